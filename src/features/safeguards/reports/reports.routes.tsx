/** Reports in the console, at /admin/safeguards/export: choosing one, and the file. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Router, type Response } from 'express'
import { renderPage } from '../../../../views/layout.tsx'
import { ExportPage, type ExportPageProps } from '../../../../views/safeguards/reports/export-page.tsx'
import type { Deps } from '../../../deps.ts'
import { csrfToken } from '../../../http/csrf.ts'
import { readForm } from '../../../http/form.ts'
import { byOf } from '../../administrators/by-of.ts'
import { consoleFrame } from '../../administrators/console-frame.ts'
import { requireAction } from '../../administrators/require-action.ts'
import { exportReport } from './export-report.ts'
import { readReport } from './read-report.ts'
import type { Report, ReportFormat } from './report.ts'
import { reportInput } from './reports.input.ts'

export function reportsRoutes(deps: Deps): Router {
  const mayExport = requireAction(deps, 'findings.export')
  const pages = Router()

  pages.get('/', mayExport, async (_request, response) => {
    await sendExportPage(deps, response, { values: usual, errors: {} })
  })

  // By a form, although it only reads: that it leaves is recorded, and no link from elsewhere shall make it.
  pages.post('/', mayExport, async (request, response) => {
    const form = readForm(request, reportInput)
    if (form.kind === 'invalid') {
      const { format = '', minimum = '', names, new_only: newOnly } = form.typed
      const values = { format, minimum, hasNames: names === 'on', isNewOnly: newOnly === 'on' }
      await sendExportPage(deps, response.status(422), { values, errors: form.errors })
      return
    }
    const { minimum, names, new_only: newOnly } = form.input
    const report = await readReport(deps, { minimum, redact: !names, newOnly })
    const format = form.input.format === 'csv-bom' ? 'csv' : form.input.format
    const bom = form.input.format === 'csv-bom'
    response.setHeader('Content-Type', contentTypes[format])
    response.setHeader('Content-Disposition', `attachment; filename="${fileName(report, format)}"`)
    const by = byOf(request, response)
    await send(deps, response, exportReport(deps, report, { format, bom, by }))
  })

  return pages
}

const usual: ExportPageProps['values'] = { format: 'html', minimum: 'info', hasNames: false, isNewOnly: false }

const contentTypes: Record<ReportFormat, string> = {
  text: 'text/plain; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  sarif: 'application/sarif+json; charset=utf-8',
  html: 'text/html; charset=utf-8',
}

const endings: Record<ReportFormat, string> = { text: 'txt', json: 'json', csv: 'csv', sarif: 'sarif', html: 'html' }

function fileName({ run, isRedacted }: Report, format: ReportFormat): string {
  const day = run?.finishedAt?.toISOString().slice(0, 10) ?? 'never'
  return `safeguards-${day}${isRedacted ? '-redacted' : ''}.${endings[format]}`
}

/** What breaks off after it began ends as a download that failed, never as a file that looks whole. */
async function send({ log }: Deps, response: Response, report: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(report), response)
  } catch (error) {
    if (!response.headersSent && !response.destroyed) throw error
    log.warn({ error }, 'a report broke off')
  }
}

async function sendExportPage(
  { auditRuns, config }: Deps,
  response: Response,
  { values, errors }: Pick<ExportPageProps, 'values' | 'errors'>,
): Promise<void> {
  const run = await auditRuns.findLatestFinished()
  response.send(
    renderPage(
      <ExportPage
        frame={consoleFrame(config, response, '/admin/safeguards')}
        csrfToken={csrfToken(response)}
        last={run?.finishedAt && { finishedAt: run.finishedAt, completeness: run.completeness ?? 'blind' }}
        values={values}
        errors={errors}
      />,
    ),
  )
}
