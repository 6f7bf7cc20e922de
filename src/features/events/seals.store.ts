/**
 * The seals over the events: one hash a batch, each over the one before it and over every event of the batch.
 * An event is sealed once every writer with an older or equal transaction id is done, so nothing can appear behind a seal.
 */
import type { Db } from '../../db/connect.ts'

export type SealsStore = ReturnType<typeof sealsStore>

/** Where the chain ends. Transaction ids and event ids are kept as text: they are only handed back. */
export type ChainHead = {
  batch: number
  hash: Buffer
  uptoXid: string
  uptoId: string
  floorId: string
  /** The last seal knows a transaction this cluster has not reached: the store was restored from another one. */
  isForeign: boolean
}

export type CheckedSeal = { batch: number; sealedCount: number; foundCount: number; isWhole: boolean }
export type ChainTotals = { events: number; sealed: number; unsealed: number; isForeign: boolean }

/** Every column but `ip`, `personal` and `xid`, in a text that no server setting and no version changes. */
const eventHash = `sha256(convert_to(jsonb_build_array(
  e.id, (extract(epoch from e.at) * 1000000)::bigint, e.type, e.actor, e.subject_id, e.app_id,
  e.outcome, e.codes, e.request_id, e.detail)::text, 'UTF8'))`

const sealHash = (previous: string, batch: string, sealedAt: string, hashes: string): string =>
  `sha256(${previous} || convert_to('latchkey.seal/1:' || ${batch} || ':'
    || (extract(epoch from ${sealedAt}) * 1000000)::bigint || ':', 'UTF8') || ${hashes})`

const finishedBefore = 'pg_snapshot_xmin(pg_current_snapshot())::text::bigint'
const notYetGiven = 'pg_snapshot_xmax(pg_current_snapshot())::text::bigint'

/** A column of the chain's end; as a sub-select it is known before the events are looked at, so their index serves. */
const head = (column: string): string => `(select coalesce(max(${column}), 0) from event_chain)`
const behindHead = `e.id > ${head('floor_id')} and (e.xid, e.id) > (${head('upto_xid')}, ${head('upto_id')})`

