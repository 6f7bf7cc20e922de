/** What is known at the moment of a hand-off: all that its checks judge by and its claims are made of. */

import type { AccessPolicy, PeopleList } from '../access/access-policy.ts'
import type { Stage } from '../apps/app.ts'
import type { MappedField } from '../mapping/expression.ts'
import type { SecuritySettings } from '../security-settings/security-settings.ts'
import type { Proof } from '../sessions/proof.ts'
import type { GateOverrides } from '../safeguards/gate/live-gate.ts'
import type { Signal } from './signals/signal.ts'

export type HandoffFacts = {
  app: {
    id: string
    key: string
    name: string
    subdomain: string
    returnHosts: string[]
    stage: Stage
    isEnabled: boolean
    accessPolicy: AccessPolicy
    fieldMapping: readonly MappedField[]
    /** Counts up with every change of the registration. */
    version: number
    /** Undefined while no secret was entered. */
    secretSealed: string | undefined
  }
  member: {
    id: string
    externalId: string
    username: string | undefined
    name: string
    /** As typed, trimmed. */
    email: string | undefined
    /** Somebody proved that the present address is this member's. */
    isVerified: boolean
    /** E.164. */
    phone: string | undefined
    organization: string | undefined
    /** BCP 47. */
    locale: string | undefined
    attributes: Readonly<Record<string, string>>
    isStaff: boolean
    /** They may use the console. */
    hasRole: boolean
    isActive: boolean
    hasCredentials: boolean
    /** The app's lists that name this member. */
    namedIn: readonly PeopleList[]
    /** Another member who holds credentials, or is staff, has the same address, by its exact key. */
    sharesAddress: boolean
    /** Zendesk has this address under this member's external ID, as fresh data tells. */
    ownsAddressInZendesk: boolean
    /** Errors that Zendesk reported after this member's hand-offs to this app, in the loop breaker's window. */
    recentErrors: number
  }
  /** What a safeguard may act on; at most one of each code. */
  signals: readonly Signal[]
  /** Of this member at this app, those that still count or wait. */
  decisions: readonly Decision[]
  gateOverrides: GateOverrides
  /** `none`: nothing was ever learned of the users of this Zendesk account. */
  zendeskKnown: 'none' | 'fresh' | 'stale'
  /** What the session was opened with, and when they last proved it; undefined where nobody is signed in. */
  proof: { proofs: readonly Proof[]; at: Date } | undefined
  policy: Pick<SecuritySettings, 'secondFactorFor' | 'handoffProofMinutes'>
  /** All of the above as the database tells it, to the letter; a verdict holds as long as it tells the same. */
  stamp: string
}

/** Of the member, what signals are read by. */
export type FactsMember = Omit<HandoffFacts['member'], 'ownsAddressInZendesk'>

/** About one member, one app and one finding, on exactly one evidence. */
export type Decision = {
  id: string
  code: string
  evidenceHash: string
  state: 'waiting' | 'seconding' | 'approved-once' | 'approved' | 'refused'
}
