/** What pages say about passkeys, in the languages of members: one entry a sentence. */
import type { ComponentChildren } from 'preact'

/** As codes in an address. */
export const passkeysDone = ['added', 'renamed', 'removed'] as const
export type PasskeyDone = (typeof passkeysDone)[number]

export type PasskeyWords = {
  /** Asking for one. */
  use: string
  signIn: string
  needsScripts: string
  /** This browser, or this address, knows no passkeys. */
  cannot: string
  /** The browser asked for it, and nothing came back: given up, or none there. */
  notUsed: string
  /** Above a form whose passkey took too long. */
  tooLate: string
  /** Above a form whose passkey was not accepted; the same whatever the reason is. */
  refused: string

  /** The list of one's own. */
  title: string
  lead: string
  none: string
  add: string
  enough: string
  back: string
  backToList: string
  goOn: string
  open: (name: string) => ComponentChildren
  synced: string
  notSyncedYet: string
  onOneDevice: string
  added: (day: ComponentChildren) => ComponentChildren
  lastUsed: (day: ComponentChildren) => ComponentChildren
  neverUsed: string
  done: Record<PasskeyDone, string>
  codes: { title: string; sentence: string; make: string }

  /** Making one. */
  addTitle: string
  addLead: string
  addSteps: readonly string[]
  make: string
  notMade: string
  alreadyThere: string
  notAccepted: string

  /** Changing one. */
  name: string
  nameHint: string
  nameComplaint: string
  save: string
  kept: Record<'synced' | 'notSyncedYet' | 'onOneDevice', string>
  removeTitle: string
  removeSentence: string
  remove: string
  isLast: string
}
