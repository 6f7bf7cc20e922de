/** Addresses that members asked for, in the database: pending until proved. Known by the hashes of the tokens in the mails. */
import type { Db } from '../../../db/connect.ts'
import { mostCodeTries } from '../one-time-code.ts'
import { isTheirs } from './undoable.ts'

export type AddressChangesStore = ReturnType<typeof addressChangesStore>

export type NewAddressChange = {
  memberId: string
  /** What the member has at this moment: the change is void once it is another one. */
  former: { email: string; exactKey: string; verifiedAt: Date | undefined } | undefined
  /** As typed. */
  email: string
  exactKey: string
  /** The member's at this moment: whatever ends all their sessions ends the change as well. */
  sessionEpoch: number
  tokenHash: string
  codeHash: string
  codeExpiresAt: Date
  continueTo: string | undefined
  createdAt: Date
  expiresAt: Date
}

export type AddressChangeState = 'open' | 'spent' | 'expired' | 'void' | 'taken'

/** `taken`: somebody else has the address by now. */
export type AddressChange = {
  memberId: string
  email: string
  state: AddressChangeState
  continueTo: string | undefined
}

export type PendingAddressChange = { email: string; createdAt: Date; expiresAt: Date; takesCode: boolean }

export type MadeAddressChange = {
  memberId: string
  email: string
  former: { email: string; isVerified: boolean } | undefined
  continueTo: string | undefined
}

export function addressChangesStore(db: Db) {
  return {
    async insert(change: NewAddressChange): Promise<void> {
      await db('address_changes').insert({
        member_id: change.memberId,
        former_email: change.former?.email ?? null,
        former_exact_key: change.former?.exactKey ?? null,
        former_verified_at: change.former?.verifiedAt ?? null,
        email: change.email,
        email_exact_key: change.exactKey,
        session_epoch: change.sessionEpoch,
        token_hash: change.tokenHash,
        code_hash: change.codeHash,
        code_expires_at: change.codeExpiresAt,
        continue_to: change.continueTo ?? null,
        created_at: change.createdAt,
        expires_at: change.expiresAt,
      })
    },

    /** Ends what is pending of this member. How many there were. */
    async void(memberId: string, at: Date): Promise<number> {
      return db('address_changes')
        .where({ member_id: memberId, changed_at: null, voided_at: null })
        .where('expires_at', '>', at)
        .update({ voided_at: at })
    },

    /** When the member asked since then, whatever became of it; the latest first. */
    async listAskedSince(memberId: string, since: Date): Promise<Date[]> {
      const rows = await db<{ member_id: string; created_at: Date }>('address_changes')
        .select('created_at')
        .where({ member_id: memberId })
        .where('created_at', '>', since)
        .orderBy('created_at', 'desc')
      return rows.map(({ created_at }) => created_at)
    },

    async findPending(memberId: string, now: Date): Promise<PendingAddressChange | undefined> {
      const { rows } = await db.raw<{ rows: PendingRow[] }>(
        `select c.email, c.created_at, c.expires_at, c.code_expires_at > :now and c.code_tries < :most as takes_code
         from address_changes c join members m on m.id = c.member_id
         where c.member_id = :memberId and ${isPending} order by c.id desc limit 1`,
        { memberId, now, most: mostCodeTries },
      )
      const [row] = rows
      return (
        row && { email: row.email, createdAt: row.created_at, expiresAt: row.expires_at, takesCode: row.takes_code }
      )
    },

    /** Looking at a link changes nothing. */
    async find(tokenHash: string, now: Date): Promise<AddressChange | undefined> {
      const { rows } = await db.raw<{ rows: ChangeRow[] }>(
        `select c.member_id, c.email, c.continue_to, case
           when c.changed_at is not null then 'spent'
           when c.voided_at is null and c.expires_at <= :now then 'expired'
           when not (${isPending}) then 'void'
           when ${isTaken('c.email_exact_key')} then 'taken'
           else 'open' end as state
         from address_changes c join members m on m.id = c.member_id where c.token_hash = :tokenHash`,
        { tokenHash, now },
      )
      const [row] = rows
      return (
        row && {
          memberId: row.member_id,
          email: row.email,
          state: row.state,
          continueTo: row.continue_to ?? undefined,
        }
      )
    },

    /** Counts a try at the code of what is pending, before it is looked at. Undefined when there is no try left. */
    async countCodeTry(memberId: string, now: Date): Promise<{ tokenHash: string; codeHash: string } | undefined> {
      const { rows } = await db.raw<{ rows: { token_hash: string; code_hash: string }[] }>(
        `update address_changes c set code_tries = c.code_tries + 1 from members m
         where c.member_id = :memberId and ${isPending} and c.code_hash is not null and c.code_expires_at > :now
           and c.code_tries < :most
         returning c.token_hash, c.code_hash`,
        { memberId, now, most: mostCodeTries },
      )
      return rows[0] && { tokenHash: rows[0].token_hash, codeHash: rows[0].code_hash }
    },

    /** One at a time may take an address, or give one back, until the transaction ends. */
    async lockAddress(exactKey: string): Promise<void> {
      await db.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`address:${exactKey}`])
    },

    /**
     * Uses the change up, if it holds at this very moment; the address itself is the caller's to write, in the same
     * transaction. Only an address that was proved can be gone back to.
     */
    async use(
      tokenHash: string,
      { now, undo }: { now: Date; undo: { tokenHash: string; expiresAt: Date } },
    ): Promise<MadeAddressChange | undefined> {
      const { rows } = await db.raw<{ rows: MadeRow[] }>(
        `update address_changes c set changed_at = :now,
           undo_token_hash = case when c.former_verified_at is not null then :undoHash end,
           undo_expires_at = case when c.former_verified_at is not null then cast(:undoUntil as timestamptz) end
         from members m
         where c.token_hash = :tokenHash and ${isPending} and not ${isTaken('c.email_exact_key')}
         returning c.member_id, c.email, c.former_email, c.former_verified_at, c.continue_to`,
        { tokenHash, now, undoHash: undo.tokenHash, undoUntil: undo.expiresAt },
      )
      return rows[0] && madeOf(rows[0])
    },

    /** A bounded piece of those asked for before then, whatever became of them. */
    async deleteOld(before: Date): Promise<void> {
      const old = db('address_changes').select('id').where('created_at', '<', before).limit(1_000)
      await db('address_changes').whereIn('id', old).delete()
    },
  }
}

const isPending = `(
  c.changed_at is null and c.voided_at is null and c.expires_at > :now and m.id = c.member_id
  and m.status = 'active' and m.session_epoch = c.session_epoch
  and m.email_exact_key is not distinct from c.former_exact_key and ${isTheirs}
)`

/** Somebody else has it. */
export const isTaken = (key: 'c.email_exact_key' | 'c.former_exact_key'): string =>
  `exists (select from members other where other.email_exact_key = ${key} and other.id <> c.member_id)`

type PendingRow = { email: string; created_at: Date; expires_at: Date; takes_code: boolean }
type ChangeRow = { member_id: string; email: string; continue_to: string | null; state: AddressChangeState }
type MadeRow = {
  member_id: string
  email: string
  former_email: string | null
  former_verified_at: Date | null
  continue_to: string | null
}
const madeOf = (row: MadeRow): MadeAddressChange => ({
  memberId: row.member_id,
  email: row.email,
  former:
    row.former_email === null ? undefined : { email: row.former_email, isVerified: row.former_verified_at !== null },
  continueTo: row.continue_to ?? undefined,
})
