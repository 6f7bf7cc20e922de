/** What the list of findings is narrowed by. */
import { plainText } from '../../parts/bidi.tsx'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Field, SelectField } from '../../parts/field.tsx'
import { severities, severityWords, stateWords, titleOf } from './finding-badges.tsx'

export type FindingFilterValues = Readonly<Record<'state' | 'severity' | 'code' | 'app' | 'staff' | 'q', string>>

export type FindingFiltersProps = {
  values: FindingFilterValues
  /** Empty: not for the eyes of who is looking. */
  apps: readonly { key: string; name: string }[]
  /** Kinds of which there are any. */
  codes: readonly string[]
  isNarrowed: boolean
}

export function FindingFilters({ values, apps, codes, isNarrowed }: FindingFiltersProps) {
  const kinds = codes.map((code) => ({ value: code, label: titleOf(code) }))
  return (
    <form class="card stack" method="get" action="/admin/safeguards" role="search" aria-label="Which findings">
      <div class="filters search">
        <SelectField name="state" label="State" isOptional value={values.state} choices={states} />
        <SelectField
          name="severity"
          label="Severity"
          isOptional
          value={values.severity}
          choices={[any, ...severities.map((value) => ({ value, label: severityWords[value] }))]}
        />
        <SelectField
          name="code"
          label="Kind"
          isOptional
          value={values.code}
          choices={[any, ...kinds.sort((one, other) => one.label.localeCompare(other.label, 'en'))]}
        />
        {apps.length > 0 && (
          <SelectField
            name="app"
            label="App"
            isOptional
            value={values.app}
            choices={[any, ...apps.map(({ key, name }) => ({ value: key, label: plainText(name) }))]}
          />
        )}
        <SelectField
          name="staff"
          label="About"
          isOptional
          value={values.staff}
          choices={[
            { value: '', label: 'Anybody' },
            { value: 'yes', label: 'Only what touches staff' },
          ]}
        />
        <Field name="q" label="Member, by name or address" isOptional value={values.q} />
      </div>
      <div class="row filters-end">
        <Button>Show</Button>
        {isNarrowed && (
          <ButtonLink href="/admin/safeguards" kind="quiet">
            Show what is open
          </ButtonLink>
        )}
      </div>
    </form>
  )
}

const any = { value: '', label: 'Any' }

const states = [
  { value: 'open', label: stateWords.open },
  { value: 'unresolved', label: 'Open or decided' },
  { value: 'acknowledged', label: stateWords.acknowledged },
  { value: 'snoozed', label: stateWords.snoozed },
  { value: 'accepted', label: stateWords.accepted },
  { value: 'dismissed', label: stateWords.dismissed },
  { value: 'resolved', label: stateWords.resolved },
]
