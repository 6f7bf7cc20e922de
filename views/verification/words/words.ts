/** What the pages about addresses say, in the languages of members: one entry a sentence. */
import type { ComponentChildren } from 'preact'

/** What the link in a mail does: proves the present address, takes the new one, goes back to the former one. */
export type LinkPurpose = 'verify' | 'change' | 'undo'

export type LinkEnd =
  | 'confirmed'
  | 'spent'
  | 'expired'
  | 'void'
  | 'unknown'
  | 'change-spent'
  | 'change-expired'
  | 'change-void'
  | 'restored'
  | 'undo-spent'
  | 'undo-expired'
  | 'undo-void'
  | 'taken'

export type AddressDone = 'confirmed' | 'changed' | 'withdrawn'

/** What can be wrong with a field of the forms about one's own address. */
export type AddressComplaint =
  | 'malformed-code'
  | 'wrong-code'
  | 'no-code'
  | 'malformed-email'
  | 'email-hidden-characters'
  | 'same-address'
  | 'staff-domain'

export type VerificationWords = {
  links: Record<
    LinkPurpose,
    {
      title: string
      lead: (email: string) => ComponentChildren
      about: (person: string) => ComponentChildren
      onlyIf: string
      button: string
    }
  >
  /** Why a new address is taken by nobody but its asker, and what they do. */
  signInFirst: string
  signIn: string
  forgotPassword: string
  /** To where one's own address is looked after. */
  yourAddress: string
  ends: Record<LinkEnd, { title: string; sentence: string }>

  address: {
    title: string
    /** What the address is for. */
    lead: string
    label: string
    none: string
    confirmed: string
    notConfirmed: string
    /** Why an address has to be proved, and that one goes on afterwards. */
    why: string
    onward: string
    send: string
    sendAgain: string
    onItsWay: (email: string) => ComponentChildren
    next: (minutes: number) => string
    code: string
    codeHint: string
    codeGone: string
    confirm: string
    change: string
    add: string
    forOwners: string
    pendingTitle: string
    pending: (email: string) => ComponentChildren
    present: string
    another: string
    withdraw: string
    goOn: string
    /** To the profile. */
    back: string
  }

  change: {
    title: string
    lead: string
    present: string
    field: string
    effect: string
    button: string
    back: string
  }

  done: Record<AddressDone, string>
  complaints: Record<AddressComplaint, string>
  domainNotAllowed: (domains: string) => string
}
