/** What the codes of an event mean, in a few words each. */
import { checkFailures } from '../handoff/check-words.ts'

/** A code without words of its own says itself. */
export const codeWords = (code: string): string => words[code] ?? code

const words: Readonly<Partial<Record<string, string>>> = {
  ...Object.fromEntries(Object.entries(checkFailures).map(([code, { short }]) => [code, short])),
  'unknown-identifier': 'nobody is known by what was typed',
  'ambiguous-identifier': 'what was typed means several members',
  'wrong-password': 'wrong password',
  'changed-meanwhile': 'the member was changed in that moment',
  'return-to-dropped': 'not sent on to the page that was asked for',
  'external-id-taken': 'external ID taken',
  'address-taken': 'address taken',
  'other-external-id': 'another external ID on that person in Zendesk',
  'signature-invalid': 'signature not accepted',
  'wrong-brand-host': 'wrong host of a brand',
  'address-blocklisted': 'address not allowed to sign up',
  'token-reused': 'token used twice',
  'token-too-old': 'token too old, or a clock is off',
  suspended: 'suspended in Zendesk',
  'unknown-error': 'a message that Latchkey does not know',
  'external-id-differs': 'external IDs differ',
  'server-unreachable': 'mail server not reached',
  timeout: 'no answer in time',
  'encryption-refused': 'no encryption offered',
  'credentials-refused': 'mail server refused our password',
  'sender-refused': 'sender refused',
  'recipient-refused': 'recipient refused',
  'message-refused': 'message refused',
  'try-later': 'asked to try later',
  unknown: 'for a reason nobody knows',
  expired: 'its link had run out',
  superseded: 'a newer message took its place',
  unreadable: 'no key opens it',
}
