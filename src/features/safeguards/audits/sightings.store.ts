/** What the checks of a run saw, until the run is concluded: rows of `audit_sightings`, written by the checks themselves. */
import type { Knex } from 'knex'
import type { Db } from '../../../db/connect.ts'
import type { AuditCheck, CheckDeps, CheckValues } from '../checks/check.ts'
import { ownDomains } from '../checks/own-domains.ts'
import type { Confidence, FindingCode, Severity } from '../catalogue.ts'
import type { Sighting } from '../finding.ts'

export type SightingsStore = ReturnType<typeof sightingsStore>

export function sightingsStore(db: Db) {
  return {
    /** Runs one check, in the caller's transaction, and gives how much it saw. Throws what the database throws: then its codes are unknown in this run. */
    async see(check: AuditCheck, deps: CheckDeps, values: CheckValues): Promise<number> {
      if ('see' in check) {
        const sightings = await check.see(deps, values)
        await this.insert(values.runId, sightings)
        return sightings.length
      }
      // How large groups are is more than the planner can guess: it would compile for seconds what runs for half of one.
      await db.raw('set local jit = off')
      let seen = 0
      for (const statement of check.statements) {
        const { rowCount } = await db.raw<{ rowCount: number | null }>(statement, bindingsOf(values))
        seen += rowCount ?? 0
      }
      return seen
    },

    async insert(runId: string, sightings: readonly Sighting[]): Promise<void> {
      if (sightings.length === 0) return
      await db('audit_sightings').insert(
        sightings.map((seen) => ({
          run_id: runId,
          code: seen.code,
          app_id: seen.appId ?? null,
          key: seen.key,
          subject: seen.subject,
          member_id: seen.memberId ?? null,
          zendesk_id: seen.zendeskId ?? null,
          severity: seen.severity,
          confidence: seen.confidence,
          evidence: JSON.stringify(seen.evidence),
        })),
      )
    },

    /** For tests and small runs: all of them, in order. */
    async list(runId: string): Promise<Sighting[]> {
      const rows = await db<SightingRow>('audit_sightings').where({ run_id: runId }).orderBy(['code', 'key', 'subject'])
      return rows.map((row) => ({
        code: row.code,
        appId: row.app_id ?? undefined,
        key: row.key,
        subject: row.subject,
        memberId: row.member_id ?? undefined,
        zendeskId: row.zendesk_id ?? undefined,
        severity: row.severity,
        confidence: row.confidence,
        evidence: row.evidence,
      }))
    },

    async clear(runId: string): Promise<void> {
      await db('audit_sightings').where({ run_id: runId }).delete()
    },

    /** Of all runs: at most one is under way, and it has not begun to look. */
    async clearAll(): Promise<void> {
      await db.raw('truncate audit_sightings')
    },
  }
}

function bindingsOf(values: CheckValues): Record<string, Knex.RawBinding> {
  const own = ownDomains(values.publicUrl)
  return {
    ...values,
    mixedDomains: [...values.mixedDomains],
    ownDomains: own.map(({ domain }) => domain),
    ownDomainSkeletons: own.map(({ skeleton }) => skeleton),
  }
}

type SightingRow = {
  run_id: string
  code: FindingCode
  app_id: string | null
  key: string
  subject: string
  member_id: string | null
  zendesk_id: string | null
  severity: Severity
  confidence: Confidence
  evidence: Sighting['evidence']
}
