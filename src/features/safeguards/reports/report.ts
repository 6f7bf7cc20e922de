/** What a report says: the audit it is of, and findings with whom they are about, in an order that is always the same. */
import type { AuditRun, FindingCount } from '../audits/audit-run.ts'
import type { Confidence, FindingCode, GateSetting, Severity } from '../catalogue.ts'
import type { FindingChange, FindingState, Sighting } from '../finding.ts'

export const reportFormats = ['text', 'json', 'csv', 'sarif', 'html'] as const
export type ReportFormat = (typeof reportFormats)[number]

/** What is put right, or put aside, is not in a report unless it is asked for. */
export const unresolvedStates = ['open', 'acknowledged', 'snoozed', 'accepted', 'dismissed'] as const

export type ReportWishes = {
  states?: readonly FindingState[] | undefined
  /** The least severity; left out: all. */
  minimum?: Severity | undefined
  code?: FindingCode | undefined
  appId?: string | undefined
  /** Only what the audit found new, other than it was, or open again. */
  newOnly: boolean
  /** Names, addresses, telephone numbers and IDs are masked, each by the same mask throughout the report. */
  redact: boolean
}

export type Report = {
  /** The latest one that came to its end; undefined: none did, and nothing is known. */
  run: AuditRun | undefined
  isRedacted: boolean
  isNewOnly: boolean
  /** Of the findings in it, counted before the first one is read. */
  counts: readonly FindingCount[]
  /**
   * By severity, code and fingerprint, some at a time; to be read once. Whoever decides meanwhile is seen before or after.
   * Throws ReportOutdated at the end when another audit came to its end meanwhile: then it is a mixture.
   */
  pages: AsyncIterable<readonly ReportFinding[]>
}

export type ReportFinding = {
  fingerprint: string
  code: FindingCode
  appKey: string | undefined
  severity: Severity
  confidence: Confidence
  state: FindingState
  change: FindingChange | undefined
  touchesStaff: boolean
  /** What it does to sign-ins now; where apps differ, the loosest. */
  gate: GateSetting
  decision: ReportDecision | undefined
  /** All there are, of which the first `mostSubjects` are listed. */
  subjectCount: number
  subjects: readonly ReportSubject[]
  firstSeenAt: Date
  lastSeenAt: Date
}

export type ReportDecision = {
  /** What one person asked for and a second has not agreed to is not in force. */
  isWaitingForSecond: boolean
  reason: string
  until: Date
}

export type ReportSubject = {
  /** `member:<uuid>`, `zendesk:<id>`, `app:<key>`, `network:<address>`, `house`. */
  subject: string
  memberId: string | undefined
  externalId: string | undefined
  email: string | undefined
  evidence: Sighting['evidence']
}

/** Of one finding: 10,000 members on one address are a finding, and not a book. */
export const mostSubjects = 1_000

export const countOf = (counts: readonly FindingCount[], fits: (count: FindingCount) => boolean): number =>
  counts.filter(fits).reduce((sum, { count }) => sum + count, 0)

/** Another audit came to its end while the report was read. */
export class ReportOutdated extends Error {
  constructor() {
    super('another audit came to its end while the report was read')
    this.name = 'ReportOutdated'
  }
}
