/** Messages in English. */
import type { MailWords } from './words.ts'

const notMe =
  'If it was not you, somebody else may be using your account: choose a new password at once, end all sessions and tell your organisation.'
const notMeWithoutPassword =
  'If it was not you, somebody else may be using your account: have a new password sent to you at once and tell your organisation.'

export const en: MailWords = {
  greeting: (name) => `Hello ${name},`,
  greetingWithoutName: 'Hello,',
  until: (moment) => `The link works once, until ${moment}.`,
  code: 'Or type this code on the page that asks for it. Tell it to nobody:',
  codeUntil: (moment) => `The code works once, until ${moment}.`,
  copy: 'If the button does nothing, copy this address into your browser:',
  footer: (site) => `Sent automatically by the sign-in service at ${site}. Replies are not read.`,
  when: (moment) => `When: ${moment}`,
  from: (ip) => `From the network address: ${ip}`,
  browser: (browser, system) => `With: ${system === undefined ? browser : `${browser} on ${system}`}`,
  security: 'See the security of your account',
  data: 'See your data',
  account: 'See your account',
  links: {
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
    'address-proof': {
      subject: 'Confirm your new e-mail address',
      lead: (site) =>
        `You asked to use this e-mail address for your account at ${site}. Until you confirm it, your former address stays in force.`,
      button: 'Confirm my new address',
      unexpected: 'If you did not ask for this, do nothing: the address will not be used.',
    },
    'address-undo': {
      subject: 'Your e-mail address was changed',
      lead: (site) =>
        `Your account at ${site} has another e-mail address from now on. Nothing more is sent to this one. If it was you, there is nothing to do.`,
      button: 'Undo the change',
      unexpected:
        'If it was not you, undo the change at once: this address is restored, all sessions end, and you choose a new password.',
    },
    registration: {
      subject: 'Confirm your registration',
      lead: (site) =>
        `Somebody, probably you, asked for an account at ${site} with this e-mail address. Confirm that the address is yours to go on.`,
      button: 'Confirm my address',
      unexpected: 'If you did not ask for this, do nothing: no account is made.',
    },
    'registration-approved': {
      subject: 'Your registration was approved',
      lead: (site) => `Your account at ${site} is ready. With this link you choose your password.`,
      button: 'Choose my password',
      unexpected:
        'Do not forward the message, because whoever has the link can choose your password. Once the link has expired, have another one sent with “Forgot your password?” on the sign-in page.',
    },
    'registration-refused': {
      subject: 'Your registration was not approved',
      lead: (site) => `Your registration at ${site} was not approved. No account was made.`,
      button: undefined,
      unexpected: 'If you think that this is a mistake, ask the organisation that you wanted to register with.',
    },
    'registration-known': {
      subject: 'You already have an account',
      lead: (site) =>
        `Somebody, probably you, wanted to use this e-mail address for an account at ${site}. It already belongs to your account there, so nothing was changed.`,
      button: 'Sign in',
      unexpected:
        'If you have forgotten your password, have a link sent to you from the sign-in page. If it was not you, there is nothing to do.',
    },
  },
  notices: {
    'password-changed': {
      subject: 'Your password was changed',
      what: (site) => `The password of your account at ${site} was changed. All other sessions were ended.`,
      next: `If it was you, there is nothing to do. ${notMeWithoutPassword}`,
    },
    'password-reset': {
      subject: 'You have a new password',
      what: (site) =>
        `A new password was chosen for your account at ${site}, by a link or a code made for that. All sessions were ended.`,
      next: `If it was you, there is nothing to do. ${notMeWithoutPassword}`,
    },
    'password-marked-compromised': {
      subject: 'Your password does not work any more',
      what: (site) =>
        `Your organisation has reason to think that somebody else knows the password of your account at ${site}. It does not work any more, and all sessions were ended.`,
      next: 'Choose a new password: with the link that was sent to you, or with “Forgot your password?” on the sign-in page. Do not use the old one anywhere else either.',
    },
    'password-removed': {
      subject: 'Your password was removed',
      what: (site) =>
        `The password of your account at ${site} was removed. It does not work any more, and all sessions were ended.`,
      next: 'If you know of this, choose a new password with “Forgot your password?” on the sign-in page. If not, tell your organisation at once.',
    },
    'totp-added': {
      subject: 'An authenticator app was added',
      what: (site) => `An authenticator app was set up as the second factor of your account at ${site}.`,
      next: `If it was you, there is nothing to do. ${notMe}`,
    },
    'totp-removed': {
      subject: 'Your authenticator app was removed',
      what: (site) => `The authenticator app is no longer a second factor of your account at ${site}.`,
      next: `If it was you, there is nothing to do. ${notMe}`,
    },
    'passkey-added': {
      subject: 'A passkey was added',
      what: (site) => `A passkey was added to your account at ${site}. It opens your account without the password.`,
      next: `If it was you, there is nothing to do. ${notMe}`,
    },
    'passkey-removed': {
      subject: 'A passkey was removed',
      what: (site) => `A passkey of your account at ${site} was removed. It does not open your account any more.`,
      next: `If it was you, there is nothing to do. ${notMe}`,
    },
    'passkey-refused': {
      subject: 'A passkey of yours was refused',
      what: (site) =>
        `A passkey of your account at ${site} was refused: it says that it was used less often than we know it was. Somebody may have a copy of it.`,
      next: `Remove that passkey from your account and make a new one. ${notMe}`,
    },
    'recovery-codes-made': {
      subject: 'You have new recovery codes',
      what: (site) => `New recovery codes were made for your account at ${site}. Older ones do not work any more.`,
      next: `If it was you, keep them in a safe place. ${notMe}`,
    },
    'recovery-code-used': {
      subject: 'A recovery code was used',
      what: (site) => `One of the recovery codes of your account at ${site} was used. It does not work again.`,
      next: `If it was you, see how many are left. ${notMe}`,
    },
    'second-factor-refused': {
      subject: 'Somebody knows your password',
      what: (site) =>
        `Somebody signed in to your account at ${site} with your password, and then gave wrong codes several times. They did not get in.`,
      next: 'If it was you, wait a while and try again. If it was not, change your password at once and tell your organisation.',
    },
    'second-factors-reset': {
      subject: 'Your second factors were removed',
      what: (site) =>
        `An administrator removed all second factors of your account at ${site}: authenticator app, passkeys and recovery codes. All sessions were ended.`,
      next: 'If you had asked for that, sign in with your password and set up a second factor anew. If not, tell your organisation at once.',
    },
    'address-changed': {
      subject: 'Your e-mail address was changed',
      what: (site) => `Your account at ${site} has another e-mail address from now on.`,
      next: 'If you know of this, there is nothing to do. If not, tell your organisation at once.',
    },
    'address-restored': {
      subject: 'Your e-mail address was restored',
      what: (site) =>
        `The change of the e-mail address of your account at ${site} was undone. The former address is in force again, and all sessions were ended.`,
      next: 'You need a new password: the link to choose one is sent to the restored address.',
    },
    'new-device': {
      subject: 'Signed in with a new browser',
      what: (site) => `Your account at ${site} was used with a browser that was not known before.`,
      next: `If it was you, there is nothing to do. ${notMe}`,
    },
    'erasure-declined': {
      subject: 'Your account is not erased',
      what: (site) => `You asked for your account at ${site} to be erased. Your organisation has declined that.`,
      next: 'The reason is on the page “Your data” of your account. If you do not agree, ask your organisation.',
    },
    'handoff-approved': {
      subject: 'Your sign-in was approved',
      what: (site) =>
        `Your organisation has looked at your account at ${site}, and lets you sign in to the help centre with it.`,
      next: 'Open the help centre again. If you are held back once more, something about your account has changed since; your organisation is asked again.',
    },
    'handoff-declined': {
      subject: 'Your sign-in was not approved',
      what: (site) =>
        `Your organisation has looked at your account at ${site}, and does not let you sign in to the help centre with it as it is.`,
      next: 'Ask the people who look after your membership why, and what can be put right.',
    },
  },
}
