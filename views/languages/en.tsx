/** What members read in English, the language that all others are translated from. */
import { Bidi } from '../parts/bidi.tsx'
import type { Words } from './words.ts'

const plural = new Intl.PluralRules('en')
const minutesOf = new Intl.NumberFormat('en', { style: 'unit', unit: 'minute', unitDisplay: 'long' })

const tryAgain = 'Then try again.'
const tellAdministrator = 'If it happens again, tell your administrator the reference on this page.'
const onlyAdministrator = [
  'Tell your administrator the reference on this page: trying again will not help until they look at it.',
]

export const en: Words = {
  shell: {
    skip: 'Skip to content',
    trademark:
      'Zendesk is a trademark of Zendesk, Inc. Latchkey is an independent product, neither made nor endorsed by Zendesk.',
    more: 'More',
    language: 'Language',
  },

  parts: {
    optional: '(optional)',
    error: 'Error:',
    attention: (count) =>
      plural.select(count) === 'one' ? 'One thing needs your attention' : `${count} things need your attention`,
    show: 'Show',
    hide: 'Hide',
    showWhat: (what) => `Show ${what.toLowerCase()}`,
    hideWhat: (what) => `Hide ${what.toLowerCase()}`,
    capsLock: 'Caps Lock is on.',
    whatYouCanDo: 'What you can do',
    reference: 'Reference',
    youAreSignedInAs: 'You are signed in as',
    signIn: 'Sign in',
    signOut: 'Sign out',
    perZendesk: 'per Zendesk’s documentation,',
    article: (number) => `article ${number}`,
  },

  signIn: {
    problemTitle: 'Not signed in. Sign in',
    toContinue: (app) => (
      <>
        to continue to <Bidi>{app}</Bidi>
      </>
    ),
    identifier: 'E-mail address, username or member number',
    password: 'Password',
    hint: (organization = 'your organisation') => (
      <>
        Use the account you already have with <Bidi>{organization}</Bidi>. A separate Zendesk password does not work
        here.
      </>
    ),
    refused:
      'This name and password do not open an account here. Check both, then try again. After many wrong tries, the right password is refused for a while as well.',
    forgot: 'Forgot your password?',
    register: 'No account yet? Register',
    stale: 'This page was open for a long time, so nothing was sent on. Please type your password once more.',
    throttled: (seconds) => {
      const wait = seconds <= 60 ? 'a minute' : minutesOf.format(Math.ceil(seconds / 60))
      return `There were too many tries. Please wait ${wait}, then try again.`
    },
  },

  keptForm: {
    signInFirst: 'Your session ended before this was sent. Please sign in again: what you entered is kept.',
    title: 'What you entered is kept',
    sentence: 'The page was open for so long that nothing was sent. Look over what you entered, then send it.',
    send: 'Send it',
    leave: 'Leave it',
    secrets: 'Passwords and other secrets are never kept. Where one was part of it, you will be asked again.',
  },

  signedIn: {
    title: 'You are signed in',
    goOn: 'Go on',
    goOnTo: (app) => (
      <>
        Go on to <Bidi>{app}</Bidi>
      </>
    ),
    notYou: 'Not you? Sign out',
  },

  signedOut: {
    title: 'Signed out',
    heading: 'You are signed out',
    stillOpen: 'If Zendesk is still open in another tab, sign out there too.',
    hereAndOf: (app) => (
      <>
        Here, and of <Bidi>{app}</Bidi>.
      </>
    ),
    sharedComputer: 'On a computer you share with others, close the browser as well.',
    backTo: (app) => (
      <>
        Back to <Bidi>{app}</Bidi>
      </>
    ),
    again: 'Sign in again',
  },

  account: {
    title: 'Your account',
    goTo: 'Go to',
    nowhere: 'There is no help centre to go to yet. Your organisation has not switched one on.',
    console: 'Latchkey console',
    known: 'What we know about you',
    email: 'E-mail address',
    noEmail: 'none',
    verified: 'Confirmed',
    notVerified: 'Not confirmed',
    memberNumber: 'Member number',
  },

  setup: {
    firstTitle: 'Set up Latchkey',
    firstLead: 'Make the first administrator. This link works once.',
    newPasswordTitle: 'Choose a new password',
    newPasswordLead: (person) => (
      <>
        for <Bidi>{person}</Bidi>. This link works once.
      </>
    ),
    name: 'Your name',
    email: 'E-mail address',
    emailHint: 'You sign in with it. Your holding this link vouches for it: no confirmation mail is sent.',
    password: 'Password',
    passwordHint: (least) =>
      `At least ${least} characters. Four or five unrelated words are strong and easy to remember.`,
    passwordAgain: 'Password, once more',
    create: 'Create administrator',
    save: 'Save password',
    savedTitle: 'Password saved',
    savedHeading: 'Your password is saved',
    savedLead: 'You were signed out everywhere else. Sign in with the new password now.',
  },

  setupComplaints: {
    'missing-name': 'A name is needed.',
    'name-too-long': 'Use at most 255 characters for the name.',
    'damaged-text': 'Some letters of the name were lost on the way. Type it again.',
    'hidden-characters':
      'The name holds an invisible character: a line break, a control character or a mark that changes the writing direction. Type it again.',
    'malformed-email': 'Write one plain e-mail address, such as ada@example.org.',
    'email-hidden-characters': 'The e-mail address holds an invisible character. Type it again.',
    'email-taken':
      'A member has this address already. Use another one here, or make that member the owner with: latchkey admin create --role owner',
    'passwords-differ': 'This is not the same as the password above.',
  },

  passwordComplaints: ({ least, most, length }) => ({
    'too-short': `Use at least ${least} characters. This has ${length}.`,
    'too-long': `Use at most ${most} characters. This has ${length}.`,
    repetitive: 'This repeats the same few characters. Mix in more different ones.',
    'known-words':
      'This is mostly your name, your address, or the name of this program or your organisation. Choose words that have nothing to do with them.',
    row: 'This is one long row of neighbours, which is tried first. Choose something else.',
    common:
      'This is one of the passwords that are tried first, or made of two of them. Choose something only you would think of, such as four words that do not belong together.',
    breached:
      'This password is known from a data breach, so it is tried elsewhere too. Choose one that you have never used, and change it wherever else you use it.',
  }),

  fallback: {
    title: (app) => `Other ways into ${app}`,
    heading: (app) => (
      <>
        Other ways into <Bidi>{app}</Bidi>
      </>
    ),
    lead: (host) => (
      <>
        These two links lead straight to <Bidi>{host}</Bidi>. They work even when our own sign-in is down.
      </>
    ),
    neither: 'Neither is for you?',
    neitherLead:
      'You can still write to the support address you know. E-mail reaches the help desk without signing in, and your ' +
      'tickets will be there when sign-in works again.',
    tip: 'Tip: keep a copy of this page, or bookmark the links, before you need them.',
    sheet: 'Download it all as one file, to keep or to print',
    allHelpCentres: 'All help centres',
    listTitle: 'Other ways into Zendesk',
    listLead: 'For when signing in here does not work. Choose where you want to go.',
    none: 'There is nothing here yet: no Zendesk account is registered.',
    normal: 'Sign in with a Zendesk password',
    normalHint:
      'For people who have a password at Zendesk itself. Works while Zendesk passwords are switched on there.',
    bypass: 'Get a one-time link by e-mail',
    bypassHint:
      'For the Zendesk account owner, and for Zendesk admins where the owner allows it. The link works once, for 5 minutes.',
    howBothWork: 'How both work:',
    normalExpect:
      'Zendesk shows its own sign-in form. Enter the e-mail address and the password you have at Zendesk, not those you use here.',
    bypassExpect:
      'Zendesk sends the link to the address it knows that person by. Open it within 5 minutes; if it is too late, ask for another one.',
  },

  support: {
    heading: 'Need help?',
    email: 'E-mail:',
    phone: 'Telephone:',
    website: 'Website:',
    hours: 'Hours:',
  },

  handoff: {
    title: 'One moment',
    heading: ['Taking you to ', ''],
    button: 'Continue',
    help: 'If nothing happens for a while, reload this page.',
  },

  refused: {
    title: 'Not signed in',
    heading: (app) => (
      <>
        We did not sign you in to <Bidi>{app}</Bidi>
      </>
    ),
    retry: 'Try again',
    account: (link) => <>What we know about you stands on {link('your account page')}. You can sign out there too.</>,
    signedInAs: (person) => (
      <>
        You are signed in as <Bidi>{person}</Bidi>.
      </>
    ),
  },

  refusals: {
    'app-disabled': {
      sentence: 'Signing in to this help centre through us is switched off at the moment.',
      next: [
        'Try again later.',
        'If it is urgent, use one of the other ways in below, or write to the support address you know.',
      ],
    },
    'not-in-stage': {
      sentence: 'Signing in this way is being introduced step by step, and is not open to you yet.',
      next: ['Sign in to Zendesk in the ordinary way for now: the first link below leads there.'],
    },
    'not-allowed': {
      sentence: 'Your organisation has not opened this help centre to your account.',
      next: ['Ask the people who look after your membership whether it should be.'],
    },
    'member-suspended': {
      sentence: 'Your account here is suspended, so it cannot be used to sign in to Zendesk.',
      next: ['Ask the people who look after your membership to restore it.'],
    },
    'no-credentials': {
      sentence: 'Your account here has no password, so it cannot be used to sign in to Zendesk.',
      next: ['Ask the people who look after your membership to set up sign-in for you.'],
    },
    'name-missing': {
      sentence: 'We have no name for you that we could tell Zendesk.',
      next: ['Ask the people who look after your membership to add your name.', tryAgain],
    },
    'address-missing': {
      sentence: 'We have no e-mail address for you that Zendesk can use.',
      next: ['Ask the people who look after your membership to add your own e-mail address.', tryAgain],
    },
    'address-unverified': {
      sentence: 'Nobody has confirmed yet that the e-mail address we have for you is yours.',
      next: [
        'Confirm your address: we send you a message for that.',
        'Then try again. We wait for this because Zendesk would show your tickets to whoever we say you are.',
      ],
    },
    'address-shared': {
      sentence:
        'Another account here uses the same e-mail address as yours, and Zendesk could not tell the two of you apart.',
      next: ['Ask the people who look after your membership to give each of you an address of your own.', tryAgain],
    },
    'zendesk-error-loop': {
      sentence: 'Zendesk sent you back with an error several times in a row, so we stopped trying.',
      next: ['Wait ten minutes and try again.', 'Until then, use one of the other ways in below.', tellAdministrator],
    },
    'safeguard-held': {
      sentence:
        'Before you are signed in, somebody at your organisation has to look at your account: it may be mistaken for somebody else’s in Zendesk.',
      next: [
        'There is nothing to do for now: your request has been passed on. We send you a message once it is decided, then try again.',
        'If it is urgent, use one of the other ways in below, or tell your administrator the reference on this page.',
      ],
    },
    'safeguard-declined': {
      sentence:
        'Your organisation has looked at your account and decided that it cannot be used to sign in to Zendesk as it is.',
      next: ['Ask the people who look after your membership why. Tell them the reference on this page.'],
    },
    'safeguard-blocked': {
      sentence: 'Something about your account has to be put right first: Zendesk might take you for somebody else.',
      next: [
        'Ask the people who look after your membership to put it right. Tell them the reference on this page.',
        'If it is urgent, use one of the other ways in below.',
      ],
    },
    'secret-unavailable': {
      sentence: 'We cannot sign you in to Zendesk at the moment. This is on our side, not yours.',
      next: ['Use one of the other ways in below.', 'Tell your administrator the reference on this page.'],
    },
  },

  zendeskError: {
    title: 'Zendesk did not let you in',
    heading: (app) => (
      <>
        Zendesk did not let you in to <Bidi>{app}</Bidi>
      </>
    ),
    retry: 'Try once more',
    wordForWord: 'The message that came with it, word for word:',
    stopped: 'We stopped here, since Zendesk refused several times. Wait ten minutes before the next try.',
  },

  zendeskErrors: {
    'external-id-taken': {
      sentence: 'Two people in Zendesk lay claim to your account, so Zendesk does not know which one you are.',
      next: onlyAdministrator,
    },
    'address-taken': {
      sentence: 'Another person in Zendesk has your e-mail address already, so Zendesk cannot give it to you.',
      next: onlyAdministrator,
    },
    'other-external-id': {
      sentence: 'Zendesk knows a person with your e-mail address under another number, and does not take you for them.',
      next: onlyAdministrator,
    },
    'signature-invalid': {
      sentence: 'Zendesk does not recognise our signature. Most likely its shared secret was changed.',
      next: onlyAdministrator,
    },
    'wrong-brand-host': {
      sentence: 'Zendesk did not accept the address at which we handed you over.',
      next: onlyAdministrator,
    },
    'address-blocklisted': {
      sentence: 'This Zendesk account does not accept new people with your e-mail address.',
      next: onlyAdministrator,
    },
    'token-reused': {
      sentence: 'The ticket we gave your browser was used twice, for example by reloading or going back.',
      next: ['Try once more: you will get a fresh one.'],
    },
    'token-too-old': {
      sentence: 'It took too long to reach Zendesk, or one of the two clocks is wrong.',
      next: ['Try once more.', tellAdministrator],
    },
    suspended: {
      sentence: 'Your profile in Zendesk is suspended.',
      next: ['Ask the team behind this help centre to restore it.'],
    },
    'unknown-error': {
      sentence: 'Zendesk refused the sign-in and gave a reason we do not know yet.',
      next: ['Try once more.', tellAdministrator],
    },
  },

  problem: { error: (status) => `Error ${status}`, startPage: 'Start page' },

  problems: {
    bug: {
      title: 'Something went wrong on our side',
      sentence:
        'It has been recorded. Please try again; if it happens twice, tell your administrator the reference below.',
    },
    'input.invalid': {
      title: 'Some of what you entered needs another look',
      sentence: 'Go back, correct it and send it again. Nothing was changed.',
    },
    'input.malformed': {
      title: 'This request cannot be read',
      sentence: 'Something in the address or the form is not what Latchkey expects. Nothing was changed.',
    },
    'input.too-large': {
      title: 'This is larger than Latchkey accepts',
      sentence: 'Nothing was changed. Send less at once.',
    },
    'form.expired': {
      title: 'This form is no longer valid',
      sentence:
        'It was open for too long, or you signed in or out in between. Go back, reload the page and try again: nothing was changed.',
    },
    'form.foreign': {
      title: 'This form came from somewhere else',
      sentence: (address) =>
        `It was not sent by a page of ${address}, the address of this Latchkey. Open that address and try again: nothing was changed.`,
    },
    'link.spent': {
      title: 'This link does not work any more',
      sentence:
        'It was used, has expired, or a newer one was made. Ask for a new one. Whoever runs Latchkey makes one by ' +
        'starting it while there is no owner, or with: latchkey admin reset',
    },
    'session.required': {
      title: 'Please sign in',
      sentence: 'You are not signed in any more, so nothing was changed. Sign in, then try again.',
    },
    'second-factor.required': {
      title: 'A second factor is needed here',
      sentence:
        'Your organisation asks for more than a password here. Open your account, set up a second factor or sign in with it, and try again.',
    },
    'access.forbidden': {
      title: 'You may not do this',
      sentence: 'Your account is not allowed to see this page. If you think it should be, ask an administrator.',
    },
    'page.not-found': {
      title: 'There is nothing here',
      sentence: 'The address may be mistyped, or what was here is gone.',
    },
    'method.not-allowed': {
      title: 'This page cannot be used that way',
      sentence: 'Go back and use the buttons and links of the page. Nothing was changed.',
    },
    'rate.limited': { title: 'Too many tries', sentence: 'Please wait a while, then try again.' },
    'state.conflict': {
      title: 'Somebody was faster',
      sentence: 'What you were about to change was changed meanwhile. Go back, reload the page and try again.',
    },
    'server.busy': {
      title: 'Latchkey is busy',
      sentence: 'Many people are signing in at this moment. Please try again in a few seconds.',
    },
    'database.unavailable': {
      title: 'Latchkey cannot reach its database',
      sentence: 'This is on our side and usually over within a minute. Nothing you did is lost. Please try again.',
    },
  },
}
