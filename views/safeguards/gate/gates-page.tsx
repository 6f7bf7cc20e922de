/** What each finding does to the sign-ins of one app, and the two things that nothing changes. */
import { AppHead, type AppHeadProps } from '../../apps/app-head.tsx'
import { Page } from '../../layout.tsx'
import { Badge } from '../../parts/badge.tsx'
import { Bidi } from '../../parts/bidi.tsx'
import type { ConsoleFrame } from '../../parts/console-shell.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Table } from '../../parts/table.tsx'
import { titleOf } from '../findings/finding-badges.tsx'
import type { Gate } from '../findings/gate-now.tsx'

export type ShownGate = {
  code: string
  usual: Gate
  gate: Gate
  chosen: { reason: string; at: Date; by: string | undefined } | undefined
  /** Hand-offs of the last 30 days that it was named in. */
  named: { refused: number; issued: number }
  /** Nothing is known of the users of this Zendesk account, so it sees nobody. */
  isBlind: boolean
}

export type GatesPageProps = {
  frame: ConsoleFrame
  app: AppHeadProps['app']
  canChange: boolean
  gates: readonly ShownGate[]
}

export function GatesPage({ frame, app, canChange, gates }: GatesPageProps) {
  return (
    <Page title={`Safeguards of ${app.name}`} shell="console" frame={frame}>
      <AppHead app={app} here="gates" />
      <section class="card stack prose-card" aria-labelledby="always">
        <h2 id="always">What always holds</h2>
        <p>
          Nobody is signed in with an address that nobody proved, and nobody with an address that another member who can
          sign in has as well. No setting changes that. Of a shared address, the one whom Zendesk has on it under their
          own external ID passes, and whom somebody approved for exactly this case.
        </p>
        <p>
          Nor does any setting let somebody who is not staff here in as an agent or admin of Zendesk: where that could
          happen, a finding does at least what it usually does. Two people can approve one case at a time.
        </p>
      </section>
      {gates.some(({ isBlind }) => isBlind) && (
        <p class="note">
          Nothing is known of the users of this Zendesk account yet, so the safeguards that compare with them see
          nobody.
        </p>
      )}
      <Table
        caption="What each finding does to a sign-in"
        rows={gates}
        keyOf={({ code }) => code}
        columns={[
          { label: 'Finding', cell: ({ code }) => <Finding {...{ app, code, canChange }} /> },
          { label: 'At a hand-off', cell: (shown) => <Does {...shown} /> },
          { label: 'By default', cell: ({ usual }) => gateWords[usual] },
          { label: 'Last 30 days', cell: (shown) => <Lately {...shown} /> },
        ]}
      />
    </Page>
  )
}

function Finding({ app, code, canChange }: { app: { key: string }; code: string; canChange: boolean }) {
  if (!canChange) return <>{titleOf(code)}</>
  return <a href={`/admin/apps/${encodeURIComponent(app.key)}/gates/${code}`}>{titleOf(code)}</a>
}

function Does({ gate, usual, chosen }: ShownGate) {
  return (
    <span class="cell-stack">
      <Badge tone={tones[gate]}>{gateWords[gate]}</Badge>
      {chosen && gate !== usual && (
        <span class="note">
          <Bidi>{chosen.by ?? 'Somebody who is gone'}</Bidi>, <Moment at={chosen.at} />:{' '}
          <q>
            <Bidi>{chosen.reason}</Bidi>
          </q>
        </span>
      )}
    </span>
  )
}

function Lately({ isBlind, named: { refused, issued } }: ShownGate) {
  if (isBlind) return <span class="quiet">not known</span>
  if (refused === 0 && issued === 0) return <span class="quiet">never seen</span>
  const told = [
    refused > 0 ? `${numbers.format(refused)} kept out` : '',
    issued > 0 ? `${numbers.format(issued)} let through` : '',
  ]
  return <>{told.filter((words) => words !== '').join(', ')}</>
}

const numbers = new Intl.NumberFormat('en-GB')

export const gateWords: Record<Gate, string> = {
  block: 'Refuses',
  hold: 'Holds for a decision',
  warn: 'Passes with a remark',
  none: 'Does nothing',
}

const tones = { block: 'danger', hold: 'warning', warn: 'info', none: 'neutral' } as const
