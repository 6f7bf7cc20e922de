/** Webhooks in words: what they are told, and what became of a message. */

/** In the order of the form. */
export const eventTypeWords: Readonly<Record<string, string>> = {
  'finding.opened': 'Something new was found',
  'finding.changed': 'What was found has changed',
  'finding.reopened': 'A finding is open again',
  'finding.resolved': 'A finding is there no more',
  'run.finished': 'An audit was finished',
  'run.incomplete': 'An audit could not see everything',
  'decision.needed': 'A sign-in is held and waits for a decision',
}

export const typeWords = (type: string): string => eventTypeWords[type] ?? (type === 'webhook.test' ? 'Test' : type)

const troubles: Readonly<Record<string, string>> = {
  'not-configured': 'The address is none that may be told.',
  timeout: 'No answer within 15 seconds.',
  'unknown-host': 'There is no such host.',
  refused: 'The host refused the connection.',
  certificate: 'The certificate of the host is not accepted.',
  'private-address': 'The host leads into a private network, where no webhook may go.',
  unreachable: 'The host could not be reached.',
  gone: 'The receiver said that it is gone, so the webhook was turned off.',
  'no key opens the secret': 'No key at hand opens the secret. Make a new one, or put the missing key back.',
}

export const troubleWords = (trouble: string | undefined, status: number | undefined): string =>
  (trouble === undefined ? undefined : troubles[trouble]) ??
  (status === undefined ? 'It did not arrive.' : `The receiver answered with ${status}.`)
