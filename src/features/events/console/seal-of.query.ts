/** Which seal covers an event. Seals hold thousands of ids each and no index of them, so the search goes by their order. */
import type { Db } from '../../../db/connect.ts'

export type SealOfQuery = ReturnType<typeof sealOfQuery>

export type EventSeal = { batch: number; sealedAt: Date }

/** Events are sealed nearly in the order of their ids: as many seals on either side are looked into. */
const around = 20

export function sealOfQuery(db: Db) {
  const findIn = async (eventId: string, condition: string, values: number[]): Promise<EventSeal | undefined> => {
    const { rows } = await db.raw<{ rows: { batch: string; sealed_at: Date }[] }>(
      `select batch, sealed_at from event_seals where ?::bigint = any (event_ids) ${condition} order by batch desc limit 1`,
      [eventId, ...values],
    )
    return rows[0] && { batch: Number(rows[0].batch), sealedAt: rows[0].sealed_at }
  }

  /** The first seal that ends behind the event, as far as seals are in order. */
  async function findNear(eventId: string, last: number): Promise<number> {
    let below = 0
    let from = last
    while (from - below > 1) {
      const middle = Math.floor((below + from) / 2)
      const { rows } = await db.raw<{ rows: { before: boolean }[] }>(
        `select event_ids[cardinality(event_ids)] < ?::bigint as before from event_seals where batch = ?`,
        [eventId, middle],
      )
      if (rows[0]?.before) below = middle
      else from = middle
    }
    return from
  }

  return {
    /** Undefined: it waits for the next one. */
    async findSeal(eventId: string): Promise<EventSeal | undefined> {
      // Most events without a seal are known to be, and need no search.
      const { rows: chain } = await db.raw<{ rows: { waits: boolean }[] }>(
        `select coalesce(e.id > c.floor_id and (e.xid, e.id) > (c.upto_xid, c.upto_id), true) as waits
        from events e left join event_chain c on true where e.id = ?::bigint`,
        [eventId],
      )
      if (chain[0]?.waits ?? true) return undefined
      const { rows } = await db.raw<{ rows: { last: string | null }[] }>('select max(batch) as last from event_seals')
      const near = await findNear(eventId, Number(rows[0]?.last ?? 0))
      const nearby = await findIn(eventId, 'and batch between ? and ?', [near - around, near + around])
      return nearby ?? findIn(eventId, '', [])
    },
  }
}
