/** What becomes of a one-time code before anybody uses it: a second owner agrees to it, or it is taken back. */
import type { Clock } from '../../../kernel/clock.ts'
import type { By } from '../../events/event.ts'
import type { EventsStore } from '../../events/events.store.ts'
import type { RecoveryGrantsStore } from './recovery-grants.store.ts'

/** Call it with stores bound to a transaction. */
export type SettleRecoveryGrantDeps = {
  clock: Clock
  recoveryGrants: Pick<RecoveryGrantsStore, 'approve' | 'withdraw'>
  events: Pick<EventsStore, 'record'>
}

export type SettledGrant = Omit<By, 'actor'> & { grantId: string; memberId: string; actorId: string }

/** `not-waiting`: it was used, taken back or agreed to, has expired, or this is its maker or the member themselves. */
export async function approveRecoveryGrant(
  { clock, recoveryGrants, events }: SettleRecoveryGrantDeps,
  { grantId, memberId, actorId, ...by }: SettledGrant,
): Promise<{ kind: 'approved' | 'not-waiting' }> {
  if (!(await recoveryGrants.approve(grantId, memberId, actorId, clock.now()))) return { kind: 'not-waiting' }
  const about = { ...by, actor: `member:${actorId}`, outcome: 'done', subjectId: memberId } as const
  await events.record({ ...about, type: 'recovery-grant.approved', detail: { grant: grantId } })
  return { kind: 'approved' }
}

export async function withdrawRecoveryGrant(
  { clock, recoveryGrants, events }: SettleRecoveryGrantDeps,
  { grantId, memberId, actorId, ...by }: SettledGrant,
): Promise<{ kind: 'withdrawn' | 'gone' }> {
  if (!(await recoveryGrants.withdraw(grantId, memberId, clock.now()))) return { kind: 'gone' }
  const about = { ...by, actor: `member:${actorId}`, outcome: 'done', subjectId: memberId } as const
  await events.record({ ...about, type: 'recovery-grant.withdrawn', detail: { grant: grantId } })
  return { kind: 'withdrawn' }
}
