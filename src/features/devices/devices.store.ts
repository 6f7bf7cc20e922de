/**
 * The browsers a member has signed in with, known by the hash of a token that the browser keeps. A browser may be remembered,
 * so that it is not asked for the second factor: until then, and until all sessions of the member are ended.
 */
import type { Db } from '../../db/connect.ts'
import { usualSecuritySettings } from '../security-settings/security-settings.ts'

export type DevicesStore = ReturnType<typeof devicesStore>

export type Device = {
  id: string
  userAgent: string | undefined
  firstSeenAt: Date
  lastSeenAt: Date
  /**
   * In the future, in the member's present epoch, and no longer than the settings let browsers be remembered now: it stands
   * in for the second factor.
   */
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
      const [row] = await listed(db, memberId, now, tokenHash)
      return row && deviceOf(row)
    },

    /** The latest first; a hundred at most are kept. */
    async listOf(memberId: string, now: Date): Promise<Device[]> {
      return (await listed(db, memberId, now)).map(deviceOf)
    },

    /** Of a member's others the newest are kept. */
    async note(seen: SeenDevice): Promise<void> {
      const { rows } = await db.raw<{ rows: { is_new: boolean }[] }>(
        `insert into devices as d
           (id, member_id, token_hash, user_agent, first_seen_at, last_seen_at, remembered_at, remembered_until,
            session_epoch)
         values (:id, :memberId, :tokenHash, :userAgent, :at, :at, :rememberedAt, :until, :epoch)
         on conflict (member_id, token_hash) do update set
           user_agent = excluded.user_agent, last_seen_at = excluded.last_seen_at,
           remembered_at = coalesce(excluded.remembered_at, d.remembered_at),
           remembered_until = coalesce(excluded.remembered_until, d.remembered_until),
           session_epoch = coalesce(excluded.session_epoch, d.session_epoch)
         returning xmax = 0 as is_new`,
        {
          ...seen,
          userAgent: seen.userAgent ?? null,
          rememberedAt: seen.remember ? seen.at : null,
          until: seen.remember?.until ?? null,
          epoch: seen.remember?.sessionEpoch ?? null,
        },
      )
      if (rows[0]?.is_new) await dropOldest(db, seen)
    },

    /** The browser has another token from now on, for everybody who is known by it. */
    async move(tokenHash: string, to: string): Promise<void> {
      await db('devices').where({ token_hash: tokenHash }).update({ token_hash: to })
    },

    async listTokenHashes(memberId: string): Promise<string[]> {
      const rows = await db('devices').where({ member_id: memberId }).select<{ token_hash: string }[]>('token_hash')
      return rows.map(({ token_hash }) => token_hash)
    },

    /** False when there is none of this id. */
    async remove(memberId: string, id: string): Promise<boolean> {
      return (await db('devices').where({ member_id: memberId }).whereRaw('id::text = ?', [id]).delete()) === 1
    },

    /** How many there were. */
    async removeAllOf(memberId: string): Promise<number> {
      return db('devices').where({ member_id: memberId }).delete()
    },

    /** A bounded piece of those not seen since `before`. */
    async deleteOld(before: Date): Promise<void> {
      const old = db('devices').select('id').where('last_seen_at', '<', before).limit(1_000)
      await db('devices').whereIn('id', old).delete()
    },
  }
}

const mostOfOne = 100

async function dropOldest(db: Db, { memberId, tokenHash }: SeenDevice): Promise<void> {
  await db.raw(
    `delete from devices where id in (
       select id from devices where member_id = ? and token_hash <> ? order by last_seen_at desc, id offset ?
     )`,
    [memberId, tokenHash, mostOfOne - 1],
  )
}

type DeviceRow = {
  id: string
  user_agent: string | null
  first_seen_at: Date
  last_seen_at: Date
  remembered_until: Date | null
}

/** One of them, where its token is given. */
async function listed(db: Db, memberId: string, now: Date, tokenHash?: string): Promise<DeviceRow[]> {
  const { rows } = await db.raw<{ rows: DeviceRow[] }>(
    `select d.id, d.user_agent, d.first_seen_at, d.last_seen_at,
       case when r.until > :now and d.session_epoch = m.session_epoch
         -- Not by a clock that was ahead: what it allowed would last as much longer.
         and d.remembered_at <= cast(:now as timestamptz) + interval '1 minute' then r.until end as remembered_until
     from devices d join members m on m.id = d.member_id left join security_settings st on st.id = 1,
       lateral (
         select least(
           d.remembered_until,
           d.remembered_at + coalesce(st.remember_days, cast(:usual as integer)) * interval '1 day'
         ) as until
       ) r
     where d.member_id = :memberId and d.token_hash = coalesce(:tokenHash, d.token_hash)
     order by d.last_seen_at desc limit ${mostOfOne}`,
    { now, usual: usualSecuritySettings.rememberDays, memberId, tokenHash: tokenHash ?? null },
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
