/** Tells Zendesk's error messages apart. Zendesk publishes no list; these are the ones that have been seen. */

/** Each has its words in every language: views/languages. */
export type ZendeskErrorCode =
  | 'external-id-taken'
  | 'address-taken'
  | 'other-external-id'
  | 'signature-invalid'
  | 'wrong-brand-host'
  | 'address-blocklisted'
  | 'token-reused'
  | 'token-too-old'
  | 'suspended'
  | 'unknown-error'

const known: readonly { code: ZendeskErrorCode; pattern: RegExp }[] = [
  { code: 'external-id-taken', pattern: /external(\s+id)?\s+has already been taken/i },
  { code: 'address-taken', pattern: /e-?mail\b.*\b(taken|in use|being used)/i },
  { code: 'other-external-id', pattern: /(another|different) external[ _-]?id/i },
  { code: 'signature-invalid', pattern: /signature|tokens match/i },
  { code: 'wrong-brand-host', pattern: /invalid jwt request/i },
  { code: 'address-blocklisted', pattern: /not allowed to sign up/i },
  { code: 'token-reused', pattern: /reused|already been used|jti/i },
  { code: 'token-too-old', pattern: /\biat\b|expired|too old|clock|time/i },
  { code: 'suspended', pattern: /suspended/i },
]

/** Longest part of a message that is shown or kept. It arrives in a link that anybody can write. */
const longest = 300

export function readZendeskMessage(given: unknown): { message: string | undefined; code: ZendeskErrorCode } {
  if (typeof given !== 'string' || given.trim() === '') return { message: undefined, code: 'unknown-error' }
  // Control characters are nobody's words, and a NUL fits into no database.
  const message = given
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed()
  return { message, code: known.find(({ pattern }) => pattern.test(message))?.code ?? 'unknown-error' }
}
