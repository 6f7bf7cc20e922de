/** Which members an administrator may make one: who may at all, and what stands in the way of whom. */
import { isAllowed, isForOwners } from '../administrators/administrators.policy.ts'
import type { Member } from '../members/member.ts'

export type MergeObstacle =
  /** One of them is staff or holds a role: see `isForOwners`. */
  | 'for-owners'
  /** Nobody merges themselves away. */
  | 'oneself'
  /** A role goes to nobody by a merge, and is taken away on purpose only. */
  | 'has-role'
  /** Whoever asked to be erased gets an answer to that first. */
  | 'erasure-waiting'

type Acting = Pick<Member, 'id' | 'role'>
type Merged = Pick<Member, 'id' | 'role' | 'isStaff'>

/** What keeps `loser` from being merged into `survivor`; undefined: nothing. */
export function obstacleTo(
  actor: Acting,
  { survivor, loser, isErasureWaiting }: { survivor: Merged; loser: Merged; isErasureWaiting: boolean },
): MergeObstacle | undefined {
  if (!mayMergeBoth(actor, survivor, loser)) return 'for-owners'
  if (actor.id === loser.id) return 'oneself'
  if (loser.role !== undefined) return 'has-role'
  return isErasureWaiting ? 'erasure-waiting' : undefined
}

/** An undo brings staff back, too. */
export const mayMergeBoth = (actor: Acting, one: Merged, other: Merged): boolean =>
  isAllowed(actor.role, 'members.merge') &&
  ((!isForOwners(one) && !isForOwners(other)) || isAllowed(actor.role, 'members.change-staff'))
