/**
 * Makes two members one. The survivor keeps their external ID and what they prove themselves with, and gets what was chosen of
 * the other, who is gone: what opened the other's door opens nothing any more, and their external ID is buried. For thirty
 * days it can be undone.
 */
import { after, days, type Clock } from '../../kernel/clock.ts'
import type { Random } from '../../kernel/random.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { ErasuresStore } from '../account/erasures/erasures.store.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { ImportsStore } from '../imports/imports.store.ts'
import type { GateDecisionsStore } from '../safeguards/gate/gate-decisions.store.ts'
import type { QueueNoticeDeps } from '../mail/queue-notice.ts'
import { mayGiveAddress } from '../member-console/member-rights.policy.ts'
import type { EndSessions } from '../members/end-sessions.ts'
import type { Member } from '../members/member.ts'
import type { MemberChange } from '../members/members.columns.ts'
import type { MembersStore } from '../members/members.store.ts'
import { tellFormerAddress } from '../verification/change/tell-former-address.ts'
import { undoDays } from './member-merge.ts'
import type { MemberMergesStore } from './member-merges.store.ts'
import { changeOf, fieldsOf, mergeFields, type MergeChoice } from './merge-fields.ts'
import { obstacleTo, type MergeObstacle } from './merge.policy.ts'

type Stores = Pick<QueueNoticeDeps, 'outbox' | 'branding'> & {
  members: Pick<MembersStore, 'delete' | 'find' | 'findByEmail' | 'lock' | 'lockActiveOwners' | 'update'>
  memberMerges: Pick<MemberMergesStore, 'handOver' | 'remember' | 'rememberAfter'>
  erasures: Pick<ErasuresStore, 'findLatestOf'>
  imports: Pick<ImportsStore, 'forgetMember'>
  gateDecisions: Pick<GateDecisionsStore, 'forgetMember'>
  sessions: EndSessions
  events: Pick<EventsStore, 'record'>
}

export type MergeDeps = Omit<QueueNoticeDeps, keyof Stores> & {
  clock: Clock
  random: Random
  inTransaction: InTransaction<Stores>
}

export type MergeRequest = {
  survivor: { id: string; version: number }
  loser: { id: string; version: number }
  choice: MergeChoice
  /** How one knows that they are one person. */
  reason: string
  actorId: string
  requestId: string
  ip: string | undefined
}

export type MergeOutcome =
  | { kind: 'merged'; id: string }
  /** Somebody changed one of them since they were looked at. */
  | { kind: 'outdated' }
  | { kind: 'gone' }
  | { kind: 'obstructed'; by: MergeObstacle }
  /** The address would open the door of somebody else who is staff or holds a role. */
  | { kind: 'address-for-owners' }

export async function mergeMembers(deps: MergeDeps, request: MergeRequest): Promise<MergeOutcome> {
  return deps.inTransaction(async (stores) => {
    await stores.members.lockActiveOwners()
    const both = await lockBoth(stores, request)
    if (both.kind !== 'locked') return both
    const { survivor, loser } = both
    const actor = await stores.members.find(request.actorId)
    if (actor?.status !== 'active') return { kind: 'obstructed', by: 'for-owners' }
    const isErasureWaiting = await isWaitingForErasure(stores, loser.id)
    const by = obstacleTo(actor, { survivor, loser, isErasureWaiting })
    if (by !== undefined) return { kind: 'obstructed', by }
    const change = changeOf(survivor, loser, request.choice)
    if (!(await mayHaveAddress(stores, { actor, survivor, loser }, change))) return { kind: 'address-for-owners' }
    return { kind: 'merged', id: await makeOne(deps, stores, { ...request, survivor, loser, change }) }
  })
}

/** In the order of their ids, so that no two merges wait for each other. */
async function lockBoth({ members }: Pick<Stores, 'members'>, request: MergeRequest) {
  const ids = [request.survivor.id, request.loser.id].sort()
  const found = new Map<string, Member | undefined>()
  for (const id of ids) found.set(id, await members.lock(id))
  const survivor = found.get(request.survivor.id)
  const loser = found.get(request.loser.id)
  if (!survivor || !loser || survivor.id === loser.id) return { kind: 'gone' } as const
  const isAsSeen = survivor.version === request.survivor.version && loser.version === request.loser.version
  return isAsSeen ? ({ kind: 'locked', survivor, loser } as const) : ({ kind: 'outdated' } as const)
}

export async function isWaitingForErasure(
  { erasures }: { erasures: Pick<ErasuresStore, 'findLatestOf'> },
  id: string,
): Promise<boolean> {
  const erasure = await erasures.findLatestOf(id)
  return erasure !== undefined && !erasure.withdrawnAt && !erasure.declined
}

async function mayHaveAddress(
  { members }: Pick<Stores, 'members'>,
  { actor, survivor, loser }: Record<'actor' | 'survivor' | 'loser', Member>,
  { email }: MemberChange,
): Promise<boolean> {
  if (email === undefined) return true
  const others = (await members.findByEmail(email)).filter(({ id }) => id !== loser.id)
  return mayGiveAddress(actor, others, survivor.id)
}

type Making = Omit<MergeRequest, 'survivor' | 'loser'> & { survivor: Member; loser: Member; change: MemberChange }

async function makeOne(deps: MergeDeps, stores: Stores, making: Making): Promise<string> {
  const { survivor, loser, change } = making
  const at = deps.clock.now()
  const id = deps.random.uuid()
  const fields = fieldsOf(change)
  const ids = { survivorId: survivor.id, loserId: loser.id }
  const undoUntil = after(at, days(undoDays))
  await stores.memberMerges.remember({ id, ...ids, fields, at, by: making.actorId, undoUntil })

  await stores.imports.forgetMember(loser.id)
  await stores.gateDecisions.forgetMember(loser.id)
  await stores.sessions.endAllOf(loser.id)
  await stores.memberMerges.handOver({ ...ids, at })
  if (!(await stores.members.delete(loser.id))) throw new Error('a member who was held still is gone')
  const merged = await stores.members.update(survivor.id, survivor.version, change, at)
  if (!merged) throw new Error('a member who was held still was changed')
  await stores.sessions.endAllOf(survivor.id)
  await stores.memberMerges.rememberAfter(id)

  await tellFormerAddress({ ...deps, ...stores }, survivor, merged)
  // Whoever reads what went to the other's address hears where their account went.
  if (merged.emailVerifiedAt !== undefined) await tellFormerAddress({ ...deps, ...stores }, loser, merged)
  await record(stores, { ...making, id, fields })
  return id
}

/** What was the loser's is told of the loser alone: if they come back and are erased, it goes with them. */
async function record(
  { events }: Pick<Stores, 'events'>,
  { survivor, loser, change, id, fields, reason, actorId, requestId, ip }: Making & { id: string; fields: string[] },
): Promise<void> {
  const about = { type: 'member.merged', actor: `member:${actorId}`, outcome: 'done', requestId, ip } as const
  const before = Object.fromEntries(fieldsOf(change).map((field) => [field, survivor[field] ?? null]))
  await events.record({
    ...about,
    subjectId: survivor.id,
    detail: { merge: id, merged: loser.id, fields },
    personal: { before, reason },
  })
  const were = Object.fromEntries(mergeFields.map((field) => [field, loser[field] ?? null]))
  await events.record({
    ...about,
    subjectId: loser.id,
    detail: { merge: id, into: survivor.id },
    personal: { before: { ...were, externalId: loser.externalId }, reason },
  })
}
