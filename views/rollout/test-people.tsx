/** Who tries an app first, and whether they could get in now. */
import { shortWords, type CheckCode } from '../handoff/check-words.ts'
import { Alert } from '../parts/alert.tsx'
import { Badge } from '../parts/badge.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Field } from '../parts/field.tsx'
import { Moment } from '../parts/moment.tsx'
import { Table, type TableColumn } from '../parts/table.tsx'
import { PersonName, type NamedPerson } from './person-name.tsx'

export type TestPerson = NamedPerson & {
  /** `ready`: only the stage, or the pause, keeps them out. `unknown`: nobody can tell. */
  now: { kind: 'in' | 'ready' | 'unknown' } | { kind: 'kept-out'; code: CheckCode }
  /** Their last hand-off, unless Zendesk answered it with an error. */
  handedOverAt: Date | undefined
}

export type TestPeopleProps = {
  csrfToken: string
  home: string
  canChange: boolean
  people: readonly TestPerson[]
  most: number
  /** The administrator's own id, unless they are on the list. */
  myself: string | undefined
  /** What was typed to find somebody, and why nobody was added. */
  search?: { typed: string; problem: string; several: readonly NamedPerson[] } | undefined
}

export function TestPeople(props: TestPeopleProps) {
  const { csrfToken, home, canChange, people, most, search } = props
  return (
    <section class="stack" aria-labelledby="test-people">
      <div class="stack stack-tight">
        <h2 id="test-people">
          Test people <span class="quiet count">{`${people.length} of at most ${most}`}</span>
        </h2>
        <p class="quiet">
          They are let in from the stage “Test people” on, and stay let in later. Include somebody of your staff.
        </p>
      </div>
      {canChange && <AddForms {...props} />}
      {canChange && search && search.several.length > 0 && (
        <Table
          caption="Whom it may mean"
          rows={search.several}
          keyOf={({ id }) => id}
          columns={[
            personColumn,
            {
              label: 'Add',
              cell: ({ id, name }) => (
                <PersonForm csrfToken={csrfToken} action={`${home}/test-people`} id={id} verb="Add" name={name} />
              ),
            },
          ]}
        />
      )}
      {people.length === 0 ? (
        <Alert tone="info">
          <p>Nobody yet. Add yourself, then see how signing in feels before anybody else does.</p>
        </Alert>
      ) : (
        <Table
          caption="Test people"
          rows={people}
          keyOf={({ id }) => id}
          columns={[
            personColumn,
            { label: 'Could sign in now', cell: ({ now }) => <CouldSignIn now={now} /> },
            {
              label: 'Last handed over',
              cell: ({ handedOverAt }) =>
                handedOverAt ? <Moment at={handedOverAt} /> : <span class="quiet">Not yet</span>,
            },
            ...(canChange ? [removeColumn(csrfToken, home)] : []),
          ]}
        />
      )}
    </section>
  )
}

function AddForms({ csrfToken, home, myself, search }: TestPeopleProps) {
  return (
    <div class="row row-fields">
      <form class="form form-inline" method="post" action={`${home}/test-people`}>
        <CsrfField token={csrfToken} />
        <Field
          name="who"
          label="Add a member"
          value={search?.typed}
          autocomplete="off"
          hint="External ID, username or whole e-mail address."
          error={search?.problem}
        />
        <Button kind="secondary">Add</Button>
      </form>
      {myself !== undefined && (
        <form method="post" action={`${home}/test-people`}>
          <CsrfField token={csrfToken} />
          <input type="hidden" name="member" value={myself} />
          <Button kind="secondary">Add myself</Button>
        </form>
      )}
    </div>
  )
}

function CouldSignIn({ now }: { now: TestPerson['now'] }) {
  switch (now.kind) {
    case 'in':
      return <Badge tone="success">Yes</Badge>
    case 'ready':
      return (
        <div class="state">
          <Badge tone="neutral">Ready</Badge>
          <span class="hint">Once this app lets test people in.</span>
        </div>
      )
    case 'unknown':
      return <Badge tone="neutral">Not known</Badge>
    case 'kept-out':
      return (
        <div class="state">
          <Badge tone="warning">No</Badge>
          <span class="hint">{shortWords(now.code)}</span>
        </div>
      )
  }
}

const personColumn: TableColumn<NamedPerson> = { label: 'Member', cell: (person) => <PersonName person={person} /> }

const removeColumn = (csrfToken: string, home: string): TableColumn<NamedPerson> => ({
  label: 'Remove',
  cell: ({ id, name }) => (
    <PersonForm csrfToken={csrfToken} action={`${home}/test-people/remove`} id={id} verb="Remove" name={name} />
  ),
})

function PersonForm({
  csrfToken,
  action,
  id,
  verb,
  name,
}: Record<'csrfToken' | 'action' | 'id' | 'verb' | 'name', string>) {
  return (
    <form method="post" action={action}>
      <CsrfField token={csrfToken} />
      <input type="hidden" name="member" value={id} />
      <Button kind="secondary" size="small">
        {verb}{' '}
        <span class="visually-hidden">
          <Bidi>{name}</Bidi>
        </span>
      </Button>
    </form>
  )
}
