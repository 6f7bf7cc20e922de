/** What a refused hand-off tells the browser. Zendesk publishes no list: the first group was seen there, the rest are our own words. */

/** Seen in reports and in Zendesk's own answers, letter by letter. */
export const seenAtZendesk = {
  signatureInvalid: 'JWT signature invalid. The signature cannot be verified ,check that your tokens match.',
  invalidRequest: 'Invalid JWT Request',
  externalIdTaken: 'User is invalid: External has already been taken',
} as const

/** Zendesk's wording for an address on the blocklist. */
export const blocklisted = (email: string): string =>
  `Users with the email address ${email} are not allowed to sign up for this help desk`

/** Zendesk's wording is not known for these. */
export const ourWords = {
  issuedOutsideWindow: 'The token was not issued within the last minutes. Check the clock of the sender.',
  expired: 'The token has expired.',
  jtiReused: 'The unique identifier of this token (jti) has been used before.',
  emailTaken: 'User is invalid: Email is already in use by another person',
  mismatch: 'User is invalid: the person with this email has another external id',
  suspended: 'This user is suspended',
  ssoOff: 'Single sign-on is not enabled for this kind of user',
  claim: (name: string, expected: string): string => `The claim ${name} ${expected}`,
} as const

/** Whether Zendesk has been seen to say exactly this. */
export function isSeenAtZendesk(message: string): boolean {
  const isListed = Object.values(seenAtZendesk).some((seen) => seen === message)
  return isListed || /^Users with the email address .* are not allowed to sign up for this help desk$/.test(message)
}
