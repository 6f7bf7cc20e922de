/** Suspends a member, which ends their sessions at once, and every way to a new password that they were given. */
import type { Actor } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import { voidRecovery, type VoidRecoveryDeps } from '../recovery/void-recovery.ts'
import type { EndSessions } from './end-sessions.ts'
import type { Member } from './member.ts'
import type { MembersStore } from './members.store.ts'

/** Call it with stores bound to a transaction. */
export type SuspendMemberDeps = VoidRecoveryDeps & {
  members: Pick<MembersStore, 'lockActiveOwners' | 'setStatus'>
  sessions: EndSessions
  events: Pick<EventsStore, 'record'>
}

/** `unchanged`: was suspended already, or is gone. */
export type SuspendMemberOutcome =
  { kind: 'suspended'; member: Member } | { kind: 'unchanged' } | { kind: 'last-owner' }

export async function suspendMember(
  deps: SuspendMemberDeps,
  {
    id,
    reason,
    actor,
    requestId,
  }: { id: string; reason?: string | undefined; actor: Actor; requestId?: string | undefined },
): Promise<SuspendMemberOutcome> {
  const { members, sessions, events, clock } = deps
  const owners = await members.lockActiveOwners()
  if (owners.length === 1 && owners[0] === id) return { kind: 'last-owner' }
  const member = await members.setStatus(id, 'suspended', clock.now())
  if (!member) return { kind: 'unchanged' }
  await sessions.endAllOf(id)
  await voidRecovery(deps, id)
  const detail = { fields: ['status'], status: member.status }
  const personal = reason === undefined ? undefined : { reason }
  await events.record({
    type: 'member.changed',
    actor,
    outcome: 'done',
    subjectId: id,
    requestId,
    detail,
    ...(personal && { personal }),
  })
  return { kind: 'suspended', member }
}
