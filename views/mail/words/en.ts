/** Messages in English. */
import type { MailWords } from './words.ts'

export const en: MailWords = {
  greeting: (name) => `Hello ${name},`,
  greetingWithoutName: 'Hello,',
  until: (moment) => `The link works once, until ${moment}.`,
  copy: 'If the button does nothing, copy this address into your browser:',
  footer: (site) => `Sent automatically by the sign-in service at ${site}. Replies are not read.`,
  verification: {
    subject: 'Confirm your e-mail address',
    lead: (site) => `Please confirm that this e-mail address is yours. It is recorded for your account at ${site}.`,
    button: 'Confirm my address',
    unexpected: 'If you do not know of this account, do nothing: the address will not be confirmed.',
  },
  reset: {
    subject: 'Choose a new password',
    lead: (site) => `With this link you choose a new password for your account at ${site}.`,
    button: 'Choose a new password',
    unexpected:
      'If you did not expect this message, do nothing: your password stays as it is. Do not forward the message, because whoever has the link can choose your password.',
  },
}
