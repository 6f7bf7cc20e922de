/** The people named for an app by hand: who they are, and how one joins or leaves them. */
import { Alert } from '../parts/alert.tsx'
import { Badge } from '../parts/badge.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Field } from '../parts/field.tsx'
import { Table } from '../parts/table.tsx'

export type NamedList = 'allowed' | 'denied'

export type NamedPerson = {
  id: string
  externalId: string
  name: string
  organization: string | undefined
  list: NamedList | undefined
}

export type NamedPeopleProps = {
  csrfToken: string
  home: string
  canChange: boolean
  people: readonly NamedPerson[]
  /** How many each list may hold. */
  most: number
  /** What was looked for, and whom it found; undefined before anything was. */
  search?: { typed: string; error?: string | undefined; found: readonly NamedPerson[] } | undefined
}

export function NamedPeople({ csrfToken, home, canChange, people, most, search }: NamedPeopleProps) {
  const of = (list: NamedList) => people.filter((person) => person.list === list)
  const common = { csrfToken, home, canChange, most }
  return (
    <section class="stack stack-loose" aria-labelledby="named-people">
      <div class="stack stack-tight">
        <h2 id="named-people">People named one by one</h2>
        <p class="quiet">
          For exceptions. It counts at once. Being kept out by name is stronger than everything else; being let in by
          name is stronger than everything but a rule that keeps out.
        </p>
      </div>
      {canChange && <PersonSearch csrfToken={csrfToken} home={home} search={search} />}
      <PeopleOf {...common} list="allowed" title="Let in by name" people={of('allowed')} />
      <PeopleOf {...common} list="denied" title="Kept out by name" people={of('denied')} />
    </section>
  )
}

function PersonSearch({ csrfToken, home, search }: Pick<NamedPeopleProps, 'csrfToken' | 'home' | 'search'>) {
  return (
    <div class="card stack">
      <form class="form" method="post" action={`${home}/people`}>
        <CsrfField token={csrfToken} />
        <Field
          name="person"
          label="Find a member"
          value={search?.typed}
          autocomplete="off"
          hint="By external ID, username or whole e-mail address."
          error={search?.error}
        />
        <div class="form-actions">
          <Button kind="secondary">Find</Button>
        </div>
      </form>
      {search && search.error === undefined && (
        <div role="status" class="stack">
          {search.found.length === 0 ? (
            <Alert tone="info">
              <p>
                Nobody has this external ID, username or address. Names of people are not looked at here: find the
                member under Members first, and copy their external ID.
              </p>
            </Alert>
          ) : (
            <Table
              caption="Members found"
              rows={search.found}
              keyOf={({ id }) => id}
              columns={[
                nameColumn,
                ...detailColumns,
                { label: 'Named', cell: ({ list }) => <ListBadge list={list} /> },
                {
                  label: 'Name them',
                  cell: (person) => <NameForm csrfToken={csrfToken} home={home} person={person} />,
                },
              ]}
            />
          )}
        </div>
      )}
    </div>
  )
}

type PeopleOfProps = Pick<NamedPeopleProps, 'csrfToken' | 'home' | 'canChange' | 'most' | 'people'> & {
  list: NamedList
  title: string
}

function PeopleOf({ csrfToken, home, canChange, most, people, list, title }: PeopleOfProps) {
  return (
    <section class="stack stack-tight" aria-labelledby={`named-${list}`}>
      <h3 id={`named-${list}`}>
        {title} <span class="quiet">{`${people.length} of at most ${most}`}</span>
      </h3>
      {people.length === 0 ? (
        <p class="quiet">Nobody.</p>
      ) : (
        <Table
          caption={title}
          rows={people}
          keyOf={({ id }) => id}
          columns={[
            nameColumn,
            ...detailColumns,
            ...(canChange
              ? [
                  {
                    label: 'Remove',
                    cell: (person: NamedPerson) => (
                      <form method="post" action={`${home}/people/remove`}>
                        <CsrfField token={csrfToken} />
                        <input type="hidden" name="member" value={person.id} />
                        <Button kind="secondary" size="small">
                          Remove{' '}
                          <span class="visually-hidden">
                            <Bidi>{person.name}</Bidi>
                          </span>
                        </Button>
                      </form>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </section>
  )
}

type NameFormProps = { csrfToken: string; home: string; person: NamedPerson }

function NameForm({ csrfToken, home, person: { id, name, list } }: NameFormProps) {
  return (
    <form class="row" method="post" action={`${home}/people/add`}>
      <CsrfField token={csrfToken} />
      <input type="hidden" name="member" value={id} />
      {list !== 'allowed' && (
        <Button kind="secondary" size="small" name="list" value="allowed">
          Let in{' '}
          <span class="visually-hidden">
            <Bidi>{name}</Bidi>
          </span>
        </Button>
      )}
      {list !== 'denied' && (
        <Button kind="secondary" size="small" name="list" value="denied">
          Keep out{' '}
          <span class="visually-hidden">
            <Bidi>{name}</Bidi>
          </span>
        </Button>
      )}
    </form>
  )
}

function ListBadge({ list }: { list: NamedList | undefined }) {
  if (list === undefined) return <span class="quiet">No</span>
  return <Badge tone={list === 'allowed' ? 'success' : 'danger'}>{list === 'allowed' ? 'Let in' : 'Kept out'}</Badge>
}

const nameColumn = { label: 'Name', cell: ({ name }: NamedPerson) => <Bidi>{name}</Bidi> }

const detailColumns = [
  {
    label: 'External ID',
    cell: ({ externalId }: NamedPerson) => (
      <code>
        <Bidi>{externalId}</Bidi>
      </code>
    ),
  },
  {
    label: 'Organisation',
    cell: ({ organization }: NamedPerson) =>
      organization === undefined ? <span class="quiet">None</span> : <Bidi>{organization}</Bidi>,
  },
]
