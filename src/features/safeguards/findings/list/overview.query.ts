/** What waits for somebody among findings and held hand-offs, counted for the overviews. */
import type { Db } from '../../../../db/connect.ts'
import { after, days } from '../../../../kernel/clock.ts'
import type { Severity } from '../../catalogue.ts'

export type SafeguardOverviewQuery = ReturnType<typeof safeguardOverviewQuery>

export type SafeguardWaiting = {
  /** Decisions that end within a week: their findings are open again then. */
  expiring: number
  /** Decisions that one of two people has asked for. */
  forSecond: number
  /** Hand-offs that wait for an administrator. */
  holds: number
}

/** Long enough to look again before a decision ends. */
export const expiringWithin = days(7)

export function safeguardOverviewQuery(db: Db) {
  return {
    async countWaiting(now: Date): Promise<SafeguardWaiting> {
      const { rows } = await db.raw<{ rows: [Record<keyof SafeguardWaiting, number>] }>(
        `select
          (select count(*)::integer from findings where decided_until > :now and decided_until <= :soon
            and state in ('acknowledged', 'snoozed', 'accepted', 'dismissed')) as "expiring",
          (select count(*)::integer from findings where asked_state is not null and decided_until > :now and state = 'open'
            and asked_evidence_hash = evidence_hash) as "forSecond",
          (select count(*)::integer from gate_decisions where state in ('waiting', 'seconding')) as "holds"`,
        { now, soon: after(now, expiringWithin) },
      )
      return rows[0]
    },

    /** Open ones that are grave, by severity. */
    async countGrave(): Promise<Map<Severity, number>> {
      const { rows } = await db.raw<{ rows: { severity: Severity; count: number }[] }>(
        `select severity, count(*)::integer as count from findings
        where state = 'open' and severity in ('critical', 'high') group by severity`,
      )
      return new Map(rows.map(({ severity, count }) => [severity, count]))
    },
  }
}
