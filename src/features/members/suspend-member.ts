/** Suspends a member, which ends their sessions at once, and lets a suspended one back in. */
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

type Given = { id: string; actor: Actor; requestId?: string | undefined }

/** `unchanged`: was suspended already, or is gone. */
export type SuspendMemberOutcome =
  { kind: 'suspended'; member: Member } | { kind: 'unchanged' } | { kind: 'last-owner' }

export async function suspendMember(deps: SuspendMemberDeps, given: Given): Promise<SuspendMemberOutcome> {
  const owners = await deps.members.lockActiveOwners()
  if (owners.length === 1 && owners[0] === given.id) return { kind: 'last-owner' }
  const member = await deps.members.setStatus(given.id, 'suspended', deps.clock.now())
  if (!member) return { kind: 'unchanged' }
  await deps.sessions.endAllOf(given.id)
  await recordStatus(deps, given, member)
  return { kind: 'suspended', member }
}

export type RestoreMemberOutcome = { kind: 'restored'; member: Member } | { kind: 'unchanged' }

export async function restoreMember(deps: SuspendMemberDeps, given: Given): Promise<RestoreMemberOutcome> {
  const member = await deps.members.setStatus(given.id, 'active', deps.clock.now())
  if (!member) return { kind: 'unchanged' }
  await recordStatus(deps, given, member)
  return { kind: 'restored', member }
}

async function recordStatus({ events }: SuspendMemberDeps, given: Given, { status }: Member): Promise<void> {
  await events.record({
    type: 'member.changed',
    actor: given.actor,
    outcome: 'done',
    subjectId: given.id,
    requestId: given.requestId,
    detail: { fields: ['status'], status },
  })
}
