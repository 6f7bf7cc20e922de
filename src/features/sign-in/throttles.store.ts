/** Counters of sign-in tries in the database, so that they survive a restart and hold for all processes together. */
import type { Db } from '../../db/connect.ts'

export type ThrottlesStore = ReturnType<typeof throttlesStore>

/** Milliseconds throughout. */
export type ThrottleRule = {
  /** Failures without any delay. */
  free: number
  /** How long the failure number `free` closes the door, then the next one, and so on; the last one repeats. */
  delays: readonly number[]
  /** One failure is forgotten after each such time. */
  forgetOneAfter: number
}

export type CountOutcome = { kind: 'counted' } | { kind: 'blocked'; until: Date }

export function throttlesStore(db: Db) {
  return {
    /**
     * Counts one try as failed before anybody knows how it ends, unless the door is closed. One statement: of many tries
     * at once each sees what the ones before it counted.
     */
    async count(key: string, { free, delays, forgetOneAfter }: ThrottleRule, now: Date): Promise<CountOutcome> {
      const { rows } = await db.raw<{ rows: { counted: boolean; blocked_until: Date | null }[] }>(countStatement, {
        key,
        now,
        free,
        most: free + delays.length - 1,
        delays: delays.map((delay) => delay / 1_000),
        first: free <= 1 ? (delays[0] ?? 0) / 1_000 : null,
        forget: forgetOneAfter / 1_000,
      })
      const [row] = rows
      if (row?.counted) return { kind: 'counted' }
      // Closed by a try of this very moment, which this statement could not read yet.
      return { kind: 'blocked', until: row?.blocked_until ?? new Date(now.getTime() + (delays[0] ?? 0)) }
    },

    /** Takes one counted try back, and the closed door with it. */
    async takeBack(key: string): Promise<void> {
      await db('sign_in_throttles')
        .where({ key })
        .update({ failures: db.raw('greatest(failures - 1, 0)'), blocked_until: null })
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

    async forget(key: string): Promise<void> {
      await db('sign_in_throttles').where({ key }).delete()
    },

    /** A bounded piece of the counters nobody has touched since `before`. */
    async deleteOld(before: Date): Promise<void> {
      const old = db('sign_in_throttles').select('key').where('updated_at', '<', before).limit(100)
      await db('sign_in_throttles').whereIn('key', old).delete()
    },
  }
}

const now = 'cast(:now as timestamptz)'
const inSeconds = (name: string): string => `cast(:${name} as numeric) * interval '1 second'`
/** How many failures have been forgotten since the last one was, and what is left of them. */
const forgotten = `floor(greatest(extract(epoch from ${now} - t.updated_at), 0) / cast(:forget as numeric))::integer`
const left = `greatest(t.failures - ${forgotten}, 0)`
const counted = `least(${left} + 1, cast(:most as integer))`

const countStatement = `
  with counted as (
    insert into sign_in_throttles as t (key, failures, blocked_until, updated_at)
    values (:key, 1, ${now} + ${inSeconds('first')}, ${now})
    on conflict (key) do update set
      failures = ${counted},
      blocked_until =
        ${now} + (cast(:delays as numeric[]))[${counted} - cast(:free as integer) + 1] * interval '1 second',
      updated_at = case when ${left} = 0 then ${now} else t.updated_at + ${forgotten} * ${inSeconds('forget')} end
    where t.blocked_until is null or t.blocked_until <= ${now}
    returning true
  )
  select exists (select from counted) as counted, (select blocked_until from sign_in_throttles where key = :key)`
