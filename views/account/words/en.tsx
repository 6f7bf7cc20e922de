/** The pages of one's own account in English. */
import type { AccountWords } from './words.ts'

const plural = new Intl.PluralRules('en')
const counted = (count: number, one: string, other: string): string =>
  `${count} ${plural.select(count) === 'one' ? one : other}`

export const en: AccountWords = {
  nav: {
    label: 'Your account',
    places: {
      home: 'Overview',
      profile: 'Profile',
      security: 'Security',
      zendesk: 'What Zendesk knows',
      data: 'Your data',
    },
  },
  done: {
    saved: 'Your changes were saved.',
    unchanged: 'Nothing was different, so nothing was saved.',
    'password-changed': 'Your password is changed. You were signed out everywhere else.',
    'session-ended': 'The session is ended.',
    'session-gone': 'That session had ended already.',
    'others-ended': 'You are signed in only here now.',
    'browser-forgotten': 'The browser is forgotten.',
    'browser-gone': 'That browser was forgotten already.',
    'browsers-forgotten': 'All browsers are forgotten, and you are signed in only here now.',
    'erasure-asked': 'Your request is with your organisation now.',
    'erasure-withdrawn': 'Your request is withdrawn. Your account stays as it is.',
    'erasure-settled': 'Your request was settled already. This is how it stands.',
  },

  home: {
    unconfirmed: {
      title: 'Your e-mail address is not confirmed yet',
      sentence: 'Zendesk is told nothing in your name until it is.',
      link: 'Confirm your address',
    },
    factorNeeded: {
      title: 'Your organisation asks you for a second factor',
      sentence: 'You need one before you can go on to Zendesk.',
      link: 'Set up a second factor',
    },
    whatIsTold: 'See what of this Zendesk is told',
  },

  profile: {
    title: 'Profile',
    lead: 'What your organisation knows of you, and what of it Zendesk is told when you go there.',
    name: 'Name',
    username: 'Username',
    organization: 'Organisation',
    phone: 'Telephone',
    language: 'Language',
    address: 'Confirm or change it',
    told: 'Sent to Zendesk',
    toldBy: 'Sent to:',
    notTold: 'Not sent to Zendesk',
    keptByOrganization:
      'Your name, member number and whatever else stands here is kept by your organisation. If something is wrong, ask them to correct it.',
    yours: 'What you can change yourself',
    phoneHint: 'With the country code, such as +44 20 7946 0958. Leave it empty if you want to give none.',
    phoneComplaint: 'Write the whole number with its country code, beginning with +, such as +44 20 7946 0958.',
    languageHint: 'For these pages, and for the mail you get from here.',
    asBrowser: 'The language of my browser',
    languageComplaint: 'Choose one of the languages in the list.',
    save: 'Save',
    outdated: {
      title: 'Something was changed meanwhile',
      sentence:
        'Your account was changed while this page was open, so nothing was saved. Look at what is stored now; save again if you still want to.',
    },
    storedNow: (value) => <>Stored now: {value}.</>,
    storedNone: 'Nothing is stored now.',
  },

  password: {
    title: 'Change your password',
    lead: 'You stay signed in here and are signed out everywhere else. Links for a new password that were mailed to you stop working.',
    current: 'Current password',
    next: 'New password',
    again: 'New password, once more',
    save: 'Change password',
    missing: 'Type your current password: it shows that it is you.',
    wrong: 'This is not your current password.',
    none: {
      title: 'You have no password',
      sentence: 'To choose one, have a link sent to your e-mail address.',
      link: 'Have a link sent',
    },
  },

  security: {
    title: 'Security',
    password: {
      heading: 'Password',
      none: 'You have none.',
      change: 'Change password',
      choose: 'Choose a password',
    },
    factors: {
      heading: 'Second factor',
      lead: 'Something you have, beside the password you know: whoever learns your password still cannot get in.',
      needed: 'Your organisation asks you for a second factor, and you have none yet.',
      totp: 'Authenticator app',
      passkeys: 'Passkeys',
      recoveryCodes: 'Recovery codes',
      isSetUp: 'Set up',
      isNot: 'Not set up',
      count: (passkeys) => counted(passkeys, 'passkey', 'passkeys'),
      left: (codes) => `${codes} left`,
    },
    sessions: {
      heading: 'Where you are signed in',
      here: 'This browser',
      signedIn: (when) => <>Signed in on {when}.</>,
      lastSeen: (when) => <>Last seen about {when}.</>,
      from: (address) => <>From {address}.</>,
      end: 'End',
      endOthers: 'End all others',
      endAll: 'Sign out everywhere',
      zendesk: 'Ending a session here signs nobody out of Zendesk: sessions there are Zendesk’s own.',
    },
    browsers: {
      heading: 'Browsers we know',
      lead: 'You have signed in with these. A remembered one is not asked for the second factor. Forgetting one does not sign it out.',
      none: 'None.',
      firstSeen: (when) => <>First seen on {when}.</>,
      lastSeen: (when) => <>Last used to sign in on {when}.</>,
      remembered: (when) => <>Remembered until {when}.</>,
      forget: 'Forget',
      forgetAll: 'Forget all',
      forgetAllHint: 'This signs you out everywhere else as well.',
    },
    browserOn: (browser, system) => {
      if (browser === undefined) return system === undefined ? 'Unknown browser' : `Unknown browser on ${system}`
      return system === undefined ? browser : `${browser} on ${system}`
    },
  },

  zendesk: {
    title: 'What Zendesk knows from us',
    lead: 'When you go to a help centre, we tell Zendesk the following about you, and nothing else.',
    noApps: 'There is no help centre to go to yet, so Zendesk is told nothing.',
    now: 'If you went there now, we would send:',
    switchedOff: 'Signing in there through us is switched off: nothing is sent.',
    times: 'Latest times',
    nothingYet: 'Nothing has been sent yet.',
    handedOver: (when) => <>Sent on {when}</>,
    error: (when) => <>Zendesk answered with an error on {when}</>,
    withWhat: 'With:',
    claims: {
      email: 'E-mail address',
      name: 'Name',
      external_id: 'Member number',
      phone: 'Telephone',
      organization: 'Organisation',
      organization_id: 'Number of the organisation',
      organizations: 'Organisations',
      organization_ids: 'Numbers of the organisations',
      locale: 'Language, as Zendesk’s number for it',
      locale_id: 'Language, as Zendesk’s number for it (staff)',
      tags: 'Tags',
      remote_photo_url: 'Address of your photo',
      role: 'Role in Zendesk',
      custom_role_id: 'Number of your role in Zendesk',
    },
    field: (key) => `Further field “${key}”`,
    eachTime: 'Each time, the moment and a number that is used once are sent along.',
    notKept: 'We keep when something was sent and which details, but not what they said at the time.',
    theirs: 'What is kept in Zendesk, and for how long, your organisation can tell you: we cannot see it.',
  },

  data: {
    title: 'Your data',
    download: {
      heading: 'Download your data',
      sentence:
        'One file (JSON) with everything we keep about you: your details, how and where you sign in, and what happened.',
      withoutSecrets: 'Passwords and keys are not in it.',
      button: 'Download',
    },
    erasure: {
      heading: 'Have your account erased',
      sentence: 'You can ask your organisation to erase your account here. They decide on it.',
      final: 'Once it is done it cannot be undone: you cannot sign in any more, here or to Zendesk through us.',
      zendesk: 'What is kept in Zendesk is not erased by it. Ask your organisation about that as well.',
      reason: 'Reason',
      reasonHint: 'Whoever decides reads it.',
      tooLong: 'Use at most 500 characters.',
      damaged: 'Some letters were lost on the way. Type it again.',
      ask: 'Ask for erasure',
      asked: (when) => <>You asked for your account to be erased on {when}.</>,
      waits: 'Your organisation has not decided yet.',
      withdraw: 'Withdraw the request',
      declined: (when) => <>Your organisation declined on {when} to erase your account.</>,
      because: 'They wrote:',
    },
  },
}
