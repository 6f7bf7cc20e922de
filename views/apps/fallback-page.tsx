/** How to get into Zendesk when single sign-on is down. Public, and without anything that needs us to be well. */
import { Page } from '../layout.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { FallbackLinks, type FallbackHrefs } from '../parts/fallback-links.tsx'
import { LinkRow } from '../parts/link-row.tsx'

export type FallbackPageProps = {
  appName: string
  host: string
  links: FallbackHrefs
  organization?: string | undefined
}

export function FallbackPage({ appName, host, links, organization }: FallbackPageProps) {
  return (
    <Page
      title={`Other ways into ${appName}`}
      shell="member"
      width="wide"
      organization={organization}
      links={backLinks}
    >
      <div class="stack stack-tight">
        <h1>
          Other ways into <Bidi>{appName}</Bidi>
        </h1>
        <p class="lead">
          These two links lead straight to <Bidi>{host}</Bidi>. They work even when our own sign-in is down.
        </p>
      </div>
      <FallbackLinks links={links} />
      <section class="section" aria-labelledby="neither">
        <h2 id="neither">Neither is for you?</h2>
        <p>
          You can still write to the support address you know. E-mail reaches the help desk without signing in, and your
          tickets will be there when sign-in works again.
        </p>
      </section>
      <p class="note">Tip: keep a copy of this page, or bookmark the links, before you need them.</p>
    </Page>
  )
}

export type FallbackListPageProps = {
  apps: readonly { key: string; name: string }[]
  organization?: string | undefined
}

export function FallbackListPage({ apps, organization }: FallbackListPageProps) {
  return (
    <Page title="Other ways into Zendesk" shell="member" width="wide" organization={organization} links={signInLinks}>
      <div class="stack stack-tight">
        <h1>Other ways into Zendesk</h1>
        <p class="lead">For when signing in here does not work. Choose where you want to go.</p>
      </div>
      {apps.length === 0 ? (
        <p class="quiet">There is nothing here yet: no Zendesk account is registered.</p>
      ) : (
        <ul class="link-list">
          {apps.map(({ key, name }) => (
            <LinkRow key={key} href={`/fallback/${encodeURIComponent(key)}`} label={name} />
          ))}
        </ul>
      )}
    </Page>
  )
}

const signInLinks = [{ label: 'Sign in', href: '/sign-in' }]
const backLinks = [{ label: 'All help centres', href: '/fallback' }, ...signInLinks]
