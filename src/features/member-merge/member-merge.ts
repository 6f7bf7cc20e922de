/** A merge: two members became one, and can be two again for as long as what they were is remembered. */
import type { Member } from '../members/member.ts'
import type { MergeField } from './merge-fields.ts'

/** In days. */
export const undoDays = 30

export type MemberMerge = {
  id: string
  /** Whom they are by now. */
  survivor: { id: string; name: string; externalId: string }
  /** Whom they were merged into: somebody else than the survivor once that one was merged as well. */
  intoId: string
  loserId: string
  /** As long as it is remembered. */
  loser: { name: string; externalId: string } | undefined
  /** What the survivor got of the other. */
  fields: MergeField[]
  mergedAt: Date
  /** Undefined: somebody who is gone. */
  mergedBy: string | undefined
  undoUntil: Date
  undoneAt: Date | undefined
}

/** What both were, and what became of the survivor. */
export type MergeMemory = {
  loser: Member
  before: Member
  after: Member
  /** Others who had one of the two addresses already. */
  holders: string[]
}
