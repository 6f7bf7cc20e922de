/** The body of a printable report: what each kind of finding means, once, and behind it the findings of that kind. */
import type { ComponentChildren } from 'preact'
import { numberOf, severityWords, stateWords, type FindingState, type Severity } from '../findings/finding-badges.tsx'
import { sameParts, VisibleValue } from '../findings/visible-value.tsx'
import { Bidi } from '../../parts/bidi.tsx'
import { Moment } from '../../parts/moment.tsx'
import { aboutWords, gateWords, kindWords } from './report-words.tsx'

export type PrintedFinding = {
  fingerprint: string
  severity: Severity
  confidence: string
  state: FindingState
  appKey: string | undefined
  gate: string
  decision: { isWaitingForSecond: boolean; reason: string; until: Date } | undefined
  subjectCount: number
  subjects: readonly PrintedSubject[]
  firstSeenAt: Date
}

export type PrintedSubject = {
  subject: string
  externalId: string | undefined
  evidence: Readonly<Record<string, string | number | boolean | null>>
}

export function KindHead({ code, severity }: { code: string; severity: Severity }) {
  const { title, meaning, effect, remedy } = kindWords(code)
  const isBad = severity === 'critical' || severity === 'high'
  return (
    <>
      <h2>
        {title}{' '}
        <span class={isBad ? 'severity severity-bad' : 'severity'}>
          {severityWords[severity]} · {code}
        </span>
      </h2>
      <p>{meaning}</p>
      <p>{effect}</p>
      <ol>
        {remedy.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </>
  )
}

/** Of many, the first ones: a list that goes on for pages helps nobody on paper. */
const mostShown = 50

export function FindingBox({ finding, href }: { finding: PrintedFinding; href: string }) {
  const { fingerprint, confidence, state, appKey, gate, decision, subjectCount, firstSeenAt } = finding
  const subjects = finding.subjects.slice(0, mostShown)
  const more = subjectCount - subjects.length
  return (
    <article class={subjects.length > 10 ? 'finding finding-long' : 'finding'}>
      <h3>
        <a href={href}>
          <code>{fingerprint.slice(0, 16)}</code>
        </a>{' '}
        {stateWords[state]}
      </h3>
      <dl>
        <Fact name="Confidence">{confidence}</Fact>
        {appKey !== undefined && (
          <Fact name="App">
            <Bidi>{appKey}</Bidi>
          </Fact>
        )}
        <Fact name="Now">{gateWords[gate] ?? gate}</Fact>
        <Fact name="First seen">
          <Moment at={firstSeenAt} />
        </Fact>
        {decision && (
          <Fact name={decision.isWaitingForSecond ? 'Waits for a second person, until' : 'Decided until'}>
            <Moment at={decision.until} />: <Bidi>{decision.reason}</Bidi>
          </Fact>
        )}
      </dl>
      <ul>
        {subjects.map((subject) => (
          <li key={subject.subject}>
            <Bidi>{aboutWords(subject.subject, subject.externalId)}</Bidi>
            <Evidence subject={subject} all={subjects} />
          </li>
        ))}
      </ul>
      {more > 0 && <p>And {numberOf(more)} more.</p>}
    </article>
  )
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** The external ID stands before it already. */
function Evidence({ subject, all }: { subject: PrintedSubject; all: readonly PrintedSubject[] }) {
  const values = Object.entries(subject.evidence).filter(
    ([field, value]) => value !== null && value !== '' && field !== 'external_id',
  )
  if (values.length === 0) return null
  return (
    <dl>
      {values.map(([field, value]) => (
        <div key={field}>
          <dt>{field.replaceAll('_', ' ')}</dt>
          <dd>{typeof value === 'string' ? <Text field={field} value={value} all={all} /> : plain(value)}</dd>
        </div>
      ))}
    </dl>
  )
}

function Text({ field, value, all }: { field: string; value: string; all: readonly PrintedSubject[] }) {
  const beside = all.map(({ evidence }) => evidence[field]).filter((each) => typeof each === 'string')
  return <VisibleValue value={value} isIdentifier={!field.endsWith('name')} same={sameParts(beside)} />
}

function plain(value: number | boolean | null | undefined): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value ?? '')
}
