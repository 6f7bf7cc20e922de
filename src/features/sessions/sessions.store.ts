/** Members' sessions as a whole: what there are, and ending them. Reading and writing one is express-session's (http). */
import type { Db } from '../../db/connect.ts'
import { readProofs, type Proof } from './proof.ts'

export type SessionsStore = ReturnType<typeof sessionsStore>

/** Of a browser that is signed in. `handle` names it and opens nothing. */
export type ListedSession = {
  handle: string
  signedInAt: Date
  endsAt: Date
  /** About: it is noted a few times an hour. */
  lastSeenAt: Date
  /** As the request said that opened it. */
  ip: string | undefined
  userAgent: string | undefined
  proofs: Proof[]
}

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

    /** Those that are good at `now`, the latest sign-in first; at most a hundred. */
    async listOf(memberId: string, now: Date): Promise<ListedSession[]> {
      const { rows } = await db.raw<{ rows: SessionRow[] }>(
        `select ${handle} as handle, (sess ->> 'signedInAt')::float8 as signed_in_at, expire, last_seen_at,
           sess ->> 'ip' as ip, sess ->> 'userAgent' as user_agent, sess -> 'proofs' as proofs
         from sessions join members m on m.id = member_id::uuid
         where member_id = ? and expire > ? and sess ->> 'epoch' = m.session_epoch::text
         order by signed_in_at desc limit 100`,
        [memberId, now],
      )
      return rows.map(sessionOf)
    },

    /** False when there is none of this handle. */
    async endOne(memberId: string, wanted: string): Promise<boolean> {
      return (await db('sessions').where({ member_id: memberId }).whereRaw(`${handle} = ?`, [wanted]).delete()) === 1
    },
  }
}

type SessionRow = {
  handle: string
  signed_in_at: number
  expire: Date
  last_seen_at: Date | null
  ip: string | null
  user_agent: string | null
  proofs: unknown
}

const sessionOf = (row: SessionRow): ListedSession => ({
  handle: row.handle,
  signedInAt: new Date(row.signed_in_at),
  endsAt: row.expire,
  lastSeenAt: row.last_seen_at ?? new Date(row.signed_in_at),
  ip: row.ip ?? undefined,
  userAgent: row.user_agent ?? undefined,
  proofs: readProofs(row.proofs),
})

/** Whoever reads a page must not learn a session's id from it. */
const handle = `encode(sha256(convert_to(sid, 'UTF8')), 'hex')`
