/**
 * Counters of tries in the database, so that they survive a restart and hold for all processes together; beside them how
 * often in a row a member's password was wrong, which no time makes forgotten.
 */
import type { Db } from '../../db/connect.ts'
import { runStatement } from '../../db/query.ts'

export type ThrottlesStore = ReturnType<typeof throttlesStore>

export type Counter = {
  key: string
  /** Failures without any delay. */
  free: number
  /** The same while the whole installation is under a flood of tries. */
  freeInFlood: number
  /** One failure is forgotten after each such time, in milliseconds. */
  forgetOneAfter: number
  /** Whoever tries is not told that this one is closed, and the others are counted all the same. */
  isQuiet?: boolean
}

/** `browser`: the hash of its token; undefined for all browsers together that the member never signed in with. */
export type Streak = { memberId: string; browser: string | undefined }

export type CountOutcome =
  /** `closed`: quiet counters that were closed and so not counted. `streak`: failures in a row before this try. */
  { kind: 'counted'; closed: readonly string[]; streak: number } | { kind: 'blocked'; until: Date }

type Settling = {
  forget: readonly string[]
  takeBack: readonly string[]
  /** The member whose failures in a row are over. */
  streaksOf?: string
}

export function throttlesStore(db: Db) {
  return {
    /**
     * Counts one try as failed under all of `counters` before anybody knows how it ends, unless one of them is closed. One
     * statement: of many tries at once each sees what the ones before it counted.
     * `delays`: how long the last free failure closes the door, then the next one, and so on; the last one repeats.
     */
    async count(
      counters: readonly Counter[],
      of: { delays: readonly number[]; floodKey: string; streak?: Streak | undefined },
      now: Date,
    ): Promise<CountOutcome> {
      const values = [
        counters.map(({ key }) => key),
        counters.map(({ free }) => free),
        counters.map(({ freeInFlood }) => freeInFlood),
        counters.map(({ forgetOneAfter }) => forgetOneAfter / 1_000),
        counters.map(({ isQuiet = false }) => isQuiet),
        of.delays.map((delay) => delay / 1_000),
        Math.max(...of.delays) / 1_000,
        of.floodKey,
        of.streak?.memberId ?? nobody,
        of.streak?.browser ?? strangers,
        now,
      ]
      const { rows } = await runStatement<CountRow>(db, countStatement, values, 'count-try')
      const [row] = rows
      if (!row) throw new Error('a query without a source gives one row')
      if (row.closed_until !== null) return { kind: 'blocked', until: row.closed_until }
      const left = counters.filter(({ key }) => !row.counted.includes(key))
      if (left.some(({ isQuiet = false }) => !isQuiet)) {
        // Closed by a try of this very moment, which the statement could not read yet.
        await this.takeBack(row.counted)
        const keys = left.map(({ key }) => key)
        const until = await this.findBlocked(keys, now)
        return { kind: 'blocked', until: until ?? new Date(now.getTime() + (of.delays[0] ?? 0)) }
      }
      return { kind: 'counted', closed: left.map(({ key }) => key), streak: row.streak }
    },

    /** Takes one counted try of each back, and the closed door with it. */
    async takeBack(keys: readonly string[]): Promise<void> {
      await this.settle({ forget: [], takeBack: keys })
    },

    /** What a success means: some counters begin anew, of the others one counted try is taken back, and streaks end. */
    async settle({ forget, takeBack, streaksOf }: Settling): Promise<void> {
      // Locked in the order in which tries are counted, so that no two wait for each other.
      await db.raw(
        `with ended as (delete from sign_in_streaks where member_id = cast(:member as uuid))
         update sign_in_throttles set blocked_until = null,
           failures = case when key = any (cast(:forget as text[])) then 0 else greatest(failures - 1, 0) end
         where key in (
           select key from sign_in_throttles where key = any (cast(:keys as text[])) order by key collate "C" for update
         )`,
        { forget: [...forget], keys: [...forget, ...takeBack], member: streaksOf ?? nobody },
      )
    },

    /** Until when the longest closed of these doors stays so; undefined when none is at `now`. */
    async findBlocked(keys: readonly string[], now: Date): Promise<Date | undefined> {
      const row = await db('sign_in_throttles')
        .whereIn('key', keys)
        .where('blocked_until', '>', now)
        .max<{ until: Date | null }>({ until: 'blocked_until' })
        .first()
      return row?.until ?? undefined
    },

    /** One more wrong password in a row; a password that was changed since begins anew. */
    async lengthenStreak(streak: Streak | undefined, at: Date): Promise<void> {
      await db.raw(
        `insert into sign_in_streaks as s (member_id, browser_hash, failures, password_set_at, failed_at)
         select c.member_id, :browser, 1, c.updated_at, :at from credentials c
         where c.member_id = cast(:member as uuid) and c.kind = 'password'
         on conflict (member_id, browser_hash) do update set
           failures = case when s.password_set_at = excluded.password_set_at then s.failures + 1 else 1 end,
           password_set_at = excluded.password_set_at, failed_at = excluded.failed_at`,
        { member: streak?.memberId ?? nobody, browser: streak?.browser ?? strangers, at },
      )
    },

    /** The hashes of the browsers that have a streak of their own. */
    async listStreaks(memberId: string): Promise<string[]> {
      const rows = await db('sign_in_streaks').where({ member_id: memberId }).select<StreakRow[]>('browser_hash')
      return rows.map(({ browser_hash }) => browser_hash).filter((browser) => browser !== strangers)
    },

    /** Failures in a row, in browsers that the member never signed in with. */
    async findStreak(memberId: string): Promise<number> {
      const { rows } = await db.raw<{ rows: { failures: number }[] }>(
        `select s.failures from ${streaks} where s.member_id = ? and s.browser_hash = ?`,
        [memberId, strangers],
      )
      return rows[0]?.failures ?? 0
    },

    /** A bounded piece of the counters nobody has touched since `before`. How many went. */
    async deleteOld(before: Date): Promise<number> {
      const old = db('sign_in_throttles').select('key').where('updated_at', '<', before).limit(1_000)
      return db('sign_in_throttles').whereIn('key', old).delete()
    },
  }
}

