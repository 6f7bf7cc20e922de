/** How findings come and go: open ones day by day, how long it takes to put them right, and how far members are ready. */
import type { Db } from '../../../db/connect.ts'
import type { Severity } from '../catalogue.ts'

export type SafeguardTrendQuery = ReturnType<typeof safeguardTrendQuery>

/** `date` as 2026-01-31; a day without an audit has none. */
export type OpenOnDay = { date: string; open: Partial<Record<Severity, number>> }

export type TimeToFix = { severity: Severity; resolved: number; meanHours: number }

export type Readiness = {
  /** Active members with an address, and those of them who have proved it. */
  members: { withAddress: number; verified: number }
  /** Agents and admins in each app's Zendesk, as it was last seen; apps of which nothing is known are not in it. */
  staff: { appKey: string; appName: string; staff: number; withExternalId: number; unknown: number; seenAt: Date }[]
}

export function safeguardTrendQuery(db: Db) {
  return {
    async listDays(from: string): Promise<OpenOnDay[]> {
      const { rows } = await db.raw<{ rows: { date: string; severity: Severity; open: number }[] }>(
        `select to_char(day, 'YYYY-MM-DD') as date, severity, sum(open)::integer as open from finding_days
        where day >= cast(? as date) group by day, severity order by day`,
        [from],
      )
      const days = new Map<string, OpenOnDay['open']>()
      for (const { date, severity, open } of rows) days.set(date, { ...days.get(date), [severity]: open })
      return [...days].map(([date, open]) => ({ date, open }))
    },

    /** Of those that were put right since then. */
    async listTimesToFix(since: Date): Promise<TimeToFix[]> {
      const { rows } = await db.raw<{ rows: { severity: Severity; resolved: number; hours: string | number }[] }>(
        `select severity, count(*)::integer as resolved,
          avg(extract(epoch from resolved_at - opened_at)) / 3600 as hours
        from findings where state = 'resolved' and resolved_at >= ? group by severity`,
        [since],
      )
      return rows.map(({ severity, resolved, hours }) => ({
        severity,
        resolved,
        meanHours: Math.max(Number(hours), 0),
      }))
    },

    async readReadiness(): Promise<Readiness> {
      const { rows } = await db.raw<{ rows: [{ with_address: number; verified: number }] }>(
        `select count(email)::integer as with_address, count(email_verified_at)::integer as verified
        from members where status = 'active' and email is not null`,
      )
      const { rows: staff } = await db.raw<{ rows: StaffRow[] }>(
        `select a.key, a.name, count(*)::integer as staff, count(z.external_id)::integer as with_external_id,
          count(*) filter (where not z.external_id_known)::integer as unknown, max(z.seen_at) as seen_at
        from zendesk_users z join apps a on a.id = z.app_id
        where z.role in ('agent', 'admin') and not z.is_deleted and a.deleted_at is null
        group by a.id, a.key, a.name order by a.name, a.key`,
      )
      return {
        members: { withAddress: rows[0].with_address, verified: rows[0].verified },
        staff: staff.map((row) => ({
          appKey: row.key,
          appName: row.name,
          staff: row.staff,
          withExternalId: row.with_external_id,
          unknown: row.unknown,
          seenAt: row.seen_at,
        })),
      }
    },
  }
}

type StaffRow = {
  key: string
  name: string
  staff: number
  with_external_id: number
  unknown: number
  seen_at: Date
}
