/** Judges a shared secret before it is stored: whoever guesses it can sign in to Zendesk as anyone, admins included. */

export type SharedSecretOutcome =
  | { kind: 'secret'; secret: string; /** Accepted, but a person should look again. */ warning: string | undefined }
  | { kind: 'refused'; why: string }

/**
 * Nothing is trimmed or repaired: a secret is used byte for byte, and a silently changed one fails only at the first
 * sign-in. No message repeats any of it. Never throws.
 */
export function readSharedSecret(typed: string): SharedSecretOutcome {
  const why = findFault(typed)
  if (why !== undefined) return { kind: 'refused', why }
  const isAsIssued = /^[A-Za-z0-9]{48}$/.test(typed)
  return { kind: 'secret', secret: typed, warning: isAsIssued ? undefined : unusualShape }
}

export const unusualShape =
  'Zendesk issues shared secrets of 48 letters and digits; the one stored has another shape. If sign-ins fail with ' +
  '“JWT signature invalid”, copy it from Zendesk again.'

/** Why an app lets nobody in while it has none. */
export const secretFirst =
  'There is no shared secret yet, so nobody could be signed in. Enter the one that Zendesk shows first.'

function findFault(typed: string): string | undefined {
  if (typed === '') return 'Enter the shared secret that Zendesk shows when the JWT configuration is created.'
  if (/^\s|\s$/.test(typed)) {
    return 'There is a space or line break before or after the secret. Copy it again without it: every character counts.'
  }
  if (/\s/.test(typed)) return 'There is a space or line break inside the secret. Zendesk’s secrets have none.'
  if (/\*{3}/.test(typed)) {
    return 'This is the masked form of a secret. Zendesk shows the whole of it only once; reset it there to get a new one.'
  }
  if (!/^[\x21-\x7e]+$/.test(typed)) {
    return 'There is a character in it that Zendesk’s secrets never have: they are plain letters and digits.'
  }
  if (typed.length < 32) {
    return `This secret has ${typed.length} characters. At least 32 are needed (RFC 7518, section 3.2); Zendesk issues 48.`
  }
  if (typed.length > 256) return 'This is longer than any secret that Zendesk issues: at most 256 characters.'
  if (isGuessable(typed)) {
    return 'This looks like a sample or a pattern, which can be guessed. Use the secret that Zendesk issued.'
  }
  return undefined
}

/** Words this long turn up by chance in one of ten million random secrets. */
const sampleWord = /secret|password|passwort|example|changeme|zendesk|shared|sample|qwert[yz]|placeholder/i

function isGuessable(secret: string): boolean {
  const steps = Array.from(secret.slice(1), (character, at) => character.charCodeAt(0) - secret.charCodeAt(at))
  const pairs = new Set(steps.map((_step, at) => secret.slice(at, at + 2)))
  const inARow = steps.filter((step) => step === 0 || Math.abs(step) === 1).length
  const isRepetitive = new Set(secret).size < 8 || pairs.size < steps.length / 2
  return sampleWord.test(secret) || isRepetitive || inARow > steps.length / 3
}
