/** The safeguards: how the audit went, findings by kind and as a list, one of them, deciding, and the trend. */
import type { VNode } from 'preact'
import type { ConsoleFrame } from '../../../views/parts/console-shell.tsx'
import { DecidePage } from '../../../views/safeguards/findings/decide-page.tsx'
import { DecidedPage } from '../../../views/safeguards/findings/decided-page.tsx'
import { FindingPage, type FindingPageProps } from '../../../views/safeguards/findings/finding-page.tsx'
import type { FindingLine } from '../../../views/safeguards/findings/finding-table.tsx'
import { SafeguardsPage, type SafeguardsPageProps } from '../../../views/safeguards/findings/safeguards-page.tsx'
import { TrendPage } from '../../../views/safeguards/trend/trend-page.tsx'
import type { Words } from './words.ts'

const csrfToken = 'csrf-of-administrator'
const at = new Date('2026-11-19T14:03:00Z')
const id = '0190f3f4-0000-7000-8000-000000000003'
const print = (number: number) => String(number).padStart(64, '0')

export function findingPages(words: Words): Record<string, VNode> {
  const { person, organization } = words
  const frame: ConsoleFrame = {
    organization,
    nav: [{ label: 'Safeguards', href: '/admin/safeguards', isCurrent: true }],
    signedIn: { name: person, csrfToken },
  }
  return { ...lists(words, frame), ...records(words, frame), ...decisions(words, frame), ...trends(words, frame) }
}

function line({ person, app, email }: Words, number: number): FindingLine {
  return {
    ...{ fingerprint: print(number), choice: `${print(number)}.0123456789abcdef`, code: 'equivalent-email' },
    ...{ severity: 'high', state: 'open', touchesStaff: number % 2 === 0, subjects: 412, appName: app },
    ...{ openedAt: at, decidedUntil: undefined, isWaitingForSecond: number % 3 === 0 },
    who: [
      { subject: `member:${id}`, name: person },
      { subject: 'zendesk:77', name: email },
      { subject: 'network:192.0.2.1', name: undefined },
    ],
  }
}

function lists(words: Words, frame: ConsoleFrame): Record<string, VNode> {
  const { app, typed } = words
  const values = { state: 'open', severity: '', code: '', app: '', staff: '', q: '' }
  const filters = { values, apps: [{ key: 'contoso', name: app }], codes: ['equivalent-email'], isNarrowed: false }
  const last = { id, finishedAt: at, completeness: 'ok', isOld: false, members: 1_204, dark: [] } as const
  const page: SafeguardsPageProps = {
    ...{
      frame,
      csrfToken,
      filters,
      canDecide: true,
      canRun: true,
      canExport: true,
      open: { critical: 2, high: 415, low: 1_000_000 },
    },
    audit: {
      last: {
        ...last,
        completeness: 'blind',
        isOld: true,
        dark: [
          { name: 'zendesk-users', app, state: 'missing', asOf: undefined },
          { name: 'zendesk-settings', app: 'sandbox', state: 'stale', asOf: at },
          { name: 'members', app: undefined, state: 'gone', asOf: undefined },
        ],
      },
      ...{ runningSince: at, failedAt: at },
    },
    waiting: { expiring: 3, forSecond: 1, holds: 2 },
    results: {
      kind: 'groups',
      groups: [
        {
          ...{
            code: 'equivalent-email',
            severity: 'high',
            count: 415,
            href: '/admin/safeguards?code=equivalent-email',
          },
          findings: [line(words, 1), line(words, 2), line(words, 3)],
        },
      ],
    },
  }
  const nothing: SafeguardsPageProps = {
    ...{ ...page, open: {}, waiting: { expiring: 0, forSecond: 0, holds: 0 } },
    audit: { last, runningSince: undefined, failedAt: undefined },
    results: { kind: 'groups', groups: [] },
  }
  return {
    safeguards: <SafeguardsPage {...page} />,
    'safeguards-list': (
      <SafeguardsPage
        {...page}
        filters={{ ...filters, values: { ...values, state: 'snoozed', q: typed }, isNarrowed: true }}
        results={{
          ...{
            kind: 'list',
            of: undefined,
            isCut: true,
            firstHref: '/admin/safeguards',
            nextHref: '/admin/safeguards',
          },
          findings: [{ ...line(words, 4), state: 'snoozed', decidedUntil: at }],
        }}
        canDecide={false}
      />
    ),
    'safeguards-clean': <SafeguardsPage {...nothing} />,
    'safeguards-never-audited': <SafeguardsPage {...nothing} audit={undefined} />,
  }
}

