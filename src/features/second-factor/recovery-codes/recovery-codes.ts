/** Codes that stand in for a factor that was lost: ten of them, on paper, each good for one sign-in. */
import { inGroups, makePaperCode, readPaperCode } from '../../../kernel/paper-code.ts'
import type { Random } from '../../../kernel/random.ts'
import { hashOfToken } from '../../../kernel/token-hash.ts'

const codesInSet = 10

/** 120 bits, so that a plain hash keeps them. */
const length = 24

/** As people read them. */
export const newRecoveryCodes = (random: Random): string[] =>
  Array.from({ length: codesInSet }, () => inGroups(makePaperCode(random, length)))

/** How the store knows a code; undefined for what can be none. */
export function hashOfRecoveryCode(typed: string): string | undefined {
  const code = readPaperCode(typed, length)
  return code === undefined ? undefined : hashOfToken(code)
}
