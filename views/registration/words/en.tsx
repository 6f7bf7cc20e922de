/** The pages for people who register, in English. */
import { Bidi } from '../../parts/bidi.tsx'
import type { RegistrationWords } from './words.ts'

export const en: RegistrationWords = {
  register: {
    title: 'Register',
    lead: (organization = 'this organisation') => (
      <>
        Ask for an account with <Bidi>{organization}</Bidi>.
      </>
    ),
    next: {
      open: 'We send you a message. Once you have confirmed your address, you choose a password.',
      approved:
        'We send you a message. Once you have confirmed your address, somebody looks at your registration; then you choose a password.',
    },
    name: 'Your name',
    nameHint: 'How the help centre should address you.',
    email: 'Your e-mail address',
    domains: (domains) => (
      <>
        It must end in <Bidi>{domains}</Bidi>.
      </>
    ),
    button: 'Register',
    haveAccount: 'I have an account already',
  },
  refused: {
    staffDomain:
      'Staff use addresses like this one, and staff do not register themselves. Ask your organisation for an account.',
    domainNotAllowed: (domains) => `Only addresses that end in ${domains} can register here.`,
    throttled: (minutes) =>
      minutes === 1
        ? 'There were too many tries. Please wait a minute, then try again.'
        : `There were too many tries. Please wait ${minutes} minutes, then try again.`,
  },
  sent: {
    title: 'Check your e-mail',
    lead: (email) =>
      email === undefined ? (
        'We have sent you a message.'
      ) : (
        <>
          We have sent a message to <Bidi>{email}</Bidi>.
        </>
      ),
    how: 'Open the link in it, or type the code here. If you have an account with this address already, the message says so.',
    noMail:
      'If nothing comes within a few minutes, look among the junk mail, and check the address for typing mistakes.',
    again: 'Ask once more, or with another address',
  },
  confirm: {
    title: 'Confirm your registration',
    isThisYours: (email) => (
      <>
        Is <Bidi>{email}</Bidi> your address?
      </>
    ),
    name: 'Your name',
    nameHint: 'How the help centre should address you. Change it if it is not right.',
    onlyIf: 'Confirm only if you asked for this. Otherwise close this page: nothing happens.',
    button: 'Yes, this is my address',
  },
  ends: {
    waiting: {
      title: 'Your address is confirmed',
      sentence:
        'Somebody at the organisation will look at your registration. You get a message as soon as it is approved; there is nothing more to do until then.',
    },
    known: {
      title: 'You have an account already',
      sentence:
        'An account has this address, so nothing was added. Sign in with it. If you do not know its password, have a link sent to you.',
    },
    closed: {
      title: 'Registration is not possible any more',
      sentence:
        'Who may register was changed since you asked. No account was made. Ask your organisation for an account.',
    },
    spent: {
      title: 'This link was used already',
      sentence:
        'It works once. If it was you who used it, your address is confirmed. If you have not chosen a password yet, have a link for that sent to you from the sign-in page.',
    },
    gone: {
      title: 'This link does not work',
      sentence:
        'It works for 24 hours, and only when it is complete. Copy the whole address from the message, or register once more.',
    },
  },
  signIn: 'Sign in',
  forgotPassword: 'Forgot your password?',
  registerAgain: 'Register once more',
}
