/** Refused sign-ins by where they came from, put together by the database: there may be hundreds of thousands. */
import type { Db } from '../../../db/connect.ts'
import type { RefusedTries } from './attack.ts'

export type AttacksQuery = ReturnType<typeof attacksQuery>

export type TriesWanted = {
  since: Date
  /** What counts as lately. */
  latelySince: Date
  /** Sources below both are left out; all of them together are always there. */
  least: { names: number; lately: number }
}

/** Nobody reads more sources than this; the worst come first. */
const most = 50

export function attacksQuery(db: Db) {
  return {
    async listRefused({ since, latelySince, least }: TriesWanted): Promise<RefusedTries[]> {
      const { rows } = await db.raw<{ rows: RefusedRow[] }>(
        `with refused as (
           select f.personal ->> 'source' as source, f.personal ->> 'name_fingerprint' as name, f.at > :latelySince as is_late
           from events f
           where f.type = 'sign-in.failed' and f.at > :since and f.personal ->> 'name_fingerprint' is not null
             and not exists (
               select from events s
               where s.subject_id = f.subject_id and s.type = 'sign-in.succeeded' and s.id > f.id
             )
         )
         select case when grouping(source) = 0 then source end as source, count(*)::integer as failures,
           (count(*) filter (where is_late))::integer as lately, count(distinct name)::integer as names,
           count(distinct source)::integer as sources
         from refused group by grouping sets ((source), ())
         having grouping(source) = 1 or count(distinct name) >= :names or count(*) filter (where is_late) >= :lately
         order by failures desc limit ${most}`,
        { since, latelySince, names: least.names, lately: least.lately },
      )
      return rows.map((row) => ({ ...row, source: row.source ?? undefined }))
    },
  }
}

type RefusedRow = { source: string | null; failures: number; lately: number; names: number; sources: number }
