/** What the pages for whoever lost the password say, in the languages of members: one entry a sentence. */

export type RecoveryWords = {
  /** Asking for a link. */
  ask: {
    title: string
    lead: string
    missing: string
    button: string
  }
  /** The same whoever was meant, and whether or not they are a member. */
  asked: {
    title: string
    lead: string
    goodFor: string
    noMailTitle: string
    lookElsewhere: string
    otherAddress: string
    onPaper: string
    again: string
  }
  /** Typing a code from paper. */
  code: {
    title: string
    lead: string
    label: string
    hint: string
    /** Why it may not do, most likely first. */
    refused: string
    button: string
  }
  /** The sheet of paper with the code, in the language of whom it is for. */
  sheet: {
    title: string
    /** Each stands before what it names. */
    person: string
    code: string
    goodUntil: string
    /** What to do, in this order. */
    open: string
    type: string
    choose: string
    keep: string
    /** While a second owner has still to agree. */
    waits: string
  }
  haveCode: string
  backToSignIn: string
}
