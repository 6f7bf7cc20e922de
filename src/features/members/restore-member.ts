/** Lets a suspended member back in. They sign in anew; nothing else about them has changed. */
import type { Clock } from '../../kernel/clock.ts'
import type { Actor } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { Member } from './member.ts'
import type { MembersStore } from './members.store.ts'

/** Call it with stores bound to a transaction. */
export type RestoreMemberDeps = {
  members: Pick<MembersStore, 'setStatus'>
  events: Pick<EventsStore, 'record'>
  clock: Clock
}

/** `unchanged`: was not suspended, or is gone. */
export type RestoreMemberOutcome = { kind: 'restored'; member: Member } | { kind: 'unchanged' }

export async function restoreMember(
  { members, events, clock }: RestoreMemberDeps,
  { id, actor, requestId }: { id: string; actor: Actor; requestId?: string | undefined },
): Promise<RestoreMemberOutcome> {
  const member = await members.setStatus(id, 'active', clock.now())
  if (!member) return { kind: 'unchanged' }
  const detail = { fields: ['status'], status: member.status }
  await events.record({ type: 'member.changed', actor, outcome: 'done', subjectId: id, requestId, detail })
  return { kind: 'restored', member }
}
