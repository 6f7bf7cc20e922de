/** Writes what an app's tokens carry: one line a field, whose buttons add and remove lines and keep what is typed. */
import { AppHead, type AppHeadProps } from '../apps/app-head.tsx'
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { Field, SelectField } from '../parts/field.tsx'
import { FieldRow, type FormField } from './field-row.tsx'
import { NotationHelp, type NotationHelpProps } from './notation-help.tsx'

export type FieldsFormPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  app: AppHeadProps['app']
  version: string
  rows: readonly FormField[]
  added: { claim: string; key: string }
  /** The claims that can be added. */
  choices: readonly { value: string; label: string }[]
  /** One click each: the button's value, and its words. */
  common: readonly { value: string; label: string }[]
  /** What completes a line while it is typed. */
  suggestions: readonly string[]
  /** The line that was just added takes the focus. */
  focus?: number | undefined
  /** Somebody else saved while this was being written: what is in force now, where it differs. */
  conflict?: readonly { claim: string; from: string | undefined }[] | undefined
  errors?: Readonly<Partial<Record<string, string>>> | undefined
  help: NotationHelpProps
}

export function FieldsFormPage(props: FieldsFormPageProps) {
  const { frame, csrfToken, app, version, rows, suggestions, focus, conflict, errors = {}, help } = props
  const home = `/admin/apps/${encodeURIComponent(app.key)}/fields`
  const hasErrors = conflict !== undefined || Object.keys(errors).length > 0
  const title = `Change what is sent to ${app.name}`
  return (
    <Page title={hasErrors ? `Error: ${title}` : title} shell="console" frame={frame}>
      <AppHead app={app} here="fields" />
      <form class="form form-fields" method="post" action={`${home}/edit`} noValidate>
        {/* Enter in a line presses the first button of a form. */}
        <button class="visually-hidden" type="submit" formAction={`${home}/preview`} tabIndex={-1} aria-hidden="true">
          Look at it
        </button>
        <ErrorSummary errors={errors} />
        {conflict && <Conflict stored={conflict} />}
        <CsrfField token={csrfToken} />
        <input type="hidden" name="version" value={version} />
        <div class="stack stack-tight">
          <h2>Change the fields</h2>
          <p class="quiet">
            External ID and e-mail address are always the member’s own. Each line below says what one more field is made
            of, such as <code>organization</code> or <code>coalesce(field:nickname, name)</code>. Nothing changes before
            you have seen it on a member, and made it live.
          </p>
        </div>
        <datalist id="field-suggestions">
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
        {rows.map((row, place) => (
          <FieldRow key={place} row={row} place={place} hasFocus={focus === place} error={errors[`from-${place}`]} />
        ))}
        <AddField {...props} errors={errors} />
        <div class="form-actions">
          <button class="button button-primary" type="submit" formAction={`${home}/preview`}>
            <span>See it on a member</span>
          </button>
          <ButtonLink href={home} kind="quiet">
            Cancel
          </ButtonLink>
        </div>
      </form>
      <NotationHelp {...help} />
    </Page>
  )
}

type AddFieldProps = Pick<FieldsFormPageProps, 'added' | 'choices' | 'common'> & {
  errors: NonNullable<FieldsFormPageProps['errors']>
}

function AddField({ added, choices, common, errors }: AddFieldProps) {
  return (
    <fieldset class="card card-plain add-field">
      <legend>Add a field</legend>
      <SelectField
        name="new-claim"
        label="Field in Zendesk"
        value={added.claim}
        choices={[{ value: '', label: 'Choose a field' }, ...choices]}
        isOptional
        error={errors['new-claim']}
      />
      <Field
        name="new-key"
        label="Key of the custom field"
        value={added.key}
        isOptional
        isMonospaced
        autocomplete="off"
        maxLength={100}
        error={errors['new-key']}
      />
      <Button kind="secondary" name="do" value="add">
        Add
      </Button>
      {common.length > 0 && (
        <div class="row row-tight common-fields">
          <span class="hint">Or with one click:</span>
          {common.map(({ value, label }) => (
            <Button key={value} kind="quiet" size="small" name="do" value={value}>
              <Bidi>{label}</Bidi>
            </Button>
          ))}
        </div>
      )}
    </fieldset>
  )
}

function Conflict({ stored }: { stored: NonNullable<FieldsFormPageProps['conflict']> }) {
  return (
    <Alert tone="warning" title="Somebody else changed this app while you were writing" role="alert">
      <p>Nothing of yours was saved, and nothing of it is lost: it is in the form below.</p>
      {stored.length === 0 ? (
        <p>The fields in force are the ones you wrote.</p>
      ) : (
        <>
          <p>In force now, where it differs. Going on from here puts yours in its place:</p>
          <dl class="details">
            {stored.map(({ claim, from }) => (
              <div key={claim}>
                <dt>
                  <Bidi>{claim}</Bidi>
                </dt>
                <dd>{from === undefined ? 'not mapped' : <Bidi>{from}</Bidi>}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </Alert>
  )
}
