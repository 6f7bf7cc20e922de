/** Chooses the member that a preview is about. */
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Field } from '../parts/field.tsx'
import { KeptFields, type KeptField } from '../parts/kept-fields.tsx'

export type FoundPerson = { id: string; externalId: string; name: string; organization: string | undefined }

export type PersonSearchProps = {
  csrfToken: string
  action: string
  /** What the page was about besides the member, carried along. */
  fields?: readonly KeptField[]
  /** What was looked for, and whom it found when it found several or nobody; undefined before anything was. */
  search?: { typed: string; error?: string | undefined; found: readonly FoundPerson[] } | undefined
}

export function PersonSearch({ csrfToken, action, fields = [], search }: PersonSearchProps) {
  return (
    <section class="card stack" aria-labelledby="another-member">
      <h2 id="another-member">Another member</h2>
      <form class="form" method="post" action={action}>
        <CsrfField token={csrfToken} />
        <KeptFields fields={fields} />
        <Field
          name="person"
          label="Whom to look at"
          value={search?.typed}
          autocomplete="off"
          maxLength={320}
          hint="By external ID, username or whole e-mail address."
          error={search?.error}
        />
        <div class="form-actions">
          <Button kind="secondary">Look at this member</Button>
        </div>
      </form>
      {search && search.error === undefined && (
        <div role="status" class="stack">
          {search.found.length === 0 ? (
            <Alert tone="info">
              <p>
                No member has “<Bidi>{search.typed}</Bidi>” as external ID, username or e-mail address.
              </p>
            </Alert>
          ) : (
            <Found csrfToken={csrfToken} action={action} fields={fields} found={search.found} />
          )}
        </div>
      )}
    </section>
  )
}

type FoundProps = Required<Pick<PersonSearchProps, 'csrfToken' | 'action' | 'fields'>> & {
  found: readonly FoundPerson[]
}

function Found({ csrfToken, action, fields, found }: FoundProps) {
  return (
    <form class="stack" method="post" action={action}>
      <CsrfField token={csrfToken} />
      <KeptFields fields={fields} />
      <p>More than one member fits. Choose one:</p>
      <ul class="choices-list">
        {found.map(({ id, externalId, name, organization }) => (
          <li key={id}>
            <Button kind="secondary" size="small" name="member" value={id}>
              <Bidi>{name}</Bidi>
            </Button>{' '}
            <span class="hint">
              <Bidi>{externalId}</Bidi>
              {organization !== undefined && (
                <>
                  {', '}
                  <Bidi>{organization}</Bidi>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </form>
  )
}
