/** How findings come and go: open ones day by day, how long they take to be put right, and how far people are ready. */
import { SafeguardTabs } from '../safeguard-tabs.tsx'
import { Page } from '../../layout.tsx'
import { Bidi } from '../../parts/bidi.tsx'
import type { ConsoleFrame } from '../../parts/console-shell.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Table } from '../../parts/table.tsx'
import { numberOf, severities, severityWords, type Severity } from '../findings/finding-badges.tsx'
import { TrendChart, type TrendDay } from './trend-chart.tsx'

export type TrendPageProps = {
  frame: ConsoleFrame
  /** The oldest first. */
  days: readonly TrendDay[]
  /** Of the same time. */
  timesToFix: readonly { severity: Severity; resolved: number; meanHours: number }[]
  members: { withAddress: number; verified: number }
  /** Undefined: not for the eyes of who is looking. */
  staff: readonly StaffReadiness[] | undefined
}

type StaffReadiness = {
  appKey: string
  appName: string
  staff: number
  withExternalId: number
  /** Of whom the export did not say. */
  unknown: number
  seenAt: Date
}

export function TrendPage({ frame, days, timesToFix, members, staff }: TrendPageProps) {
  return (
    <Page title="Trend of the safeguards" shell="console" frame={frame}>
      <h1>Trend of the safeguards</h1>
      <SafeguardTabs here="trend" />
      <TrendChart days={days} />
      <TimeToFix timesToFix={timesToFix} />
      <Readiness members={members} staff={staff} />
    </Page>
  )
}

function TimeToFix({ timesToFix }: Pick<TrendPageProps, 'timesToFix'>) {
  const rows = severities.flatMap((severity) => timesToFix.filter((time) => time.severity === severity))
  return (
    <section class="card stack" aria-labelledby="fix">
      <div class="stack stack-tight">
        <h2 id="fix">Time to put right</h2>
        <p class="quiet">From when a finding was opened until an audit no longer saw it, of the last 90 days.</p>
      </div>
      {rows.length === 0 ? (
        <p class="quiet">Nothing was resolved in this time.</p>
      ) : (
        <Table
          caption="Mean time to put right, by severity"
          rows={rows}
          keyOf={({ severity }) => severity}
          columns={[
            { label: 'Severity', cell: ({ severity }) => severityWords[severity] },
            { label: 'Resolved', cell: ({ resolved }) => numberOf(resolved) },
            { label: 'On average after', cell: ({ meanHours }) => span(meanHours) },
          ]}
        />
      )}
    </section>
  )
}

function span(hours: number): string {
  if (hours < 1) return 'less than an hour'
  if (hours < 48) return `${Math.round(hours)} hours`
  return `${Math.round(hours / 24)} days`
}

function Readiness({ members: { withAddress, verified }, staff }: Pick<TrendPageProps, 'members' | 'staff'>) {
  return (
    <section class="card stack" aria-labelledby="ready">
      <h2 id="ready">How far people are ready</h2>
      <dl class="tally">
        <div>
          <dt>Active members with a verified address</dt>
          <dd>{share(verified, withAddress)}</dd>
        </div>
        {staff?.map(({ appKey, appName, staff: all, withExternalId, unknown }) => (
          <div key={appKey}>
            <dt>
              Staff in Zendesk with an external ID, <Bidi>{appName}</Bidi>
            </dt>
            <dd>{unknown === all ? 'not known' : share(withExternalId, all - unknown)}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">
        {withAddress === 0
          ? 'No active member has an address.'
          : `${numberOf(verified)} of ${numberOf(withAddress)} who have an address have proved it.`}
      </p>
      {staff?.length === 0 && (
        <p class="hint">What staff carries in Zendesk is not known: bring in a list of team members first.</p>
      )}
      {staff?.map(({ appKey, appName, seenAt, unknown }) => (
        <p key={appKey} class="hint">
          <Bidi>{appName}</Bidi>: as Zendesk was on <Moment at={seenAt} />
          {unknown > 0 && `; of ${numberOf(unknown)} it was not said, and they are left out`}.
        </p>
      ))}
    </section>
  )
}

/** Never rounded up to all of them. */
function share(some: number, all: number): string {
  if (all === 0) return 'not known'
  return some === all ? '100 %' : `${Math.min(Math.round((some / all) * 100), 99)} %`
}
