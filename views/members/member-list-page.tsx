/** The members, found by words and narrowed by filters. The address carries all of it, so that a search can be kept. */
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { Field, SelectField } from '../parts/field.tsx'
import { MemberResults, type MemberResultsProps } from './member-results.tsx'

export type MemberFilterValues = {
  q: string
  status: string
  staff: string
  verified: string
  credentials: string
  factor: string
  signedIn: string
  role: string
  shared: string
  organization: string
}

export type MemberListPageProps = {
  frame: ConsoleFrame
  values: MemberFilterValues
  results: MemberResultsProps
  canAdd: boolean
  canImport: boolean
  canMerge?: boolean
  /** One-time codes that wait for a second owner; 0 for whoever is none. */
  waitingCodes: number
  /** Members who ask to be erased; 0 for whoever may not. */
  waitingErasures?: number
  /** People who have registered and wait to be let in. */
  waitingRegistrations?: number
}

export function MemberListPage(props: MemberListPageProps) {
  const { frame, values, results, canAdd, canImport, waitingCodes } = props
  const { waitingErasures = 0, waitingRegistrations = 0, canMerge = false } = props
  return (
    <Page title="Members" shell="console" frame={frame}>
      <div class="page-head">
        <div class="stack stack-tight">
          <h1>Members</h1>
          <p class="quiet">Everybody in this store, with or without a password.</p>
        </div>
        <div class="row">
          {canMerge && (
            <ButtonLink href="/admin/members/merge" kind="quiet">
              Merge two
            </ButtonLink>
          )}
          {canImport && (
            <ButtonLink href="/admin/members/import" kind="secondary">
              Import
            </ButtonLink>
          )}
          {canAdd && <ButtonLink href="/admin/members/new">Add a member</ButtonLink>}
        </div>
      </div>
      {waitingCodes > 0 && (
        <Alert tone="info">
          <p>
            <a href="/admin/members/recovery">
              {waitingCodes === 1 ? '1 one-time code waits' : `${waitingCodes} one-time codes wait`} for a second owner.
            </a>
          </p>
        </Alert>
      )}
      {waitingErasures > 0 && (
        <Alert tone="info">
          <p>
            <a href="/admin/members/erasures">
              {waitingErasures === 1 ? '1 member asks' : `${waitingErasures} members ask`} to be erased.
            </a>
          </p>
        </Alert>
      )}
      {waitingRegistrations > 0 && (
        <Alert tone="info">
          <p>
            <a href="/admin/members/registrations">
              {waitingRegistrations === 1 ? '1 person has' : `${waitingRegistrations} people have`} registered and{' '}
              {waitingRegistrations === 1 ? 'waits' : 'wait'} to be let in.
            </a>
          </p>
        </Alert>
      )}
      <SearchForm values={values} />
      <div id="results" class="stack">
        <MemberResults {...results} />
      </div>
    </Page>
  )
}

/** A plain form; with scripts the list follows what is typed. */
function SearchForm({ values }: { values: MemberFilterValues }) {
  const isFiltered = Object.entries(values).some(([name, value]) => name !== 'q' && value !== '')
  return (
    <form
      class="search stack"
      method="get"
      action="/admin/members"
      role="search"
      hx-get="/admin/members"
      hx-target="#results"
      hx-trigger="input delay:300ms from:#field-q, change from:#filters, submit"
      hx-push-url="true"
      hx-sync="this:replace"
    >
      <div class="search-line">
        <Field
          name="q"
          label="Search"
          isOptional
          value={values.q}
          autocomplete="off"
          maxLength={200}
          hint="Any part of a name, address, ID or telephone number. Accents and capitals do not matter."
        />
        <Button>Search</Button>
      </div>
      <details class="disclosure" id="filters" open={isFiltered}>
        <summary>Filters</summary>
        <div class="filters">
          {selects.map(({ name, label, choices }) => (
            <SelectField key={name} name={name} label={label} isOptional value={values[name]} choices={choices} />
          ))}
          <Field
            name="organization"
            label="Organisation, exactly"
            isOptional
            isPlainWriting
            value={values.organization}
            autocomplete="off"
            maxLength={1000}
          />
        </div>
        <p class="filters-end">
          <a href="/admin/members">Clear everything</a>
        </p>
      </details>
    </form>
  )
}

const any = { value: '', label: 'Any' }
const yesOrNo = [any, { value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }]

const selects: readonly {
  name: Exclude<keyof MemberFilterValues, 'q' | 'organization'>
  label: string
  choices: readonly { value: string; label: string }[]
}[] = [
  {
    name: 'status',
    label: 'Status',
    choices: [any, { value: 'active', label: 'Active' }, { value: 'suspended', label: 'Suspended' }],
  },
  { name: 'staff', label: 'Staff', choices: yesOrNo },
  { name: 'verified', label: 'Address verified', choices: yesOrNo },
  { name: 'credentials', label: 'Has a password', choices: yesOrNo },
  { name: 'factor', label: 'Has a second factor', choices: yesOrNo },
  {
    name: 'signedIn',
    label: 'Has signed in',
    choices: [any, { value: 'yes', label: 'Yes' }, { value: 'never', label: 'Never' }],
  },
  {
    name: 'role',
    label: 'Role in the console',
    choices: [
      any,
      { value: 'any', label: 'Has one' },
      { value: 'owner', label: 'Owner' },
      { value: 'administrator', label: 'Administrator' },
      { value: 'operator', label: 'Operator' },
      { value: 'auditor', label: 'Auditor' },
    ],
  },
  { name: 'shared', label: 'Shares an address', choices: [any, { value: 'yes', label: 'Yes' }] },
]
