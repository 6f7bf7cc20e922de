/** Who had an address before: written by the database at every change of one, and when a member goes. */
import { createHash } from 'node:crypto'
import type { Db } from '../../../db/connect.ts'
import { emailKeys } from '../../../kernel/email-keys.ts'

export type FormerAddressesStore = ReturnType<typeof formerAddressesStore>

export type FormerHolder = {
  /** Undefined: of somebody who is gone. Whose it was is not known any more. */
  memberId: string | undefined
  /** Somebody had proved it by then, so that it may have been told to Zendesk. */
  wasVerified: boolean
  heldUntil: Date
}

export function formerAddressesStore(db: Db) {
  return {
    /** The latest first. `exceptId`: the member who has the address now, and may have had it before. */
    async findFormerHolders(address: string, exceptId?: string): Promise<FormerHolder[]> {
      const { exact } = emailKeys(address)
      const { rows } = await db.raw<{ rows: HolderRow[] }>(
        `select member_id, was_verified, held_until from former_addresses
         where email_exact_key = ? or email_digest = ? order by held_until desc, id`,
        [exact, createHash('sha256').update(exact).digest('hex')],
      )
      return rows.filter((row) => row.member_id === null || row.member_id !== exceptId).map(holderOf)
    },

    /** For whoever is shown all that is known of them; the latest first. */
    async listOf(memberId: string): Promise<{ key: string; heldUntil: Date }[]> {
      const rows = await db<{ member_id: string; email_exact_key: string; held_until: Date }>('former_addresses')
        .where({ member_id: memberId })
        .orderBy('held_until', 'desc')
      return rows.map((row) => ({ key: row.email_exact_key, heldUntil: row.held_until }))
    },
  }
}

type HolderRow = { member_id: string | null; was_verified: boolean; held_until: Date }

const holderOf = (row: HolderRow): FormerHolder => ({
  memberId: row.member_id ?? undefined,
  wasVerified: row.was_verified,
  heldUntil: row.held_until,
})
