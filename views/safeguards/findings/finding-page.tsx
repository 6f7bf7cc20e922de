/** One finding: what was found and what Zendesk would do with it, who is who, how it is put right, and what was decided. */
import { findingWords } from '../finding-words.ts'
import { Page } from '../../layout.tsx'
import { Alert } from '../../parts/alert.tsx'
import { Badge } from '../../parts/badge.tsx'
import { Bidi } from '../../parts/bidi.tsx'
import { Breadcrumbs } from '../../parts/breadcrumbs.tsx'
import type { ConsoleFrame } from '../../parts/console-shell.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { Moment } from '../../parts/moment.tsx'
import { PerZendesk } from '../../parts/per-zendesk.tsx'
import { DecisionSection, type DecisionSectionProps } from './decision-section.tsx'
import { EvidenceTable, type EvidenceRow } from './evidence-table.tsx'
import {
  counted,
  numberOf,
  SeverityBadge,
  StateBadge,
  titleOf,
  type FindingState,
  type Severity,
} from './finding-badges.tsx'
import {
  FindingHistory,
  RelatedFindings,
  type FindingHistoryProps,
  type RelatedFindingsProps,
} from './finding-history.tsx'
import { GateNow, type GateNowProps } from './gate-now.tsx'
import { PeopleTable, type FindingMember } from './people-table.tsx'
import { VisibleValue } from './visible-value.tsx'

export type FindingPageProps = {
  frame: ConsoleFrame
  finding: {
    fingerprint: string
    code: string
    severity: Severity
    confidence: 'certain' | 'likely' | 'possible'
    state: FindingState
    touchesStaff: boolean
    subjects: number
    app: { key: string; name: string } | undefined
    openedAt: Date
    firstSeenAt: Date
    lastSeenAt: Date
    resolvedAt: Date | undefined
    timesSeen: number
  }
  /** It changed between looking and deciding: nothing was decided. */
  isStale: boolean
  evidence: readonly EvidenceRow[]
  /** Subjects that are not for the eyes of who is looking. */
  hidden: number
  /** The key that they have in common, when one made the finding. */
  sharedKey: string | undefined
  members: readonly FindingMember[]
  survivor: { name: string; because: readonly string[] } | undefined
  /** Where the next hand-off of the one member is looked at. */
  previewHref: string | undefined
  gate: GateNowProps
  decision: DecisionSectionProps
  related: RelatedFindingsProps['related']
  /** Undefined: not for the eyes of who is looking. */
  history: FindingHistoryProps['history'] | undefined
}

export function FindingPage(props: FindingPageProps) {
  const { frame, finding, isStale, members, gate, decision, related, history } = props
  const errors = decision.form?.errors ?? {}
  const title = titleOf(finding.code)
  const hasErrors = Object.keys(errors).length > 0
  return (
    <Page title={hasErrors ? `Error: ${title}` : title} shell="console" frame={frame}>
      <Breadcrumbs items={[{ label: 'Safeguards', href: '/admin/safeguards' }]} here={title} />
      <ErrorSummary errors={errors} />
      {isStale && (
        <Alert tone="danger" title="Nothing was decided: this finding has changed" role="alert">
          <p>Below it stands as it is now. Look at it again, then decide.</p>
        </Alert>
      )}
      <Head finding={finding} />
      <Meaning {...props} />
      <Evidence {...props} />
      {members.length > 0 && <People {...props} />}
      <Remedy code={finding.code} />
      <GateNow {...gate} />
      <DecisionSection {...decision} />
      {related.length > 0 && <RelatedFindings related={related} />}
      {history && <FindingHistory history={history} />}
    </Page>
  )
}

const confidenceWords = { certain: 'Certain', likely: 'Likely', possible: 'Possible' } as const

