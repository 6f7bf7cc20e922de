/** Asks for the reason before a request to be erased is declined, and says who reads it. */
import { Page } from '../layout.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Field } from '../parts/field.tsx'
import { Moment } from '../parts/moment.tsx'
import type { ErasureLine } from './erasure-list-page.tsx'

export type DeclineErasurePageProps = {
  frame: ConsoleFrame
  csrfToken: string
  request: ErasureLine
  typed?: string | undefined
  error?: string | undefined
}

export function DeclineErasurePage({ frame, csrfToken, request, typed, error }: DeclineErasurePageProps) {
  const { id, member, askedAt, reason } = request
  const title = 'Decline to erase'
  return (
    <Page title={error === undefined ? title : `Error: ${title}`} shell="console" frame={frame}>
      <Breadcrumbs
        items={[
          { label: 'Members', href: '/admin/members' },
          { label: 'Requests to be erased', href: '/admin/members/erasures' },
        ]}
        here={title}
      />
      <h1>
        <bdi>{`Decline to erase ${member.name}`}</bdi>
      </h1>
      <section class="card card-narrow stack">
        <p>
          Asked <Moment at={askedAt} />.{' '}
          {reason === undefined ? (
            'They gave no reason.'
          ) : (
            <>
              They wrote: <Bidi>{reason}</Bidi>
            </>
          )}
        </p>
        <p>Nothing is erased. They read your reason on their account page, and may ask again.</p>
        <form class="form" method="post" action={`/admin/members/erasures/${id}/decline`}>
          <CsrfField token={csrfToken} />
          <Field
            name="reason"
            label="Reason"
            hint="The member reads it, and it is kept in the history."
            value={typed}
            maxLength={500}
            isPlainWriting
            autocomplete="off"
            error={error}
          />
          <div class="form-actions">
            <Button>Decline</Button>
            <ButtonLink href="/admin/members/erasures" kind="quiet">
              Cancel
            </ButtonLink>
          </div>
        </form>
      </section>
    </Page>
  )
}
