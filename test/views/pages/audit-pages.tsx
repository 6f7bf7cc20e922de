/** Audits: the list and the record, with given words in every place where words from outside stand. */
import type { VNode } from 'preact'
import { AuditListPage, type AuditListPageProps } from '../../../views/safeguards/audits/audit-list-page.tsx'
import { AuditPage, type AuditPageProps } from '../../../views/safeguards/audits/audit-page.tsx'
import type { ConsoleFrame } from '../../../views/parts/console-shell.tsx'
import type { Words } from './words.ts'

const csrfToken = 'csrf-of-administrator'
const at = new Date('2026-11-19T14:03:00Z')
const delta = { new: 1_204, still: 33, changed: 2, reopened: 1, resolved: 7 }

export function auditPages({ person, app, organization, sentence }: Words): Record<string, VNode> {
  const frame: ConsoleFrame = {
    organization,
    nav: [{ label: 'Safeguards', href: '/admin/safeguards', isCurrent: true }],
    signedIn: { name: person, csrfToken },
  }
  const list: AuditListPageProps = {
    ...{ frame, csrfToken, canRun: true, missedSince: undefined, late: undefined, olderHref: '/admin/audits?behind=5' },
    isFirstPage: true,
    schedule: { cron: '0 3 * * *', zone: 'Europe/Berlin', next: at },
    audits: (['running', 'blind', 'partial', 'ok', 'failed'] as const).map((state, index) => ({
      ...{ id: String(index), startedAt: at, trigger: 'schedule', state, delta },
      seconds: state === 'running' ? undefined : 75,
      open: { critical: 3, high: 12_204, info: 1 },
    })),
  }
  const audit: AuditPageProps['audit'] = {
    ...{ startedAt: at, finishedAt: at, seconds: 75, trigger: 'console', by: person, members: 1_000_000, delta },
    ...{ state: 'blind', programVersion: '1.0.0', keysVersion: 2 },
    why: [
      { reason: 'zendesk-users-missing', detail: app },
      { reason: 'keys-stale', detail: undefined },
      { reason: 'check-failed', detail: sentence },
    ],
  }
  const record: AuditPageProps = {
    ...{ frame, audit },
    sources: [
      { name: 'members', app: undefined, state: 'stale', asOf: at, count: 1_000_000 },
      { name: 'zendesk-users', app, state: 'missing', asOf: undefined, count: undefined },
      { name: 'zendesk-settings', app, state: 'gone', asOf: at, count: undefined },
    ],
    counts: [
      { code: 'duplicate-email', severity: 'critical', state: 'open', count: 3 },
      { code: 'alias-email', severity: 'medium', state: 'snoozed', count: 12_204 },
    ],
  }
  return {
    audits: <AuditListPage {...list} />,
    'audits-missed': <AuditListPage {...list} audits={list.audits.slice(1)} missedSince={at} />,
    'audits-none': <AuditListPage {...list} audits={[]} canRun={false} olderHref={undefined} />,
    audit: <AuditPage {...record} />,
    'audit-running': (
      <AuditPage
        {...record}
        audit={{ ...audit, state: 'running', why: [], finishedAt: undefined, seconds: undefined, members: undefined }}
        sources={[]}
      />
    ),
  }
}
