/** Which of our columns each column of the file is. */
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Button } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { SelectField } from '../parts/field.tsx'
import { CancelForm } from './cancel-form.tsx'
import { ImportHead, type ShownImport } from './import-head.tsx'

export type MatchedColumn = {
  header: string
  /** One of ours, `field:<name>`, or '' to leave it out. */
  target: string
  /** What it would be called as a custom attribute. */
  attribute: string
}

export type MatchingPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  shown: ShownImport
  columns: readonly MatchedColumn[]
  /** The first line seems to be a member already. */
  isWithoutHeader: boolean
  /** By `column-<position>`, and `form` for the whole. */
  errors?: Readonly<Record<string, string>>
}

export function MatchingPage({ frame, csrfToken, shown, columns, isWithoutHeader, errors = {} }: MatchingPageProps) {
  const { form: missing, ...fieldErrors } = errors
  const hasErrors = Object.keys(errors).length > 0
  return (
    <Page title={hasErrors ? 'Error: Match the columns' : 'Match the columns'} shell="console" frame={frame}>
      <ImportHead shown={shown} />
      <section class="card stack" aria-labelledby="columns">
        <h2 id="columns">Match the columns</h2>
        <p>
          For each column of the file, say what it holds. What you choose is remembered for the next file with the same
          names. A blank cell never overwrites anything.
        </p>
        {isWithoutHeader && (
          <Alert tone="warning" title="The first line looks like a person, not like the names of columns">
            <p>
              It would be left out. If so, cancel, put a line with the names of the columns first, and upload it again.
            </p>
          </Alert>
        )}
        <form class="form form-wide" method="post" action={`${shown.href}/match`}>
          {missing !== undefined && (
            <Alert tone="danger" title="A column is missing" role="alert">
              <p>{missing}</p>
            </Alert>
          )}
          <ErrorSummary errors={fieldErrors} />
          <CsrfField token={csrfToken} />
          <div class="match-list">
            {columns.map((column, index) => (
              <div class="match" key={index}>
                <p class="match-header">
                  <span class="note">{`Column ${index + 1}`}</span>
                  <strong>{column.header === '' ? <i>without a name</i> : <Bidi>{column.header}</Bidi>}</strong>
                </p>
                <SelectField
                  name={`column-${index}`}
                  label={`Column ${index + 1} is`}
                  value={column.target}
                  choices={choicesFor(column)}
                  isOptional
                  error={fieldErrors[`column-${index}`]}
                />
              </div>
            ))}
          </div>
          <div class="form-actions">
            <Button>Check the file</Button>
          </div>
          <p class="note">Checking changes nothing.</p>
        </form>
      </section>
      <CancelForm csrfToken={csrfToken} href={shown.href} />
    </Page>
  )
}

function choicesFor({ target, attribute }: MatchedColumn): { value: string; label: string }[] {
  const own = target.startsWith('field:') && target !== attribute ? [attributeChoice(target)] : []
  return [{ value: '', label: 'Leave it out' }, ...memberColumns, ...own, attributeChoice(attribute)]
}

const attributeChoice = (target: string) => ({
  value: target,
  label: `Custom field “${target.slice('field:'.length)}”`,
})

const memberColumns: readonly { value: string; label: string }[] = [
  { value: 'external_id', label: 'External ID (needed)' },
  { value: 'name', label: 'Full name (needed)' },
  { value: 'email', label: 'E-mail address (needed)' },
  { value: 'username', label: 'Username' },
  { value: 'phone', label: 'Telephone number' },
  { value: 'email_verified', label: 'Address verified: yes or no' },
  { value: 'staff', label: 'Staff: yes or no' },
  { value: 'active', label: 'Active: yes or no' },
  { value: 'organization', label: 'Organisation' },
  { value: 'locale', label: 'Language' },
  { value: 'password', label: 'Password' },
  { value: 'password_hash', label: 'Password hash' },
]
