/** A finding: one safeguard result that lasts from run to run, and what people decided about it. See docs/decisions/017. */
import type { Confidence, FindingCode, Severity } from './catalogue.ts'

/**
 * `acknowledged`: somebody works on it. `snoozed`: not now. `accepted`: the risk is taken. `dismissed`: they looked and it
 * is none ("not a duplicate"). Each has a reason and an end, and is bound to the evidence: when that changes, it is open again.
 */
export const findingStates = ['open', 'acknowledged', 'snoozed', 'accepted', 'dismissed', 'resolved'] as const
export type FindingState = (typeof findingStates)[number]

/** What the latest run made of it. */
export type FindingChange = 'new' | 'still' | 'changed' | 'reopened' | 'resolved'

export type Finding = {
  id: string
  /** HMAC of code, app and what groups it: the same as long as it is the same finding, whoever joins or leaves. */
  fingerprint: string
  code: FindingCode
  /** Undefined: of the house, not of one app. */
  appKey: string | undefined
  severity: Severity
  confidence: Confidence
  state: FindingState
  /** Over all subjects and their values: what a decision is bound to. */
  evidenceHash: string
  subjects: number
  touchesStaff: boolean
  firstSeenAt: Date
  lastSeenAt: Date
  resolvedAt: Date | undefined
  timesSeen: number
}

/** What one check saw of one subject. Sightings of one code, app and key are one finding. */
export type Sighting = {
  code: FindingCode
  appId: string | undefined
  /** What groups it: the shared key, the external ID, or the member's own ID. */
  key: string
  /** `member:<uuid>`, `zendesk:<id>`, `app:<key>`, `network:<address>`, `house`. */
  subject: string
  memberId: string | undefined
  zendeskId: string | undefined
  severity: Severity
  confidence: Confidence
  /** Field -> value as it is stored. Personal: shown to administrators, masked in redacted reports. */
  evidence: Readonly<Record<string, string | number | boolean | null>>
}
