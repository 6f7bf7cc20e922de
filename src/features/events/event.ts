/** One line in the append-only history of what happened. */
import type { EventCode } from './event-codes.ts'

/** Dotted lower-case: thing, then what happened to it. */
export const eventTypes = [
  'sign-in.succeeded',
  'sign-in.failed',
  'sign-out',
  'password.confirmed',
  'password.refused',
  'sign-in.challenged',
  'sign-in.spray-seen',
  'sign-in.burst-seen',
  'second-factor.confirmed',
  'second-factor.refused',
  'session.ended',
  'device.forgotten',
  'totp.added',
  'totp.removed',
  'passkey.added',
  'passkey.renamed',
  'passkey.removed',
  'recovery-codes.made',
  'recovery-code.used',
  'second-factors.reset',
  'password.marked-compromised',
  'address.change-asked',
  'address.changed',
  'address.change-voided',
  'address.change-undone',
  'recovery.asked',
  'recovery-grant.made',
  'recovery-grant.approved',
  'recovery-grant.withdrawn',
  'recovery-grant.used',
  'registration.asked',
  'registration.proved',
  'registration.approved',
  'registration.refused',
  'erasure.asked',
  'erasure.withdrawn',
  'erasure.declined',
  'handoff.issued',
  'handoff.held',
  'handoff.refused',
  'zendesk.error',
  'app.added',
  'app.changed',
  'app.deleted',
  'app.checked',
  'app.attested',
  'app.attestation-withdrawn',
  'app.stage-changed',
  'staff.id-attested',
  'staff.id-attestation-withdrawn',
  'staff.export-compared',
  'member.added',
  'member.changed',
  'member.imported',
  'member.import-uploaded',
  'member.import-cancelled',
  'member.import-undone',
  'member.removed',
  'member.exported',
  'member.unlocked',
  'member.sessions-ended',
  'member.erased',
  'password.set',
  'password.removed',
  'setup-link.made',
  'setup-link.used',
  'verification-link.made',
  'address.verified',
  'mail.sent',
  'mail.failed',
  'mail.retried',
  'mail.opened',
  'settings.changed',
  'fallback.published',
  'audit.finished',
  'audit.failed',
  'finding.opened',
  'finding.changed',
  'finding.reopened',
  'finding.resolved',
  'finding.acknowledged',
  'finding.snoozed',
  'finding.accepted',
  'finding.dismissed',
  'finding.seconded',
  'finding.decision-withdrawn',
  'finding.exported',
  'gate.changed',
  'gate.decision-asked',
  'gate.decision-seconded',
  'gate.decided',
  'gate.decision-void',
  'member.merged',
  'member.merge-undone',
  'zendesk.users-imported',
  'webhook.added',
  'webhook.changed',
  'webhook.deleted',
  'webhook.replayed',
  'digest.sent',
  'keys.rotated',
  'history.exported',
  'history.retention-changed',
  'history.forgotten',
] as const
export type EventType = (typeof eventTypes)[number]

export type EventOutcome = 'done' | 'refused' | 'failed'

/** Who did it. A member by our own random id, so that the hashed part holds nothing personal. */
export type Actor = `member:${string}` | 'command-line' | 'system' | 'anonymous' | 'zendesk'

/** Our id of the member; undefined: nobody in person. */
export const memberOfActor = (actor: Actor): string | undefined =>
  actor.startsWith('member:') ? actor.slice('member:'.length) : undefined

export type NewEvent = {
  type: EventType
  actor: Actor
  outcome: EventOutcome
  /** Our id of the member it is about. */
  subjectId?: string | undefined
  appId?: string | undefined
  /** Reasons, as codes: why it was refused or what was noticed. */
  codes?: readonly EventCode[]
  requestId?: string | undefined
  /** Hashed into the chain, kept for ever: no personal data, no secret. */
  detail?: Record<string, unknown>
  /** Outside the hash, emptied when the member is erased. */
  ip?: string | undefined
  personal?: Record<string, unknown>
}

/** Who does something, and by which request. */
export type By = Pick<NewEvent, 'actor' | 'requestId' | 'ip'>

/** As people and scripts see an event: members by external ID while they exist, apps by key. */
export type ListedEvent = {
  at: Date
  type: string
  actor: string
  subject: string | null
  app: string | null
  outcome: string
  codes: string[]
  requestId: string | null
  ip: string | null
  detail: Record<string, unknown>
}