export function sealsStore(db: Db) {
  return {
    /** True when there is something to seal. Cheap, and waits for nobody. */
    async isDue(): Promise<boolean> {
      const { rows } = await db.raw<Rows<{ due: boolean }>>(`
        select ${head('upto_xid')} >= ${notYetGiven} or (
          select e.id from events e where ${behindHead} and e.xid < ${finishedBefore} order by e.xid, e.id limit 1) is not null as due`)
      return rows[0]?.due ?? false
    },

    /** The chain's end, locked until the transaction ends; undefined when somebody else is sealing. */
    async lockHead(): Promise<ChainHead | undefined> {
      await db.raw(`insert into event_chain (batch, hash, upto_xid, upto_id, floor_id)
        select 0, '', 0, 0, 0 where not exists (select from event_chain) on conflict do nothing`)
      const { rows } = await db.raw<Rows<HeadRow>>(`
        select batch, hash, upto_xid, upto_id, floor_id, upto_xid >= ${notYetGiven} as is_foreign
        from event_chain for update skip locked`)
      return rows[0] && headOf(rows[0])
    },

    /** Seals up to `limit` events behind `head` and moves it. Gives the number sealed. */
    async sealNext(head: ChainHead, sealedAt: Date, limit: number): Promise<number> {
      const { rows } = await db.raw<Rows<{ count: string }>>(
        `with due as (
          select ${toSeal} from events e
          where e.id > ? and (e.xid, e.id) > (?::bigint, ?::bigint) and e.xid < ${finishedBefore}
          order by e.xid, e.id limit ?),
        ${sealOfDue},
        moved as (
          update event_chain set batch = sealed.batch, hash = sealed.hash,
            upto_xid = batch.ids_xid[batch.size], upto_id = batch.ids[batch.size]
          from sealed, batch)
        select count from sealed`,
        [head.floorId, head.uptoXid, head.uptoId, limit, ...sealValues(head, sealedAt)],
      )
      return Number(rows[0]?.count ?? 0)
    },

    /**
     * After a restore into a cluster that counts transactions from a lower number: seals whatever has no seal yet and
     * starts counting anew. Holds writers up for this one moment, so that no event falls between the two counts.
     */
    async sealRestored(head: ChainHead, sealedAt: Date): Promise<number> {
      await db.raw('lock table events in share row exclusive mode')
      const { rows } = await db.raw<Rows<{ count: string }>>(
        `with due as (
          select ${toSeal} from events e
          where not exists (select from (select unnest(event_ids) as id from event_seals) s where s.id = e.id)),
        ${sealOfDue},
        moved as (
          update event_chain set upto_xid = 0, upto_id = 0, floor_id = (select coalesce(max(id), 0) from events),
            batch = coalesce((select batch from sealed), event_chain.batch),
            hash = coalesce((select hash from sealed), event_chain.hash))
        select count from sealed`,
        sealValues(head, sealedAt),
      )
      return Number(rows[0]?.count ?? 0)
    },

    /** The recorded end of the chain beside the last seal that is there. Undefined when nothing was ever sealed. */
    async findEnd(): Promise<{ batch: number; hash: string; isThere: boolean; last: number } | undefined> {
      const { rows } = await db.raw<Rows<{ batch: string; hash: string; is_there: boolean; last: string }>>(`
        select c.batch, encode(c.hash, 'hex') as hash, coalesce(s.hash = c.hash, c.batch = 0) as is_there, l.last
        from (select coalesce(max(batch), 0) as last from event_seals) l
        left join event_chain c on true
        left join event_seals s on s.batch = c.batch
        where c.one or l.last > 0`)
      const [row] = rows
      return row && { batch: Number(row.batch), hash: row.hash, isThere: row.is_there, last: Number(row.last) }
    },

    /** Works out the seals of a range of batches again, from the events as they are now. */
    async checkSeals(after: number, upto: number): Promise<CheckedSeal[]> {
      const { rows } = await db.raw<Rows<{ batch: string; sealed: string; found: string; whole: boolean }>>(
        `select s.batch, cardinality(s.event_ids) as sealed, again.found,
          coalesce(s.hash = ${sealHash(`coalesce(p.hash, '')`, 's.batch', 's.sealed_at', `again.hashes`)}, false) as whole
        from event_seals s
        left join event_seals p on p.batch = s.batch - 1
        cross join lateral (
          select count(*) as found, string_agg(${eventHash}, ''::bytea order by o.position) as hashes
          from unnest(s.event_ids) with ordinality as o (id, position) join events e on e.id = o.id) again
        where s.batch > ? and s.batch <= ? order by s.batch`,
        [after, upto],
      )
      return rows.map(({ batch, sealed, found, whole }) => ({
        batch: Number(batch),
        sealedCount: Number(sealed),
        foundCount: Number(found),
        isWhole: whole,
      }))
    },

    /** When the oldest event that waits for a seal was recorded; undefined: none waits, as far as this cluster can tell. */
    async findWaitingSince(): Promise<{ at: Date | undefined; isForeign: boolean }> {
      const { rows } = await db.raw<Rows<{ at: Date | null; is_foreign: boolean }>>(`
        select (select e.at from events e where ${behindHead} order by e.xid, e.id limit 1) as at,
          ${head('upto_xid')} >= ${notYetGiven} as is_foreign`)
      return { at: rows[0]?.at ?? undefined, isForeign: rows[0]?.is_foreign ?? false }
    },

    /** How many events there are, in seals, and behind the last seal; counted in one look. */
    async countAll(): Promise<ChainTotals> {
      const { rows } = await db.raw<Rows<{ events: string; sealed: string; unsealed: string; is_foreign: boolean }>>(`
        select (select count(*) from events) as events,
          (select coalesce(sum(cardinality(event_ids)), 0) from event_seals) as sealed,
          (select count(*) from events e where ${behindHead}) as unsealed,
          ${head('upto_xid')} >= ${notYetGiven} as is_foreign`)
      const [row] = rows
      return {
        events: Number(row?.events ?? 0),
        sealed: Number(row?.sealed ?? 0),
        unsealed: Number(row?.unsealed ?? 0),
        isForeign: row?.is_foreign ?? false,
      }
    },
  }
}

type Rows<Row> = { rows: Row[] }
type HeadRow = {
  batch: string
  hash: Uint8Array
  upto_xid: string
  upto_id: string
  floor_id: string
  is_foreign: boolean
}

const toSeal = `e.id, e.xid, e.at, e.type, e.outcome, e.app_id, ${eventHash} as hash`

/** The common middle of both ways to seal: `due` becomes one row of event_seals, and is counted in event_tallies. */
const sealOfDue = `
  tallied as (
    insert into event_tallies (quarter, type, outcome, app_id, count)
    select date_bin('15 minutes', at, '2000-01-01T00:00:00Z'), type, outcome, app_id, count(*)
    from due group by 1, 2, 3, 4
    on conflict (quarter, type, outcome, coalesce(app_id, '00000000-0000-0000-0000-000000000000'::uuid))
    do update set count = event_tallies.count + excluded.count),
  batch as (
    select count(*)::integer as size, array_agg(id order by xid, id) as ids, array_agg(xid order by xid, id) as ids_xid,
      string_agg(hash, ''::bytea order by xid, id) as hashes
    from due having count(*) > 0),
  given as (select ?::bigint as batch, ?::bytea as previous, ?::timestamptz as sealed_at),
  sealed as (
    insert into event_seals (batch, event_ids, hash, sealed_at)
    select given.batch, batch.ids,
      ${sealHash('given.previous', 'given.batch', 'given.sealed_at', 'batch.hashes')}, given.sealed_at
    from batch, given
    returning batch, hash, cardinality(event_ids) as count)`

const sealValues = (head: ChainHead, sealedAt: Date): [number, Buffer, Date] => [head.batch + 1, head.hash, sealedAt]

const headOf = (row: HeadRow): ChainHead => ({
  batch: Number(row.batch),
  hash: Buffer.from(row.hash),
  uptoXid: row.upto_xid,
  uptoId: row.upto_id,
  floorId: row.floor_id,
  isForeign: row.is_foreign,
})
