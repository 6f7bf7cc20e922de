/** Suspends a member, which ends their sessions at once. */
import type { Clock } from '../../kernel/clock.ts'
import type { Actor } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { EndSessions } from './end-sessions.ts'
import type { Member } from './member.ts'
import type { MembersStore } from './members.store.ts'

/** Call it with stores bound to a transaction. */
export type SuspendMemberDeps = {
  members: Pick<MembersStore, 'lockActiveOwners' | 'setStatus'>
  sessions: EndSessions
  events: Pick<EventsStore, 'record'>
  clock: Clock
}

/** `unchanged`: was suspended already, or is gone. */
export type SuspendMemberOutcome =
  { kind: 'suspended'; member: Member } | { kind: 'unchanged' } | { kind: 'last-owner' }

export async function suspendMember(
  { members, sessions, events, clock }: SuspendMemberDeps,
  {
    id,
    reason,
    actor,
    requestId,
  }: { id: string; reason?: string | undefined; actor: Actor; requestId?: string | undefined },
): Promise<SuspendMemberOutcome> {
  const owners = await members.lockActiveOwners()
  if (owners.length === 1 && owners[0] === id) return { kind: 'last-owner' }
  const member = await members.setStatus(id, 'suspended', clock.now())
  if (!member) return { kind: 'unchanged' }
  await sessions.endAllOf(id)
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
