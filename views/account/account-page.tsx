/** A signed-in member who is going nowhere in particular: what we know of them, and where they can go. */
import { useWords } from '../languages/speak.tsx'
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
  const { account, parts } = useWords()
  return (
    <Page title={account.title} shell="member" width="wide" organization={organization}>
      <SignedInAs name={name} />
      <section class="stack" aria-labelledby="places">
        <h2 id="places">{account.goTo}</h2>
        {apps.length === 0 && <p class="quiet">{account.nowhere}</p>}
        {(apps.length > 0 || isAdministrator) && (
          <ul class="link-list">
            {apps.map((app) => (
              <LinkRow key={app.href} href={app.href} label={app.name} />
            ))}
            {isAdministrator && <LinkRow href="/admin" label={account.console} />}
          </ul>
        )}
      </section>
      <section class="section" aria-labelledby="known">
        <h2 id="known">{account.known}</h2>
        <dl class="details details-wide">
          <div>
            <dt>{account.email}</dt>
            <dd class="row">
              {email === undefined ? account.noEmail : <Bidi>{email}</Bidi>}
              {email !== undefined && <VerifiedBadge isVerified={isEmailVerified} />}
            </dd>
          </div>
          <div>
            <dt>{account.memberNumber}</dt>
            <dd>
              <code>
                <Bidi>{externalId}</Bidi>
              </code>
            </dd>
          </div>
        </dl>
        <p class="note">{account.sentToZendesk}</p>
      </section>
      <form method="post" action="/sign-out">
        <CsrfField token={csrfToken} />
        <Button kind="secondary">{parts.signOut}</Button>
      </form>
    </Page>
  )
}

function VerifiedBadge({ isVerified }: { isVerified: boolean }) {
  const { account } = useWords()
  if (isVerified) return <Badge tone="success">{account.verified}</Badge>
  return <Badge tone="warning">{account.notVerified}</Badge>
}
