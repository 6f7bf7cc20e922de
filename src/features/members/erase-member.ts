/** Erases a member for good. What happened stays in the history, without anything personal; the external ID stays taken. */
import type { Actor } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { ImportsStore } from '../imports/imports.store.ts'
import type { GateDecisionsStore } from '../safeguards/gate/gate-decisions.store.ts'
import type { EndSessions } from './end-sessions.ts'
import type { MembersStore } from './members.store.ts'

/** Call it with stores bound to a transaction. */
export type EraseMemberDeps = {
  members: Pick<MembersStore, 'delete' | 'lockActiveOwners'>
  sessions: EndSessions
  events: Pick<EventsStore, 'forget' | 'record'>
  imports: Pick<ImportsStore, 'forgetMember'>
  gateDecisions: Pick<GateDecisionsStore, 'forgetMember'>
}

export type EraseMemberOutcome = { kind: 'erased' } | { kind: 'gone' } | { kind: 'last-owner' }

export async function eraseMember(
  { members, sessions, events, imports, gateDecisions }: EraseMemberDeps,
  given: { id: string; actor: Actor; requestId?: string | undefined },
): Promise<EraseMemberOutcome> {
  const { id, actor, requestId } = given
  const owners = await members.lockActiveOwners()
  if (owners.length === 1 && owners[0] === id) return { kind: 'last-owner' }
  await imports.forgetMember(id)
  await gateDecisions.forgetMember(id)
  if (!(await members.delete(id))) return { kind: 'gone' }
  await sessions.endAllOf(id)
  await events.forget(id)
  await events.record({ type: 'member.erased', actor, outcome: 'done', subjectId: id, requestId })
  return { kind: 'erased' }
}