function Head({ finding }: Pick<FindingPageProps, 'finding'>) {
  const { code, severity, confidence, state, touchesStaff, app, openedAt, lastSeenAt, resolvedAt, timesSeen } = finding
  return (
    <div class="stack stack-tight">
      <h1>{titleOf(code)}</h1>
      <p class="badges">
        <SeverityBadge severity={severity} />
        <StateBadge state={state} />
        {touchesStaff && <Badge tone="info">Staff</Badge>}
        <Badge tone="neutral">{confidenceWords[confidence]}</Badge>
      </p>
      <p class="quiet">
        {app && (
          <>
            <Bidi>{app.name}</Bidi>
            {' · '}
          </>
        )}
        Open since <Moment at={openedAt} />, last seen <Moment at={lastSeenAt} /> (
        {counted(timesSeen, 'audit', 'audits')})
        {resolvedAt && (
          <>
            , resolved <Moment at={resolvedAt} />
          </>
        )}
      </p>
    </div>
  )
}

function Meaning({ finding, previewHref }: FindingPageProps) {
  const words = findingWords[finding.code]
  if (!words) return null
  return (
    <section class="card stack prose-card" aria-labelledby="meaning">
      <h2 id="meaning">What it means</h2>
      <p>{words.meaning}</p>
      <p>
        {words.effect} {words.article !== undefined && <PerZendesk article={words.article} />}
      </p>
      {previewHref !== undefined && (
        <p>
          <a href={previewHref}>See what their next hand-off would send, and whether it would pass</a>
        </p>
      )}
    </section>
  )
}

function Evidence({ finding, evidence, hidden, sharedKey }: FindingPageProps) {
  const unseen = finding.subjects - evidence.length - hidden
  return (
    <section class="stack" aria-labelledby="evidence">
      <h2 id="evidence">
        What was found <span class="count quiet">{counted(finding.subjects, 'subject', 'subjects')}</span>
      </h2>
      {sharedKey !== undefined && (
        <p>
          They are one and the same under this key:{' '}
          <code>
            <VisibleValue value={sharedKey} isIdentifier />
          </code>
        </p>
      )}
      {evidence.length === 0 && hidden === 0 && (
        <p class="quiet">Whom it was about is gone. The next audit takes it off the list.</p>
      )}
      {evidence.length > 0 && <EvidenceTable rows={evidence} />}
      {hidden > 0 && (
        <p class="quiet">
          {counted(hidden, 'subject is', 'subjects are')} no member here, and shown only to those who may look at apps.
        </p>
      )}
      {unseen > 0 && evidence.length > 0 && (
        <p class="quiet">
          The first {numberOf(evidence.length)} are shown; {counted(unseen, 'other is', 'others are')} not.
        </p>
      )}
      <p class="hint">
        As the last audit saw it. ‹U+200B› stands for a character one cannot see; what differs is marked, and so are
        letters of another script.
      </p>
    </section>
  )
}

function People({ members, survivor }: FindingPageProps) {
  return (
    <section class="stack" aria-labelledby="people">
      <h2 id="people">Who is who</h2>
      {survivor && (
        <Alert tone="info" title="If they are one person">
          <p>
            <Bidi>{survivor.name}</Bidi> looks like the one to keep: {survivor.because.map(becauseWords).join(', ')}.
            Nothing is merged by itself; look at both first.
          </p>
        </Alert>
      )}
      <PeopleTable members={members} />
    </section>
  )
}

const becauseWords = (ground: string): string => grounds[ground] ?? ground

const grounds: Readonly<Partial<Record<string, string>>> = {
  linked: 'Zendesk knows them by their external ID',
  verified: 'their address is verified',
  'newest-sign-in': 'they signed in last',
  credentials: 'they can sign in',
  oldest: 'they have been here longest',
}

function Remedy({ code }: { code: string }) {
  const steps = findingWords[code]?.remedy ?? []
  if (steps.length === 0) return null
  return (
    <section class="card stack prose-card" aria-labelledby="remedy">
      <h2 id="remedy">How to put it right</h2>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="hint">The next audit sees that it is gone, and resolves it.</p>
    </section>
  )
}
