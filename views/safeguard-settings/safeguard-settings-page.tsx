/** How the safeguards work: when audits run, what counts as old, and who is told. */
import { SettingsConflict } from '../branding/settings-conflict.tsx'
import { Page } from '../layout.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { Button } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { CheckField, Field, TextAreaField } from '../parts/field.tsx'
import { Moment } from '../parts/moment.tsx'

type Values = Readonly<Record<string, string>>
type Person = { id: string; name: string }

export type SafeguardSettingsPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  /** Without it, what holds is shown to be read. */
  canChange: boolean
  /** Cron, where nothing is set here. */
  usualSchedule: string
  /** As stored: the next moments an audit begins. */
  nextRuns: readonly Date[]
  /** Who may get the digest: role holders who proved their address. */
  people: readonly Person[]
  values: Values
  version: number
  errors?: Values
  /** Somebody else was faster: what is stored now, and what was typed. */
  conflict?: { stored: Values; typed: Values } | undefined
}

const title = 'Safeguards'

export function SafeguardSettingsPage(props: SafeguardSettingsPageProps) {
  const { frame, canChange, nextRuns, errors = {}, conflict, people } = props
  const hasErrors = conflict !== undefined || Object.keys(errors).length > 0
  return (
    <Page title={hasErrors ? `Error: ${title}` : title} shell="console" frame={frame}>
      <Breadcrumbs items={[{ label: 'Settings', href: '/admin/settings' }]} here={title} />
      <div class="stack stack-tight">
        <h1>{title}</h1>
        <p class="quiet">When audits run, what counts as old, and who is told.</p>
      </div>
      <ErrorSummary errors={errors} />
      {conflict && <SettingsConflict stored={differences(conflict, people)} />}
      <section class="card stack stack-tight" aria-labelledby="next">
        <h2 id="next">The next audits</h2>
        {nextRuns.length === 0 ? (
          <p>The schedule names no moment to come: audits run only when somebody starts one.</p>
        ) : (
          <ul>
            {nextRuns.map((at) => (
              <li key={at.toISOString()}>
                <Moment at={at} />
              </li>
            ))}
          </ul>
        )}
      </section>
      {canChange ? <SettingsForm {...props} /> : <SettingsToRead {...props} />}
    </Page>
  )
}

function SettingsForm({ csrfToken, usualSchedule, people, values, version, errors = {} }: SafeguardSettingsPageProps) {
  return (
    <form class="form" method="post" action="/admin/settings/safeguards">
      <CsrfField token={csrfToken} />
      <input type="hidden" name="version" value={version} />
      <Field
        name="schedule"
        label={labels.schedule}
        value={values['schedule']}
        isOptional
        isMonospaced
        autocomplete="off"
        hint={`Five fields as cron has them: minute, hour, day, month, day of the week. Left blank: ${usualSchedule}.`}
        error={errors['schedule']}
      />
      <Field
        name="zone"
        label={labels.zone}
        value={values['zone']}
        autocomplete="off"
        hint="Such as Europe/Berlin. The days of the trend are those of this zone, too."
        error={errors['zone']}
      />
      <Field
        name="staleAfterDays"
        label={labels.staleAfterDays}
        keyboard="numeric"
        value={values['staleAfterDays']}
        hint="After so many days an export of Zendesk users proves nothing any more, and audits say so."
        error={errors['staleAfterDays']}
      />
      <Field
        name="secretMaxAgeDays"
        label={labels.secretMaxAgeDays}
        keyboard="numeric"
        value={values['secretMaxAgeDays']}
        hint="After so many days you are reminded to change a shared secret."
        error={errors['secretMaxAgeDays']}
      />
      <TextAreaField
        name="mixedDomains"
        label={labels.mixedDomains}
        value={values['mixedDomains']}
        isOptional
        hint="Mail domains in which staff and ordinary members both have addresses, one a line. Elsewhere, somebody who registers with an address of your staff is held back."
        error={errors['mixedDomains']}
      />
      <fieldset class="stack">
        <legend class="label">{labels.digest}</legend>
        <p class="hint">
          Mail when an audit found something new, worse or open again, when a decision is about to end, or when an audit
          was blind; once a week when all is quiet. It holds numbers and a link.
        </p>
        {people.length === 0 && <p>Nobody with a role has proved an address yet.</p>}
        {people.map(({ id, name }) => (
          <CheckField
            key={id}
            name={`digest:${id}`}
            label={<Bidi>{name}</Bidi>}
            isChecked={values[`digest:${id}`] === 'on'}
            isOptional
          />
        ))}
      </fieldset>
      <div class="row">
        <Button>Save</Button>
      </div>
    </form>
  )
}

function SettingsToRead({ values, usualSchedule, people }: SafeguardSettingsPageProps) {
  return (
    <section class="card stack" aria-labelledby="in-force">
      <h2 id="in-force">What holds now</h2>
      <dl class="details">
        {fields.map((field) => (
          <div key={field}>
            <dt>{labels[field]}</dt>
            <dd>
              <Bidi>{field === 'schedule' && values[field] === '' ? usualSchedule : shown(field, values, people)}</Bidi>
            </dd>
          </div>
        ))}
      </dl>
      <p>Only an owner changes this.</p>
    </section>
  )
}

const labels = {
  schedule: 'Schedule of the audits',
  zone: 'Time zone',
  staleAfterDays: 'Days until what is known of Zendesk is old',
  secretMaxAgeDays: 'Days until a shared secret is old',
  mixedDomains: 'Domains of staff and members alike',
  digest: 'Who gets the digest',
} as const

type Field = keyof typeof labels
const fields = Object.keys(labels) as Field[]

function shown(field: Field, values: Values, people: readonly Person[]): string {
  const value =
    field === 'digest'
      ? people.filter(({ id }) => values[`digest:${id}`] === 'on').map(({ name }) => name)
      : (values[field] ?? '').split('\n').filter((line) => line !== '')
  return value.length === 0 ? 'none' : value.join(', ')
}

const differences = ({ stored, typed }: { stored: Values; typed: Values }, people: readonly Person[]) =>
  fields
    .map((field) => ({
      label: labels[field],
      stored: shown(field, stored, people),
      typed: shown(field, typed, people),
    }))
    .filter((each) => each.stored !== each.typed)
    .map(({ label, stored: inForce }) => ({ label, stored: inForce }))
