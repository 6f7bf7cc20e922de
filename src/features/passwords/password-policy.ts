/** Which passwords may be chosen: long ones that do not merely say what everybody knows (NIST SP 800-63B-4). */
import { longestPassword, passwordLength } from '../../kernel/passwords.ts'
import { isCommonPassword, repeatedUnit } from './common-passwords.ts'
import { guessedForms, plainOf } from './plain-password.ts'

/** Distinct characters, and characters beside known words, without which a password is no secret. */
const least = { distinct: 5, own: 8 } as const

/** What others know of the member, and so would try first. */
export type AboutPassword = {
  name?: string | undefined
  email?: string | undefined
  username?: string | undefined
  /** The name of the organisation whose Latchkey this is. */
  organization?: string | undefined
}

/** Each has its words in every language: views/languages. */
export type PasswordComplaintCode =
  'too-short' | 'too-long' | 'repetitive' | 'known-words' | 'row' | 'common' | 'breached'

/** The numbers that the words of a complaint may mention. */
export type PasswordCounts = { least: number; most: number; length: number }
export type PasswordComplaint = PasswordCounts & { code: PasswordComplaintCode }

/** `shortest`: characters that the settings want at least. Asks nobody else: see judge-password.ts. */
export async function complainAboutPassword(
  password: string,
  about: AboutPassword,
  shortest: number,
): Promise<PasswordComplaint | undefined> {
  const counts = passwordCounts(password, shortest)
  const code = await findFault(password, counts, about)
  return code && { code, ...counts }
}

export const passwordCounts = (password: string, shortest: number): PasswordCounts => ({
  least: shortest,
  most: longestPassword,
  length: passwordLength(password),
})

async function findFault(
  password: string,
  { length, least: shortest }: PasswordCounts,
  about: AboutPassword,
): Promise<PasswordComplaintCode | undefined> {
  if (length < shortest) return 'too-short'
  if (length > longestPassword) return 'too-long'
  for (const form of guessedForms(password)) {
    const fault = await findFaultIn(form, about)
    if (fault !== undefined) return fault
  }
  return undefined
}

async function findFaultIn(form: string, about: AboutPassword): Promise<PasswordComplaintCode | undefined> {
  if (new Set(form).size < least.distinct) return 'repetitive'
  const own = withoutKnownWords(form, about)
  if (own.length < least.own) return 'known-words'
  if (isRow(own)) return 'row'
  if (repeatedUnit(own).length < least.own) return 'repetitive'
  const isCommon = (await isCommonPassword(form)) || (own !== form && (await isCommonPassword(own)))
  return isCommon ? 'common' : undefined
}

/** Ascending or descending throughout: abcdefg, 9876543. */
function isRow(plain: string): boolean {
  const codes = Array.from(plain, (character) => character.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, place) => code - (codes[place] ?? 0))
  const jumps = steps.filter((step) => step !== steps[0]).length
  // 1234567890 has one jump, and so has the alphabet when it starts again.
  return Math.abs(steps[0] ?? 0) === 1 && jumps <= Math.floor(codes.length / 8)
}

function withoutKnownWords(plain: string, { name = '', email = '', username = '', organization = '' }: AboutPassword) {
  const [local = '', domain = ''] = email.split('@')
  const words = [
    'latchkey',
    'zendesk',
    'password',
    ...[name, organization, username].flatMap((text) => [text, ...text.split(/[\s._+-]+/)]),
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
