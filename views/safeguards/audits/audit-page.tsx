/** One audit: what it looked at and how old that was, what it could not see, and what came of it. */
import type { ComponentChildren } from 'preact'
import { Page } from '../../layout.tsx'
import { Alert, type Tone } from '../../parts/alert.tsx'
import { Bidi } from '../../parts/bidi.tsx'
import { Breadcrumbs } from '../../parts/breadcrumbs.tsx'
import { ButtonLink } from '../../parts/button.tsx'
import type { ConsoleFrame } from '../../parts/console-shell.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Table } from '../../parts/table.tsx'
import {
  numberOf,
  SeverityBadge,
  StateBadge,
  titleOf,
  type FindingState,
  type Severity,
} from '../findings/finding-badges.tsx'
import { auditsHome } from './audit-list-page.tsx'
import {
  AuditBadge,
  duration,
  SourceBadge,
  sourceWords,
  triggerWords,
  WhyWords,
  type AuditState,
  type SourceState,
  type Why,
} from './audit-words.tsx'

export type AuditPageProps = {
  frame: ConsoleFrame
  audit: {
    startedAt: Date
    finishedAt: Date | undefined
    seconds: number | undefined
    trigger: string
    /** The name of whoever asked for it. */
    by: string | undefined
    state: AuditState
    why: readonly Why[]
    members: number | undefined
    programVersion: string
    keysVersion: number
    delta: { new: number; still: number; changed: number; reopened: number; resolved: number }
  }
  sources: readonly AuditSourceRow[]
  counts: readonly AuditCountRow[]
}

export type AuditSourceRow = {
  name: string
  /** The app's name. */
  app: string | undefined
  state: SourceState
  asOf: Date | undefined
  count: number | undefined
}

export type AuditCountRow = { code: string; severity: Severity; state: FindingState; count: number }

export function AuditPage({ frame, audit, sources, counts }: AuditPageProps) {
  return (
    <Page title="Audit" shell="console" frame={frame}>
      <Breadcrumbs
        items={[
          { label: 'Safeguards', href: '/admin/safeguards' },
          { label: 'Audits', href: auditsHome },
        ]}
        here="Audit"
      />
      <div class="page-head">
        <div class="stack stack-tight">
          <h1>
            Audit of <Moment at={audit.startedAt} />
          </h1>
          <p class="row">
            <AuditBadge state={audit.state} />
          </p>
        </div>
        <ButtonLink href="/admin/safeguards" kind="secondary">
          Findings
        </ButtonLink>
      </div>
      <Verdict audit={audit} />
      <Record audit={audit} />
      {sources.length > 0 && <Sources sources={sources} />}
      {audit.state !== 'running' && audit.state !== 'failed' && <Counts counts={counts} state={audit.state} />}
    </Page>
  )
}

const verdicts: Record<AuditState, { tone: Tone; title: string; words: string } | undefined> = {
  ok: undefined,
  running: {
    tone: 'info',
    title: 'It is under way',
    words: 'Until it ends, findings are as the one before left them. Load this page again in a moment.',
  },
  failed: {
    tone: 'danger',
    title: 'It did not come to its end',
    words: 'Nothing was concluded: findings are as the one before left them.',
  },
  partial: {
    tone: 'warning',
    title: 'It could not see everything',
    words: 'What depends on the rest is not known. Findings that could not be looked at stay as they were.',
  },
  blind: {
    tone: 'danger',
    title: 'It was blind',
    words:
      'Of at least one app in use, nothing is known of its Zendesk users. Findings about them are unknown, not absent.',
  },
}

function Verdict({ audit: { state, why } }: Pick<AuditPageProps, 'audit'>) {
  const verdict = verdicts[state]
  if (!verdict) return null
  return (
    <Alert tone={verdict.tone} title={verdict.title}>
      <p>{verdict.words}</p>
      {why.length > 0 && (
        <ul>
          {why.map((each) => (
            <li key={`${each.reason} ${each.detail ?? ''}`}>
              <WhyWords why={each} />
            </li>
          ))}
        </ul>
      )}
    </Alert>
  )
}

function Record({ audit }: Pick<AuditPageProps, 'audit'>) {
  const { startedAt, finishedAt, seconds, trigger, by, members, programVersion, keysVersion, delta } = audit
  return (
    <section class="card stack" aria-labelledby="record">
      <h2 id="record">Record</h2>
      <dl class="details details-wide">
        <Fact label="Begun">
          <Moment at={startedAt} />
        </Fact>
        <Fact label="Ended">
          {finishedAt ? <Moment at={finishedAt} /> : 'not yet'}
          {seconds !== undefined && ` (${duration(seconds)})`}
        </Fact>
        <Fact label="Why">
          {triggerWords[trigger] ?? trigger}
          {by !== undefined && (
            <>
              {' by '}
              <Bidi>{by}</Bidi>
            </>
          )}
        </Fact>
        {members !== undefined && <Fact label="Members">{numberOf(members)}</Fact>}
        {members !== undefined && (
          <Fact label="Since the one before">
            {numberOf(delta.new)} new, {numberOf(delta.changed)} changed, {numberOf(delta.reopened)} reopened,{' '}
            {numberOf(delta.resolved)} resolved, {numberOf(delta.still)} as before
          </Fact>
        )}
        <Fact label="Version">
          Latchkey {programVersion}, address rules {keysVersion}
        </Fact>
      </dl>
    </section>
  )
}

function Fact({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Sources({ sources }: Pick<AuditPageProps, 'sources'>) {
  return (
    <section class="stack" aria-labelledby="sources">
      <h2 id="sources">What it had to go by</h2>
      <Table
        caption="Sources of this audit"
        rows={sources}
        keyOf={({ name, app }) => `${name} ${app ?? ''}`}
        columns={[
          {
            label: 'Source',
            cell: ({ name, app }) => (
              <>
                {sourceWords[name] ?? name}
                {app !== undefined && (
                  <>
                    {' of '}
                    <Bidi>{app}</Bidi>
                  </>
                )}
              </>
            ),
          },
          { label: 'State', cell: ({ state }) => <SourceBadge state={state} /> },
          { label: 'As of', cell: ({ asOf }) => (asOf ? <Moment at={asOf} /> : 'never') },
          { label: 'Count', cell: ({ count }) => (count === undefined ? 'not counted' : numberOf(count)) },
        ]}
      />
    </section>
  )
}

function Counts({ counts, state }: Pick<AuditPageProps, 'counts'> & { state: AuditState }) {
  return (
    <section class="stack" aria-labelledby="findings">
      <h2 id="findings">What it found</h2>
      {counts.length === 0 ? (
        <p>{state === 'ok' ? 'Nothing.' : 'Nothing in what it could see.'}</p>
      ) : (
        <Table
          caption="Findings after this audit, the worst first"
          rows={counts}
          keyOf={(row) => `${row.code} ${row.severity} ${row.state}`}
          columns={[
            {
              label: 'Finding',
              cell: ({ code, severity, state: its }) => (
                <a href={`/admin/safeguards?code=${code}&severity=${severity}&state=${its}`}>{titleOf(code)}</a>
              ),
            },
            { label: 'Severity', cell: ({ severity }) => <SeverityBadge severity={severity} /> },
            { label: 'State', cell: ({ state: its }) => <StateBadge state={its} /> },
            { label: 'Count', cell: ({ count }) => numberOf(count) },
          ]}
        />
      )}
    </section>
  )
}
