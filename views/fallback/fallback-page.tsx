/** How to get into Zendesk when single sign-on is down. Public, and without anything that needs us to be well. */
import { useWords } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import { FallbackLinks, type FallbackHrefs } from '../parts/fallback-links.tsx'
import { LinkRow } from '../parts/link-row.tsx'
import { OwnNote } from '../parts/own-note.tsx'

export type FallbackPageProps = {
  appName: string
  host: string
  links: FallbackHrefs
  /** The same as a file that needs nothing of ours. */
  sheetHref: string
  organization?: string | undefined
}

export function FallbackPage({ appName, host, links, sheetHref, organization }: FallbackPageProps) {
  const { fallback, parts } = useWords()
  return (
    <Page
      title={fallback.title(appName)}
      shell="member"
      width="wide"
      organization={organization}
      links={[
        { label: fallback.allHelpCentres, href: '/fallback' },
        { label: parts.signIn, href: '/sign-in' },
      ]}
    >
      <div class="stack stack-tight">
        <h1>{fallback.heading(appName)}</h1>
        <p class="lead">{fallback.lead(host)}</p>
      </div>
      <OwnNote kind="fallback" />
      <FallbackLinks links={links} isFull />
      <section class="section" aria-labelledby="neither">
        <h2 id="neither">{fallback.neither}</h2>
        <p>{fallback.neitherLead}</p>
      </section>
      <p class="note">
        {fallback.tip} <a href={sheetHref}>{fallback.sheet}</a>
      </p>
    </Page>
  )
}

export type FallbackListPageProps = {
  apps: readonly { key: string; name: string }[]
  organization?: string | undefined
}

export function FallbackListPage({ apps, organization }: FallbackListPageProps) {
  const { fallback, parts } = useWords()
  return (
    <Page
      title={fallback.listTitle}
      shell="member"
      width="wide"
      organization={organization}
      links={[{ label: parts.signIn, href: '/sign-in' }]}
    >
      <div class="stack stack-tight">
        <h1>{fallback.listTitle}</h1>
        <p class="lead">{fallback.listLead}</p>
      </div>
      <OwnNote kind="fallback" />
      {apps.length === 0 ? (
        <p class="quiet">{fallback.none}</p>
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
