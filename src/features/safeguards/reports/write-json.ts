/** A report as JSON, of the schema latchkey.audit/1: the run, then one finding a line, so that it can be read as a stream. */
import { kindWords } from '../../../../views/safeguards/reports/report-words.tsx'
import type { AuditRun } from '../audits/audit-run.ts'
import type { Report, ReportFinding, ReportSubject } from './report.ts'
import { spelledOut } from './shown-value.ts'

export async function* writeJson(
  { run, isRedacted, isNewOnly, pages }: Report,
  schema: string,
): AsyncGenerator<string> {
  const head = { schema, redacted: isRedacted, new_only: isNewOnly, run: run ? shownRun(run) : null }
  yield `${JSON.stringify(head).slice(0, -1)},"findings":[`
  let before = '\n'
  for await (const page of pages) {
    yield before + page.map((finding) => JSON.stringify(shownFinding(finding))).join(',\n')
    before = ',\n'
  }
  yield '\n]}\n'
}

const shownRun = (run: AuditRun) => ({
  id: run.id,
  started_at: run.startedAt,
  finished_at: run.finishedAt ?? null,
  trigger: run.trigger,
  completeness: run.completeness ?? 'blind',
  why: run.why,
  sources: run.sources.map(({ name, app, state, asOf, count }) => ({
    ...{ name, app: app ?? null, state },
    ...{ as_of: asOf ?? null, count: count ?? null },
  })),
  members: run.members ?? null,
  counts: run.counts,
  delta: run.delta,
  program_version: run.programVersion,
  keys_version: run.keysVersion,
})

function shownFinding(finding: ReportFinding) {
  const { code, severity, confidence, fingerprint, state, gate, decision } = finding
  const { effect, remedy } = kindWords(code)
  return {
    ...{ code, severity, confidence, fingerprint, state, app: finding.appKey ?? null },
    subjects: finding.subjects.map(({ subject, memberId, externalId, email }) => ({
      ...{ member: memberId ?? null, external_id: externalId ?? null, email: email ?? null },
      subject,
    })),
    subject_count: finding.subjectCount,
    evidence: finding.subjects.flatMap(shownEvidence),
    ...{ effect, remedy, gate },
    change: finding.change ?? null,
    decision: decision
      ? { waits_for_second: decision.isWaitingForSecond, reason: decision.reason, until: decision.until }
      : null,
    first_seen: finding.firstSeenAt,
    last_seen: finding.lastSeenAt,
  }
}

/** `escaped`: with every letter beyond ASCII spelled out; null where there is none. */
const shownEvidence = ({ subject, evidence }: ReportSubject) =>
  Object.entries(evidence).map(([field, value]) => ({
    ...{ subject, field, value },
    escaped: typeof value === 'string' ? (spelledOut(value) ?? null) : null,
  }))
