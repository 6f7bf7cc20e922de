/** What the overview reads across features: what happened last with each app, and whether there is anybody at all. */
import type { Db } from '../../db/connect.ts'

export type DashboardQuery = ReturnType<typeof dashboardQuery>

export type AppActivity = {
  lastHandoffAt: Date | undefined
  /** The last hand-off that was refused here, or that Zendesk answered with an error. */
  lastTrouble: { eventId: string; at: Date; type: 'handoff.refused' | 'zendesk.error'; codes: string[] } | undefined
}

export function dashboardQuery(db: Db) {
  return {
    /** By the app's id. */
    async readActivity(): Promise<Map<string, AppActivity>> {
      const { rows } = await db.raw<{ rows: Row[] }>(`
        select a.id, trouble.id::text as event_id, trouble.at, trouble.type, trouble.codes, (
          select e.at from events e where e.app_id = a.id and e.type = 'handoff.issued' order by e.id desc limit 1
        ) as last_handoff_at
        from apps a left join lateral (
          select * from (
            (select e.id, e.at, e.type, e.codes from events e
              where e.app_id = a.id and e.type = 'handoff.refused' order by e.id desc limit 1)
            union all
            (select e.id, e.at, e.type, e.codes from events e
              where e.app_id = a.id and e.type = 'zendesk.error' order by e.id desc limit 1)
          ) last order by last.id desc limit 1
        ) trouble on true
        where a.deleted_at is null`)
      return new Map(rows.map((row) => [row.id, activityOf(row)]))
    },

    /** Whether there is a member besides those who run Latchkey. */
    async hasMembers(): Promise<boolean> {
      const { rows } = await db.raw<{ rows: { found: boolean }[] }>(
        'select exists (select from members where role is null) as found',
      )
      return rows[0]?.found ?? false
    },
  }
}

type Row = {
  id: string
  last_handoff_at: Date | null
  event_id: string | null
  at: Date | null
  type: 'handoff.refused' | 'zendesk.error' | null
  codes: string[] | null
}

const activityOf = ({ last_handoff_at, event_id, at, type, codes }: Row): AppActivity => ({
  lastHandoffAt: last_handoff_at ?? undefined,
  lastTrouble: event_id && at && type ? { eventId: event_id, at, type, codes: codes ?? [] } : undefined,
})
