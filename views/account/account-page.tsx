/** A signed-in member who is going nowhere in particular: where they can go, and what needs their attention. */
import { useSpeech, useWords } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import type { AccountFrame } from '../parts/account-bar.tsx'
import { Alert } from '../parts/alert.tsx'
import { Badge } from '../parts/badge.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { LinkRow } from '../parts/link-row.tsx'
import { SignedInAs } from '../parts/signed-in-as.tsx'
import { accountWordsOf } from './words/catalogue.ts'

export type AccountPageProps = {
  account: AccountFrame
  email?: string | undefined
  isEmailVerified: boolean
  externalId: string
  apps: readonly { name: string; href: string }[]
  isAdministrator?: boolean
  /** Where a second factor is set up, of somebody who is to have one and has none. */
  factorHref?: string | undefined
  organization?: string | undefined
}

export function AccountPage(props: AccountPageProps) {
  const { account: frame, apps, isAdministrator = false, organization } = props
  const { account } = useWords()
  return (
    <Page title={account.title} shell="member" width="wide" organization={organization} account={frame}>
      <SignedInAs name={frame.name} />
      <Attention {...props} />
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
      <Known {...props} />
    </Page>
  )
}

/** What stands between them and Zendesk, as far as they can do something about it. */
function Attention({ email, isEmailVerified, factorHref }: AccountPageProps) {
  const { home } = accountWordsOf(useSpeech().language)
  return (
    <>
      {email !== undefined && !isEmailVerified && (
        <Alert tone="warning" title={home.unconfirmed.title}>
          <p>
            {home.unconfirmed.sentence} <a href="/account/address">{home.unconfirmed.link}</a>
          </p>
        </Alert>
      )}
      {factorHref !== undefined && (
        <Alert tone="warning" title={home.factorNeeded.title}>
          <p>
            {home.factorNeeded.sentence} <a href={factorHref}>{home.factorNeeded.link}</a>
          </p>
        </Alert>
      )}
    </>
  )
}

function Known({ email, isEmailVerified, externalId }: AccountPageProps) {
  const { account } = useWords()
  const { home } = accountWordsOf(useSpeech().language)
  return (
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
      <p class="note">
        <a href="/account/zendesk">{home.whatIsTold}</a>
      </p>
    </section>
  )
}

export function VerifiedBadge({ isVerified }: { isVerified: boolean }) {
  const { account } = useWords()
  if (isVerified) return <Badge tone="success">{account.verified}</Badge>
  return <Badge tone="warning">{account.notVerified}</Badge>
}
