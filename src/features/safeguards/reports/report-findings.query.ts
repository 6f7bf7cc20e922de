/**
 * Findings for reports: counted first, then read kind by kind and page by page in the order of their fingerprints, so that
 * memory stays flat however many there are. Each state of a kind is a range of findings_state_index.
 */
import type { Db } from '../../../db/connect.ts'
import type { FindingCount } from '../audits/audit-run.ts'
import type { FindingCode, Severity } from '../catalogue.ts'
import type { Finding, FindingChange, FindingState } from '../finding.ts'
import { findingColumns, findingOf, type StoredFinding } from '../findings/finding.columns.ts'
import { mostSubjects, type ReportDecision, type ReportSubject } from './report.ts'

export type ReportFindingsQuery = ReturnType<typeof reportFindingsQuery>

export type ReportFilter = {
  states: readonly FindingState[]
  appId?: string | undefined
  /** Only what this run found new, other than it was, or open again. */
  newIn?: string | undefined
}

/** One kind of one severity, and the states in which there are any. */
export type ReportGroup = { severity: Severity; code: FindingCode; states: readonly FindingState[] }

/** One and the same statement so many times, each with values of its own. */
const unionOf = (statement: string, times: number): string => Array<string>(times).fill(statement).join(' union all ')

export type FoundFinding = Finding & { change: FindingChange | undefined; decision: ReportDecision | undefined }

export function reportFindingsQuery(db: Db) {
  return {
    async count(filter: ReportFilter): Promise<FindingCount[]> {
      const { sql, values } = conditionOf(filter)
      const { rows } = await db.raw<{ rows: FindingCount[] }>(
        `select f.code, f.severity, f.state, count(*)::integer as count from findings f
        where f.state = any(?) and ${sql} group by f.code, f.severity, f.state`,
        [[...filter.states], ...values],
      )
      return rows
    },

    /** In the order of fingerprints as bytes, behind `after`. */
    async listPage(
      filter: ReportFilter,
      { severity, code, states }: ReportGroup,
      { after, limit }: { after: string; limit: number },
    ): Promise<FoundFinding[]> {
      const { sql, values } = conditionOf(filter)
      const range = `(select f.id, f.fingerprint from findings f
        where f.state = ? and f.severity = ? and f.code = ? and f.fingerprint collate "C" > ? and ${sql}
        order by f.fingerprint collate "C" limit ${Math.trunc(limit)})`
      const { rows } = await db.raw<{ rows: FoundRow[] }>(
        `select ${findingColumns}, f.change, f.decision_reason, f.decided_until,
          coalesce(f.asked_evidence_hash = f.evidence_hash, false) as is_waiting_for_second
        from (
          select id from (${unionOf(range, states.length)}) ranges
          order by fingerprint collate "C" limit ${Math.trunc(limit)}
        ) found
        join findings f on f.id = found.id left join apps a on a.id = f.app_id
        order by f.fingerprint collate "C"`,
        states.flatMap((state) => [state, severity, code, after, ...values]),
      )
      return rows.map(foundOf)
    },

    /** The first ones of each finding, by its id. Members as they are now, beside what was found. */
    async listSubjects(findingIds: readonly string[]): Promise<Map<string, ReportSubject[]>> {
      const { rows } = await db.raw<{ rows: SubjectRow[] }>(
        `select s.finding_id::text as finding_id, s.subject, s.member_id, s.evidence,
          coalesce(m.external_id, s.evidence ->> 'external_id') as external_id,
          coalesce(m.email, s.evidence ->> 'email') as email
        from unnest(cast(? as bigint[])) as wanted (id)
        cross join lateral (
          select * from finding_subjects where finding_id = wanted.id order by subject limit ${mostSubjects}
        ) s
        left join members m on m.id = s.member_id
        order by s.finding_id, s.subject`,
        [[...findingIds]],
      )
      const found = new Map<string, ReportSubject[]>(findingIds.map((id) => [id, []]))
      for (const row of rows) found.get(row.finding_id)?.push(subjectOf(row))
      return found
    },
  }
}

function conditionOf({ appId, newIn }: ReportFilter): { sql: string; values: string[] } {
  const conditions = [
    ...(appId === undefined ? [] : ['f.app_id = cast(? as uuid)']),
    ...(newIn === undefined ? [] : [`f.last_run_id = cast(? as uuid) and f.change in ('new', 'changed', 'reopened')`]),
  ]
  return {
    sql: conditions.length === 0 ? 'true' : conditions.join(' and '),
    values: [appId, newIn].filter((value) => value !== undefined),
  }
}

type FoundRow = StoredFinding & {
  change: FindingChange | null
  decision_reason: string | null
  decided_until: Date | null
  is_waiting_for_second: boolean
}

const foundOf = (row: FoundRow): FoundFinding => ({
  ...findingOf(row),
  change: row.change ?? undefined,
  decision: decisionOf(row),
})

/** What was asked for on other evidence is nobody's decision. */
function decisionOf(row: FoundRow): ReportDecision | undefined {
  const isDecided = row.state !== 'open' && row.state !== 'resolved'
  if (!row.decided_until || !(isDecided || row.is_waiting_for_second)) return undefined
  return { isWaitingForSecond: !isDecided, reason: row.decision_reason ?? '', until: row.decided_until }
}

type SubjectRow = {
  finding_id: string
  subject: string
  member_id: string | null
  evidence: ReportSubject['evidence']
  external_id: string | null
  email: string | null
}

const subjectOf = (row: SubjectRow): ReportSubject => ({
  subject: row.subject,
  memberId: row.member_id ?? undefined,
  externalId: row.external_id ?? undefined,
  email: row.email ?? undefined,
  evidence: row.evidence,
})
