/** Secrets that people copy from paper: Crockford's Base32 in groups of four, read as people mistype it. */
import { randomText } from './ids.ts'
import type { Random } from './random.ts'

/** Without I, L, O and U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groupSize = 4

/** Five bits a character. */
export const makePaperCode = (random: Random, length: number): string => randomText(random, alphabet, length)

/** As it is printed. */
export const inGroups = (code: string): string => code.match(new RegExp(`.{1,${groupSize}}`, 'g'))?.join('-') ?? ''

/**
 * The plain characters of what was typed: small or full-width letters, blanks and dashes do not matter, and a letter O is
 * a zero. Undefined when it cannot be a code of this length.
 */
export function readPaperCode(typed: string, length: number): string | undefined {
  const plain = typed
    .slice(0, 200)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return plain.length === length && Array.from(plain).every((character) => alphabet.includes(character))
    ? plain
    : undefined
}
