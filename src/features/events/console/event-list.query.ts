/** The history for people: filtered, newest first, a page at a time, each with the names of whom it is about. */
import type { Db } from '../../../db/connect.ts'
import { after, days } from '../../../kernel/clock.ts'
import { eventTypes, type EventOutcome, type EventType } from '../event.ts'
import { foundEventOf, type FoundEvent, type FoundRow } from './found-event.ts'

export type EventListQuery = ReturnType<typeof eventListQuery>

export type EventFilter = {
  types?: readonly EventType[] | undefined
  outcome?: EventOutcome | undefined
  appId?: string | undefined
  /** Whom it is about, or who did it. */
  memberId?: string | undefined
  from?: Date | undefined
  /** Not itself. */
  upto?: Date | undefined
  requestId?: string | undefined
}

/** `before`, `after`: an event's id; at most one of them. */
export type EventPlace = { before?: string | undefined; after?: string | undefined; limit: number }

export function eventListQuery(db: Db) {
  /** The lowest id from which on nothing is from before `at`: events are numbered in the order of their times, but for hours. */
  async function findIdAt(at: Date): Promise<number> {
    const { rows } = await db.raw<{ rows: { last: string | null }[] }>('select max(id) as last from events')
    let below = 0
    let from = Number(rows[0]?.last ?? 0) + 1
    while (from - below > 1) {
      const middle = Math.floor((below + from) / 2)
      const next = await db('events').where('id', '>=', middle).orderBy('id').first<{ at: Date } | undefined>('at')
      if (next && next.at < at) below = middle
      else from = middle
    }
    return from
  }

  return {
    findIdAt,

    /** Newest first, whichever way the page was reached. */
    async listPage(filter: EventFilter, place: EventPlace): Promise<FoundEvent[]> {
      const low = filter.from && (await findIdAt(after(filter.from, -margin)))
      const high = filter.upto && (await findIdAt(after(filter.upto, margin)))
      const range = { low: low ?? 0, high: high ?? Number.MAX_SAFE_INTEGER }
      const { sql, values } = idsOf(filter, place, range)
      const { rows } = await db.raw<{ rows: FoundRow[] }>(
        `${foundEvents} where e.id in (${sql}) order by e.id desc`,
        values,
      )
      return rows.map(foundEventOf)
    },

    async findMemberId(externalId: string): Promise<string | undefined> {
      const row = await db('members').where({ external_id: externalId }).first<{ id: string } | undefined>('id')
      return row?.id
    },

    async find(id: string): Promise<FoundEvent | undefined> {
      const { rows } = await db.raw<{ rows: FoundRow[] }>(`${foundEvents} where e.id = ?::bigint`, [id])
      return rows[0] && foundEventOf(rows[0])
    },
  }
}

/** How far the order of ids and that of times may be apart: a long transaction, or two machines whose clocks differ. */
const margin = days(1)

const foundEvents = `
  select e.id::text as id, e.at, e.type, e.actor, e.outcome, e.codes, e.request_id, e.ip, e.detail, e.personal, e.subject_id,
    m.name as subject_name, m.external_id as subject_external_id,
    who.name as actor_name, who.external_id as actor_external_id, a.key as app_key, a.name as app_name
  from events e
  left join members m on m.id = e.subject_id
  left join members who on who.id = case when e.actor like 'member:%' then substr(e.actor, 8)::uuid end
  left join apps a on a.id = e.app_id`

type Sql = { sql: string; values: (string | number | Date | string[])[] }

/** The ids of one page. Every way in follows an index in the order of ids, and stops when the page is full. */
function idsOf(filter: EventFilter, place: EventPlace, range: { low: number; high: number }): Sql {
  const isForward = place.after !== undefined
  const end = `order by e.id ${isForward ? 'asc' : 'desc'} limit ${Math.trunc(place.limit)}`
  const narrowed = conditionsOf(filter, place, range)
  const ways = waysIn(filter).map(({ from, sql, values }): Sql => {
    const conditions = [sql, narrowed.sql].filter((condition) => condition !== '').join(' and ')
    const page = `select e.id from events e where ${conditions} ${end}`
    return from === undefined
      ? { sql: `(${page})`, values: [...values, ...narrowed.values] }
      : {
          sql: `(select found.id from ${from.sql} cross join lateral (${page}) found)`,
          values: [...from.values, ...values, ...narrowed.values],
        }
  })
  return {
    sql: `select e.id from (${ways.map(({ sql }) => sql).join(' union all ')}) e ${end}`,
    values: ways.flatMap(({ values }) => values),
  }
}

type Way = Sql & { from?: Sql }

function waysIn({ types, outcome, appId, memberId, requestId }: EventFilter): Way[] {
  if (requestId !== undefined) return [{ sql: 'e.request_id = ?', values: [requestId] }]
  if (memberId !== undefined) return [about(memberId), by(memberId)]
  if (types === undefined && appId === undefined && (outcome === undefined || outcome === 'done')) {
    return [{ sql: '', values: [] }]
  }
  // One type at a time, since only within a type an index goes by id.
  const from = { sql: 'unnest(?::text[]) as one (type)', values: [[...(types ?? eventTypes)]] }
  return [{ from, sql: 'e.type = one.type', values: [] }]
}

const about = (memberId: string): Way => ({ sql: 'e.subject_id = ?', values: [memberId] })

const by = (memberId: string): Way => ({
  sql: `e.actor = ? and e.actor like 'member:%' and (e.subject_id is null or e.actor <> 'member:' || e.subject_id::text)`,
  values: [`member:${memberId}`],
})

/** Everything once more, so that each way in may take more than it should. */
function conditionsOf(filter: EventFilter, place: EventPlace, { low, high }: { low: number; high: number }): Sql {
  const all: [string, Sql['values'][number] | undefined][] = [
    ['e.id >= ?', low],
    ['e.id < ?', high],
    ['e.id < ?::bigint', place.before],
    ['e.id > ?::bigint', place.after],
    ['e.at >= ?', filter.from],
    ['e.at < ?', filter.upto],
    ['e.app_id = ?', filter.appId],
    // Written out, so that the index of what did not go well is seen to fit.
    [`e.outcome = '${filter.outcome ?? ''}'`, undefined],
    ['e.type = any (?::text[])', filter.types && [...filter.types]],
  ]
  const given = all.filter(([sql, value]) => value !== undefined || (filter.outcome !== undefined && !sql.includes('?')))
  const member = filter.requestId !== undefined && filter.memberId !== undefined ? [filter.memberId] : []
  return {
    sql: [...given.map(([sql]) => sql), ...member.map(() => `? in (e.subject_id::text, substr(e.actor, 8))`)].join(' and '),
    values: [...given.flatMap(([, value]) => (value === undefined ? [] : [value])), ...member],
  }
}
