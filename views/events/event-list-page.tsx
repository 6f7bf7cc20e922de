/** The history: what happened, newest first, narrowed by whatever one looks for. */
import { Page } from '../layout.tsx'
import { Badge } from '../parts/badge.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { Empty } from '../parts/empty.tsx'
import { Moment } from '../parts/moment.tsx'
import { Table } from '../parts/table.tsx'
import { EventFilters, ExportForm, type EventFilterValues, type FilterChoices } from './event-filters.tsx'
import { EventSentence } from './sentence.tsx'
import type { ShownEvent } from './shown-event.ts'

export type EventListPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  values: EventFilterValues
  errors: Readonly<Partial<Record<string, string>>>
  choices: FilterChoices
  /** Whose days the dates are. */
  zone: string
  events: readonly ShownEvent[]
  isNarrowed: boolean
  newestHref: string | undefined
  newerHref: string | undefined
  olderHref: string | undefined
}

export function EventListPage(props: EventListPageProps) {
  const { frame, csrfToken, values, errors, choices, zone, events, isNarrowed } = props
  const hasErrors = Object.keys(errors).length > 0
  return (
    <Page title="Events" shell="console" frame={frame}>
      <div class="page-head">
        <div class="stack stack-tight">
          <h1>Events</h1>
          <p class="quiet">What happened, newest first. Lines are never changed or removed.</p>
        </div>
        <ButtonLink href="/admin/settings/history" kind="secondary">
          How long it is kept
        </ButtonLink>
      </div>
      <EventFilters values={values} errors={errors} choices={choices} zone={zone} isNarrowed={isNarrowed} />
      {events.length === 0 ? (
        <NoEvents isNarrowed={isNarrowed} hasErrors={hasErrors} />
      ) : (
        <>
          <EventTable events={events} />
          <EventPager {...props} />
          <ExportForm csrfToken={csrfToken} values={values} isNarrowed={isNarrowed} />
        </>
      )}
    </Page>
  )
}

function NoEvents({ isNarrowed, hasErrors }: { isNarrowed: boolean; hasErrors: boolean }) {
  if (hasErrors) return <Empty title="Nothing was looked for">Correct what is marked above, then show again.</Empty>
  if (!isNarrowed) return <Empty title="Nothing has happened yet">Sign-ins, hand-offs and changes appear here.</Empty>
  return (
    <Empty
      title="Nothing fits"
      action={
        <ButtonLink href="/admin/events" kind="secondary">
          Show everything
        </ButtonLink>
      }
    >
      No event is like this. Widen the dates, or leave something out.
    </Empty>
  )
}

function EventTable({ events }: { events: readonly ShownEvent[] }) {
  return (
    <Table
      caption="Events, newest first"
      rows={events}
      keyOf={({ id }) => id}
      columns={[
        {
          label: 'What happened',
          cell: (event) => (
            <a class="event-link" href={`/admin/events/${event.id}`}>
              <EventSentence event={event} />
            </a>
          ),
        },
        { label: 'When', cell: ({ at }) => <Moment at={at} /> },
        { label: 'Outcome', cell: ({ outcome }) => <OutcomeBadge outcome={outcome} /> },
        { label: 'From', cell: ({ ip }) => (ip === undefined ? <span class="quiet">–</span> : <Bidi>{ip}</Bidi>) },
      ]}
    />
  )
}

export function OutcomeBadge({ outcome }: { outcome: string }) {
  if (outcome === 'done') return <Badge tone="neutral">Done</Badge>
  if (outcome === 'refused') return <Badge tone="warning">Refused</Badge>
  return outcome === 'failed' ? <Badge tone="danger">Failed</Badge> : <Badge tone="neutral">{outcome}</Badge>
}

function EventPager({
  newestHref,
  newerHref,
  olderHref,
}: Pick<EventListPageProps, 'newestHref' | 'newerHref' | 'olderHref'>) {
  if (newestHref === undefined && newerHref === undefined && olderHref === undefined) return null
  return (
    <nav class="pager" aria-label="Pages">
      {newestHref !== undefined && (
        <ButtonLink href={newestHref} kind="quiet" size="small">
          Newest
        </ButtonLink>
      )}
      {newerHref !== undefined && (
        <ButtonLink href={newerHref} kind="secondary" size="small">
          Newer
        </ButtonLink>
      )}
      {olderHref !== undefined && (
        <ButtonLink href={olderHref} kind="secondary" size="small">
          Older
        </ButtonLink>
      )}
    </nav>
  )
}
