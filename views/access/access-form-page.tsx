/** Writes an app's access policy: one form, whose buttons add and remove rules and conditions and keep what is typed. */
import { AppHead, type AppHeadProps } from '../apps/app-head.tsx'
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { SelectField } from '../parts/field.tsx'
import { ChoiceField } from './choice-field.tsx'
import { PolicySentences, type Phrase } from './phrase.tsx'
import { effectChoices, kindChoices, RuleFields, type FormRule, type Offered } from './rule-fields.tsx'

export type AccessFormPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  app: AppHeadProps['app']
  draft: { otherwise: string; rules: readonly FormRule[]; version: string }
  most: { rules: number; conditions: number; values: number }
  offered: Offered
  /** Just added: takes the focus. Positions count from 0. */
  focus?: { rule: number; condition: number } | undefined
  /** Somebody else saved while this was being written: what is in force now, and what is written here, if it can be read. */
  conflict?: { stored: readonly Phrase[]; typed: readonly Phrase[] } | undefined
  errors?: Readonly<Partial<Record<string, string>>> | undefined
}

export function AccessFormPage(props: AccessFormPageProps) {
  const { frame, csrfToken, app, draft, most, offered, focus, conflict, errors = {} } = props
  const home = `/admin/apps/${encodeURIComponent(app.key)}/access`
  const hasErrors = conflict !== undefined || Object.keys(errors).length > 0
  const title = `Change who may sign in to ${app.name}`
  return (
    <Page title={hasErrors ? `Error: ${title}` : title} shell="console" frame={frame}>
      <AppHead app={app} here="access" />
      <form class="form form-rules" method="post" action={`${home}/edit`} noValidate>
        {/* Enter in a field presses the first button of a form. */}
        <button class="visually-hidden" type="submit" tabIndex={-1} aria-hidden="true">
          Keep
        </button>
        <ErrorSummary errors={errors} />
        {conflict && <Conflict {...conflict} />}
        <CsrfField token={csrfToken} />
        <input type="hidden" name="version" value={draft.version} />
        <div class="stack stack-tight">
          <h2>Change who may sign in</h2>
          <p class="quiet">
            Rules that keep out are stronger than rules that let in, whatever their order. A rule speaks of members whom
            all its conditions fit. Nothing changes before you have seen whom it lets in, and saved it.
          </p>
        </div>
        {draft.rules.map((rule, index) => (
          <RuleFields
            key={index}
            rule={rule}
            position={index}
            most={most}
            offered={offered}
            errors={errors}
            focus={focus?.rule === index ? focus.condition : undefined}
          />
        ))}
        <AddRule count={draft.rules.length} most={most.rules} />
        <ChoiceField
          name="otherwise"
          label="Everybody else"
          value={draft.otherwise}
          choices={[
            { value: 'allow', label: 'is let in' },
            { value: 'deny', label: 'is kept out' },
          ]}
          error={errors['otherwise']}
        />
        {offered.isSampled && (
          <p class="hint">
            There are many members, so the values offered while you type are the 50 most frequent ones in a sample of
            them. Others are taken just as well.
          </p>
        )}
        <div class="form-actions">
          <button class="button button-primary" type="submit" formAction={`${home}/preview`}>
            <span>See who this would let in</span>
          </button>
          <ButtonLink href={home} kind="quiet">
            Cancel
          </ButtonLink>
        </div>
      </form>
    </Page>
  )
}

function AddRule({ count, most }: { count: number; most: number }) {
  if (count >= most) return <p class="hint">{`There are ${count} rules, as many as there may be.`}</p>
  return (
    <fieldset class="card card-plain add-rule">
      <legend>{count === 0 ? 'Add a rule' : 'Add another rule'}</legend>
      <SelectField name="new-effect" label="Members it fits" value="allow" choices={effectChoices} />
      <SelectField name="new-kind" label="First condition" value="staff" choices={kindChoices} />
      <Button kind="secondary" name="do" value="add-rule">
        Add rule
      </Button>
    </fieldset>
  )
}

function Conflict({ stored, typed }: NonNullable<AccessFormPageProps['conflict']>) {
  return (
    <Alert tone="warning" title="Somebody else changed this app while you were writing" role="alert">
      <p>Nothing of yours was saved, and nothing of it is lost: it is in the form below. In force now:</p>
      <PolicySentences sentences={stored} />
      <p>Yours:</p>
      <PolicySentences sentences={typed} />
      <p>Going on from here puts yours in place of what is in force.</p>
    </Alert>
  )
}
