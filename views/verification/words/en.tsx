/** The pages behind a verification link in English. */
import { Bidi } from '../../parts/bidi.tsx'
import type { VerificationWords } from './words.ts'

export const en: VerificationWords = {
  title: 'Confirm your e-mail address',
  isThisYours: (email) => (
    <>
      Is <Bidi>{email}</Bidi> your address?
    </>
  ),
  accountOf: (person) => (
    <>
      By confirming it, you link it to the account of <Bidi>{person}</Bidi>.
    </>
  ),
  onlyIf: 'Confirm only if this account is yours. Otherwise close this page: nothing happens.',
  button: 'Yes, confirm this address',
  signIn: 'Sign in',
  ends: {
    confirmed: { title: 'Your address is confirmed', sentence: 'There is nothing more to do. You can sign in now.' },
    spent: {
      title: 'This link was used already',
      sentence: 'It works once. If it was you who used it, your address is confirmed and there is nothing more to do.',
    },
    expired: {
      title: 'This link has expired',
      sentence: 'It worked for 24 hours. Nothing was changed. Ask your organisation to send you a new one.',
    },
    void: {
      title: 'This link is no longer valid',
      sentence:
        'A newer one was sent, or your account has another address by now. Look for the newest message, or ask your organisation to send you a new one.',
    },
    unknown: {
      title: 'This link does not work',
      sentence:
        'It may not be complete. Copy the whole address from the message, or ask your organisation to send you a new one.',
    },
  },
}
