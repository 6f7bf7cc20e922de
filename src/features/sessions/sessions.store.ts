/** Ends sessions by member. Reading and writing single ones is express-session's (http). */
import type { Db } from '../../db/connect.ts'

export type SessionsStore = ReturnType<typeof sessionsStore>

export function sessionsStore(db: Db) {
  return {
    /**
     * Ends every session of a member, in every process, from the next request on, and those that a sign-in under way
     * has still to write: it was judged in the epoch before. How many there were.
     */
    async endAllOf(memberId: string): Promise<number> {
      await db('members').where({ id: memberId }).increment('session_epoch')
      return db('sessions').where({ member_id: memberId }).delete()
    },
  }
}
