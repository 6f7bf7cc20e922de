/** Which passwords may be chosen: long ones that do not merely say what everybody knows (NIST SP 800-63B-4). */
import { longestPassword, passwordLength } from '../../kernel/passwords.ts'

/** A password is the only proof here, and then fifteen characters are the least. */
export const shortestPassword = 15

/** Distinct characters, and characters beside known words, without which a password is no secret. */
const least = { distinct: 5, own: 8 } as const

export type AboutPassword = { name?: string | undefined; email?: string | undefined }

/** Each has its words in every language: views/languages. */
export type PasswordComplaintCode = 'too-short' | 'too-long' | 'repetitive' | 'known-words' | 'row'

export type PasswordCounts = { least: number; most: number; length: number }
export type PasswordComplaint = PasswordCounts & { code: PasswordComplaintCode }

/** What is wrong with the password; undefined when nothing is. */
export function complainAboutPassword(password: string, about: AboutPassword): PasswordComplaint | undefined {
  const counts = passwordCounts(password)
  const code = findFault(password, counts, about)
  return code && { code, ...counts }
}

/** The numbers that the words of a complaint may mention. */
export const passwordCounts = (password: string): PasswordCounts => ({
  least: shortestPassword,
  most: longestPassword,
  length: passwordLength(password),
})

function findFault(
  password: string,
  { length }: PasswordCounts,
  about: AboutPassword,
): PasswordComplaintCode | undefined {
  if (length < shortestPassword) return 'too-short'
  if (length > longestPassword) return 'too-long'
  const plain = plainOf(password)
  if (new Set(plain).size < least.distinct) return 'repetitive'
  const own = withoutKnownWords(plain, about)
  if (own.length < least.own) return 'known-words'
  return isRow(own) ? 'row' : undefined
}

/** Letters and digits as they are guessed: case and what stands between them count for nothing. */
const plainOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Ascending or descending throughout: abcdefg, 9876543. */
function isRow(plain: string): boolean {
  const codes = Array.from(plain, (character) => character.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, place) => code - (codes[place] ?? 0))
  const jumps = steps.filter((step) => step !== steps[0]).length
  // 1234567890 has one jump, and so has the alphabet when it starts again.
  return Math.abs(steps[0] ?? 0) === 1 && jumps <= Math.floor(codes.length / 8)
}

function withoutKnownWords(plain: string, { name = '', email = '' }: AboutPassword): string {
  const [local = '', domain = ''] = email.split('@')
  const words = [
    'latchkey',
    'zendesk',
    'password',
    name,
    ...name.split(/\s+/),
    local,
    ...local.split(/[._+-]/),
    ...domain.split('.'),
  ]
  return words
    .map(plainOf)
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length)
    .reduce((rest, word) => rest.replaceAll(word, ''), plain)
}
