/** A member in a list: the name, which leads to their page, and beneath it what tells them from another of that name. */
import { Bidi } from '../parts/bidi.tsx'

export type NamedPerson = { id: string; name: string; externalId: string; email: string | undefined }

export function PersonName({ person: { id, name, externalId, email } }: { person: NamedPerson }) {
  return (
    <div class="person">
      <a href={`/admin/members/${encodeURIComponent(id)}`}>
        <Bidi>{name}</Bidi>
      </a>
      <span class="hint">
        <code>
          <Bidi>{externalId}</Bidi>
        </code>
        {email === undefined ? ' no address' : <Bidi>{email}</Bidi>}
      </span>
    </div>
  )
}
