/** How an app came to the stage it is at: the event that put it there. */
import type { Db } from '../../db/connect.ts'
import { runStatement } from '../../db/query.ts'
import type { Stage } from '../apps/app.ts'

export type StageHistoryQuery = ReturnType<typeof stageHistoryQuery>

export type StageEntry = {
  at: Date
  /** `nobody-known`: a member who is gone by now. */
  by: { kind: 'member'; name: string } | { kind: 'command-line' | 'system' | 'nobody-known' }
  isOverride: boolean
  /** Why it was opened past the guard. */
  reason: string | undefined
  /** How many of the staff were missing something; undefined when nobody counted. */
  missing: number | undefined
}

export function stageHistoryQuery(db: Db) {
  return {
    /** Undefined for what was so before stages were recorded. */
    async findEntry(appId: string, stage: Stage): Promise<StageEntry | undefined> {
      const { rows } = await runStatement<EntryRow>(db, entryStatement, [appId, stage])
      return rows[0] && entryOf(rows[0])
    },
  }
}

const entryStatement = `
  select e.at, e.actor, m.name, coalesce(e.detail ->> 'override' = 'true', false) as is_override,
    e.personal ->> 'reason' as reason, e.detail -> 'missing' ->> 'people' as missing
  from events e
  left join members m on m.id = case when e.actor like 'member:%' then substr(e.actor, 8)::uuid end
  where e.app_id = $1::uuid and e.type in ('app.added', 'app.changed', 'app.stage-changed')
    and $2 in (e.detail ->> 'to', e.detail ->> 'stage', e.detail -> 'stage' ->> 'to')
  order by e.id desc limit 1`

type EntryRow = {
  at: Date
  actor: string
  name: string | null
  is_override: boolean
  reason: string | null
  missing: string | null
}

const entryOf = (row: EntryRow): StageEntry => ({
  at: row.at,
  by: whoOf(row),
  isOverride: row.is_override,
  reason: row.reason ?? undefined,
  missing: row.missing === null ? undefined : Number(row.missing),
})

function whoOf({ actor, name }: EntryRow): StageEntry['by'] {
  if (name !== null) return { kind: 'member', name }
  return { kind: actor === 'command-line' || actor === 'system' ? actor : 'nobody-known' }
}