/** Stands in where there is no member, so that looking for one costs the same. */
const nobody = '00000000-0000-0000-0000-000000000000'
const strangers = ''

type CountRow = { closed_until: Date | null; counted: string[]; streak: number }
type StreakRow = { browser_hash: string }

const streaks = `sign_in_streaks s join credentials c
  on c.member_id = s.member_id and c.kind = 'password' and c.updated_at = s.password_set_at`

/** The values of `countStatement`, in their order. */
const given = {
  keys: 'cast($1 as text[])',
  frees: 'cast($2 as integer[])',
  floodFrees: 'cast($3 as integer[])',
  forgets: 'cast($4 as numeric[])',
  quiets: 'cast($5 as boolean[])',
  delays: 'cast($6 as numeric[])',
  longest: 'cast($7 as numeric)',
  flood: '$8',
  member: 'cast($9 as uuid)',
  browser: '$10',
  now: 'cast($11 as timestamptz)',
} as const

const { now } = given

/**
 * A door that is closed for longer than any delay was closed by a clock that has been set back since: it keeps nobody out.
 * The clocks of two servers may differ a little.
 */
const isClosed = (of: string): string =>
  `${of}.blocked_until > ${now} and ${of}.blocked_until <= ${now} + (${given.longest} + 60) * interval '1 second'`

/** Of a counter first what is left of it by now, then what it is with this try. */
const countStatement = `
  with tries as (
    select t.key, t.forget, t.is_quiet,
      case when exists (select from sign_in_throttles f where f.key = ${given.flood} and ${isClosed('f')})
        then t.flood_free else t.free end as free
    from unnest(${given.keys}, ${given.frees}, ${given.floodFrees}, ${given.forgets}, ${given.quiets})
      as t (key, free, flood_free, forget, is_quiet)
  ), closed as (
    select max(c.blocked_until) as until from sign_in_throttles c join tries r on r.key = c.key
    where not r.is_quiet and ${isClosed('c')}
  ), delays as (
    select ${given.delays} as seconds
  ), counted as (
    insert into sign_in_throttles as t (key, failures, blocked_until, updated_at)
    select r.key, 1, case when r.free <= 1 then ${now} + d.seconds[1] * interval '1 second' end, ${now}
    from tries r, delays d where (select until from closed) is null order by r.key collate "C"
    on conflict (key) do update set (failures, blocked_until, updated_at) = (
      select n.failures, ${now} + d.seconds[n.failures - r.free + 1] * interval '1 second',
        case when l.failures = 0 then ${now} else t.updated_at + f.forgotten * r.forget * interval '1 second' end
      from delays d, tries r,
        lateral (select floor(greatest(extract(epoch from ${now} - t.updated_at), 0) / r.forget)::integer as forgotten) f,
        lateral (select greatest(t.failures - f.forgotten, 0) as failures) l,
        lateral (select least(l.failures + 1, r.free + cardinality(d.seconds) - 1) as failures) n
      where r.key = t.key
    )
    where (${isClosed('t')}) is not true
    returning t.key
  )
  select (select until from closed) as closed_until, array(select key from counted) as counted,
    coalesce((select s.failures from ${streaks}
      where s.member_id = ${given.member} and s.browser_hash = ${given.browser}), 0) as streak`
