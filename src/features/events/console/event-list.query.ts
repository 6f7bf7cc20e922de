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
  /** A finding's fingerprint. */
  finding?: string | undefined
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
      const low = filter.from ? await findIdAt(after(filter.from, -margin)) : 0
      const high = filter.upto ? await findIdAt(after(filter.upto, margin)) : Number.MAX_SAFE_INTEGER
      const { sql, values } = idsOf(filter, {
        low: Math.max(low, place.after === undefined ? 0 : Number(place.after) + 1),
        high: Math.min(high, place.before === undefined ? high : Number(place.before)),
        order: place.after === undefined ? 'desc' : 'asc',
        limit: Math.trunc(place.limit),
      })
      const { rows } = await db.raw<{ rows: FoundRow[] }>(
        // Row by row by its id, whatever the planner thinks of the size of the history.
        `with page as materialized (${sql})
        ${foundEvents('(page cross join lateral (select * from events x where x.id = page.id offset 0) e)')}
        order by e.id desc`,
        values,
      )
      return rows.map(foundEventOf)
    },

    async findMemberId(externalId: string): Promise<string | undefined> {
      const row = await db('members')
        .whereRaw('external_id_key = lower(?)', [externalId])
        .first<{ id: string } | undefined>('id')
      return row?.id
    },

    async find(id: string): Promise<FoundEvent | undefined> {
      const { rows } = await db.raw<{ rows: FoundRow[] }>(`${foundEvents('events e')} where e.id = ?::bigint`, [id])
      return rows[0] && foundEventOf(rows[0])
    },
  }
}

/** How far the order of ids and that of times may be apart: a long transaction, or two machines whose clocks differ. */
const margin = days(1)

const foundEvents = (source: string): string => `
  select e.id::text as id, e.at, e.type, e.actor, e.outcome, e.codes, e.request_id, e.ip, e.detail, e.personal, e.subject_id,
    m.name as subject_name, m.external_id as subject_external_id,
    who.name as actor_name, who.external_id as actor_external_id, a.key as app_key, a.name as app_name
  from ${source}
  left join members m on m.id = e.subject_id
  left join members who on who.id = case when e.actor like 'member:%' then substr(e.actor, 8)::uuid end
  left join apps a on a.id = e.app_id`

type Sql = { sql: string; values: (string | number | Date | string[])[] }

/** Ids from `low` on, and below `high`. */
type Range = { low: number; high: number; order: 'asc' | 'desc'; limit: number }

/** The ids of one page. Every way in follows an index in the order of ids, and stops when the page is full. */
function idsOf(filter: EventFilter, range: Range): Sql {
  const ways = waysIn(filter, range)
  return {
    sql: `select e.id from (${ways.map(({ sql }) => `(${sql})`).join(' union all ')}) e
      order by e.id ${range.order} limit ${range.limit}`,
    values: ways.flatMap(({ values }) => values),
  }
}

function waysIn(filter: EventFilter, range: Range): Sql[] {
  const { types, outcome, appId, memberId, requestId, finding } = filter
  if (finding !== undefined) return [inOrder({ sql: `e.detail ->> 'finding' = ?`, values: [finding] }, filter, range)]
  if (requestId !== undefined) return [inOrder({ sql: 'e.request_id = ?', values: [requestId] }, filter, range)]
  if (memberId !== undefined) return [aboutMember, byMember].map((way) => inOrder(way(memberId), filter, range))
  const isRare = outcome === 'refused' || outcome === 'failed'
  if (types !== undefined || appId !== undefined || isRare) return [typeByType(filter, range)]
  return [inOrder({ sql: 'true', values: [] }, filter, range)]
}

const aboutMember = (memberId: string): Sql => ({ sql: 'e.subject_id = ?', values: [memberId] })

const byMember = (memberId: string): Sql => ({
  sql: `e.actor = ? and e.actor like 'member:%' and (e.subject_id is null or e.actor <> 'member:' || e.subject_id::text)`,
  values: [`member:${memberId}`],
})

function inOrder(way: Sql, filter: EventFilter, { low, high, order, limit }: Range): Sql {
  const narrowed = conditionsOf(filter)
  return {
    sql: `select e.id from events e where ${way.sql} and e.id >= ? and e.id < ? ${narrowed.sql}
      order by e.id ${order} limit ${limit}`,
    values: [...way.values, low, high, ...narrowed.values],
  }
}

/**
 * A page of each type, since an index goes by id only within one. Written as a range of rows and not with an equals sign:
 * otherwise the planner may take what it believes is a frequent type out of all events, and read them all.
 */
function typeByType(filter: EventFilter, { low, high, order, limit }: Range): Sql {
  const narrowed = conditionsOf({ ...filter, types: undefined })
  const isIndexed = filter.outcome === undefined || filter.outcome === 'done' ? '' : `and e.outcome <> 'done'`
  return {
    sql: `select found.id from unnest(?::text[]) as one (type) cross join lateral (
      select e.id from events e
      where (e.type, e.id) >= (one.type, ?::bigint) and (e.type, e.id) < (one.type, ?::bigint) ${isIndexed} ${narrowed.sql}
      order by e.type ${order}, e.id ${order} limit ${limit}) found`,
    values: [[...(filter.types ?? eventTypes)], low, high, ...narrowed.values],
  }
}

/** Everything once more, so that each way in may take more than it should. */
function conditionsOf({ from, upto, appId, outcome, types, memberId, requestId }: EventFilter): Sql {
  const all: [string, Sql['values'][number] | undefined][] = [
    // The range of ids is narrow enough. What looks like a rare time makes the planner leave the order of ids.
    [`e.at + interval '0' >= ?`, from],
    [`e.at + interval '0' < ?`, upto],
    ['e.app_id = ?', appId],
    ['e.outcome = ?', outcome],
    ['e.type = any (?::text[])', types && [...types]],
    ['? in (e.subject_id::text, substr(e.actor, 8))', requestId === undefined ? undefined : memberId],
  ]
  return {
    sql: all.map(([sql, value]) => (value === undefined ? '' : `and ${sql}`)).join(' '),
    values: all.flatMap(([, value]) => (value === undefined ? [] : [value])),
  }
}
