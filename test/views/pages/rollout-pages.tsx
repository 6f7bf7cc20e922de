/** The roll-out of an app, stage by stage. */
import type { VNode } from 'preact'
import type { ConsoleFrame } from '../../../views/parts/console-shell.tsx'
import { RolloutPage, type RolloutPageProps } from '../../../views/rollout/rollout-page.tsx'
import { nav } from './around.ts'
import type { Words } from './words.ts'

export function rolloutPages({
  person,
  app,
  organization,
  email,
  sentence,
  typed,
  message,
}: Words): Record<string, VNode> {
  const csrfToken = 'csrf-of-administrator'
  const frame: ConsoleFrame = { organization, nav, signedIn: { name: person, csrfToken } }
  const at = new Date('2026-11-19T09:30:00Z')
  const who = (id: string, name: string) => ({ id, name, externalId: typed, email })
  const looked = { source: 'attested', at, isExpired: false, by: person } as const
  const exported = { source: 'team-member-export', at, isExpired: false, by: person } as const
  const counts = { staff: 12, withoutCredentials: 1, notSignedIn: 3, idNotSeen: 6, idDiffers: 1, missing: 8 }
  const all = { withoutCredentials: 0, notSignedIn: 0, idNotSeen: 0, idDiffers: 0, missing: 0 }
  const page: RolloutPageProps = {
    frame,
    csrfToken,
    app: { key: 'contoso', name: app, state: 'staff' },
    stage: 'staff',
    isPaused: false,
    entry: { at, by: { kind: 'member', name: person }, isOverride: false, reason: undefined, missing: undefined },
    canChange: true,
    next: {
      to: 'everyone',
      requirements: [
        { code: 'secret', state: 'met' },
        { code: 'external-ids-off', state: 'missing' },
        { code: 'no-staff', state: 'met' },
        { code: 'credentials', state: 'missing', count: { missing: 1, of: 12 } },
        { code: 'sign-ins', state: 'missing', count: { missing: 3, of: 12 } },
        { code: 'external-ids', state: 'missing', count: { missing: 6, of: 12 } },
      ],
      isForOwner: false,
    },
    testPeople: {
      people: [
        { ...who('t1', person), now: { kind: 'in' }, handedOverAt: at },
        { ...who('t2', 'Bao'), now: { kind: 'ready' }, handedOverAt: undefined },
        {
          ...who('t3', 'Cy'),
          email: undefined,
          now: { kind: 'kept-out', code: 'address-shared' },
          handedOverAt: undefined,
        },
        { ...who('t4', 'Di'), now: { kind: 'unknown' }, handedOverAt: undefined },
      ],
      most: 200,
      myself: 'me',
    },
    staff: {
      counts,
      people: [
        {
          ...who('s1', person),
          hasCredentials: true,
          handoff: { outcome: 'handed-over', at },
          evidence: { found: 'same', ...looked },
        },
        {
          ...who('s2', 'Bo'),
          hasCredentials: true,
          handoff: { outcome: 'error', at },
          evidence: { found: 'other', ...exported },
        },
        { ...who('s3', 'Cleo'), hasCredentials: false, handoff: undefined, evidence: { found: 'none', ...exported } },
        {
          ...who('s4', 'Dee'),
          hasCredentials: true,
          handoff: undefined,
          evidence: { found: 'same', ...looked, isExpired: true },
        },
        { ...who('s5', 'Eli'), email: undefined, hasCredentials: true, handoff: undefined, evidence: undefined },
      ],
      show: 'all',
      after: undefined,
      hasMore: true,
    },
    team: {},
  }
  const several = [who('a', person), who('b', 'Bao')]
  const report = {
    hasExternalIds: true,
    rows: 14,
    found: { same: 5, other: 1, none: 3, 'not-told': 0 },
    differing: [{ person: who('s2', person), there: typed, idOf: person }],
    remarks: [
      { line: 3, name: person, email, because: 'not-staff', idOf: undefined },
      { line: 5, name: '', email: message, because: 'unreadable', idOf: person },
    ],
    notInFile: { people: [who('s5', person)], count: 231 },
  } as const
  return {
    'roll-out': <RolloutPage {...page} />,
    'roll-out-draft': (
      <RolloutPage
        {...page}
        app={{ ...page.app, state: 'draft' }}
        stage="draft"
        entry={undefined}
        next={{
          to: 'test',
          requirements: [
            { code: 'secret', state: 'missing' },
            { code: 'external-ids-off', state: 'missing' },
          ],
          isForOwner: false,
        }}
        testPeople={{ people: [], most: 200, myself: 'me', search: { typed, problem: sentence, several } }}
        staff={{ ...page.staff, counts: { ...all, staff: 0 }, people: [], hasMore: false }}
        team={{ problem: sentence }}
      />
    ),
    'roll-out-test': (
      <RolloutPage
        {...page}
        app={{ ...page.app, state: 'paused' }}
        stage="test"
        isPaused
        next={{
          to: 'staff',
          requirements: [
            { code: 'secret', state: 'met' },
            { code: 'external-ids-off', state: 'met' },
          ],
          advice: 'None of the test people has signed in yet.',
          isForOwner: false,
        }}
        staff={{
          ...page.staff,
          show: 'missing',
          people: [],
          after: undefined,
          counts: { ...all, staff: 12 },
          hasMore: false,
        }}
        team={{ report: { ...report, hasExternalIds: false, differing: [], remarks: [] } }}
      />
    ),
    'roll-out-override': (
      <RolloutPage
        {...page}
        frame={{ ...frame, flash: { tone: 'danger', message: sentence } }}
        next={{
          to: 'everyone',
          requirements: [
            { code: 'no-staff', state: 'missing' },
            { code: 'credentials', state: 'unknown' },
          ],
          override: { reason: typed, problem: 'Say why, in at least 10 characters.' },
          isForOwner: false,
        }}
        team={{ report }}
      />
    ),
    'roll-out-overridden': (
      <RolloutPage
        {...page}
        app={{ ...page.app, state: 'everyone' }}
        stage="everyone"
        entry={{ at, by: { kind: 'member', name: person }, isOverride: true, reason: sentence, missing: 3 }}
        next={undefined}
        staff={{ ...page.staff, show: 'external-ids', after: 's0', hasMore: false }}
      />
    ),
    'roll-out-read-only': (
      <RolloutPage {...page} canChange={false} entry={{ ...page.entry!, by: { kind: 'command-line' } }} />
    ),
  }
}
