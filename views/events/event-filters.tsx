/** What the history is narrowed by, and the way to take it away as a file. */
import { plainText } from '../parts/bidi.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { controlAttributes, Field, FieldFrame, SelectField } from '../parts/field.tsx'

export type EventFilterValues = Readonly<
  Record<'what' | 'outcome' | 'app' | 'member' | 'from' | 'to' | 'reference', string>
>

export type Choice = { value: string; label: string }
export type FilterChoices = { apps: readonly Choice[] }

export type EventFiltersProps = {
  values: EventFilterValues
  errors: Readonly<Partial<Record<string, string>>>
  choices: FilterChoices
  zone: string
  isNarrowed: boolean
}

export function EventFilters({ values, errors, choices, zone, isNarrowed }: EventFiltersProps) {
  return (
    <form class="card stack" method="get" action="/admin/events" role="search" aria-label="Which events">
      <div class="filters search">
        <SelectField name="what" label="What" isOptional value={values.what} choices={kinds} />
        <SelectField name="outcome" label="Outcome" isOptional value={values.outcome} choices={outcomes} />
        <SelectField
          name="app"
          label="App"
          isOptional
          value={values.app}
          choices={[
            { value: '', label: 'Any' },
            ...choices.apps.map(({ value, label }) => ({ value, label: plainText(label) })),
          ]}
        />
        <DateField name="from" label="From day" value={values.from} error={errors['from']} />
        <DateField name="to" label="To day" value={values.to} error={errors['to']} />
        <Field
          name="member"
          label="Member, by external ID"
          isOptional
          value={values.member}
          error={errors['member']}
          isMonospaced
        />
        <Field name="reference" label="Reference" isOptional value={values.reference} isMonospaced />
      </div>
      <div class="row filters-end">
        <Button>Show</Button>
        {isNarrowed && (
          <ButtonLink href="/admin/events" kind="quiet">
            Show everything
          </ButtonLink>
        )}
        <span class="hint">
          Days are those of {zone.replaceAll('_', ' ')}. A reference is what pages that refuse somebody show.
        </span>
      </div>
    </form>
  )
}

type DateFieldProps = { name: string; label: string; value: string; error: string | undefined }

function DateField({ name, label, value, error }: DateFieldProps) {
  const words = { name, label, error, isOptional: true }
  return (
    <FieldFrame {...words}>
      <input {...controlAttributes(words)} class="input" type="date" value={value} />
    </FieldFrame>
  )
}

type ExportFormProps = { csrfToken: string; values: EventFilterValues; isNarrowed: boolean }

export function ExportForm({ csrfToken, values, isNarrowed }: ExportFormProps) {
  return (
    <form class="card stack" method="post" action="/admin/events/export" aria-labelledby="export">
      <h2 id="export">Take it away</h2>
      <p class="quiet">
        {isNarrowed ? 'All events that fit' : 'The whole history'}, on every page, with names as they are now. The
        export itself is recorded.
      </p>
      <CsrfField token={csrfToken} />
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div class="row">
        <Button kind="secondary" name="format" value="csv">
          Export CSV
        </Button>
        <Button kind="secondary" name="format" value="ndjson">
          Export NDJSON
        </Button>
      </div>
    </form>
  )
}

const kinds: readonly Choice[] = [
  { value: '', label: 'Everything' },
  { value: 'sign-ins', label: 'Signing in and out' },
  { value: 'hand-offs', label: 'Hand-offs to Zendesk' },
  { value: 'members', label: 'Members' },
  { value: 'links', label: 'Passwords and addresses' },
  { value: 'apps', label: 'Apps and roll-out' },
  { value: 'imports', label: 'Imports' },
  { value: 'mail', label: 'Mail' },
  { value: 'safeguards', label: 'Safeguards' },
  { value: 'latchkey', label: 'Latchkey itself' },
]

const outcomes: readonly Choice[] = [
  { value: '', label: 'Any' },
  { value: 'done', label: 'Done' },
  { value: 'refused', label: 'Refused' },
  { value: 'failed', label: 'Failed' },
]
