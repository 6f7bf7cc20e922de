/** Everything a member can read: one entry a sentence, and a function where something is put in. */
import type { ComponentChildren } from 'preact'

/** Text with somebody else's words in it, which stand in a `Bidi` of their own. */
type With<Given extends unknown[]> = (...given: Given) => ComponentChildren

/** What happened, or what is wrong, and what to do about it, most useful first. */
export type Advice = { sentence: string; next: readonly string[] }

export type Problem = { title: string; sentence: string }

export type Words = {
  shell: {
    skip: string
    trademark: string
    /** Names of landmarks, for whoever hears the page. */
    more: string
    language: string
  }

  parts: {
    optional: string
    /** Before what is wrong with one field, and before the title of a page with such fields. */
    error: string
    attention(count: number): string
    show: string
    hide: string
    /** `what`: the label of the field. */
    showWhat(what: string): string
    hideWhat(what: string): string
    capsLock: string
    whatYouCanDo: string
    reference: string
    youAreSignedInAs: string
    signIn: string
    signOut: string
    perZendesk: string
    article(number: string): string
  }

  signIn: {
    problemTitle: string
    toContinue: With<[app: string]>
    identifier: string
    password: string
    hint: With<[organization: string | undefined]>
    refused: string
    forgot: string
    register: string
    stale: string
    throttled(seconds: number): string
  }

  /** A form that arrived after its session had ended. */
  keptForm: {
    /** Above the sign-in form. */
    signInFirst: string
    title: string
    sentence: string
    send: string
    leave: string
    secrets: string
  }

  signedIn: { title: string; goOn: string; goOnTo: With<[app: string]>; notYou: string }

  signedOut: {
    title: string
    heading: string
    stillOpen: string
    hereAndOf: With<[app: string]>
    sharedComputer: string
    backTo: With<[app: string]>
    again: string
  }

  account: {
    title: string
    goTo: string
    nowhere: string
    console: string
    known: string
    email: string
    noEmail: string
    verified: string
    notVerified: string
    memberNumber: string
  }

  setup: {
    firstTitle: string
    firstLead: string
    newPasswordTitle: string
    newPasswordLead: With<[person: string]>
    name: string
    email: string
    emailHint: string
    password: string
    passwordHint(least: number): string
    passwordAgain: string
    create: string
    save: string
    savedTitle: string
    savedHeading: string
    savedLead: string
  }

  /** What can be wrong with a field of the two forms behind a set-up link. */
  setupComplaints: {
    'missing-name': string
    'name-too-long': string
    'damaged-text': string
    'hidden-characters': string
    'malformed-email': string
    'email-hidden-characters': string
    'email-taken': string
    'passwords-differ': string
  }

  passwordComplaints(counts: {
    least: number
    most: number
    length: number
  }): Record<'too-short' | 'too-long' | 'repetitive' | 'known-words' | 'row' | 'common' | 'breached', string>

  fallback: {
    title(app: string): string
    heading: With<[app: string]>
    lead: With<[host: string]>
    neither: string
    neitherLead: string
    tip: string
    /** A link to the fallback sheet: one file that needs nothing else. */
    sheet: string
    allHelpCentres: string
    listTitle: string
    listLead: string
    none: string
    normal: string
    normalHint: string
    bypass: string
    bypassHint: string
    howBothWork: string
    /** What comes after each link is opened. */
    normalExpect: string
    bypassExpect: string
  }

  /** Whom to turn to; each word stands before an address, a number or a time. */
  support: { heading: string; email: string; phone: string; website: string; hours: string }

  /** `heading`: what stands before the name of the app and after it; drawn at every hop, so it is spared a function. */
  handoff: { title: string; heading: readonly [before: string, after: string]; button: string; help: string }

  refused: {
    title: string
    heading: With<[app: string]>
    retry: string
    /** `link` makes a link to the account page of the text it is given. */
    account: With<[link: (text: string) => ComponentChildren]>
    signedInAs: With<[person: string]>
  }

  refusals: {
    'app-disabled': Advice
    'not-in-stage': Advice
    'not-allowed': Advice
    'member-suspended': Advice
    'no-credentials': Advice
    'name-missing': Advice
    'address-missing': Advice
    'address-unverified': Advice
    'address-shared': Advice
    'zendesk-error-loop': Advice
    /** Of what safeguards found: somebody decides, has decided against it, or something has to be put right. */
    'safeguard-held': Advice
    'safeguard-declined': Advice
    'safeguard-blocked': Advice
    'secret-unavailable': Advice
  }

  zendeskError: {
    title: string
    heading: With<[app: string]>
    retry: string
    wordForWord: string
    stopped: string
  }

  zendeskErrors: {
    'external-id-taken': Advice
    'address-taken': Advice
    'other-external-id': Advice
    'signature-invalid': Advice
    'wrong-brand-host': Advice
    'address-blocklisted': Advice
    'token-reused': Advice
    'token-too-old': Advice
    suspended: Advice
    'unknown-error': Advice
  }

  problem: { error(status: number): string; startPage: string }

  problems: {
    bug: Problem
    'input.invalid': Problem
    'input.malformed': Problem
    'input.too-large': Problem
    'form.expired': Problem
    'form.foreign': { title: string; sentence: (address: string) => string }
    'link.spent': Problem
    'session.required': Problem
    'second-factor.required': Problem
    'access.forbidden': Problem
    'page.not-found': Problem
    'method.not-allowed': Problem
    'rate.limited': Problem
    'state.conflict': Problem
    'server.busy': Problem
    'database.unavailable': Problem
  }
}
