/** What is known of Zendesk's users, and the forecast. */
import type { VNode } from 'preact'
import { ForecastPage, type ForecastPageProps } from '../../../views/forecast/forecast-page.tsx'
import type { ConsoleFrame } from '../../../views/parts/console-shell.tsx'
import { ZendeskUsersPage, type ZendeskUsersPageProps } from '../../../views/zendesk/zendesk-users-page.tsx'
import { nav } from './around.ts'
import type { Words } from './words.ts'

export function zendeskPages({ person, app, organization, email, sentence, typed }: Words): Record<string, VNode> {
  const csrfToken = 'csrf-of-administrator'
  const frame: ConsoleFrame = { organization, nav, signedIn: { name: person, csrfToken } }
  const at = new Date('2026-11-19T09:30:00Z')
  const head = { key: 'contoso', name: app, state: 'staff' } as const
  const source = { asOf: at, importedAt: at, importedBy: person, isStale: false }
  const users: ZendeskUsersPageProps = {
    frame,
    csrfToken,
    app: head,
    canImport: true,
    sources: [
      { ...source, kind: 'team-export', users: 12, lacks: ['external-id', 'role', 'phone'], isStale: true },
      { ...source, kind: 'user-export', users: 912_345, lacks: [], importedBy: undefined },
    ],
    counts: [
      { role: 'end-user', users: 912_333, withoutExternalId: 800_000, suspended: 12 },
      { role: 'agent', users: 10, withoutExternalId: 0, suspended: 0 },
      { role: 'admin', users: 2, withoutExternalId: 1, suspended: 0 },
    ],
    missing: ['no-last-sign-ins', 'no-suspensions'],
    staleAfterDays: 7,
    typed: {},
    errors: {},
    problems: undefined,
  }
  const zendesk = { id: '360000000001', name: person, role: 'agent' }
  const forecast: ForecastPageProps = {
    frame,
    app: head,
    members: 9_710,
    counts: { linked: 9_000, adopted: 412, created: 288, exposed: 1, decision: 3, blocked: 7, unknown: 0 },
    reasons: [
      { group: 'blocked', reason: 'staff-email-match', members: 4 },
      { group: 'blocked', reason: 'no-credentials', members: 3 },
      { group: 'decision', reason: 'email-rewrite-pending', members: 3 },
    ],
    setting: 'attested',
    isUpdateOn: false,
    asOf: at,
    blind: undefined,
    auditedAt: at,
    canExport: true,
    list: {
      group: 'blocked',
      reason: undefined,
      hasMore: true,
      people: [
        { id: 'm1', name: person, externalId: typed, email, reason: 'staff-email-match', case: 'E', zendesk },
        {
          id: 'm2',
          name: 'Bo',
          externalId: 'B',
          email: undefined,
          reason: undefined,
          case: undefined,
          zendesk: undefined,
        },
      ],
    },
  }
  const none = { linked: 0, adopted: 0, created: 0, exposed: 0, decision: 0, blocked: 0, unknown: 5 }
  return {
    'zendesk-users': <ZendeskUsersPage {...users} />,
    'zendesk-users-none': (
      <ZendeskUsersPage {...users} canImport={false} sources={[]} counts={[]} missing={['nothing']} />
    ),
    'zendesk-users-refused': (
      <ZendeskUsersPage
        {...users}
        missing={[]}
        typed={{ kind: 'team-export', asOf: typed }}
        errors={{ asOf: 'Write the date as 2026-11-20.' }}
        problems={{
          list: [
            { line: 3, message: sentence },
            { line: 0, message: 'Nothing tells when.' },
          ],
          count: 40,
        }}
      />
    ),
    forecast: <ForecastPage {...forecast} />,
    'forecast-blind': (
      <ForecastPage
        {...forecast}
        counts={none}
        members={5}
        reasons={[]}
        setting="unknown"
        asOf={undefined}
        auditedAt={undefined}
        blind="Nothing is known of the users in this Zendesk account, so what it would do cannot be told."
        list={{ group: 'linked', reason: 'no-credentials', people: [], hasMore: false }}
      />
    ),
  }
}
