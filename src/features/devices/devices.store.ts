/**
 * The browsers a member has signed in with, known by the hash of a token that the browser keeps. A browser may be remembered,
 * so that it is not asked for the second factor: until then, and until all sessions of the member are ended.
 */
import type { Db } from '../../db/connect.ts'

export type DevicesStore = ReturnType<typeof devicesStore>

export type Device = {
  id: string
  userAgent: string | undefined
  firstSeenAt: Date
  lastSeenAt: Date
  /** In the future, and in the member's present epoch: it stands in for the second factor. */
  rememberedUntil: Date | undefined
}

/** `sessionEpoch`: the member's; an older one remembers nothing. */
export type SeenDevice = {
  id: string
  memberId: string
  tokenHash: string
  userAgent: string | undefined
  at: Date
  /** Undefined leaves what is remembered as it is. */
  remember?: { until: Date; sessionEpoch: number } | undefined
}

export function devicesStore(db: Db) {
  return {
    /** What is remembered counts only while it is good at `now`. */
    async find(memberId: string, tokenHash: string, now: Date): Promise<Device | undefined> {
      const [row] = (await listed(db, memberId, now)).filter((device) => device.token_hash === tokenHash)
      return row && deviceOf(row)
    },

    /** The latest first, at most a hundred. */
    async listOf(memberId: string, now: Date): Promise<Device[]> {
      return (await listed(db, memberId, now)).map(deviceOf)
    },

    /** True when the member was never seen with it before. */
    async note(seen: SeenDevice): Promise<boolean> {
      const { rows } = await db.raw<{ rows: { is_new: boolean }[] }>(
        `insert into devices as d
           (id, member_id, token_hash, user_agent, first_seen_at, last_seen_at, remembered_until, session_epoch)
         values (:id, :memberId, :tokenHash, :userAgent, :at, :at, :until, :epoch)
         on conflict (member_id, token_hash) do update set
           user_agent = excluded.user_agent, last_seen_at = excluded.last_seen_at,
           remembered_until = coalesce(excluded.remembered_until, d.remembered_until),
           session_epoch = coalesce(excluded.session_epoch, d.session_epoch)
         returning xmax = 0 as is_new`,
        {
          ...seen,
          userAgent: seen.userAgent ?? null,
          until: seen.remember?.until ?? null,
          epoch: seen.remember?.sessionEpoch ?? null,
        },
      )
      return rows[0]?.is_new ?? false
    },

    /** False when there is none of this id. */
    async remove(memberId: string, id: string): Promise<boolean> {
      return (await db('devices').where({ member_id: memberId }).whereRaw('id::text = ?', [id]).delete()) === 1
    },

    /** A bounded piece of those not seen since `before`. */
    async deleteOld(before: Date): Promise<void> {
      const old = db('devices').select('id').where('last_seen_at', '<', before).limit(1_000)
      await db('devices').whereIn('id', old).delete()
    },
  }
}

type DeviceRow = {
  id: string
  token_hash: string
  user_agent: string | null
  first_seen_at: Date
  last_seen_at: Date
  remembered_until: Date | null
}

async function listed(db: Db, memberId: string, now: Date): Promise<DeviceRow[]> {
  const { rows } = await db.raw<{ rows: DeviceRow[] }>(
    `select d.id, d.token_hash, d.user_agent, d.first_seen_at, d.last_seen_at,
       case when d.remembered_until > ? and d.session_epoch = m.session_epoch then d.remembered_until end
         as remembered_until
     from devices d join members m on m.id = d.member_id where d.member_id = ?
     order by d.last_seen_at desc limit 100`,
    [now, memberId],
  )
  return rows
}

const deviceOf = (row: DeviceRow): Device => ({
  id: row.id,
  userAgent: row.user_agent ?? undefined,
  firstSeenAt: row.first_seen_at,
  lastSeenAt: row.last_seen_at,
  rememberedUntil: row.remembered_until ?? undefined,
})
