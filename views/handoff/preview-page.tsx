/** What one member's hand-off would bring: the verdict with its checks, the token decoded, what is left out and why. */
import { AppHead, type AppHeadProps } from '../apps/app-head.tsx'
import { Page } from '../layout.tsx'
import { Alert, type Tone } from '../parts/alert.tsx'
import { Badge } from '../parts/badge.tsx'
import { Bidi } from '../parts/bidi.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { Table } from '../parts/table.tsx'
import { checkWords, factorFirst, isOwnCheck, type CheckOutcome } from './check-words.ts'
import { PersonSearch, type PersonSearchProps } from './person-search.tsx'
import { TryForReal, type TryForRealProps } from './try-for-real.tsx'

export type PreviewPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  app: AppHeadProps['app']
  member: { name: string; externalId: string; isSelf: boolean }
  verdict: 'issue' | 'warn' | 'hold' | 'block'
  /** The policy wants one of them. */
  lacksSecondFactor: boolean
  checks: readonly CheckOutcome[]
  claims: readonly { claim: string; value: string; from: string }[]
  leftOut: readonly { claim: string; why: string }[]
  header: string
  tokenBytes: number
  forecast: { case: string; outcome: string; assumption: string }
  /** The same for scripts, as the command line prints it. */
  json: string
  search: PersonSearchProps['search']
  trial: Omit<TryForRealProps, 'appKey' | 'appName'>
}

export function PreviewPage(props: PreviewPageProps) {
  const { frame, csrfToken, app, member, verdict, lacksSecondFactor, checks, forecast, json, search, trial } = props
  const home = `/admin/apps/${encodeURIComponent(app.key)}/preview`
  return (
    <Page title={`What is sent to ${app.name}`} shell="console" frame={frame}>
      <AppHead app={app} here="preview" />
      <div class="columns columns-aside">
        <section class="stack" aria-labelledby="verdict">
          <div class="stack stack-tight">
            <h2 id="verdict">
              <Bidi>{member.name}</Bidi>
            </h2>
            <p class="quiet">
              {member.isSelf ? 'This is you, ' : 'External ID '}
              <Bidi>{member.externalId}</Bidi>
            </p>
          </div>
          <Alert tone={verdicts[verdict].tone} title={verdicts[verdict].title}>
            <p>{verdicts[verdict].words}</p>
            {lacksSecondFactor && <p>{factorFirst}</p>}
          </Alert>
          <Checks checks={checks} />
        </section>
        <aside class="stack stack-loose" aria-label="Choose and try">
          <PersonSearch csrfToken={csrfToken} action={home} search={search} />
          <TryForReal {...trial} appKey={app.key} appName={app.name} />
        </aside>
        <div class="stack stack-loose">
          <Token {...props} />
          <LeftOut {...props} />
          <section class="stack stack-tight" aria-labelledby="forecast">
            <h2 id="forecast">What Zendesk would make of it</h2>
            <p>
              <Badge tone="neutral">{forecast.case === 'unknown' ? 'Unknown' : `Case ${forecast.case}`}</Badge>
            </p>
            <p>{forecast.outcome}</p>
            <p class="hint">{`Assuming that ${forecast.assumption}.`}</p>
          </section>
          <details class="disclosure">
            <summary>The same as JSON</summary>
            <pre class="json">
              <code>
                <Bidi>{json}</Bidi>
              </code>
            </pre>
          </details>
        </div>
      </div>
    </Page>
  )
}

const verdicts: Record<PreviewPageProps['verdict'], { tone: Tone; title: string; words: string }> = {
  issue: {
    tone: 'success',
    title: 'They would be handed over',
    words: 'Every check that could be made passed. The token below is what Zendesk would get.',
  },
  warn: {
    tone: 'warning',
    title: 'They would be handed over, with a remark',
    words: 'A check found something to look at. It does not keep them out.',
  },
  hold: {
    tone: 'warning',
    title: 'They would be held back',
    words: 'No token would be made until what failed below is settled.',
  },
  block: {
    tone: 'danger',
    title: 'They would be refused',
    words: 'No token would be made. What it would say is shown all the same.',
  },
}

function Checks({ checks }: Pick<PreviewPageProps, 'checks'>) {
  const told = checks.filter(({ name, code }) => code !== undefined || isOwnCheck(name))
  const blind = checks.filter(({ isUnknown = false }) => isUnknown).length
  const quiet = checks.length - told.length - blind
  return (
    <ul class="verdict-checks" aria-label="Checks">
      {told.map((check) => (
        <li key={check.name}>
          <Badge tone={tones[resultOf(check)]}>{results[resultOf(check)]}</Badge>
          <span>{checkWords(check)}</span>
        </li>
      ))}
      {quiet > 0 && (
        <li>
          <Badge tone="success">Passed</Badge>
          <span>{`${quiet} safeguards found nothing about this member.`}</span>
        </li>
      )}
      {blind > 0 && (
        <li>
          <Badge tone="neutral">Unknown</Badge>
          <span>{`${blind} safeguards compare with the users of this Zendesk account, and nothing is known of them yet.`}</span>
        </li>
      )}
    </ul>
  )
}

const resultOf = ({ code, gate = 'block' }: CheckOutcome) => (code === undefined ? 'passed' : gate)

const results = { passed: 'Passed', warn: 'Remark', hold: 'Held', block: 'Failed' } as const
const tones = { passed: 'success', warn: 'warning', hold: 'warning', block: 'danger' } as const

function Token({ claims, header, tokenBytes }: Pick<PreviewPageProps, 'claims' | 'header' | 'tokenBytes'>) {
  return (
    <section class="stack" aria-labelledby="token">
      <div class="stack stack-tight">
        <h2 id="token">What the token would say</h2>
        <p class="quiet">
          Decoded, and not signed: nothing on this page lets anybody in. Header <code>{header}</code>, about{' '}
          {`${tokenBytes.toLocaleString('en-GB')} bytes with its signature.`}
        </p>
      </div>
      <Table
        caption="Claims of the token"
        rows={claims}
        keyOf={({ claim }) => claim}
        columns={[
          { label: 'Claim', cell: ({ claim }) => <Name>{claim}</Name> },
          {
            label: 'Value',
            cell: ({ value }) => (value === '' ? <span class="quiet">none</span> : <Bidi>{value}</Bidi>),
          },
          { label: 'Made from', cell: ({ from }) => <Bidi>{from}</Bidi> },
        ]}
      />
    </section>
  )
}

function LeftOut({ leftOut }: Pick<PreviewPageProps, 'leftOut'>) {
  return (
    <section class="stack" aria-labelledby="left-out">
      <h2 id="left-out">What is left out</h2>
      {leftOut.length === 0 ? (
        <p>Nothing: every field has a value for this member.</p>
      ) : (
        <Table
          caption="Claims left out"
          rows={leftOut}
          keyOf={({ claim }) => claim}
          columns={[
            { label: 'Claim', cell: ({ claim }) => <Name>{claim}</Name> },
            { label: 'Why', cell: ({ why }) => <Bidi>{why}</Bidi> },
          ]}
        />
      )}
    </section>
  )
}

function Name({ children }: { children: string }) {
  return (
    <code class="claim-name">
      <Bidi>{children}</Bidi>
    </code>
  )
}
