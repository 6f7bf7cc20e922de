/** The overview and the history, with given words in every place where words from outside stand. */
import type { VNode } from 'preact'
import { DashboardPage, type DashboardPageProps } from '../../../views/dashboard/dashboard-page.tsx'
import { EventListPage, type EventListPageProps } from '../../../views/events/event-list-page.tsx'
import { EventPage } from '../../../views/events/event-page.tsx'
import { HistorySettingsPage } from '../../../views/events/history-settings-page.tsx'
import type { ShownEvent } from '../../../views/events/shown-event.ts'
import type { ConsoleFrame } from '../../../views/parts/console-shell.tsx'
import type { Words } from './words.ts'

const csrfToken = 'csrf-of-administrator'
const at = new Date('2026-11-19T14:03:00Z')

export function historyPages(words: Words): Record<string, VNode> {
  const { person, organization, sentence } = words
  const frame: ConsoleFrame = {
    organization,
    nav: [
      { label: 'Overview', href: '/admin', isCurrent: true },
      { label: 'Events', href: '/admin/events', isCurrent: false },
    ],
    signedIn: { name: person, csrfToken },
  }
  const settings = { frame, csrfToken, keepDays: 400, canChange: true, typed: { days: '400', isNever: false } }
  return {
    ...dashboards(words, frame),
    ...lists(words, frame),
    event: <EventPage frame={frame} event={changed(words)} seal={{ batch: 12, sealedAt: at }} />,
    'event-bare': <EventPage frame={frame} event={erased} seal={undefined} />,
    'history-settings': (
      <HistorySettingsPage {...settings} frame={{ ...frame, flash: { tone: 'success', message: sentence } }} />
    ),
    'history-settings-wrong': (
      <HistorySettingsPage {...settings} typed={{ days: words.typed, isNever: false }} errors={{ days: sentence }} />
    ),
    'history-settings-shorter': (
      <HistorySettingsPage
        {...settings}
        typed={{ days: '60', isNever: false }}
        toConfirm={{ count: 12_345, isMore: false, was: '400' }}
      />
    ),
    'history-settings-read-only': <HistorySettingsPage {...settings} keepDays="never" canChange={false} />,
  }
}

function dashboards({ app }: Words, frame: ConsoleFrame): Record<string, VNode> {
  const about = { key: 'contoso', name: app }
  const page: DashboardPageProps = {
    frame,
    zone: 'Europe/Berlin',
    canReadEvents: true,
    firstSteps: undefined,
    days: days(40),
    health: { state: 'well', concerns: [] },
    apps: [
      {
        app: { ...about, stage: 'everyone', isEnabled: true, secretSetAt: at },
        activity: {
          lastHandoffAt: at,
          lastTrouble: { eventId: '7', at, type: 'handoff.refused', codes: ['address-unverified'] },
        },
        questions: [],
        fallback: 'current',
      },
      {
        app: { key: 'sandbox', name: 'Sandbox', stage: 'draft', isEnabled: false, secretSetAt: undefined },
        activity: undefined,
        questions: undefined,
        fallback: undefined,
      },
    ],
  }
  const nothing: DashboardPageProps = {
    ...page,
    apps: [],
    days: days(0),
    health: { state: 'idle', concerns: [] },
    firstSteps: { appKey: undefined, steps: steps(0) },
  }
  return {
    dashboard: <DashboardPage {...page} />,
    'dashboard-empty': <DashboardPage {...nothing} />,
    'dashboard-started': (
      <DashboardPage {...page} firstSteps={{ appKey: 'contoso', steps: steps(3) }} days="unknown" health={unknown} />
    ),
    'dashboard-attention': (
      <DashboardPage
        {...page}
        health={{
          state: 'attention',
          concerns: [
            { weight: 'attention', code: 'app-paused', app: about },
            { weight: 'attention', code: 'set-up', app: about },
            { weight: 'attention', code: 'fallback-never', app: about },
            { weight: 'attention', code: 'fallback-outdated', app: about },
            { weight: 'attention', code: 'zendesk-errors', app: about, count: 14 },
            { weight: 'attention', code: 'mail-failed', count: 3 },
            { weight: 'attention', code: 'mail-waiting', count: 1 },
            { weight: 'attention', code: 'import-failed', importId: '0190f3f4-0000-7000-8000-000000000001' },
            { weight: 'attention', code: 'not-sealed', since: at },
            { weight: 'unknown', code: 'set-up-unknown', app: about },
            { weight: 'unknown', code: 'app-unknown', app: about },
            { weight: 'unknown', code: 'mail-unknown' },
            { weight: 'unknown', code: 'imports-unknown' },
            { weight: 'unknown', code: 'history-unknown' },
          ],
        }}
      />
    ),
    'dashboard-operator': (
      <DashboardPage {...page} health={undefined} apps={undefined} days={undefined} canReadEvents={false} />
    ),
  }
}

