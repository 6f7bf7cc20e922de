/** What the pages of one's own account say, in the languages of members: one entry a sentence. */
import type { ComponentChildren } from 'preact'

export type AccountPlace = 'home' | 'profile' | 'security' | 'zendesk' | 'data'

/** What was just done, told on the page one is sent to. */
export type AccountDone =
  | 'saved'
  | 'unchanged'
  | 'password-changed'
  | 'session-ended'
  | 'session-gone'
  | 'others-ended'
  | 'browser-forgotten'
  | 'browser-gone'
  | 'browsers-forgotten'
  | 'erasure-asked'
  | 'erasure-withdrawn'
  | 'erasure-settled'

/** A point in time, or words from outside, in an element of its own. */
type With = (given: ComponentChildren) => ComponentChildren

/** Claims whose names are fixed; custom fields have one of their own. */
export type ToldClaim =
  | 'email'
  | 'name'
  | 'external_id'
  | 'phone'
  | 'organization'
  | 'organization_id'
  | 'organizations'
  | 'organization_ids'
  | 'locale'
  | 'locale_id'
  | 'tags'
  | 'remote_photo_url'
  | 'role'
  | 'custom_role_id'

export type AccountWords = {
  nav: { label: string; places: Record<AccountPlace, string> }
  done: Record<AccountDone, string>

  home: {
    unconfirmed: { title: string; sentence: string; link: string }
    factorNeeded: { title: string; sentence: string; link: string }
    whatIsTold: string
  }

  profile: {
    title: string
    lead: string
    name: string
    username: string
    organization: string
    phone: string
    language: string
    address: string
    told: string
    /** Before the names of the apps that tell it. */
    toldBy: string
    notTold: string
    keptByOrganization: string
    yours: string
    phoneHint: string
    phoneComplaint: string
    languageHint: string
    asBrowser: string
    languageComplaint: string
    save: string
    outdated: { title: string; sentence: string }
    storedNow: With
    storedNone: string
  }

  password: {
    title: string
    lead: string
    current: string
    next: string
    again: string
    save: string
    missing: string
    wrong: string
    none: { title: string; sentence: string; link: string }
  }

  security: {
    title: string
    password: { heading: string; none: string; change: string; choose: string }
    factors: {
      heading: string
      lead: string
      needed: string
      totp: string
      passkeys: string
      recoveryCodes: string
      isSetUp: string
      isNot: string
      count(passkeys: number): string
      left(codes: number): string
    }
    sessions: {
      heading: string
      here: string
      signedIn: With
      lastSeen: With
      from: With
      end: string
      endOthers: string
      endAll: string
      zendesk: string
    }
    browsers: {
      heading: string
      lead: string
      none: string
      firstSeen: With
      lastSeen: With
      remembered: With
      forget: string
      forgetAll: string
      forgetAllHint: string
    }
    /** Either may be unknown. */
    browserOn: (browser: string | undefined, system: string | undefined) => string
  }

  zendesk: {
    title: string
    lead: string
    noApps: string
    now: string
    switchedOff: string
    times: string
    nothingYet: string
    handedOver: With
    error: With
    /** Before the names of what was sent. */
    withWhat: string
    claims: Record<ToldClaim, string>
    field: (key: string) => string
    eachTime: string
    notKept: string
    theirs: string
  }

  data: {
    title: string
    download: { heading: string; sentence: string; withoutSecrets: string; button: string }
    erasure: {
      heading: string
      sentence: string
      final: string
      zendesk: string
      reason: string
      reasonHint: string
      tooLong: string
      damaged: string
      ask: string
      asked: With
      waits: string
      withdraw: string
      declined: With
      because: string
    }
  }
}
