/** Decides whether Zendesk would take a JWT, with node:crypto alone: nothing is shared with the side that signs. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Claims, isRecord, readClaims } from './read-claims.ts'
import { ourWords, seenAtZendesk } from './messages.ts'

export type TokenVerdict =
  | { kind: 'accepted'; claims: Claims }
  /** `message` goes to the browser; `because` is for the log: a stable dotted reason. */
  | { kind: 'refused'; message: string; because: string }

export type GivenToken = {
  jwt: string
  sharedSecret: string
  now: Date
  /** Whether this jti was used before. A numeric jti is asked about in its decimal form. */
  isUsed(jti: string): boolean
  /** How far `iat` may be from `now`, both ways, in whole seconds. Documented: 180; older texts: 120. */
  windowSeconds?: number
  honourExpiry?: boolean
  /** What an optional claim that is null or "" means. Undocumented, so it is refused unless told otherwise. */
  blankClaims?: 'refuse' | 'ignore' | 'clear'
}

/** Never throws. Using the jti up is the caller's business, and only after `accepted`. */
export function verifyToken(given: GivenToken): TokenVerdict {
  const parts = given.jwt.split('.')
  const [header, payload, signature] = parts
  if (parts.length !== 3 || !header || !payload || !signature) return refused('token.malformed')
  if (![header, payload, signature].every((part) => /^[\w-]+$/.test(part))) return refused('token.malformed')

  const headerFault = findHeaderFault(readJsonObject(header))
  if (headerFault) return refused(headerFault, seenAtZendesk.signatureInvalid)
  if (!isSignedWith(given.sharedSecret, `${header}.${payload}`, signature)) {
    return refused('signature.wrong', seenAtZendesk.signatureInvalid)
  }

  const received = readJsonObject(payload)
  if (!received) return refused('token.payload-not-an-object')
  const timeFault = findTimeFault(received, given)
  if (timeFault) return { kind: 'refused', ...timeFault }
  const jti = readJti(received['jti'])
  if (jti === undefined) return refused('claims.jti', ourWords.claim('jti', 'must be a string or a number'))
  if (given.isUsed(jti)) return refused('jti.reused', ourWords.jtiReused)

  const claims = readClaims(received, given.blankClaims ?? 'refuse')
  if (claims.kind === 'refused') return claims
  return { kind: 'accepted', claims: { ...claims.claims, iat: Number(received['iat']), jti } }
}

/** The payload as text for people to read, whoever signed it; undefined when it is no JSON object. */
export function describePayload(jwt: string, maxLength = 4_000): string | undefined {
  const received = readJsonObject(jwt.split('.')[1] ?? '')
  if (!received) return undefined
  try {
    const text = JSON.stringify(received, undefined, 2)
    return text.length > maxLength ? `${text.slice(0, maxLength)} …` : text
  } catch {
    // Nested deeper than the stack: nothing a person could read.
    return undefined
  }
}

function findHeaderFault(header: Record<string, unknown> | undefined): string | undefined {
  if (!header) return 'header.not-an-object'
  if (header['typ'] !== 'JWT') return header['typ'] === undefined ? 'header.typ-missing' : 'header.typ-wrong'
  if (header['alg'] !== 'HS256') return header['alg'] === undefined ? 'header.alg-missing' : 'header.alg-wrong'
  // RFC 7515: an extension one does not understand must not be accepted.
  return header['crit'] === undefined ? undefined : 'header.crit'
}

/** The secret is used as raw UTF-8 bytes. Comparing the text refuses every second spelling of the same signature. */
function isSignedWith(sharedSecret: string, signed: string, signature: string): boolean {
  if (sharedSecret === '') return false
  const expected = Buffer.from(createHmac('sha256', sharedSecret).update(signed).digest('base64url'))
  const received = Buffer.from(signature)
  return received.length === expected.length && timingSafeEqual(received, expected)
}

function findTimeFault(
  received: Record<string, unknown>,
  given: GivenToken,
): { because: string; message: string } | undefined {
  const { iat, exp } = received
  if (typeof iat !== 'number' || !Number.isSafeInteger(iat)) {
    const because = typeof iat === 'number' ? 'iat.not-whole-seconds' : 'iat.missing'
    return { because, message: ourWords.claim('iat', 'must be whole seconds since 1970, as a number') }
  }
  const distance = Math.abs(given.now.getTime() - iat * 1_000)
  if (distance > (given.windowSeconds ?? 180) * 1_000) {
    return { because: 'iat.outside-window', message: ourWords.issuedOutsideWindow }
  }
  if (!given.honourExpiry || exp === undefined) return undefined
  const isOver = typeof exp !== 'number' || exp * 1_000 <= given.now.getTime()
  return isOver ? { because: 'exp.over', message: ourWords.expired } : undefined
}

/** Text in the current documentation, a number in its example. */
function readJti(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}

function readJsonObject(part: string): Record<string, unknown> | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(part, 'base64url'))
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

const refused = (because: string, message: string = seenAtZendesk.invalidRequest): TokenVerdict => ({
  kind: 'refused',
  message,
  because,
})
