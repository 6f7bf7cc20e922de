/** Held hand-offs, and what findings do to the sign-ins of an app. */
import type { VNode } from 'preact'
import type { AppHeadProps } from '../../../views/apps/app-head.tsx'
import type { ConsoleFrame } from '../../../views/parts/console-shell.tsx'
import { GateFormPage } from '../../../views/safeguards/gate/gate-form-page.tsx'
import { GatesPage } from '../../../views/safeguards/gate/gates-page.tsx'
import { HoldPage } from '../../../views/safeguards/gate/hold-page.tsx'
import { HoldsPage, type ListedHold } from '../../../views/safeguards/gate/holds-page.tsx'
import { nav } from './around.ts'
import type { Words } from './words.ts'

const csrfToken = 'csrf-of-owner'
const at = new Date('2026-11-03T08:05:00Z')

export function gatePages({ person, app, organization, email, sentence, typed }: Words): Record<string, VNode> {
  const frame: ConsoleFrame = { organization, nav, signedIn: { name: person, csrfToken } }
  const hold: ListedHold = {
    id: 'a',
    app: { key: 'contoso', name: app },
    member: { id: 'one', name: person, isStaff: true },
    code: 'staff-email-match',
    needsTwo: true,
    state: 'seconding',
    askedAt: at,
    askedTimes: 3,
    first: { name: person },
    decided: undefined,
  }
  const decided = { name: person, at }
  const evidence = ['member:one', 'zendesk:7'].map((subject) => ({
    subject,
    name: person,
    values: [
      { field: 'email', value: email, otherSpelling: undefined },
      { field: 'role', value: 'agent', otherSpelling: undefined },
    ],
  }))
  const shownApp: AppHeadProps['app'] = { key: 'contoso', name: app, state: 'everyone' }
  const held = { frame, csrfToken, evidence, errors: {}, values: { wish: '', reason: '', days: 'unchanged' } }
  return {
    'holds-waiting': (
      <HoldsPage
        frame={frame}
        count={120}
        waiting={[hold, { ...hold, id: 'b', state: 'waiting', code: 'equivalent-email' }]}
        decided={[{ ...hold, id: 'c', state: 'approved', decided }]}
      />
    ),
    'holds-none': <HoldsPage frame={frame} count={0} waiting={[]} decided={[]} />,
    'hold-to-decide': (
      <HoldPage
        {...held}
        hold={{ ...hold, reason: sentence, validUntil: at }}
        obstacle={undefined}
        values={{ wish: 'approved', reason: typed, days: '30' }}
        errors={{ wish: 'Choose what is to happen.', reason: 'Say why, in at least 10 characters.' }}
      />
    ),
    'hold-decided': (
      <HoldPage
        {...held}
        hold={{ ...hold, state: 'refused', decided, reason: sentence, validUntil: undefined }}
        obstacle="for-owners"
      />
    ),
    gates: (
      <GatesPage
        frame={frame}
        app={shownApp}
        canChange
        gates={[
          {
            code: 'equivalent-email',
            usual: 'hold',
            gate: 'none',
            chosen: { reason: sentence, at, by: person },
            named: { refused: 12, issued: 9_412 },
            isBlind: false,
          },
          {
            code: 'staff-email-match',
            usual: 'block',
            gate: 'block',
            chosen: undefined,
            named: { refused: 0, issued: 0 },
            isBlind: true,
          },
        ]}
      />
    ),
    'gate-form': (
      <GateFormPage
        {...{ frame, csrfToken }}
        app={shownApp}
        code="equivalent-email"
        usual="hold"
        values={{ gate: 'warn', reason: typed }}
        errors={{ reason: 'Say why, in at least 10 characters.' }}
      />
    ),
  }
}
