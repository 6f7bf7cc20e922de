/** Hand-offs that are held until somebody decides, and what was decided that still counts. */
import { Page } from '../../layout.tsx'
import { Badge } from '../../parts/badge.tsx'
import { Bidi } from '../../parts/bidi.tsx'
import type { ConsoleFrame } from '../../parts/console-shell.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Table } from '../../parts/table.tsx'
import { titleOf } from '../findings/finding-badges.tsx'
import { SafeguardTabs } from '../safeguard-tabs.tsx'

export type HoldState = 'waiting' | 'seconding' | 'approved-once' | 'approved' | 'refused' | 'used' | 'void'

export type ListedHold = {
  id: string
  app: { key: string; name: string }
  member: { id: string; name: string; isStaff: boolean }
  code: string
  needsTwo: boolean
  state: HoldState
  askedAt: Date
  askedTimes: number
  first: { name: string } | undefined
  decided: { name: string | undefined; at: Date } | undefined
}

export type HoldsPageProps = {
  frame: ConsoleFrame
  /** Of all that wait, shown or not. */
  count: number
  waiting: readonly ListedHold[]
  decided: readonly ListedHold[]
}

export function HoldsPage({ frame, count, waiting, decided }: HoldsPageProps) {
  return (
    <Page title="Held hand-offs" shell="console" frame={frame}>
      <div class="page-head">
        <div class="stack stack-tight">
          <h1>Held hand-offs</h1>
          <p class="quiet">
            They are not signed in to Zendesk until somebody decides. What is decided is good for what was seen then,
            and for nothing else.
          </p>
        </div>
      </div>
      <SafeguardTabs here="holds" />
      {waiting.length === 0 ? (
        <Empty title="Nobody is waiting">Whoever a safeguard holds at their sign-in to Zendesk appears here.</Empty>
      ) : (
        <Table
          caption="Hand-offs that wait for a decision, longest first"
          rows={waiting}
          keyOf={({ id }) => id}
          columns={[
            { label: 'Who', cell: (hold) => <Who {...hold} /> },
            { label: 'App', cell: ({ app }) => <Bidi>{app.name}</Bidi> },
            { label: 'Why', cell: ({ code }) => titleOf(code) },
            { label: 'Waits', cell: (hold) => <Waits {...hold} /> },
          ]}
        />
      )}
      {count > waiting.length && <p class="note">{`The ${waiting.length} who wait longest are shown, of ${count}.`}</p>}
      {decided.length > 0 && (
        <section class="stack" aria-labelledby="decided">
          <h2 id="decided">Decided, and still counting</h2>
          <Table
            caption="Decisions in force, latest first"
            rows={decided}
            keyOf={({ id }) => id}
            columns={[
              { label: 'Who', cell: (hold) => <Who {...hold} /> },
              { label: 'App', cell: ({ app }) => <Bidi>{app.name}</Bidi> },
              { label: 'Why', cell: ({ code }) => titleOf(code) },
              { label: 'Decision', cell: (hold) => <Decided {...hold} /> },
            ]}
          />
        </section>
      )}
    </Page>
  )
}

function Who({ id, member }: ListedHold) {
  return (
    <span class="cell-stack">
      <a href={`/admin/safeguards/holds/${id}`}>
        <Bidi>{member.name}</Bidi>
      </a>
      {member.isStaff && <Badge tone="info">Staff</Badge>}
    </span>
  )
}

function Waits({ askedAt, askedTimes, state, needsTwo, first }: ListedHold) {
  return (
    <span class="cell-stack">
      <span>
        since <Moment at={askedAt} />
      </span>
      {askedTimes > 1 && <span class="note">{`tried ${askedTimes} times`}</span>}
      {needsTwo && state === 'waiting' && <span class="note">takes two people</span>}
      {state === 'seconding' && (
        <span class="note">
          <Bidi>{first?.name ?? 'Somebody'}</Bidi> agreed; a second one has to
        </span>
      )}
    </span>
  )
}

function Decided({ state, decided }: ListedHold) {
  return (
    <span class="cell-stack">
      <HoldBadge state={state} />
      {decided && (
        <span class="note">
          <Bidi>{decided.name ?? 'Somebody who is gone'}</Bidi>, <Moment at={decided.at} />
        </span>
      )}
    </span>
  )
}

export function HoldBadge({ state }: { state: HoldState }) {
  const { tone, words } = badges[state]
  return <Badge tone={tone}>{words}</Badge>
}

const badges = {
  waiting: { tone: 'warning', words: 'Waits' },
  seconding: { tone: 'warning', words: 'Waits for a second person' },
  'approved-once': { tone: 'success', words: 'Approved once' },
  approved: { tone: 'success', words: 'Approved' },
  refused: { tone: 'danger', words: 'Refused' },
  used: { tone: 'neutral', words: 'Used up' },
  void: { tone: 'neutral', words: 'Void' },
} as const
