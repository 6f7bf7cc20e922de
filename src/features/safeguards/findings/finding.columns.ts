/** How a finding is spread over the columns of its table. For the stores and queries alone. */
import type { Confidence, FindingCode, Severity } from '../catalogue.ts'
import type { Finding, FindingState } from '../finding.ts'

export type StoredFinding = {
  id: string
  fingerprint: string
  code: FindingCode
  app_key: string | null
  severity: Severity
  confidence: Confidence
  state: FindingState
  evidence_hash: string
  subjects: number
  touches_staff: boolean
  first_seen_at: Date
  last_seen_at: Date
  resolved_at: Date | null
  times_seen: number
}

/** Of `findings f left join apps a`. */
export const findingColumns = `f.id::text as id, f.fingerprint, f.code, a.key as app_key, f.severity, f.confidence, f.state,
  f.evidence_hash, f.subjects, f.touches_staff, f.first_seen_at, f.last_seen_at, f.resolved_at, f.times_seen`

export const findingOf = (row: StoredFinding): Finding => ({
  id: row.id,
  fingerprint: row.fingerprint,
  code: row.code,
  appKey: row.app_key ?? undefined,
  severity: row.severity,
  confidence: row.confidence,
  state: row.state,
  evidenceHash: row.evidence_hash,
  subjects: row.subjects,
  touchesStaff: row.touches_staff,
  firstSeenAt: row.first_seen_at,
  lastSeenAt: row.last_seen_at,
  resolvedAt: row.resolved_at ?? undefined,
  timesSeen: row.times_seen,
})
