/** Takes a merge back: both are there again as they were, unless what one of them had is somebody else's by now. */
import type { Clock } from '../../kernel/clock.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { EndSessions } from '../members/end-sessions.ts'
import type { Member } from '../members/member.ts'
import type { MemberChange } from '../members/members.columns.ts'
import type { MembersStore } from '../members/members.store.ts'
import type { MemberMerge, MergeMemory } from './member-merge.ts'
import type { MemberMergesStore } from './member-merges.store.ts'
import type { MergeUndosStore } from './merge-undos.store.ts'
import { changeBack, fieldsOf, isSameAddress, type MergeField } from './merge-fields.ts'
import { mayMergeBoth } from './merge.policy.ts'

export type UndoObstacle =
  | 'undone'
  /** What they were is forgotten. */
  | 'too-late'
  /** The survivor was merged into somebody else: undo that first. */
  | 'survivor-merged'
  | 'for-owners'
  /** Since the merge, so that nobody can tell whose it is. */
  | 'address-changed'
  /** Somebody else has an address that one of them would have again. */
  | 'address-held'
  /** Somebody else has a username or external ID that one of them would have again. */
  | 'name-held'

/** What is needed to tell whether one can be undone. */
export type JudgingStores = {
  members: Pick<MembersStore, 'findByEmail'>
  mergeUndos: Pick<MergeUndosStore, 'findMemory' | 'findNameHolders'>
}

type Stores = {
  members: JudgingStores['members'] & Pick<MembersStore, 'find' | 'lock' | 'lockActiveOwners' | 'update'>
  memberMerges: Pick<MemberMergesStore, 'find'>
  mergeUndos: MergeUndosStore
  sessions: EndSessions
  events: Pick<EventsStore, 'record'>
}

export type UndoDeps = { clock: Clock; inTransaction: InTransaction<Stores> }

export type UndoJudgement =
  | {
      kind: 'possible'
      memory: MergeMemory
      change: MemberChange
      /** Fields of the survivor that go back, and those that were changed since and stay. */
      back: MergeField[]
      kept: MergeField[]
    }
  | { kind: 'refused'; because: UndoObstacle }

export type UndoOutcome = { kind: 'undone' } | { kind: 'gone' } | { kind: 'refused'; because: UndoObstacle }

export async function undoMerge(
  { clock, inTransaction }: UndoDeps,
  given: { id: string; actorId: string; requestId: string; ip: string | undefined },
): Promise<UndoOutcome> {
  const { id, actorId, requestId, ip } = given
  return inTransaction(async (stores) => {
    const { members, memberMerges, mergeUndos, sessions, events } = stores
    await members.lockActiveOwners()
    const seen = await memberMerges.find(id)
    const survivor = seen && (await members.lock(seen.survivor.id))
    // Read again: whoever held the survivor may have undone it.
    const merge = await memberMerges.find(id)
    if (!survivor || merge?.survivor.id !== survivor.id) return { kind: 'gone' }
    const actor = await members.find(actorId)
    if (actor?.status !== 'active') return { kind: 'refused', because: 'for-owners' }
    const at = clock.now()
    const judged = await judgeUndo(stores, { merge, survivor, actor, at, lock: 'for update' })
    if (judged.kind === 'refused') return judged

    const changed = await members.update(survivor.id, survivor.version, judged.change, at)
    if (!changed) return { kind: 'refused', because: 'name-held' }
    await sessions.endAllOf(survivor.id)
    await mergeUndos.bringBack(id, at)
    const about = { type: 'member.merge-undone', actor: `member:${actorId}`, outcome: 'done', requestId, ip } as const
    const detail = { merge: id, fields: judged.back, kept: judged.kept }
    await events.record({ ...about, subjectId: survivor.id, detail: { ...detail, merged: merge.loserId } })
    await events.record({ ...about, subjectId: merge.loserId, detail: { merge: id, into: survivor.id } })
    return { kind: 'undone' }
  })
}

/** Asks in the order in which one would want to know. */
export async function judgeUndo(
  stores: JudgingStores,
  given: { merge: MemberMerge; survivor: Member; actor: Member; at: Date; lock: 'for update' | 'look' },
): Promise<UndoJudgement> {
  const { merge, survivor, actor, at, lock } = given
  if (merge.undoneAt) return refused('undone')
  if (at >= merge.undoUntil) return refused('too-late')
  const memory = await stores.mergeUndos.findMemory(merge.id, lock)
  if (!memory) return refused('too-late')
  if (survivor.id !== merge.intoId) return refused('survivor-merged')
  if (!mayMergeBoth(actor, survivor, memory.loser)) return refused('for-owners')
  if (!isSameAddress(survivor.email, memory.after.email)) return refused('address-changed')

  const change = changeBack({ before: memory.before, after: memory.after, now: survivor }, merge.fields)
  const back = fieldsOf(change)
  if (await isAddressHeld(stores, { memory, survivor, change })) return refused('address-held')
  if (await isNameHeld(stores, { memory, survivor, change })) return refused('name-held')
  return { kind: 'possible', memory, change, back, kept: merge.fields.filter((field) => !back.includes(field)) }
}

type Restored = { memory: MergeMemory; survivor: Member; change: MemberChange }

/** Whoever had it before the merge may have it still. */
async function isAddressHeld({ members }: JudgingStores, { memory, survivor, change }: Restored): Promise<boolean> {
  const known = new Set([survivor.id, ...memory.holders])
  for (const address of [memory.loser.email, change.email]) {
    if (address === undefined) continue
    if ((await members.findByEmail(address)).some(({ id }) => !known.has(id))) return true
  }
  return false
}

async function isNameHeld({ mergeUndos }: JudgingStores, { memory, survivor, change }: Restored): Promise<boolean> {
  const ofLoser = [memory.loser.externalId, memory.loser.username].filter((name) => name !== undefined)
  const ofSurvivor = 'username' in change ? change.username : survivor.username
  if (ofSurvivor !== undefined && ofLoser.some((name) => name.toLowerCase() === ofSurvivor.toLowerCase())) return true
  const wanted = change.username === undefined ? ofLoser : [...ofLoser, change.username]
  return (await mergeUndos.findNameHolders(wanted, survivor.id)).length > 0
}

const refused = (because: UndoObstacle): UndoJudgement => ({ kind: 'refused', because })
