/** Asks for the name before a member is erased, and says what goes and what stays. */
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Field } from '../parts/field.tsx'

export type MemberErasePageProps = {
  frame: ConsoleFrame
  csrfToken: string
  member: { id: string; name: string; externalId: string }
  typed?: string | undefined
  error?: string | undefined
}

export function MemberErasePage({ frame, csrfToken, member, typed, error }: MemberErasePageProps) {
  const { id, name, externalId } = member
  const home = `/admin/members/${id}`
  return (
    <Page title={error === undefined ? `Erase ${name}` : `Error: Erase ${name}`} shell="console" frame={frame}>
      <Breadcrumbs
        items={[
          { label: 'Members', href: '/admin/members' },
          { label: name, href: home },
        ]}
        here="Erase"
      />
      <h1>
        <bdi>{`Erase ${name}`}</bdi>
      </h1>
      <section class="card card-danger card-narrow stack">
        <Alert tone="danger" title="This cannot be undone">
          <p>To keep somebody out for a while, suspend them instead.</p>
        </Alert>
        <p>What goes: everything that is known of them, their password, their sessions and links at once.</p>
        <p>
          What stays: that something happened, in the history, without names, addresses or values; and the external ID{' '}
          <code>
            <Bidi>{externalId}</Bidi>
          </code>
          , so that nobody is ever given it again. What is in Zendesk stays there: erase it there as well.
        </p>
        <form class="form" method="post" action={`${home}/erase`}>
          <CsrfField token={csrfToken} />
          <Field
            name="confirm"
            label="Full name, to confirm"
            value={typed}
            isPlainWriting
            autocomplete="off"
            error={error}
            hint={
              <>
                Type{' '}
                <strong>
                  <Bidi>{name}</Bidi>
                </strong>
              </>
            }
          />
          <div class="form-actions">
            <Button kind="danger">Erase this member</Button>
            <ButtonLink href={home} kind="quiet">
              Cancel
            </ButtonLink>
          </div>
        </form>
      </section>
    </Page>
  )
}
