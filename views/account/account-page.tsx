/** A signed-in member who is going nowhere in particular: what we know of them, and where they can go. */
import { Page } from '../layout.tsx'
import { Badge } from '../parts/badge.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { LinkRow } from '../parts/link-row.tsx'
import { SignedInAs } from '../parts/signed-in-as.tsx'

export type AccountPageProps = {
  csrfToken: string
  name: string
  email?: string | undefined
  isEmailVerified: boolean
  externalId: string
  apps: readonly { name: string; href: string }[]
  isAdministrator?: boolean
  organization?: string | undefined
}

export function AccountPage(props: AccountPageProps) {
  const { csrfToken, name, email, isEmailVerified, externalId, apps, isAdministrator = false, organization } = props
  return (
    <Page title="Your account" shell="member" width="wide" organization={organization}>
      <SignedInAs name={name} />
      <section class="stack" aria-labelledby="places">
        <h2 id="places">Go to</h2>
        {apps.length === 0 && (
          <p class="quiet">There is no help centre to go to yet. Your organisation has not switched one on.</p>
        )}
        {(apps.length > 0 || isAdministrator) && (
          <ul class="link-list">
            {apps.map((app) => (
              <LinkRow key={app.href} href={app.href} label={app.name} />
            ))}
            {isAdministrator && <LinkRow href="/admin" label="Latchkey console" />}
          </ul>
        )}
      </section>
      <section class="section" aria-labelledby="known">
        <h2 id="known">What we know about you</h2>
        <dl class="details details-wide">
          <div>
            <dt>E-mail address</dt>
            <dd class="row">
              {email === undefined ? 'none' : <Bidi>{email}</Bidi>}
              {email !== undefined && <VerifiedBadge isVerified={isEmailVerified} />}
            </dd>
          </div>
          <div>
            <dt>Member number</dt>
            <dd>
              <code>
                <Bidi>{externalId}</Bidi>
              </code>
            </dd>
          </div>
        </dl>
        <p class="note">
          Your name, e-mail address, member number and, if we have it, phone number are sent to Zendesk when you go
          there. If something is wrong, ask your organisation to correct it.
        </p>
      </section>
      <form method="post" action="/sign-out">
        <CsrfField token={csrfToken} />
        <Button kind="secondary">Sign out</Button>
      </form>
    </Page>
  )
}

function VerifiedBadge({ isVerified }: { isVerified: boolean }) {
  return isVerified ? <Badge tone="success">Verified</Badge> : <Badge tone="warning">Not verified</Badge>
}
