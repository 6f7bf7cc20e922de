/** One app: its state, what to paste into Zendesk, how to set Zendesk up, and whom Zendesk will sign in. */
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CopyField } from '../parts/copy-field.tsx'
import { Moment } from '../parts/moment.tsx'
import { DeleteForm, EnableForm, SecretCheck } from './app-actions.tsx'
import { AppStatus, appStateOf } from './app-status.tsx'
import type { CheckResultProps } from './check-result.tsx'
import { MatchingWords } from './matching-words.tsx'
import { ZendeskSteps } from './zendesk-steps.tsx'

export type AppPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  app: {
    key: string
    name: string
    /** The native Zendesk host, such as contoso.zendesk.com. */
    host: string
    hosts: readonly string[]
    isEnabled: boolean
    remoteLoginUrl: string
    remoteLogoutUrl: string
    secretSetAt: Date | undefined
    createdAt: Date
  }
  /** Undefined while the app was never enabled: it has no public page yet. */
  fallbackHref: string | undefined
  /** False for those who may only look: no form is drawn. */
  canChange: boolean
  /** The answer of a check made without scripts. */
  checked?: CheckResultProps['outcome'] | undefined
  /** Why the app was not deleted, such as a name that does not match. */
  deleteError?: string | undefined
}

export function AppPage(props: AppPageProps) {
  const { frame, csrfToken, app, fallbackHref, canChange, checked, deleteError } = props
  const home = `/admin/apps/${encodeURIComponent(app.key)}`
  const form = { csrfToken, home, name: app.name }
  const hasSecret = app.secretSetAt !== undefined
  return (
    <Page title={app.name} shell="console" frame={frame} modules={['copy']}>
      <Breadcrumbs items={[{ label: 'Apps', href: '/admin/apps' }]} here={app.name} />
      <div class="page-head">
        <div class="title">
          <h1>
            <Bidi>{app.name}</Bidi>
          </h1>
          <AppStatus state={appStateOf(app)} />
        </div>
        {canChange && (
          <ButtonLink href={`${home}/edit`} kind="secondary">
            Edit
          </ButtonLink>
        )}
      </div>
      <div class="columns columns-aside">
        <section class="card stack" aria-labelledby="endpoints">
          <h2 id="endpoints">Endpoint information</h2>
          {canChange && !hasSecret && <SecretNext editHref={`${home}/edit`} />}
          <CopyField id="remote-login-url" label="Remote login URL" value={app.remoteLoginUrl} />
          <CopyField id="remote-logout-url" label="Remote logout URL" value={app.remoteLogoutUrl} />
        </section>
        <aside class="stack stack-loose" aria-label="State">
          {canChange && <EnableForm {...form} isEnabled={app.isEnabled} hasSecret={hasSecret} />}
          {canChange && (hasSecret || checked) && <SecretCheck {...form} checked={checked} />}
          <section class="card stack" aria-labelledby="details">
            <h2 id="details">Details</h2>
            <Details {...app} />
            <p>
              {fallbackHref === undefined ? (
                'Its page for when SSO is down appears once it has been enabled.'
              ) : (
                <a href={fallbackHref}>How to get in when SSO is down</a>
              )}
            </p>
          </section>
        </aside>
        <div class="stack stack-loose">
          <section class="card stack" aria-labelledby="steps">
            <h2 id="steps">Set up Zendesk</h2>
            <ZendeskSteps editHref={`${home}/edit`} />
          </section>
          <section class="card stack" aria-labelledby="matching">
            <h2 id="matching">Whom Zendesk signs in</h2>
            <MatchingWords />
          </section>
          {canChange && <DeleteForm {...form} error={deleteError} />}
        </div>
      </div>
    </Page>
  )
}

/** Zendesk may want our addresses before it shows its secret, so an app can be there without one. */
function SecretNext({ editHref }: { editHref: string }) {
  return (
    <Alert tone="warning" title="Next: paste the shared secret">
      <p>
        Give Zendesk these two addresses first, if it asks for them. Then <a href={editHref}>enter the shared secret</a>{' '}
        that it shows. Until then nobody can be signed in.
      </p>
    </Alert>
  )
}

function Details({ key, host, hosts, secretSetAt, createdAt }: AppPageProps['app']) {
  return (
    <dl class="details">
      <div>
        <dt>Profile type</dt>
        <dd>Zendesk (Support and Guide)</dd>
      </div>
      <div>
        <dt>Zendesk account</dt>
        <dd>
          <Bidi>{host}</Bidi>
        </dd>
      </div>
      <div>
        <dt>Further hosts to return to</dt>
        <dd>{hosts.length === 0 ? 'none' : <HostList hosts={hosts} />}</dd>
      </div>
      <div>
        <dt>Key</dt>
        <dd>
          <code>{key}</code>
        </dd>
      </div>
      <div>
        <dt>Shared secret</dt>
        <dd>
          {secretSetAt ? (
            <>
              stored, encrypted, since <Moment at={secretSetAt} />
            </>
          ) : (
            'none yet'
          )}
        </dd>
      </div>
      <div>
        <dt>Added</dt>
        <dd>
          <Moment at={createdAt} />
        </dd>
      </div>
    </dl>
  )
}

function HostList({ hosts }: { hosts: readonly string[] }) {
  return (
    <>
      {hosts.map((host) => (
        <div key={host}>
          <Bidi>{host}</Bidi>
        </div>
      ))}
    </>
  )
}
