/** The people behind one of the numbers, a page at a time. */
import { Badge } from '../parts/badge.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { KeptFields, type KeptField } from '../parts/kept-fields.tsx'
import { Table } from '../parts/table.tsx'
import { PhraseText, type Phrase } from './phrase.tsx'

export type CountedPerson = {
  id: string
  externalId: string
  name: string
  organization: string | undefined
  isStaff: boolean
  because: Phrase
}

export type CountedPeopleProps = {
  csrfToken: string
  /** Opens the page at these people. */
  action: string
  /** The policy, carried along. */
  fields: readonly KeptField[]
  /** Which number they are behind, as its button says it, and in words. */
  people: string
  title: string
  page: readonly CountedPerson[]
  isFirst: boolean
  /** Where the next page begins; undefined: there is none. */
  next: string | undefined
}

export function CountedPeople({ csrfToken, action, fields, people, title, page, isFirst, next }: CountedPeopleProps) {
  const carried = [...fields, { name: 'people', value: people }]
  return (
    <section class="stack" id="people" aria-labelledby="people-title">
      <h2 id="people-title">{title}</h2>
      {page.length === 0 ? (
        <p class="quiet">Nobody, or nobody any more.</p>
      ) : (
        <Table
          caption={title}
          rows={page}
          keyOf={({ id }) => id}
          columns={[
            {
              label: 'Name',
              cell: ({ name, isStaff }) => (
                <span class="row row-tight">
                  <Bidi>{name}</Bidi>
                  {isStaff && <Badge tone="info">Staff</Badge>}
                </span>
              ),
            },
            {
              label: 'External ID',
              cell: ({ externalId }) => (
                <code>
                  <Bidi>{externalId}</Bidi>
                </code>
              ),
            },
            {
              label: 'Organisation',
              cell: ({ organization }) =>
                organization === undefined ? <span class="quiet">None</span> : <Bidi>{organization}</Bidi>,
            },
            {
              label: 'Why',
              cell: ({ because }) => (
                <span>
                  <PhraseText phrase={because} />
                </span>
              ),
            },
          ]}
        />
      )}
      <div class="row">
        {!isFirst && (
          <form method="post" action={action}>
            <CsrfField token={csrfToken} />
            <KeptFields fields={carried} />
            <Button kind="secondary">From the beginning</Button>
          </form>
        )}
        {next !== undefined && (
          <form method="post" action={action}>
            <CsrfField token={csrfToken} />
            <KeptFields fields={[...carried, { name: 'after', value: next }]} />
            <Button kind="secondary">Next page</Button>
          </form>
        )}
      </div>
    </section>
  )
}
