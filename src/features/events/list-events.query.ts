/** The history for reading: across events, members and apps, oldest first, a window at a time. */
import type { Db } from '../../db/connect.ts'
import type { ListedEvent } from './event.ts'

export type EventsQuery = ReturnType<typeof eventsQuery>

export function eventsQuery(db: Db) {
  return {
    async findLastId(): Promise<number> {
      const { rows } = await db.raw<{ rows: { last: string | null }[] }>('select max(id) as last from events')
      return Number(rows[0]?.last ?? 0)
    },

    /** Events with an id in (`after`, `upto`]. `type`: one type, or with a `*` at the end everything that begins so. */
    async listWindow(given: Window): Promise<ListedEvent[]> {
      const { rows } = await db.raw<{ rows: Row[] }>(
        `select e.at, e.type, coalesce('member:' || who.external_id, e.actor) as actor, m.external_id as subject,
          a.key as app, e.outcome, e.codes, e.request_id, e.ip, e.detail
        from events e
        left join members m on m.id = e.subject_id
        left join members who on who.id = case when e.actor like 'member:%' then substr(e.actor, 8)::uuid end
        left join apps a on a.id = e.app_id
        where e.id > ? and e.id <= ? and e.at >= ? and e.type like ?
        order by e.id`,
        [given.after, given.upto, given.since ?? '-infinity', likePattern(given.type ?? '*')],
      )
      return rows.map(eventOf)
    },
  }
}

export type Window = { after: number; upto: number; since: Date | undefined; type: string | undefined }

type Row = Omit<ListedEvent, 'requestId'> & { request_id: ListedEvent['requestId'] }

const eventOf = ({ request_id: requestId, ...row }: Row): ListedEvent => ({ ...row, requestId })

const likePattern = (type: string): string => type.replace(/[\\%_]/g, '\\$&').replace(/\*$/, '%')
