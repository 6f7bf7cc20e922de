/** What the pages for people who register say, in their languages: one entry a sentence. */
import type { ComponentChildren } from 'preact'

/** Where a registration ends, for now or for good. */
export type RegistrationEnd = 'waiting' | 'known' | 'closed' | 'spent' | 'gone'

export type RegistrationWords = {
  register: {
    title: string
    lead: (organization: string | undefined) => ComponentChildren
    /** What happens next: a message, then the password, or somebody's word before. */
    next: Record<'open' | 'approved', string>
    name: string
    nameHint: string
    email: string
    /** Only of these domains. */
    domains: (domains: string) => ComponentChildren
    button: string
    haveAccount: string
  }
  refused: {
    staffDomain: string
    domainNotAllowed: (domains: string) => string
    throttled: (minutes: number) => string
  }
  sent: {
    title: string
    /** To this address, as it was typed; undefined in a browser that did not ask. */
    lead: (email: string | undefined) => ComponentChildren
    how: string
    noMail: string
    again: string
  }
  confirm: {
    title: string
    isThisYours: (email: string) => ComponentChildren
    name: string
    nameHint: string
    onlyIf: string
    button: string
  }
  ends: Record<RegistrationEnd, { title: string; sentence: string }>
  signIn: string
  forgotPassword: string
  registerAgain: string
}
