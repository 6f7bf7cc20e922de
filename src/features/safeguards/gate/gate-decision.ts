/** A hand-off that people decide about: what was seen, who may say what, and what they said. */
import { isForOwners } from '../../administrators/administrators.policy.ts'
import type { Role } from '../../members/member.ts'
import type { DecidableCode } from './live-gate.ts'

export const wishes = ['approved-once', 'approved', 'refused', 'withdrawn'] as const
export type Wish = (typeof wishes)[number]

export const decisionStates = ['waiting', 'seconding', 'approved-once', 'approved', 'refused', 'used', 'void'] as const
export type DecisionState = (typeof decisionStates)[number]

export type EvidenceBySubject = Readonly<Record<string, Readonly<Record<string, string | number | boolean | null>>>>

export type GateDecision = {
  id: string
  app: { id: string; key: string; name: string }
  member: { id: string; name: string; externalId: string; isStaff: boolean; role: Role | undefined }
  code: DecidableCode
  evidenceHash: string
  /** By subject, `member:<uuid>` and `zendesk:<id>`. Personal. */
  evidence: EvidenceBySubject
  needsTwo: boolean
  state: DecisionState
  askedAt: Date
  askedLastAt: Date
  askedTimes: number
  first: { by: string; name: string; wish: 'approved-once' | 'approved'; at: Date } | undefined
  decided: { name: string | undefined; at: Date } | undefined
  reason: string | undefined
  validUntil: Date | undefined
}

export type Obstacle =
  /** It is about them. */
  | 'party'
  /** The member is staff or holds a role: who belongs there is for owners. */
  | 'for-owners'
  /** They were the first of two. */
  | 'same-person'

/** What keeps an administrator from deciding; undefined: nothing. */
export function obstacleOf(
  decision: GateDecision,
  actor: { id: string; role?: Role | undefined },
): Obstacle | undefined {
  if (actor.id === decision.member.id || `member:${actor.id}` in decision.evidence) return 'party'
  if (isForOwners(decision.member) && actor.role !== 'owner') return 'for-owners'
  return decision.state === 'seconding' && decision.first?.by === actor.id ? 'same-person' : undefined
}
