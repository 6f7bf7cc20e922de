/** An app registration: one Zendesk account that members are signed in to. Its shared secret is never part of it. */

import type { AccessPolicy } from '../access/access-policy.ts'
import type { MappedField } from '../mapping/expression.ts'

/** How far the roll-out has come: whom Latchkey hands over at all, from nobody to everyone. */
export const stages = ['draft', 'test', 'staff', 'everyone'] as const
export type Stage = (typeof stages)[number]

export type App = {
  id: string
  /** The slug in our addresses, made from the first friendly name; never changes, never used again. */
  key: string
  /** The friendly name. */
  name: string
  profileType: 'zendesk'
  /** The native zendesk.com subdomain, lower-case: the only place a token is posted to. */
  subdomain: string
  /** Exact host names, lower-case ASCII, that a hand-off may return to besides the Zendesk host itself. */
  returnHosts: readonly string[]
  stage: Stage
  /** False while sign-in is paused, whatever the stage; an app in draft never signs anybody in. */
  isEnabled: boolean
  /** Who may enter, besides the people named for this app. */
  accessPolicy: AccessPolicy
  /** What its tokens carry beyond external ID, name, address and phone. */
  fieldMapping: readonly MappedField[]
  /** Counts up with every change. */
  version: number
  /** Since when the stored secret is the one in force; undefined while none was entered, and so nothing can be signed. */
  secretSetAt: Date | undefined
  /** Undefined while it was never enabled: nobody outside of the console has heard of it yet. */
  firstEnabledAt: Date | undefined
  createdAt: Date
  updatedAt: Date
}

/** Whether `text` could be a key at all; anything else need not be looked up. */
export const isAppKey = (text: string): boolean => /^[a-z0-9][a-z0-9-]{0,59}$/.test(text)
