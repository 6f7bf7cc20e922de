/** Several findings at once: what they are and how many, before one reason is given for all of them. */
import { Page } from '../../layout.tsx'
import { Alert } from '../../parts/alert.tsx'
import { Breadcrumbs } from '../../parts/breadcrumbs.tsx'
import { Button, ButtonLink } from '../../parts/button.tsx'
import type { ConsoleFrame } from '../../parts/console-shell.tsx'
import { CsrfField } from '../../parts/csrf-field.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { KeptFields } from '../../parts/kept-fields.tsx'
import { DecisionFields, type DecisionFieldsProps } from './decision-fields.tsx'
import { counted, numberOf, SeverityBadge, titleOf, type Severity } from './finding-badges.tsx'

export type DecidePageProps = {
  frame: ConsoleFrame
  csrfToken: string
  backHref: string
  /** By kind, what matters first. */
  kinds: readonly { code: string; severity: Severity; count: number }[]
  /** What the form sends for each. */
  choices: readonly string[]
  /** Chosen, and not there or not open to a decision any more. */
  gone: number
  /** There are more of the kind than go at once. */
  isCut: boolean
  form: DecisionFieldsProps
}

export function DecidePage({ frame, csrfToken, backHref, kinds, choices, gone, isCut, form }: DecidePageProps) {
  const title = `Decide about ${counted(choices.length, 'finding', 'findings')}`
  const hasErrors = Object.keys(form.errors).length > 0
  return (
    <Page title={hasErrors ? `Error: ${title}` : title} shell="console" frame={frame}>
      <Breadcrumbs items={[{ label: 'Safeguards', href: '/admin/safeguards' }]} here="Decide" />
      <ErrorSummary errors={form.errors} />
      <h1>{title}</h1>
      {gone > 0 && (
        <Alert tone="warning">
          <p>{counted(gone, 'one that was chosen is', 'that were chosen are')} resolved or gone, and left out.</p>
        </Alert>
      )}
      {isCut && (
        <Alert tone="info">
          <p>
            There are more of this kind than go at once: these are the {numberOf(choices.length)} that matter most. Come
            back for the others.
          </p>
        </Alert>
      )}
      <section class="card stack" aria-labelledby="which">
        <h2 id="which">Which they are</h2>
        <ul class="history">
          {kinds.map(({ code, severity, count }) => (
            <li key={`${code} ${severity}`}>
              <span class="badges">
                {titleOf(code)}
                <SeverityBadge severity={severity} />
                <span class="quiet">{numberOf(count)}</span>
              </span>
            </li>
          ))}
        </ul>
      </section>
      {choices.length > 0 ? (
        <form class="form card decision" method="post" action="/admin/safeguards/decide">
          <CsrfField token={csrfToken} />
          <KeptFields fields={choices.map((value) => ({ name: 'finding', value }))} />
          <DecisionFields {...form} />
          <div class="form-actions">
            <Button>Decide about {numberOf(choices.length)}</Button>
            <ButtonLink href={backHref} kind="quiet">
              Cancel
            </ButtonLink>
          </div>
        </form>
      ) : (
        <div class="row">
          <ButtonLink href={backHref} kind="secondary">
            Back to the findings
          </ButtonLink>
        </div>
      )}
    </Page>
  )
}
