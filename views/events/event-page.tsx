/** One event, with everything that is kept of it. */
import type { ComponentChildren } from 'preact'
import { Page } from '../layout.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { Moment } from '../parts/moment.tsx'
import { Table } from '../parts/table.tsx'
import { codeWords } from './code-words.ts'
import { OutcomeBadge } from './event-list-page.tsx'
import { sentenceText } from './event-sentences.ts'
import { actorPart } from './sentence-parts.ts'
import { changesIn, factsIn } from './event-values.ts'
import { EventSentence, Parts } from './sentence.tsx'
import type { ShownEvent } from './shown-event.ts'
import type { ShownMember } from './telling.ts'

export type EventPageProps = {
  frame: ConsoleFrame
  event: ShownEvent
  /** Undefined: it waits for the next seal. */
  seal: { batch: number; sealedAt: Date } | undefined
}

export function EventPage({ frame, event, seal }: EventPageProps) {
  const { type, requestId } = event
  return (
    <Page title={sentenceText(event)} shell="console" frame={frame}>
      <Breadcrumbs items={[{ label: 'Events', href: '/admin/events' }]} here={`Event ${event.id}`} />
      <h1>
        <EventSentence event={event} />
      </h1>
      <section class="card stack" aria-label="What is known of it">
        <dl class="details details-wide">
          <Detail label="When">
            <Moment at={event.at} />
          </Detail>
          <Detail label="Outcome">
            <OutcomeBadge outcome={event.outcome} />
          </Detail>
          <Reasons codes={event.codes} />
          <Detail label="Who did it">
            {event.actor.kind === 'member' ? (
              <MemberLink member={event.actor.member} />
            ) : (
              <Parts parts={[actorPart(event.actor)]} />
            )}
          </Detail>
          {event.subject && (
            <Detail label="About">
              <MemberLink member={event.subject} />
            </Detail>
          )}
          {event.app && (
            <Detail label="App">
              <Bidi>{event.app.name}</Bidi> <code>{event.app.key}</code>
            </Detail>
          )}
          <Detail label="Address">
            {event.ip === undefined ? <span class="quiet">not kept</span> : <code>{event.ip}</code>}
          </Detail>
          <Detail label="Reference">
            {requestId === undefined ? <span class="quiet">none</span> : <RequestLink requestId={requestId} />}
          </Detail>
          <Detail label="Type">
            <code>{type}</code>
          </Detail>
          <Detail label="Hash chain">
            {seal ? <Sealed {...seal} /> : 'Not sealed yet. That takes a second or two while Latchkey runs.'}
          </Detail>
        </dl>
      </section>
      <Values event={event} />
      <details class="card">
        <summary>As it is stored</summary>
        <pre class="json">{visible(JSON.stringify(stored(event), null, 2))}</pre>
      </details>
      <div class="row">
        <ButtonLink href="/admin/events" kind="secondary">
          All events
        </ButtonLink>
      </div>
    </Page>
  )
}

function Detail({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function RequestLink({ requestId }: { requestId: string }) {
  return (
    <>
      <code>{requestId}</code>{' '}
      <a href={`/admin/events?${new URLSearchParams({ reference: requestId })}`}>Everything of this request</a>
    </>
  )
}

function Sealed({ batch, sealedAt }: { batch: number; sealedAt: Date }) {
  return (
    <>
      Sealed in batch {batch} on <Moment at={sealedAt} />. <code>latchkey doctor</code> checks the whole chain.
    </>
  )
}

function Reasons({ codes }: { codes: readonly string[] }) {
  if (codes.length === 0) return null
  return (
    <Detail label="Noted">
      {codes.map((code) => (
        <p key={code}>
          {codeWords(code) !== code && `${codeWords(code)} `}
          <code>{code}</code>
        </p>
      ))}
    </Detail>
  )
}

function MemberLink({ member: { id, name, externalId } }: { member: ShownMember }) {
  const all = `/admin/events?${new URLSearchParams({ member: externalId ?? id })}`
  return (
    <>
      {name === undefined ? (
        'An erased member'
      ) : (
        <a href={`/admin/members/${id}`}>
          <Bidi>{name}</Bidi>
        </a>
      )}
      {' · '}
      <a href={all}>All events of theirs</a>
    </>
  )
}

function Values({ event }: { event: ShownEvent }) {
  const changes = changesIn(event)
  const facts = factsIn(event)
  return (
    <>
      {changes.length > 0 && (
        <section class="stack" aria-labelledby="changes">
          <h2 id="changes">Before and after</h2>
          <Table
            caption="What was changed"
            rows={changes}
            keyOf={({ name }) => name}
            columns={[
              { label: 'What', cell: ({ label }) => <Bidi>{label}</Bidi> },
              { label: 'Before', cell: ({ before }) => <Value text={before} /> },
              { label: 'After', cell: ({ after }) => <Value text={after} /> },
            ]}
          />
        </section>
      )}
      {facts.length > 0 && (
        <section class="stack" aria-labelledby="facts">
          <h2 id="facts">What was noted with it</h2>
          <Table
            caption="What was noted"
            rows={facts}
            keyOf={({ name }) => name}
            columns={[
              { label: 'What', cell: ({ label }) => <Bidi>{label}</Bidi> },
              { label: 'Value', cell: ({ text }) => <Value text={text} /> },
            ]}
          />
        </section>
      )}
    </>
  )
}

function Value({ text }: { text: string | undefined }) {
  if (text === undefined) return <span class="quiet">not kept</span>
  if (text === '') return <span class="quiet">none</span>
  return (
    <span class="event-value">
      <Bidi>{text}</Bidi>
    </span>
  )
}

/** What cannot be seen, or would turn the text around, as JSON writes it otherwise. */
const visible = (json: string): string =>
  json.replace(/[\p{Cf}\u2028\u2029]/gu, (mark) => `\\u${(mark.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)

const stored = ({ at, type, actor, subject, app, outcome, codes, requestId, ip, detail, personal }: ShownEvent) => ({
  at: at.toISOString(),
  type,
  actor: actor.kind === 'member' ? `member:${actor.member.externalId ?? actor.member.id}` : actor.word,
  subject: subject === undefined ? null : (subject.externalId ?? subject.id),
  app: app?.key ?? null,
  outcome,
  codes,
  request_id: requestId ?? null,
  ip: ip ?? null,
  detail,
  personal: personal ?? null,
})