function records(words: Words, frame: ConsoleFrame): Record<string, VNode> {
  const { person, app, email, message, sentence, typed } = words
  const member = {
    ...{ externalId: 'm-17', isVerified: true, isStaff: true, role: 'owner', hasCredentials: true },
    ...{ lastSignedInAt: at, linkedIn: ['contoso'], alsoIn: [{ fingerprint: print(9), code: 'alias-email' }] },
    ...{ editHref: `/admin/members/${id}/edit`, mergeHref: '/admin/members/merge?a=m-17&b=m-18', isSuggested: false },
    status: 'active' as const,
  }
  const value = (field: string, given: string) => ({ field, value: given, otherSpelling: undefined })
  const event = {
    ...{ id: '9', at, type: 'finding.accepted', outcome: 'done', codes: [], subject: undefined, app: undefined },
    ...{ actor: { kind: 'member', member: { id, name: person, externalId: 'm-17' } } as const, reason: message },
    detail: { code: 'equivalent-email' },
  }
  const page: FindingPageProps = {
    frame,
    finding: {
      ...{ fingerprint: print(1), code: 'equivalent-email', severity: 'critical', confidence: 'likely', state: 'open' },
      ...{ touchesStaff: true, subjects: 412, app: { key: 'contoso', name: app }, openedAt: at, firstSeenAt: at },
      ...{ lastSeenAt: at, resolvedAt: undefined, timesSeen: 12 },
    },
    evidence: [
      {
        ...{ subject: `member:${id}`, name: person },
        values: [
          { ...value('email', `\u200b${email}`), otherSpelling: '@xn--bcher-kva.example' },
          value('name', person),
          { field: 'verified', value: true, otherSpelling: undefined },
        ],
      },
      {
        ...{ subject: 'zendesk:77', name: undefined },
        values: [value('email', `\u0430${email}`), value('username', typed)],
      },
    ],
    ...{ hidden: 1, sharedKey: email, isStale: true, previewHref: '/admin/apps/contoso/preview?member=1' },
    members: [
      { ...member, id, name: person, isSuggested: true, mergeHref: undefined },
      { ...member, id: id.replace('3', '4'), name: person, status: 'suspended', alsoIn: [] },
    ],
    survivor: { name: person, because: ['linked', 'newest-sign-in'] },
    gate: {
      usual: 'hold',
      chosen: [{ appKey: 'contoso', appName: app, gate: 'block', reason: message, changedAt: at }],
    },
    decision: {
      ...{ csrfToken, home: `/admin/safeguards/findings/${print(1)}`, seen: '0123456789abcdef', canSecond: true },
      decision: {
        ...{ state: 'accepted', isWaitingForSecond: true, at, by: person, secondedBy: undefined, until: at },
        reason: message,
      },
      form: {
        ...{ needsTwo: true, most: 7, values: { wish: 'accept', reason: typed, until: '2026-11-26' } },
        errors: { reason: sentence, until: sentence },
      },
    },
    related: [{ fingerprint: print(9), code: 'alias-email', severity: 'medium', state: 'open', shared: 2 }],
    history: [event],
  }
  return {
    finding: <FindingPage {...page} />,
    'finding-read-only': (
      <FindingPage
        {...page}
        {...{
          isStale: false,
          hidden: 0,
          sharedKey: undefined,
          members: [],
          evidence: [],
          related: [],
          history: undefined,
        }}
        finding={{ ...page.finding, subjects: 0, state: 'resolved', resolvedAt: at, app: undefined }}
        decision={{ ...page.decision, decision: undefined, form: undefined, canSecond: false }}
        gate={{ usual: 'none', chosen: [] }}
      />
    ),
  }
}

function decisions({ sentence, typed }: Words, frame: ConsoleFrame): Record<string, VNode> {
  return {
    'findings-decide': (
      <DecidePage
        {...{ frame, csrfToken, backHref: '/admin/safeguards', gone: 2, isCut: true }}
        kinds={[{ code: 'equivalent-email', severity: 'high', count: 2 }]}
        choices={[`${print(1)}.0123456789abcdef`, `${print(2)}.0123456789abcdef`]}
        form={{
          ...{ needsTwo: false, most: 90, values: { wish: 'snooze', reason: typed, until: '2026-12-19' } },
          errors: { wish: sentence },
        }}
      />
    ),
    'findings-decided': (
      <DecidedPage
        {...{ frame, decided: 11, waiting: 1 }}
        refused={[
          { fingerprint: print(1), because: 'evidence-changed' },
          { fingerprint: print(2), because: 'unknown' },
        ]}
      />
    ),
  }
}

function trends({ app }: Words, frame: ConsoleFrame): Record<string, VNode> {
  const days = Array.from({ length: 90 }, (_, index) => ({
    date: new Date(Date.UTC(2026, 7, 22 + index)).toISOString().slice(0, 10),
    open: index % 7 === 3 ? undefined : { critical: index % 3, high: 40 - (index % 9), medium: 90 - index, info: 12 },
  }))
  return {
    'safeguards-trend': (
      <TrendPage
        {...{ frame, days, members: { withAddress: 1_204, verified: 1_203 } }}
        timesToFix={[
          { severity: 'high', resolved: 12, meanHours: 7.4 },
          { severity: 'critical', resolved: 1, meanHours: 0.2 },
          { severity: 'low', resolved: 900, meanHours: 300 },
        ]}
        staff={[{ appKey: 'contoso', appName: app, staff: 12, withExternalId: 9, unknown: 1, seenAt: at }]}
      />
    ),
  }
}
