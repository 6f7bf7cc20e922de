/** Choosing a report of the last audit: as what, of what, and whether it may say who people are. */
import { completenessWords } from './report-words.tsx'
import { SafeguardTabs } from '../safeguard-tabs.tsx'
import { severities, severityWords } from '../findings/finding-badges.tsx'
import { Page } from '../../layout.tsx'
import { Alert } from '../../parts/alert.tsx'
import { Breadcrumbs } from '../../parts/breadcrumbs.tsx'
import { Button, ButtonLink } from '../../parts/button.tsx'
import type { ConsoleFrame } from '../../parts/console-shell.tsx'
import { CsrfField } from '../../parts/csrf-field.tsx'
import { Empty } from '../../parts/empty.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { CheckField, SelectField } from '../../parts/field.tsx'
import { Moment } from '../../parts/moment.tsx'

export type ExportPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  /** Undefined: no audit was ever finished. */
  last: { finishedAt: Date; completeness: 'ok' | 'partial' | 'blind' } | undefined
  values: { format: string; minimum: string; hasNames: boolean; isNewOnly: boolean }
  errors: Readonly<Partial<Record<string, string>>>
}

export function ExportPage({ frame, csrfToken, last, values, errors }: ExportPageProps) {
  const isInvalid = Object.keys(errors).length > 0
  return (
    <Page title={isInvalid ? 'Error: Export a report' : 'Export a report'} shell="console" frame={frame}>
      <Breadcrumbs items={[{ label: 'Safeguards', href: '/admin/safeguards' }]} here="Export" />
      <div class="stack stack-tight">
        <h1>Export a report</h1>
        <p class="quiet">What the last audit found and nobody has put right, as a file.</p>
      </div>
      <SafeguardTabs here="findings" />
      {last ? (
        <>
          <LastAudit {...last} />
          <ErrorSummary errors={errors} />
          <form class="form" method="post" action="/admin/safeguards/export">
            <CsrfField token={csrfToken} />
            <SelectField
              name="format"
              label="Format"
              value={values.format}
              error={errors['format']}
              choices={formats}
            />
            <SelectField
              name="minimum"
              label="Which findings"
              value={values.minimum}
              error={errors['minimum']}
              choices={minimums}
            />
            <CheckField
              name="new_only"
              label="Only what is new"
              hint="What the last audit found for the first time, other than it was, or open again."
              isOptional
              isChecked={values.isNewOnly}
            />
            <CheckField
              name="names"
              label="With names, addresses, telephone numbers and IDs"
              hint="Without it each of them is masked, evidence included; the same value has the same mask. A masked report can go into a ticket."
              isOptional
              isChecked={values.hasNames}
            />
            <div class="form-actions">
              <Button>Download</Button>
              <ButtonLink href="/admin/safeguards" kind="secondary">
                Back to the findings
              </ButtonLink>
            </div>
            <p class="hint">Your name, the format and the number of findings are recorded.</p>
          </form>
        </>
      ) : (
        <Empty
          title="No audit has been finished yet"
          action={
            <ButtonLink href="/admin/audits" kind="secondary">
              To the audits
            </ButtonLink>
          }
        >
          There is nothing to report yet. That does not mean that nothing is wrong.
        </Empty>
      )}
    </Page>
  )
}

function LastAudit({ finishedAt, completeness }: NonNullable<ExportPageProps['last']>) {
  if (completeness === 'ok') {
    return (
      <p>
        The report is of the audit of <Moment at={finishedAt} />.
      </p>
    )
  }
  return (
    <Alert tone="warning" title="The last audit did not see everything">
      <p>
        The report is of the audit of <Moment at={finishedAt} />, which was {completenessWords[completeness]}. What is
        not in it may be wrong all the same.
      </p>
    </Alert>
  )
}

const formats = [
  { value: 'html', label: 'HTML, for reading and printing' },
  { value: 'csv', label: 'CSV' },
  { value: 'csv-bom', label: 'CSV for Excel (with a byte order mark)' },
  { value: 'json', label: 'JSON (latchkey.audit/1)' },
  { value: 'sarif', label: 'SARIF 2.1.0' },
  { value: 'text', label: 'Plain text' },
]

const minimums = severities.toReversed().map((severity) => ({
  value: severity,
  label: minimumWords(severity),
}))

function minimumWords(severity: (typeof severities)[number]): string {
  if (severity === 'info') return 'All of them'
  return severity === 'critical' ? 'Critical only' : `${severityWords[severity]} and above`
}
