/**
 * Six digits that stand in a mail beside its link, for whoever reads the mail on another screen. A million are soon tried,
 * so each is known by a keyed hash bound to its row, lives for minutes, and dies after a few wrong tries.
 */
import { createHmac } from 'node:crypto'
import { hours, minutes } from '../../kernel/clock.ts'
import type { Random } from '../../kernel/random.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'

/** OWASP ASVS 5.0, 6.5.5: out-of-band codes live for ten minutes at most. The link beside it may live longer. */
export const codeLifetime = minutes(10)

/** Wrong ones for one mail; then another mail is needed. */
export const mostCodeTries = 5

/** Where anybody may have a mail sent to an address, they are as few for all the mails to it within this time. */
export const codeTriesWindow = hours(1)

/** All of the million are equally likely. */
export function makeCode({ bytes }: Pick<Random, 'bytes'>): string {
  const fair = 4_294_000_000
  let drawn = fair
  while (drawn >= fair) drawn = bytes(4).readUInt32BE()
  return String(drawn % 1_000_000).padStart(6, '0')
}

/** `row`: what tells the row from all others, such as the hash of its link's token. */
export const codeHashOf = (secretBox: Pick<SecretBox, 'derive'>, row: string, code: string): string =>
  hashUnder(secretBox.derive('verification-code')[0], row, code)

/** Under every key, so that a code outlives their rotation. */
export const isCodeOf = (secretBox: Pick<SecretBox, 'derive'>, row: string, code: string, codeHash: string): boolean =>
  secretBox.derive('verification-code').some((key) => hashUnder(key, row, code) === codeHash)

const hashUnder = (key: string, row: string, code: string): string =>
  createHmac('sha256', key).update(`${row}:${code}`).digest('base64url')
