/** What can be undone of the changes that members made of their addresses. Known by the hashes of the tokens in the mails. */
import type { Db } from '../../../db/connect.ts'
import { isTaken, type AddressChangeState } from './address-changes.store.ts'
import { isUndoable } from './undoable.ts'

export type AddressUndosStore = ReturnType<typeof addressUndosStore>

/** `void`: the member's address was changed since by somebody else, or became one that only owners change. */
export type AddressUndo = { memberId: string; formerEmail: string; state: AddressChangeState }

export type UndoneAddressChange = {
  memberId: string
  email: string
  formerEmail: string
  formerVerifiedAt: Date
  /** When the change was asked for. */
  askedAt: Date
}

export function addressUndosStore(db: Db) {
  return {
    /** Looking at a link changes nothing. */
    async find(undoTokenHash: string, now: Date): Promise<AddressUndo | undefined> {
      const { rows } = await db.raw<{ rows: UndoRow[] }>(
        `select c.member_id, c.former_email, case
           when c.undone_at is not null then 'spent'
           when c.undo_expires_at <= :now then 'expired'
           when not (${isUndoable}) then 'void'
           when ${isTaken('c.former_exact_key')} then 'taken'
           else 'open' end as state
         from address_changes c join members m on m.id = c.member_id where c.undo_token_hash = :undoTokenHash`,
        { undoTokenHash, now },
      )
      const [row] = rows
      return row && { memberId: row.member_id, formerEmail: row.former_email, state: row.state }
    },

    /**
     * Takes a change back together with those that followed it: whoever made it may have gone on to a third address, and
     * nothing that was mailed there brings anything back. The address is the caller's to write, in the same transaction.
     */
    async undo(undoTokenHash: string, now: Date): Promise<UndoneAddressChange | undefined> {
      const { rows } = await db.raw<{ rows: UndoneRow[] }>(
        `with wanted as (
           select c.id, c.member_id, c.former_email, c.former_verified_at, c.created_at, m.email
           from address_changes c join members m on m.id = c.member_id
           where c.undo_token_hash = :undoTokenHash and c.undone_at is null and c.undo_expires_at > :now
             and ${isUndoable} and not ${isTaken('c.former_exact_key')}
         ), undone as (
           update address_changes later set undone_at = :now from wanted
           where later.member_id = wanted.member_id and later.id >= wanted.id
             and later.changed_at is not null and later.undone_at is null
           returning later.id
         )
         select wanted.member_id, wanted.former_email, wanted.former_verified_at, wanted.created_at, wanted.email
         from wanted where exists (select from undone where undone.id = wanted.id)`,
        { undoTokenHash, now },
      )
      const [row] = rows
      return (
        row && {
          memberId: row.member_id,
          email: row.email,
          formerEmail: row.former_email,
          formerVerifiedAt: row.former_verified_at,
          askedAt: row.created_at,
        }
      )
    },
  }
}

type UndoRow = { member_id: string; former_email: string; state: AddressChangeState }
type UndoneRow = {
  member_id: string
  former_email: string
  former_verified_at: Date
  created_at: Date
  email: string
}
