/**
 * Organisations, attributes and values that occur, to be offered where a policy is written. Read off a sample of the table's
 * pages, so that it takes no longer with a million members than with fifty thousand: rare ones may be missing, and the
 * same ones come each time.
 */
import type { Db } from '../../db/connect.ts'

export type AccessValuesQuery = ReturnType<typeof accessValuesQuery>

export type OccurringValues = {
  /** False: every member was looked at. */
  isSampled: boolean
  organizations: string[]
  attributes: string[]
  /** By the name of the attribute; of those that were asked for. */
  values: ReadonlyMap<string, string[]>
}

const offered = 50
/** Of the database's pages, 8 kB each: some forty thousand members. */
const sampledPages = 2_000
const offeredLength = 100

export function accessValuesQuery(db: Db) {
  return {
    /** The most frequent ones first. `names`: the attributes whose values are wanted. */
    async listOccurring(names: readonly string[]): Promise<OccurringValues> {
      const { rows: sizes } = await db.raw<{ rows: { pages: number }[] }>(
        `select (pg_relation_size('members') / current_setting('block_size')::integer)::float8 as pages`,
      )
      const pages = sizes[0]?.pages ?? 0
      const percent = pages <= sampledPages ? 100 : (100 * sampledPages) / pages
      const { rows } = await db.raw<{ rows: { kind: string; name: string | null; value: string }[] }>(statement, [
        percent,
        names.filter((name) => !/[\0\p{Cs}]/u.test(name)),
      ])
      const listed = (kind: string): string[] => rows.filter((row) => row.kind === kind).map(({ value }) => value)
      const values = new Map<string, string[]>()
      for (const { kind, name, value } of rows) {
        if (kind === 'value' && name !== null) values.set(name, [...(values.get(name) ?? []), value])
      }
      return {
        isSampled: percent < 100,
        organizations: listed('organization'),
        attributes: listed('attribute'),
        values,
      }
    },
  }
}

const statement = `
  with sampled as materialized (
    select organization, attributes from members tablesample system (?) repeatable (1)
  ), occurring as (
    select 'organization' as kind, null as name, organization as value from sampled where organization is not null
    union all
    select 'attribute', null, jsonb_object_keys(attributes) from sampled
    union all
    select 'value', each.key, each.value from sampled, jsonb_each_text(attributes) each where each.key = any(?::text[])
  ), ranked as (
    select kind, name, value, row_number() over (partition by kind, name order by count(*) desc, value) as rank
    from occurring
    where length(value) between 1 and ${offeredLength} and position(e'\\n' in value) = 0
    group by kind, name, value
  )
  select kind, name, value from ranked where rank <= ${offered} order by kind, name, rank`
