/** One app at a glance: whom it lets in, what to paste into Zendesk, and whom Zendesk will sign in. */
import { SheetReminder, type SheetState } from '../fallback/sheet-reminder.tsx'
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CopyField } from '../parts/copy-field.tsx'
import { Moment } from '../parts/moment.tsx'
import { OpenQuestions, type OpenQuestionsProps } from '../set-up-guide/open-questions.tsx'
import { DeleteForm, SecretCheck, SignInCard } from './app-actions.tsx'
import { AppHead } from './app-head.tsx'
import { appStateOf } from './app-status.tsx'
import type { CheckResultProps } from './check-result.tsx'
import { MatchingWords } from './matching-words.tsx'

export type AppPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  app: {
    key: string
    name: string
    /** The native Zendesk host, such as contoso.zendesk.com. */
    host: string
    hosts: readonly string[]
    stage: 'draft' | 'test' | 'staff' | 'everyone'
    isEnabled: boolean
    remoteLoginUrl: string
    remoteLogoutUrl: string
    secretSetAt: Date | undefined
    createdAt: Date
  }
  /** Undefined while nobody was ever let in: it has no public page yet. */
  fallbackHref: string | undefined
  /** Whether its fallback sheet hangs somewhere; undefined: nothing is said about it. */
  sheet?: SheetState | undefined
  /** False for those who may only look: no form is drawn. */
  canChange: boolean
  /** What about its set-up asks for attention. */
  questions?: OpenQuestionsProps['questions'] | undefined
  /** The answer of a check made without scripts. */
  checked?: CheckResultProps['outcome'] | undefined
  /** Why the app was not deleted, such as a name that does not match. */
  deleteError?: string | undefined
}

export function AppPage(props: AppPageProps) {
  const { frame, csrfToken, app, fallbackHref, canChange, questions = [], sheet, checked, deleteError } = props
  const home = `/admin/apps/${encodeURIComponent(app.key)}`
  const form = { csrfToken, home, name: app.name }
  const state = appStateOf(app)
  const hasSecret = app.secretSetAt !== undefined
  return (
    <Page title={app.name} shell="console" frame={frame} modules={['copy']}>
      <AppHead app={{ key: app.key, name: app.name, state }} here="overview">
        {canChange && (
          <ButtonLink href={`${home}/edit`} kind="secondary">
            Edit
          </ButtonLink>
        )}
      </AppHead>
      <OpenQuestions home={home} questions={questions} />
      {sheet && <SheetReminder state={sheet} href={`${home}/fallback`} />}
      <div class="columns columns-aside">
        <section class="card stack" aria-labelledby="endpoints">
          <h2 id="endpoints">Endpoint information</h2>
          {canChange && !hasSecret && <SecretNext editHref={`${home}/edit`} />}
          <CopyField id="remote-login-url" label="Remote login URL" value={app.remoteLoginUrl} />
          <CopyField id="remote-logout-url" label="Remote logout URL" value={app.remoteLogoutUrl} />
          <p>
            Where they belong in Zendesk, and in which order: <a href={`${home}/set-up`}>the set-up guide</a> leads
            through it, step by step.
          </p>
        </section>
        <aside class="stack stack-loose" aria-label="State">
          <SignInCard {...form} state={state} canChange={canChange} />
          {canChange && (hasSecret || checked) && <SecretCheck {...form} checked={checked} />}
          <section class="card stack" aria-labelledby="details">
            <h2 id="details">Details</h2>
            <Details {...app} />
            <p>
              {fallbackHref === undefined ? (
                'Its page for when SSO is down appears once somebody is let in.'
              ) : (
                <a href={fallbackHref}>How to get in when SSO is down</a>
              )}
            </p>
          </section>
        </aside>
        <div class="stack stack-loose">
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
