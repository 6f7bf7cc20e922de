/** What somebody has proved themselves with, and when that is enough. */

export const proofs = ['password', 'totp', 'passkey', 'recovery-code', 'remembered-device'] as const
export type Proof = (typeof proofs)[number]

/**
 * Two factors: a passkey is the device and the finger or PIN that unlocks it, everything else stands beside the password.
 */
export const isStrong = (given: readonly Proof[]): boolean =>
  given.includes('passkey') || (given.includes('password') && given.some((proof) => proof !== 'password'))

/** A second factor itself, and no browser that stands in for it. */
export const holdsFactor = (given: readonly Proof[]): boolean =>
  given.some((proof) => proof === 'passkey' || proof === 'totp' || proof === 'recovery-code')

/** Reads them back from where they were stored; what is none of ours proves nothing. */
export const readProofs = (stored: unknown): Proof[] =>
  Array.isArray(stored) ? proofs.filter((proof) => stored.includes(proof)) : []

/** Where a session that lacks a second factor is led, and one that is to prove itself again; both take `continue`. */
export const factorSetUpPath = '/account/security/second-factor'
export const provePath = '/sign-in/prove'