const unknown: DashboardPageProps['health'] = {
  state: 'unknown',
  concerns: [{ weight: 'unknown', code: 'history-unknown' }],
}

const steps = (done: number) =>
  (['members', 'app', 'set-up', 'test-people', 'staff', 'everyone', 'fallback', 'branding'] as const).map(
    (id, index) => ({ id, isDone: index < done }),
  )

const days = (most: number) =>
  Array.from({ length: 30 }, (_, index) => ({
    date: new Date(Date.UTC(2026, 9, 22 + index)).toISOString().slice(0, 10),
    signIns: Math.round((most * ((index * 7) % 10)) / 10),
    handOffs: Math.round((most * ((index * 3) % 10)) / 10),
    refusedSignIns: Math.round((most * (index % 4)) / 20),
    refusedHandOffs: 0,
    zendeskErrors: most > 0 && index === 20 ? 9 : 0,
  }))

function lists(words: Words, frame: ConsoleFrame): Record<string, VNode> {
  const { app, typed, sentence } = words
  const none = { what: '', outcome: '', app: '', member: '', from: '', to: '', reference: '' }
  const page: EventListPageProps = {
    ...{ frame, csrfToken, values: none, errors: {}, zone: 'UTC', isNarrowed: false },
    choices: { apps: [{ value: 'contoso', label: app }] },
    events: [changed(words), ...ordinary(words), erased],
    ...{ newestHref: undefined, newerHref: undefined, olderHref: '/admin/events?before=5' },
  }
  const narrowed = { ...none, what: 'hand-offs', app: 'contoso', member: typed, from: '2026-11-01', reference: typed }
  return {
    events: <EventListPage {...page} />,
    'events-narrowed': (
      <EventListPage
        {...page}
        values={narrowed}
        isNarrowed
        newestHref="/admin/events"
        newerHref="/admin/events?after=9"
      />
    ),
    'events-none': <EventListPage {...page} events={[]} values={narrowed} isNarrowed olderHref={undefined} />,
    'events-empty': <EventListPage {...page} events={[]} olderHref={undefined} />,
    'events-wrong': (
      <EventListPage {...page} events={[]} values={narrowed} errors={{ member: sentence, to: sentence }} isNarrowed />
    ),
  }
}

const bare: ShownEvent = {
  ...{ id: '4', at, type: 'keys.rotated', outcome: 'done', codes: [], actor: { kind: 'other', word: 'command-line' } },
  ...{ subject: undefined, app: undefined, requestId: undefined, ip: undefined, detail: {}, personal: undefined },
}

const erased: ShownEvent = {
  ...{ ...bare, id: '3', type: 'mail.failed', outcome: 'failed', codes: ['recipient-refused', 'a-new-code'] },
  subject: { id: '0190f3f4-0000-7000-8000-000000000002', name: undefined, externalId: undefined },
}

function changed({ person, app, email, typed, message }: Words): ShownEvent {
  const member = { id: '0190f3f4-0000-7000-8000-000000000003', name: person, externalId: 'm-17' }
  return {
    ...{ ...bare, id: '9', type: 'member.changed', actor: { kind: 'member', member }, subject: member },
    app: { key: 'contoso', name: app },
    requestId: 'p3kVq0Jm2xYw',
    ip: '2001:db8::17',
    detail: { fields: ['name', 'email', 'phone'], note: message },
    personal: { before: { name: person, email: null }, after: { name: typed, email } },
  }
}

function ordinary({ person, app }: Words): ShownEvent[] {
  const subject = { id: '0190f3f4-0000-7000-8000-000000000003', name: person, externalId: 'm-17' }
  const about = { ...bare, subject, app: { key: 'contoso', name: app }, ip: '192.0.2.17' }
  return [
    { ...about, id: '8', type: 'handoff.issued' },
    { ...about, id: '7', type: 'handoff.refused', outcome: 'refused', codes: ['address-unverified'] },
    { ...about, id: '6', type: 'app.stage-changed', detail: { from: 'staff', to: 'everyone', override: true } },
    { ...about, id: '5', type: 'sign-in.failed', outcome: 'refused', codes: ['wrong-password'] },
  ]
}
