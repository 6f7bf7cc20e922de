/** What a checked import would do, and the one decision that is left. */
import { Alert } from '../parts/alert.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { CheckField } from '../parts/field.tsx'
import { CancelForm } from './cancel-form.tsx'
import { ImportCounts, plural, type ImportCountsProps } from './import-counts.tsx'
import type { ShownImport } from './import-head.tsx'

export type ImportDecisionProps = {
  csrfToken: string
  shown: ShownImport
  counts: ImportCountsProps['counts'] | undefined
  /** Why it was checked again. */
  problem: string | undefined
  /** The rows behind the numbers can be looked at. */
  hasRows: boolean
  /** Why the import was not begun. */
  error?: string | undefined
}

export function ImportDecision(props: ImportDecisionProps) {
  const { csrfToken, shown, counts, hasRows, problem } = props
  if (!counts) return null
  const { href } = shown
  const isIdle = counts.new + counts.changed === 0
  return (
    <>
      {problem !== undefined && (
        <Alert tone="warning" title="Look at it again">
          <p>{problem}</p>
        </Alert>
      )}
      <section class="card stack" aria-labelledby="result">
        <h2 id="result">What this file would do</h2>
        <ImportCounts counts={counts} tense="would" hrefs={rowLinks(href, hasRows)} />
        {!hasRows && counts.new + counts.changed > 0 && (
          <p class="note">The rows behind these numbers were lost in a restart. Check the file again to see them.</p>
        )}
      </section>
      {isIdle ? (
        <Alert tone="info" title="There is nothing to import">
          <p>
            {counts.refused > 0
              ? 'No row of this file can be taken over. Correct it and upload it again.'
              : 'Everything in this file is in the store already.'}
          </p>
        </Alert>
      ) : (
        <ApplyForm {...props} counts={counts} />
      )}
      <div class="row">
        <form method="post" action={`${href}/check`}>
          <CsrfField token={csrfToken} />
          <Button kind="secondary" size="small">
            Check again
          </Button>
        </form>
        <ButtonLink href={`${href}/columns`} kind="secondary" size="small">
          Match the columns anew
        </ButtonLink>
      </div>
      <CancelForm csrfToken={csrfToken} href={href} />
    </>
  )
}

const rowLinks = (href: string, hasRows: boolean) => ({
  new: hasRows ? `${href}/rows?show=new` : undefined,
  changed: hasRows ? `${href}/rows?show=changed` : undefined,
  refused: `${href}/rows?show=refused`,
  warnings: `${href}/rows?show=warnings`,
})

function ApplyForm({ csrfToken, shown, counts, error }: ImportDecisionProps & { counts: ImportCountsProps['counts'] }) {
  const taken = counts.new + counts.changed
  return (
    <section class="card stack" aria-labelledby="apply">
      <h2 id="apply">Import it</h2>
      <p>
        {`${plural(counts.new, 'member')} will be added and ${plural(counts.changed, 'member')} changed, all at once or not at all.`}{' '}
        Each change is recorded, and the whole import can be undone for thirty days.
      </p>
      <form class="form" method="post" action={`${shown.href}/apply`}>
        <ErrorSummary errors={error === undefined ? {} : { partial: error }} />
        <CsrfField token={csrfToken} />
        <input type="hidden" name="new" value={counts.new} />
        <input type="hidden" name="changed" value={counts.changed} />
        <input type="hidden" name="refused" value={counts.refused} />
        {counts.refused > 0 && (
          <CheckField
            name="partial"
            label={`Take the good rows and leave out the ${plural(counts.refused, 'refused one')}`}
            isChecked={false}
            hint="Otherwise correct the file and upload it again: it is imported as a whole or not at all."
            error={error}
          />
        )}
        <div class="form-actions">
          <Button>{`Import ${plural(taken, 'row')}`}</Button>
        </div>
      </form>
    </section>
  )
}
