/** Zendesk's error messages in plain words. Zendesk publishes no list; these are the ones that have been seen. */

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

export type ZendeskError = { code: ZendeskErrorCode; explanation: string; next: readonly string[] }

const tellAdministrator =
  'Tell your administrator the reference on this page: trying again will not help until they look at it.'

const known: readonly (ZendeskError & { pattern: RegExp })[] = [
  {
    code: 'external-id-taken',
    pattern: /external(\s+id)?\s+has already been taken/i,
    explanation: 'Two people in Zendesk lay claim to your account, so Zendesk does not know which one you are.',
    next: [tellAdministrator],
  },
  {
    code: 'address-taken',
    pattern: /e-?mail\b.*\b(taken|in use|being used)/i,
    explanation: 'Another person in Zendesk has your e-mail address already, so Zendesk cannot give it to you.',
    next: [tellAdministrator],
  },
  {
    code: 'other-external-id',
    pattern: /(another|different) external[ _-]?id/i,
    explanation:
      'Zendesk knows a person with your e-mail address under another number, and does not take you for them.',
    next: [tellAdministrator],
  },
  {
    code: 'signature-invalid',
    pattern: /signature|tokens match/i,
    explanation: 'Zendesk does not recognise our signature. Most likely its shared secret was changed.',
    next: [tellAdministrator],
  },
  {
    code: 'wrong-brand-host',
    pattern: /invalid jwt request/i,
    explanation: 'Zendesk did not accept the address at which we handed you over.',
    next: [tellAdministrator],
  },
  {
    code: 'address-blocklisted',
    pattern: /not allowed to sign up/i,
    explanation: 'This Zendesk account does not accept new people with your e-mail address.',
    next: [tellAdministrator],
  },
  {
    code: 'token-reused',
    pattern: /reused|already been used|jti/i,
    explanation: 'The ticket we gave your browser was used twice, for example by reloading or going back.',
    next: ['Try once more: you will get a fresh one.'],
  },
  {
    code: 'token-too-old',
    pattern: /\biat\b|expired|too old|clock|time/i,
    explanation: 'It took too long to reach Zendesk, or one of the two clocks is wrong.',
    next: ['Try once more.', 'If it happens again, tell your administrator the reference on this page.'],
  },
  {
    code: 'suspended',
    pattern: /suspended/i,
    explanation: 'Your profile in Zendesk is suspended.',
    next: ['Ask the team behind this help centre to restore it.'],
  },
]

const unknown: ZendeskError = {
  code: 'unknown-error',
  explanation: 'Zendesk refused the sign-in and gave a reason we do not know yet.',
  next: ['Try once more.', 'If it happens again, tell your administrator the reference on this page.'],
}

/** Longest part of a message that is shown or kept. It arrives in a link that anybody can write. */
const longest = 300

export function readZendeskMessage(given: unknown): { message: string | undefined; error: ZendeskError } {
  if (typeof given !== 'string' || given.trim() === '') return { message: undefined, error: unknown }
  // Control characters are nobody's words, and a NUL fits into no database.
  const message = given
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed()
  return { message, error: known.find(({ pattern }) => pattern.test(message)) ?? unknown }
}
