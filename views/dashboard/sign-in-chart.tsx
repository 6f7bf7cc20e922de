/** Sign-ins upwards and refusals downwards, a bar a day, with the same numbers as a table behind. */
import { Alert } from '../parts/alert.tsx'
import { Table } from '../parts/table.tsx'

export type SignInDay = {
  /** As 2026-01-31. */
  date: string
  signIns: number
  handOffs: number
  refusedSignIns: number
  refusedHandOffs: number
  zendeskErrors: number
}

export type SignInChartProps = {
  /** The oldest first. */
  days: readonly SignInDay[] | 'unknown'
  /** Whose days they are. */
  zone: string
}

export function SignInChart({ days, zone }: SignInChartProps) {
  return (
    <section class="card stack" aria-labelledby="sign-ins">
      <div class="stack stack-tight">
        <h2 id="sign-ins">Sign-ins and refusals</h2>
        <p class="quiet">The last 30 days, as days begin in {zone.replaceAll('_', ' ')}. Today is not over.</p>
      </div>
      {days === 'unknown' ? (
        <Alert tone="warning">
          <p>The numbers could not be read. The log says more; try again in a moment.</p>
        </Alert>
      ) : (
        <KnownDays days={days} />
      )}
    </section>
  )
}

type Days = { days: readonly SignInDay[] }

function KnownDays({ days }: Days) {
  const isEmpty = days.every((day) => day.handOffs + upOf(day) + downOf(day) === 0)
  if (isEmpty) return <p class="quiet">Nobody has signed in or was refused in this time.</p>
  return (
    <>
      <p>{summary(days)}</p>
      <Chart days={days} />
      <details>
        <summary>The same as a table</summary>
        <DayTable days={days} />
      </details>
    </>
  )
}

/** Signing in here, by password. */
const upOf = ({ signIns }: SignInDay): number => signIns
const downOf = ({ refusedSignIns, refusedHandOffs, zendeskErrors }: SignInDay): number =>
  refusedSignIns + refusedHandOffs + zendeskErrors

function summary(days: readonly SignInDay[]): string {
  const sum = (of: (day: SignInDay) => number): string =>
    numbers.format(days.reduce((total, day) => total + of(day), 0))
  return `${sum(upOf)} sign-ins, ${sum(({ handOffs }) => handOffs)} hand-offs to Zendesk, ${sum(downOf)} refused or failed.`
}

/** Heights of the two halves, in units of the drawing; both have one scale. */
const tall = 100

function Chart({ days }: Days) {
  const most = Math.max(...days.map(upOf))
  const worst = Math.max(...days.map(downOf))
  const scale = tall / Math.max(most + worst, 1)
  const zero = most * scale
  return (
    <figure class="chart">
      <div class="chart-drawing">
        <span class="chart-most">{numbers.format(most)}</span>
        <svg
          viewBox={`0 0 ${days.length} ${tall}`}
          preserveAspectRatio="none"
          role="img"
          aria-label="A bar a day: sign-ins upwards, refusals and errors downwards. The table below has the numbers."
        >
          {days.map((day, index) => (
            <g key={day.date}>
              <title>{titleOf(day)}</title>
              <rect class="chart-day" x={index} y={0} width={1} height={tall} />
              <rect
                class="chart-good"
                x={index + 0.15}
                y={zero - upOf(day) * scale}
                width={0.7}
                height={upOf(day) * scale}
              />
              <rect class="chart-bad" x={index + 0.15} y={zero} width={0.7} height={downOf(day) * scale} />
            </g>
          ))}
          <line class="chart-zero" x1={0} x2={days.length} y1={zero} y2={zero} vector-effect="non-scaling-stroke" />
        </svg>
        <span class="chart-worst">{numbers.format(worst)}</span>
      </div>
      <div class="chart-days" aria-hidden="true">
        {[0, 10, 20, days.length - 1].map((index) => (
          <span key={index}>{shortDate(days[index]?.date)}</span>
        ))}
      </div>
      <figcaption class="chart-legend">
        <span>
          <span class="chart-key chart-key-good" aria-hidden="true" /> Sign-ins, upwards: {numbers.format(most)} on the
          busiest day
        </span>
        <span>
          <span class="chart-key chart-key-bad" aria-hidden="true" /> Refusals and errors, downwards:{' '}
          {numbers.format(worst)} on the worst day
        </span>
      </figcaption>
    </figure>
  )
}

function DayTable({ days }: Days) {
  return (
    <Table
      caption="Sign-ins and refusals by day, newest first"
      rows={days.toReversed()}
      keyOf={({ date }) => date}
      columns={[
        { label: 'Day', cell: ({ date }) => <time dateTime={date}>{longDate(date)}</time> },
        { label: 'Sign-ins', cell: ({ signIns }) => numbers.format(signIns) },
        { label: 'Hand-offs', cell: ({ handOffs }) => numbers.format(handOffs) },
        { label: 'Sign-ins refused', cell: ({ refusedSignIns }) => numbers.format(refusedSignIns) },
        { label: 'Hand-offs refused', cell: ({ refusedHandOffs }) => numbers.format(refusedHandOffs) },
        { label: 'Errors from Zendesk', cell: ({ zendeskErrors }) => numbers.format(zendeskErrors) },
      ]}
    />
  )
}

const titleOf = (day: SignInDay): string =>
  `${longDate(day.date)}: ${numbers.format(upOf(day))} sign-ins, ${numbers.format(downOf(day))} refused or failed`

const numbers = new Intl.NumberFormat('en-GB')
const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const long = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** A date is the same everywhere. */
const shortDate = (date: string | undefined): string => (date === undefined ? '' : short.format(new Date(date)))
const longDate = (date: string): string => long.format(new Date(date))
