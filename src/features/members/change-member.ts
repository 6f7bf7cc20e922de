/** Changes what is known of a member. Nothing is lost when two people change the same member: the second hears of it. */
import type { Clock } from '../../kernel/clock.ts'
import type { Actor } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { EndSessions } from './end-sessions.ts'
import type { Member } from './member.ts'
import type { MemberChange } from './members.columns.ts'
import type { MembersStore } from './members.store.ts'

/** Call it with stores bound to a transaction. Status has verbs of its own: suspend and restore. */
export type ChangeMemberDeps = {
  members: Pick<MembersStore, 'find' | 'findConflict' | 'lockActiveOwners' | 'update'>
  sessions: EndSessions
  events: Pick<EventsStore, 'record'>
  clock: Clock
}

export type ChangeMemberOutcome =
  | { kind: 'changed'; member: Member }
  | { kind: 'unchanged'; member: Member }
  /** Somebody else changed the member since `version` was read: `member` is what it is now. */
  | { kind: 'outdated'; member: Member }
  | { kind: 'username-taken' }
  | { kind: 'last-owner' }
  | { kind: 'gone' }

/** `version`: of the member the change was made for. Another address counts as unproved unless the change says so. */
export async function changeMember(
  deps: ChangeMemberDeps,
  given: {
    id: string
    version: number
    change: Omit<MemberChange, 'status'>
    /** Who vouched for the address, where this change says that it is proved: goes into the history. */
    addressAttestedBy?: 'administrator' | undefined
    /** How they know, in their words. */
    reason?: string | undefined
    actor: Actor
    requestId?: string | undefined
  },
): Promise<ChangeMemberOutcome> {
  const { members, sessions, events, clock } = deps
  const { id, version, change } = given
  const before = await members.find(id)
  if (!before) return { kind: 'gone' }
  if (before.version !== version) return { kind: 'outdated', member: before }
  const fields = fieldsThatDiffer(before, change)
  if (fields.length === 0) return { kind: 'unchanged', member: before }
  if (isLosingOwner(before, change) && !(await hasOtherOwner(members, id))) return { kind: 'last-owner' }

  const member = await members.update(id, version, change, clock.now())
  if (!member) {
    const now = await members.find(id)
    if (!now) return { kind: 'gone' }
    return now.version === version ? { kind: 'username-taken' } : { kind: 'outdated', member: now }
  }
  // Whoever signed in under the old address or role proves anew who they are.
  if (fields.includes('email') || fields.includes('role')) await sessions.endAllOf(id)
  await events.record({
    type: 'member.changed',
    actor: given.actor,
    outcome: 'done',
    subjectId: id,
    requestId: given.requestId,
    detail: { fields, ...(given.addressAttestedBy && { address_attested_by: given.addressAttestedBy }) },
    personal: {
      before: pick(before, fields),
      after: pick(member, fields),
      ...(given.reason !== undefined && { reason: given.reason }),
    },
  })
  return { kind: 'changed', member }
}

function fieldsThatDiffer(member: Member, change: MemberChange): (keyof MemberChange)[] {
  const fields = Object.keys(change) as (keyof MemberChange)[]
  return fields.filter((field) => textOf(member[field]) !== textOf(change[field]))
}

/** What is empty is there, too, as null. */
const pick = (member: Member, fields: readonly (keyof MemberChange)[]): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field, member[field] ?? null]))

/** Equal for equal dates and attributes, whatever their order. */
const textOf = (value: Member[keyof Member]): string | undefined =>
  value instanceof Date || typeof value !== 'object'
    ? JSON.stringify(value)
    : JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))

const isLosingOwner = (member: Member, change: MemberChange): boolean =>
  member.role === 'owner' && member.status === 'active' && 'role' in change && change.role !== 'owner'

async function hasOtherOwner(members: Pick<MembersStore, 'lockActiveOwners'>, id: string): Promise<boolean> {
  return (await members.lockActiveOwners()).some((owner) => owner !== id)
}
