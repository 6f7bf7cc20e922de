/** For tests of reports: an audit that finds something, and the report of it as one text. */
import { exportReport, type ExportSettings } from '../../../src/features/safeguards/reports/export-report.ts'
import { readReport } from '../../../src/features/safeguards/reports/read-report.ts'
import type { ReportWishes } from '../../../src/features/safeguards/reports/report.ts'
import { runAudit } from '../../../src/features/safeguards/audits/run-audit.ts'
import type { Deps } from '../../../src/deps.ts'
import type { TestApp } from '../../support/test-app.ts'

const by = { actor: 'command-line' } as const

/** A second after the one before. */
export async function audit(app: TestApp): Promise<void> {
  app.clock.advance(1_000)
  const outcome = await runAudit(app.deps, { trigger: 'command-line', by })
  if (outcome.kind !== 'finished') throw new Error(`the audit is ${outcome.kind}: ${app.logged.join('')}`)
}

/** The pieces in which it was written. */
export async function pieces(
  deps: Deps,
  settings: Omit<ExportSettings, 'by'>,
  wishes: Partial<ReportWishes> = {},
): Promise<string[]> {
  const report = await readReport(deps, { newOnly: false, redact: false, ...wishes })
  const written: string[] = []
  for await (const piece of exportReport(deps, report, { ...settings, by })) written.push(piece)
  return written
}

export const reportOf = async (...given: Parameters<typeof pieces>): Promise<string> =>
  (await pieces(...given)).join('')

/** As `latchkey audit --format json` prints it. */
export type JsonReport = {
  schema: string
  redacted: boolean
  run: {
    id: string
    completeness: string
    why: string[]
    members: number
    sources: { name: string; app: string | null; state: string; as_of: string | null; count: number | null }[]
  } | null
  findings: JsonFinding[]
}

export type JsonFinding = {
  code: string
  severity: string
  fingerprint: string
  state: string
  gate: string
  effect: string
  remedy: string[]
  subject_count: number
  change: string | null
  subjects: { member: string | null; external_id: string | null; email: string | null; subject: string }[]
  evidence: { subject: string; field: string; value: unknown; escaped: string | null }[]
  decision: { waits_for_second: boolean; reason: string; until: string } | null
}

export const jsonReport = async (deps: Deps, wishes: Partial<ReportWishes> = {}): Promise<JsonReport> =>
  JSON.parse(await reportOf(deps, { format: 'json' }, wishes)) as JsonReport
