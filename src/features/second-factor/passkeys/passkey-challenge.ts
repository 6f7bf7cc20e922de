/**
 * What a passkey is asked to sign. A challenge proves by itself that it is ours, what for, for whom and until when, so that
 * looking at a page stores nothing; only one that was answered is written down, so that it is answered once.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { after, minutes, type Clock } from '../../../kernel/clock.ts'
import type { Random } from '../../../kernel/random.ts'
import type { SecretBox } from '../../../kernel/secret-box.ts'

/** Of a member who is known: it is for nobody else. */
export type OwnChallengeUse = { purpose: 'register' | 'second-factor' | 'prove'; memberId: string }

/** At the sign-in nobody is known yet: there the passkey says whose it is. */
export type ChallengeUse = { purpose: 'sign-in'; memberId?: undefined } | OwnChallengeUse

export type ChallengeDeps = { clock: Clock; secretBox: Pick<SecretBox, 'derive'> }

export type ReadChallenge = { kind: 'good'; expiresAt: Date } | { kind: 'expired' | 'foreign' }

const challengeLifetime = minutes(5)

const nonceLength = 16
/** Milliseconds since 1970. */
const expiryLength = 6
const macLength = 32

export function makeChallenge(
  { clock, random, secretBox }: ChallengeDeps & { random: Pick<Random, 'bytes'> },
  use: ChallengeUse,
): Buffer {
  const expiry = Buffer.alloc(expiryLength)
  expiry.writeUIntBE(after(clock.now(), challengeLifetime).getTime(), 0, expiryLength)
  const body = Buffer.concat([random.bytes(nonceLength), expiry])
  const [key] = secretBox.derive(keyPurpose)
  return Buffer.concat([body, macOf(key, use, body)])
}

/** `text`: base64url, as the browser says that it was signed. */
export function readChallenge({ clock, secretBox }: ChallengeDeps, use: ChallengeUse, text: string): ReadChallenge {
  const bytes = Buffer.from(text, 'base64url')
  // One spelling only: used ones are known by how they are written.
  const isWhole = bytes.length === nonceLength + expiryLength + macLength && bytes.toString('base64url') === text
  if (!isWhole) return { kind: 'foreign' }
  const body = bytes.subarray(0, -macLength)
  const mac = bytes.subarray(-macLength)
  if (!secretBox.derive(keyPurpose).some((key) => timingSafeEqual(macOf(key, use, body), mac)))
    return { kind: 'foreign' }
  const expiresAt = new Date(body.readUIntBE(nonceLength, expiryLength))
  return expiresAt > clock.now() ? { kind: 'good', expiresAt } : { kind: 'expired' }
}

const keyPurpose = 'passkey-challenge'

const macOf = (key: string, { purpose, memberId = '' }: ChallengeUse, body: Buffer): Buffer =>
  createHmac('sha256', key).update(`${purpose}:${memberId}:`).update(body).digest()
