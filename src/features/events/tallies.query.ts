/** How often what happened, out of the counts that the sealer keeps: events of the last second or two are not in them yet. */
import type { Db } from '../../db/connect.ts'
import type { EventType } from './event.ts'

export type TalliesQuery = ReturnType<typeof talliesQuery>

export type Span = { from: Date; upto: Date }
/** `span`: which of the spans asked for. */
export type Tally = { span: number; type: string; count: number }

export function talliesQuery(db: Db) {
  return {
    /** Spans begin and end at quarters of an hour. Types that did not happen in a span are left out. */
    async countIn(spans: readonly Span[], types: readonly EventType[]): Promise<Tally[]> {
      const { rows } = await db.raw<{ rows: { span: string; type: string; count: string }[] }>(
        `select s.span, t.type, sum(t.count) as count
        from unnest(?::timestamptz[], ?::timestamptz[]) with ordinality as s (starts, ends, span)
        join event_tallies t on t.quarter >= s.starts and t.quarter < s.ends and t.type = any (?::text[])
        group by s.span, t.type`,
        [spans.map(({ from }) => from.toISOString()), spans.map(({ upto }) => upto.toISOString()), [...types]],
      )
      return rows.map(({ span, type, count }) => ({ span: Number(span) - 1, type, count: Number(count) }))
    },

    /** By app, in the quarters of an hour from `since` on. */
    async countByApp(type: EventType, since: Date): Promise<Map<string, number>> {
      const { rows } = await db.raw<{ rows: { app_id: string; count: string }[] }>(
        `select app_id, sum(count) as count from event_tallies
        where quarter >= ? and type = ? and app_id is not null group by app_id`,
        [since, type],
      )
      return new Map(rows.map(({ app_id, count }) => [app_id, Number(count)]))
    },

    /** All there are: as many as events have seals. */
    async countAll(): Promise<number> {
      const { rows } = await db.raw<{ rows: { count: string }[] }>(
        'select coalesce(sum(count), 0) as count from event_tallies',
      )
      return Number(rows[0]?.count ?? 0)
    },
  }
}
