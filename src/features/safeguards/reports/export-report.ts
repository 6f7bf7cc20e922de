/** A report in one of its formats, as pieces of text. That it leaves is recorded before anything does. */
import type { Config } from '../../../config/config.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { programVersion } from '../../../kernel/program-version.ts'
import type { By } from '../../events/event.ts'
import type { EventsStore } from '../../events/events.store.ts'
import { countOf, type Report, type ReportFormat } from './report.ts'
import { writeCsv } from './write-csv.ts'
import { writeHtml } from './write-html.ts'
import { writeJson } from './write-json.ts'
import { writeSarif } from './write-sarif.ts'
import { writeText } from './write-text.ts'

export type ExportDeps = {
  clock: Clock
  config: Pick<Config, 'publicUrl'>
  events: Pick<EventsStore, 'record'>
}

export type ExportSettings = {
  format: ReportFormat
  by: By
  /** Of CSV: a byte order mark in front. */
  bom?: boolean
  /** Of JSON: what the text says it is. */
  schema?: string
  /** Of the command that prints it. */
  exitCode?: number | undefined
}

export async function* exportReport(
  deps: ExportDeps,
  report: Report,
  settings: ExportSettings,
): AsyncGenerator<string, void> {
  const { run, isRedacted, isNewOnly, counts } = report
  await deps.events.record({
    ...settings.by,
    type: 'finding.exported',
    outcome: 'done',
    detail: {
      ...{ run: run?.id ?? null, format: settings.format },
      ...{ redacted: isRedacted, new_only: isNewOnly, findings: countOf(counts, () => true) },
    },
  })
  yield* written(deps, report, settings)
}

function written({ clock, config }: ExportDeps, report: Report, settings: ExportSettings): AsyncIterable<string> {
  const { bom = false, schema = 'latchkey.audit/1', exitCode } = settings
  const writers: Record<ReportFormat, () => AsyncIterable<string>> = {
    text: () => writeText(report),
    json: () => writeJson(report, schema),
    csv: () => writeCsv(report, { bom }),
    sarif: () => writeSarif(report, { publicUrl: config.publicUrl, programVersion: programVersion(), exitCode }),
    html: () => writeHtml(report, { publicUrl: config.publicUrl, at: clock.now() }),
  }
  return writers[settings.format]()
}
