/** An app registration: one Zendesk account that members are signed in to. Its shared secret is never part of it. */

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
  isEnabled: boolean
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
