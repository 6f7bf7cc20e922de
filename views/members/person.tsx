/** A member in a cell of a table: the name, and below it the external ID, which no other member has. */
import { Bidi } from '../parts/bidi.tsx'

type Named = { name: string; externalId: string }

export const PersonLink = ({ id, name, externalId }: Named & { id: string }) => (
  <span class="person">
    <a href={`/admin/members/${id}`}>
      <Bidi>{name}</Bidi>
    </a>
    <IdHint externalId={externalId} />
  </span>
)

/** Of somebody who has no page, or whose page is not where one goes from here. */
export const Person = ({ name, externalId }: Named) => (
  <span class="person">
    <Bidi>{name}</Bidi>
    <IdHint externalId={externalId} />
  </span>
)

const IdHint = ({ externalId }: Pick<Named, 'externalId'>) => (
  <span class="hint">
    <code>
      <Bidi>{externalId}</Bidi>
    </code>
  </span>
)
