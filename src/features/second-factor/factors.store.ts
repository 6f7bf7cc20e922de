/** Which second factors a member has, at a glance. Each kind has a store of its own. */
import type { Db } from '../../db/connect.ts'
import type { FactorSummary } from './factors.ts'

export type FactorsStore = ReturnType<typeof factorsStore>

/** How many of each. */
export type RemovedFactors = { totp: number; passkeys: number; recoveryCodes: number }

export function factorsStore(db: Db) {
  return {
    async summaryOf(memberId: string): Promise<FactorSummary> {
      const { rows } = await db.raw<{ rows: FactorSummary[] }>(
        `select
           exists (select from totp_factors where member_id = :id) as "hasTotp",
           (select count(*)::integer from passkeys where member_id = :id) as passkeys,
           (select count(*)::integer from recovery_codes where member_id = :id and used_at is null) as "recoveryCodes"`,
        { id: memberId },
      )
      const [row] = rows
      if (!row) throw new Error('a query without a source gives one row')
      return row
    },

    /** All of them, recovery codes included. False when there was none. */
    async removeAllOf(memberId: string): Promise<boolean> {
      const { rows } = await db.raw<{ rows: unknown[] }>(
        `with totp as (delete from totp_factors where member_id = :id returning 1),
           keys as (delete from passkeys where member_id = :id returning 1),
           codes as (delete from recovery_codes where member_id = :id returning 1)
         select from totp union all select from keys union all select from codes`,
        { id: memberId },
      )
      return rows.length > 0
    },

    /** What was set up at that moment or later, by whomever. */
    async removeSetUpSince(memberId: string, since: Date): Promise<RemovedFactors> {
      const { rows } = await db.raw<{ rows: RemovedFactors[] }>(
        `with totp as (delete from totp_factors where member_id = :id and confirmed_at >= :since returning 1),
           keys as (delete from passkeys where member_id = :id and created_at >= :since returning 1),
           codes as (delete from recovery_codes where member_id = :id and created_at >= :since returning 1)
         select (select count(*)::integer from totp) as totp, (select count(*)::integer from keys) as passkeys,
           (select count(*)::integer from codes) as "recoveryCodes"`,
        { id: memberId, since },
      )
      const [row] = rows
      if (!row) throw new Error('a query without a source gives one row')
      return row
    },
  }
}
