/** A report as one HTML file to be printed, written in pieces: a browser shows the beginning while the rest is read. */
import {
  renderFindings,
  renderReportFrame,
  type PrintedKind,
} from '../../../../views/safeguards/reports/render-report.tsx'
import { reasonOf } from '../audits/audit-run.ts'
import { severities, type Severity } from '../catalogue.ts'
import { countOf, type Report } from './report.ts'

export async function* writeHtml(
  { run, counts, isRedacted, isNewOnly, pages }: Report,
  { publicUrl, at }: { publicUrl: string; at: Date },
): AsyncGenerator<string> {
  const open: Partial<Record<Severity, number>> = {}
  for (const severity of severities) {
    open[severity] = countOf(counts, (count) => count.severity === severity && count.state === 'open')
  }
  const { before, behind } = renderReportFrame({
    run: run?.finishedAt && {
      ...{ finishedAt: run.finishedAt, trigger: run.trigger, completeness: run.completeness ?? 'blind' },
      ...{ members: run.members, sources: run.sources, why: run.why.map(reasonOf) },
    },
    decided: countOf(counts, ({ state }) => state !== 'open' && state !== 'resolved'),
    ...{ open, isRedacted, isNewOnly, at },
  })
  yield before
  let last: PrintedKind | undefined
  for await (const page of pages) {
    yield renderFindings(
      page.map((finding) => ({ ...finding, href: `${publicUrl}/admin/safeguards/findings/${finding.fingerprint}` })),
      last,
    )
    last = page.at(-1)
  }
  yield behind
}
