/** The pages for whoever lost the password in English. */
import type { RecoveryWords } from './words.ts'

export const en: RecoveryWords = {
  ask: {
    title: 'Choose a new password',
    lead: 'Tell us who you are. We send a link to the address that your organisation has for you.',
    missing: 'Enter your e-mail address, username or member number.',
    button: 'Send the link',
  },
  asked: {
    title: 'Check your e-mail',
    lead: 'If there is an account like that here, a message with a link is on its way to its address.',
    goodFor: 'The link works once, for 30 minutes. Your current password works until you have chosen another.',
    noMailTitle: 'No message after a few minutes?',
    lookElsewhere: 'Look among the junk mail.',
    otherAddress: 'Your account may have another address. Try your username or member number as well.',
    onPaper:
      'There may be no confirmed address for you. Ask your organisation: somebody there can print a one-time code.',
    again: 'Ask again',
  },
  code: {
    title: 'Your one-time code',
    lead: 'With it you choose a new password. You sign in with that afterwards.',
    label: 'One-time code',
    hint: 'The 28 characters on the sheet you were given. Dashes, spaces and capitals do not matter.',
    refused:
      'This code does not work. Compare it with the sheet. If it is the same, it was used, has expired or is not approved yet: ask whoever gave it to you.',
    button: 'Continue',
  },
  sheet: {
    title: 'Choose a new password',
    person: 'For',
    code: 'Your one-time code',
    goodUntil: 'Good until',
    open: 'Open this address, or point a camera at the square:',
    type: 'Type the code, if the page asks for it.',
    choose: 'Choose a password that nobody else knows, then sign in with it.',
    keep: 'The code works once. Give it to nobody: whoever has it can choose your password.',
    waits: 'It works only after a second person of your organisation has approved it.',
  },
  haveCode: 'I have a one-time code',
  backToSignIn: 'Back to sign-in',
}
