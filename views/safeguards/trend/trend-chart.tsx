/** Open findings as stacked bars, a day each; a day without an audit is a gap, not a zero. The same numbers as a table behind. */
import { Table } from '../../parts/table.tsx'
import { numberOf, severities, severityWords, type Severity } from '../findings/finding-badges.tsx'

export type TrendDay = {
  /** As 2026-01-31. */
  date: string
  /** Undefined: no audit looked. */
  open: Readonly<Partial<Record<Severity, number>>> | undefined
}

type Days = { days: readonly TrendDay[] }

export function TrendChart({ days }: Days) {
  const known = days.filter(({ open }) => open !== undefined)
  const last = known.at(-1)
  return (
    <section class="card stack" aria-labelledby="open-days">
      <div class="stack stack-tight">
        <h2 id="open-days">Open findings</h2>
        <p class="quiet">As the last audit of each day left them. Days without an audit are left blank.</p>
      </div>
      {last === undefined ? (
        <p class="quiet">No audit has counted anything in the last 90 days.</p>
      ) : (
        <>
          <p>
            {numberOf(sumOf(last))} open on {longDate(last.date)}, {numberOf(partOf(last, 'grave'))} of them critical or
            high.
          </p>
          <Chart days={days} />
          <details>
            <summary>The same as a table</summary>
            <DayTable days={known} />
          </details>
        </>
      )}
    </section>
  )
}

/** What is drawn in one colour; from the ground up. */
const parts = {
  grave: { severities: ['critical', 'high'], label: 'Critical and high' },
  medium: { severities: ['medium'], label: 'Medium' },
  slight: { severities: ['low', 'info'], label: 'Low, and for information' },
} as const satisfies Record<string, { severities: readonly Severity[]; label: string }>

type Part = keyof typeof parts
const partNames = Object.keys(parts) as readonly Part[]

const partOf = ({ open }: TrendDay, part: Part): number =>
  parts[part].severities.reduce((sum, severity) => sum + (open?.[severity] ?? 0), 0)

const sumOf = (day: TrendDay): number => partNames.reduce((sum, part) => sum + partOf(day, part), 0)

const tall = 100

function Chart({ days }: Days) {
  const most = Math.max(...days.map(sumOf), 1)
  return (
    <figure class="chart">
      <div class="chart-drawing">
        <span class="chart-most">{numberOf(most)}</span>
        <svg
          viewBox={`0 0 ${days.length} ${tall}`}
          preserveAspectRatio="none"
          role="img"
          aria-label="A bar a day: open findings, the grave ones at the bottom. The table below has the numbers."
        >
          {days.map((day, index) => (
            <Bar key={day.date} day={day} index={index} scale={tall / most} />
          ))}
          <line class="chart-zero" x1={0} x2={days.length} y1={tall} y2={tall} vector-effect="non-scaling-stroke" />
        </svg>
        <span class="chart-worst">0</span>
      </div>
      <div class="chart-days" aria-hidden="true">
        {[0, Math.floor(days.length / 3), Math.floor((days.length * 2) / 3), days.length - 1].map((index) => (
          <span key={index}>{shortDate(days[index]?.date)}</span>
        ))}
      </div>
      <figcaption class="chart-legend">
        {partNames.map((part) => (
          <span key={part}>
            <span class={`chart-key chart-key-${part}`} aria-hidden="true" /> {parts[part].label}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}

function Bar({ day, index, scale }: { day: TrendDay; index: number; scale: number }) {
  let top = tall
  return (
    <g>
      <title>
        {day.open ? `${longDate(day.date)}: ${numberOf(sumOf(day))} open` : `${longDate(day.date)}: no audit`}
      </title>
      <rect class="chart-day" x={index} y={0} width={1} height={tall} />
      {partNames.map((part) => {
        const height = partOf(day, part) * scale
        top -= height
        return <rect key={part} class={`chart-${part}`} x={index + 0.1} y={top} width={0.8} height={height} />
      })}
    </g>
  )
}

function DayTable({ days }: Days) {
  return (
    <Table
      caption="Open findings by day, newest first"
      rows={days.toReversed()}
      keyOf={({ date }) => date}
      columns={[
        { label: 'Day', cell: ({ date }) => <time dateTime={date}>{longDate(date)}</time> },
        ...severities.map((severity) => ({
          label: severityWords[severity],
          cell: ({ open }: TrendDay) => numberOf(open?.[severity] ?? 0),
        })),
      ]}
    />
  )
}

const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const long = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** A date is the same everywhere. */
const shortDate = (date: string | undefined): string => (date === undefined ? '' : short.format(new Date(date)))
const longDate = (date: string): string => long.format(new Date(date))
