/** What an app's tokens carry now: every claim, where it comes from, and what it does in Zendesk. */
import { AppHead, type AppHeadProps } from '../apps/app-head.tsx'
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { PerZendesk } from '../parts/per-zendesk.tsx'
import { Table } from '../parts/table.tsx'

export type SentClaim = {
  claim: string
  /** In the notation of the mapping; undefined: it is switched off. */
  from: string | undefined
  effect: string
  warning: string | undefined
  article: string
}

export type FieldsPageProps = {
  frame: ConsoleFrame
  app: AppHeadProps['app']
  claims: readonly SentClaim[]
  canChange: boolean
}

export function FieldsPage({ frame, app, claims, canChange }: FieldsPageProps) {
  const home = `/admin/apps/${encodeURIComponent(app.key)}`
  const warned = claims.filter(({ warning, from }) => warning !== undefined && from !== undefined)
  return (
    <Page title={`What is sent to ${app.name}`} shell="console" frame={frame}>
      <AppHead app={app} here="fields" />
      <section class="stack" aria-labelledby="sent">
        <div class="page-head">
          <div class="stack stack-tight prose">
            <h2 id="sent">What is sent at every sign-in</h2>
            <p class="quiet">
              A field without a value for somebody is left out: what Zendesk holds there stays. The token is signed, not
              encrypted, so nothing confidential belongs into it.
            </p>
          </div>
          {canChange && <ButtonLink href={`${home}/fields/edit`}>Change the fields</ButtonLink>}
        </div>
        <Table
          caption="Fields sent at every sign-in"
          rows={claims}
          keyOf={({ claim }) => claim}
          columns={[
            {
              label: 'Field',
              cell: ({ claim }) => (
                <code class="claim-name">
                  <Bidi>{claim}</Bidi>
                </code>
              ),
            },
            { label: 'Made from', cell: ({ from }) => <Source from={from} /> },
            {
              label: 'In Zendesk',
              cell: ({ effect, article }) => (
                <span>
                  {effect} <PerZendesk article={article} />
                </span>
              ),
            },
          ]}
        />
      </section>
      {warned.length > 0 && (
        <Alert tone="warning" title="Worth knowing about these fields">
          <ul>
            {warned.map(({ claim, warning, article }) => (
              <li key={claim}>
                <code>
                  <Bidi>{claim}</Bidi>
                </code>
                {`: ${warning ?? ''} `}
                <PerZendesk article={article} />
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <p>
        <a href={`${home}/preview`}>See what is sent for one member</a>
      </p>
    </Page>
  )
}

function Source({ from }: { from: string | undefined }) {
  if (from === undefined) return <span class="quiet">not sent</span>
  return (
    <code>
      <Bidi>{from}</Bidi>
    </code>
  )
}
