/** The claims of a hand-off and what each must look like, per articles 4408845838874 and 4408881965722. */
import { ourWords, seenAtZendesk } from './messages.ts'

/** Names as they travel. A null stands for a field the sender wants emptied. */
export type Claims = { iat: number; jti: string; email: string; name: string } & OptionalClaims
export type OptionalClaims = { [K in OptionalName]?: ValueOf<(typeof optionalClaims)[K]> | null }
export type UserFields = Record<string, unknown>

type Reader<T> = { expected: string; message?: string; read(value: unknown): T | undefined }
type ValueOf<R> = R extends Reader<infer T> ? T : never
type OptionalName = keyof typeof optionalClaims

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const text: Reader<string> = { expected: 'must be a string', read: asText }
const commaList: Reader<string[]> = {
  expected: 'must be one string, separated by commas',
  read: (value) => (typeof value === 'string' ? splitCommas(value) : undefined),
}
const number: Reader<number> = { expected: 'must be a whole number', read: readWholeNumber }

const optionalClaims = {
  external_id: text,
  // The documents show locale ids both as a number and as a string of digits.
  locale: number,
  locale_id: number,
  organization: text,
  // Called an integer in the documentation, a string where organisations are described.
  organization_id: {
    expected: 'must be a string',
    read: (value: unknown) => (Number.isSafeInteger(value) ? String(value) : asText(value)),
  },
  organizations: commaList,
  organization_ids: commaList,
  phone: {
    expected: 'must be an E.164 number such as +15551234567',
    read: (value: unknown) => (/^\+[1-9]\d{6,14}$/.test(asText(value) ?? '') ? asText(value) : undefined),
  },
  tags: { expected: 'must be an array of strings', read: readTags },
  remote_photo_url: {
    expected: 'must be a public web address',
    read: (value: unknown) => (/^https?:\/\/[^\s/]/.test(asText(value) ?? '') ? asText(value) : undefined),
  },
  role: {
    expected: 'must be end_user, agent or admin',
    read: (value: unknown) => (['end_user', 'agent', 'admin'] as const).find((role) => role === value),
  },
  custom_role_id: {
    expected: 'must be a whole number',
    read: (value: unknown) => (Number.isSafeInteger(value) ? Number(value) : undefined),
  },
  user_fields: {
    expected: 'must be an object',
    // A stringified object was seen to make Zendesk call the whole token invalid.
    message: seenAtZendesk.invalidRequest,
    read: (value: unknown): UserFields | undefined => (isRecord(value) ? value : undefined),
  },
} satisfies Record<string, Reader<unknown>>

type ReadClaims =
  { kind: 'accepted'; claims: Omit<Claims, 'iat' | 'jti'> } | { kind: 'refused'; message: string; because: string }

/** Unknown claims are passed over, as Zendesk does. */
export function readClaims(
  received: Readonly<Record<string, unknown>>,
  blankClaims: 'refuse' | 'ignore' | 'clear',
): ReadClaims {
  const email = asText(received['email'])?.trim()
  if (!email || !/^[^\s\p{C}@]+@[^\s\p{C}@]+$/u.test(email) || email.length > 254) {
    return refuse('email', 'must be an e-mail address')
  }
  const name = asText(received['name'])?.trim()
  if (!name) return refuse('name', 'must be a string that is not empty')

  const optional: Record<string, unknown> = {}
  for (const [claim, reader] of Object.entries<Reader<unknown>>(optionalClaims)) {
    const value = received[claim]
    if (value === undefined) continue
    if (value === null || value === '') {
      // Documented for tags alone: an empty value removes them all.
      if (claim === 'tags') optional[claim] = []
      else if (blankClaims === 'refuse') return refuse(claim, 'is blank: leave it out instead')
      else if (blankClaims === 'clear') optional[claim] = null
      continue
    }
    const read = reader.read(value)
    if (read === undefined) return refuse(claim, reader.expected, reader.message)
    optional[claim] = read
  }
  const claims = { ...(optional as OptionalClaims), email, name }
  if (typeof claims.custom_role_id === 'number' && claims.role !== 'agent') {
    return refuse('custom_role_id', 'goes with the role agent only')
  }
  return { kind: 'accepted', claims }
}

function readWholeNumber(value: unknown): number | undefined {
  const isDigits = typeof value === 'string' && /^\d{1,15}$/.test(value)
  return isDigits || Number.isSafeInteger(value) ? Number(value) : undefined
}

/** A plain comma string is taken in practice; a stringified JSON array is not. */
function readTags(value: unknown): string[] | undefined {
  if (Array.isArray(value)) {
    const tags: unknown[] = value
    return tags.every((tag) => typeof tag === 'string') ? tags : undefined
  }
  return typeof value === 'string' && !value.trimStart().startsWith('[') ? splitCommas(value) : undefined
}

const splitCommas = (list: string): string[] =>
  list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')

const refuse = (claim: string, expected: string, message = ourWords.claim(claim, expected)): ReadClaims => ({
  kind: 'refused',
  message,
  because: `claims.${claim}`,
})
