/** What was asked for at "Forgot your password?" and nobody has looked into yet, in the database, sealed. */
import type { Db } from '../../db/connect.ts'

export type RecoveryRequestsStore = ReturnType<typeof recoveryRequestsStore>

export type StoredRequest = { id: string; requestSealed: string; askedAt: Date }

export function recoveryRequestsStore(db: Db) {
  return {
    async insert({ id, requestSealed, askedAt }: StoredRequest): Promise<void> {
      await db('recovery_requests').insert({ id, request_sealed: requestSealed, asked_at: askedAt })
    },

    /** Takes the oldest out, for as long as the transaction holds: what fails is there again. */
    async take(): Promise<StoredRequest | undefined> {
      const { rows } = await db.raw<{ rows: { id: string; request_sealed: string; asked_at: Date }[] }>(
        `delete from recovery_requests where id = (
           select id from recovery_requests order by asked_at limit 1 for update skip locked
         ) returning *`,
      )
      const [row] = rows
      return row && { id: row.id, requestSealed: row.request_sealed, askedAt: row.asked_at }
    },
  }
}
