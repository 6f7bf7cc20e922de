/** The pages about addresses in English. */
import { Bidi } from '../../parts/bidi.tsx'
import type { VerificationWords } from './words.ts'

export const en: VerificationWords = {
  links: {
    verify: {
      title: 'Confirm your e-mail address',
      lead: (email) => (
        <>
          Is <Bidi>{email}</Bidi> your address?
        </>
      ),
      about: (person) => (
        <>
          By confirming it, you link it to the account of <Bidi>{person}</Bidi>.
        </>
      ),
      onlyIf: 'Confirm only if this account is yours. Otherwise close this page: nothing happens.',
      button: 'Yes, confirm this address',
    },
    change: {
      title: 'Confirm your new e-mail address',
      lead: (email) => (
        <>
          Is <Bidi>{email}</Bidi> to be your address from now on?
        </>
      ),
      about: (person) => (
        <>
          It takes the place of the former address in the account of <Bidi>{person}</Bidi>. All other sessions end.
        </>
      ),
      onlyIf: 'Confirm only if you asked for this. Otherwise close this page: nothing happens.',
      button: 'Yes, use this address',
    },
    undo: {
      title: 'Go back to your former address',
      lead: (email) => (
        <>
          Is <Bidi>{email}</Bidi> to be your address again?
        </>
      ),
      about: (person) => (
        <>
          It belonged to the account of <Bidi>{person}</Bidi> until it was changed. If you go back, everybody is signed
          out, the password stops working, and you are sent a link to choose a new one.
        </>
      ),
      onlyIf: 'If you changed the address yourself, close this page: nothing happens.',
      button: 'It was not me: go back',
    },
  },
  signInFirst:
    'Only the account that asked for this address can take it: sign in to that account first. Or type the code from the message on the page where you asked for it.',
  signIn: 'Sign in',
  forgotPassword: 'Forgot your password?',
  yourAddress: 'See your address',
  ends: {
    confirmed: { title: 'Your address is confirmed', sentence: 'There is nothing more to do. You can sign in now.' },
    spent: {
      title: 'This link was used already',
      sentence: 'It works once. If it was you who used it, your address is confirmed and there is nothing more to do.',
    },
    expired: {
      title: 'This link has expired',
      sentence:
        'It worked for 24 hours. Nothing was changed. Sign in to have a new one sent, or ask your organisation for one.',
    },
    void: {
      title: 'This link is no longer valid',
      sentence:
        'A newer one was sent, or your account has another address by now. Look for the newest message, sign in to have a new one sent, or ask your organisation for one.',
    },
    unknown: {
      title: 'This link does not work',
      sentence:
        'It may not be complete. Copy the whole address from the message, sign in to have a new one sent, or ask your organisation for one.',
    },
    'change-spent': {
      title: 'This link was used already',
      sentence: 'It works once. If it was you who used it, your new address is in force.',
    },
    'change-expired': {
      title: 'This link has expired',
      sentence: 'It worked for 24 hours. Your address stays as it was. You can ask for the change again.',
    },
    'change-void': {
      title: 'This link is no longer valid',
      sentence:
        'You asked for another address since, the change was withdrawn, or your account was changed in the meantime. Your address stays as it is. You can ask for the change again.',
    },
    restored: {
      title: 'Your former address is back',
      sentence:
        'Everybody was signed out, and the password does not work any more. A link to choose a new one is on its way to your address. If it does not arrive, ask for another one here.',
    },
    'undo-spent': {
      title: 'The change was undone already',
      sentence: 'If it was you who did that, choose a new password with the link that was sent to you.',
    },
    'undo-expired': {
      title: 'This link has expired',
      sentence: 'It worked for seven days. If you did not change the address, ask your organisation for help at once.',
    },
    'undo-void': {
      title: 'This link is no longer valid',
      sentence:
        'Your organisation has changed the address of your account since. If that cannot be right, ask them for help at once.',
    },
    taken: {
      title: 'This address is in use',
      sentence:
        'Another account has it by now, so it cannot become the address of yours. Nothing was changed. Ask your organisation for help.',
    },
  },

  address: {
    title: 'Your e-mail address',
    lead: 'We sign you in to Zendesk with this address, and send messages about your account to it.',
    label: 'Address',
    none: 'None is recorded for you.',
    confirmed: 'Confirmed',
    notConfirmed: 'Not confirmed',
    why: 'Please confirm that this address is yours. Until then, no help centre lets you in.',
    onward: 'As soon as it is confirmed, you go on to where you were going.',
    send: 'Send me a message to confirm it',
    sendAgain: 'Send it again',
    onItsWay: (email) => (
      <>
        A message is on its way to <Bidi>{email}</Bidi>. Open the link in it, or type the code here. If it does not
        come, look among the junk mail.
      </>
    ),
    next: (minutes) =>
      minutes === 1
        ? 'You can have another one sent in a minute.'
        : `You can have another one sent in ${minutes} minutes.`,
    code: 'Code from the message',
    codeHint: 'Six digits. The code works for 10 minutes, the link for 24 hours.',
    codeGone: 'The code does not work any more; the link in the message still does.',
    confirm: 'Confirm',
    change: 'Change the address',
    add: 'Add an address',
    forOwners:
      'Staff, and those who look after Latchkey, do not change their own address: ask an owner of this Latchkey to do it.',
    pendingTitle: 'Your new address',
    pending: (email) => (
      <>
        A message is on its way to <Bidi>{email}</Bidi>. Open the link in it, or type the code here, within 24 hours.
      </>
    ),
    present: 'Until then, your current address stays in force.',
    another: 'Ask again, or for another address',
    withdraw: 'Keep the current address',
    goOn: 'Go on',
    back: 'Back to your profile',
  },

  change: {
    title: 'New e-mail address',
    lead: 'We send a message to the new address. Once you have confirmed it there, it takes the place of the current one.',
    present: 'Current address',
    field: 'New address',
    effect: 'All your other sessions end then, and the former address is told if it was proved to be yours.',
    button: 'Send the message',
    back: 'Keep the current address',
  },

  done: {
    confirmed: 'Your address is confirmed.',
    changed: 'Your new address is in force. All other sessions were ended.',
    withdrawn: 'Your current address stays in force.',
  },
  complaints: {
    'malformed-code': 'Type the six digits of the code.',
    'wrong-code': 'This is not the code of the newest message.',
    'no-code': 'There is no code that works any more. Use the link in the message, or have another message sent.',
    'malformed-email': 'This is not a whole e-mail address, such as name@example.org.',
    'email-hidden-characters': 'The address holds an invisible character. Type it again instead of pasting it.',
    'same-address': 'This is your address already.',
    'staff-domain':
      'Staff use addresses like this one, so you cannot take it yourself. Ask your organisation to change your address.',
  },
  domainNotAllowed: (domains) => `Only addresses that end in ${domains} can be used here.`,
}
