/** Sessions by member: ending them and counting them. Reading and writing single ones is express-session's (http). */
import type { Db } from '../../db/connect.ts'

export type SessionsStore = ReturnType<typeof sessionsStore>

export function sessionsStore(db: Db) {
  return {
    /** Ends every session of a member, in every process, from the next request on. How many there were. */
    async endAllOf(memberId: string): Promise<number> {
      return db('sessions').where({ member_id: memberId }).delete()
    },

    /** All but the session that asks for it. */
    async endOthersOf(memberId: string, sid: string): Promise<number> {
      return db('sessions').where({ member_id: memberId }).whereNot({ sid }).delete()
    },

    /** Sessions still alive at `now`. */
    async countOf(memberId: string, now: Date): Promise<number> {
      const [row] = await db('sessions')
        .where({ member_id: memberId })
        .where('expire', '>', now)
        .count<{ sessions: string }[]>({ sessions: '*' })
      return Number(row?.sessions ?? 0)
    },
  }
}
