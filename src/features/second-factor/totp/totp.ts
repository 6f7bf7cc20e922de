/** Codes of an authenticator app, by RFC 6238 as every such app has them: SHA-1, six digits, a new one every 30 seconds. */
import { Secret, TOTP } from 'otpauth'
import { seconds } from '../../../kernel/clock.ts'
import type { Random } from '../../../kernel/random.ts'
import { readSixDigits } from '../../../kernel/typed-digits.ts'

const period = 30

/** Base32, as people type it into their app; 160 bits, as long as the hash (RFC 4226, section 4). */
export const newTotpSecret = (random: Pick<Random, 'bytes'>): string =>
  new Secret({ buffer: Uint8Array.from(random.bytes(20)).buffer }).base32

/** What the QR code says. `issuer` and `account` are what the app lists the codes under. */
export function totpAddress(secret: string, { issuer, account }: { issuer: string; account: string }): string {
  // The colon parts the two in the address.
  const plain = (name: string) => name.replaceAll(':', ' ')
  return codes(secret, { issuer: plain(issuer), label: plain(account) }).toString()
}

/** The step of time that a typed code belongs to, one to either side of ours at most; undefined: to none of them. */
export function stepOf(secret: string, typed: string, now: Date): number | undefined {
  const token = readSixDigits(typed)
  if (token === undefined) return undefined
  const delta = codes(secret).validate({ token, timestamp: now.getTime(), window: 1 })
  return delta === null ? undefined : Math.floor(now.getTime() / seconds(period)) + delta
}

const codes = (secret: string, names: { issuer?: string; label?: string } = {}): TOTP =>
  new TOTP({ ...names, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period })
