/** The history's links: every one carries the filters along. */
import type { EventFilterValues } from '../../../../views/events/event-filters.tsx'
import type { EventListInput } from './events.input.ts'

const home = '/admin/events'

export const filterValues = (input: EventListInput): EventFilterValues => ({
  what: input.what ?? '',
  outcome: input.outcome ?? '',
  app: input.app,
  member: input.member,
  from: input.from,
  to: input.to,
  reference: input.reference,
})

export const narrowing = (values: EventFilterValues): string[] =>
  Object.entries(values).flatMap(([name, value]) => (value === '' ? [] : [name]))

/** `found`: a page, and one more event when there are more that way. Gives the page, newest first, and where to go from it. */
export function pageOf<Event extends { id: string }>(input: EventListInput, found: readonly Event[], size: number) {
  const { before, after } = input
  const hasMore = found.length > size
  const isBackward = before === undefined && after !== undefined
  const events = isBackward ? found.slice(-size) : found.slice(0, size)
  const values = filterValues(input)
  const newest = events[0]?.id ?? before
  const oldest = events.at(-1)?.id ?? after
  const isFirst = before === undefined && after === undefined
  const hasNewer = isBackward ? hasMore : !isFirst
  const hasOlder = isBackward || hasMore
  return {
    events,
    newestHref: isFirst ? undefined : hrefWith(values, {}),
    newerHref: hasNewer && newest !== undefined ? hrefWith(values, { after: newest }) : undefined,
    olderHref: hasOlder && oldest !== undefined ? hrefWith(values, { before: oldest }) : undefined,
  }
}

function hrefWith(values: EventFilterValues, place: { before?: string; after?: string }): string {
  const given = Object.entries({ ...values, ...place }).filter(([, value]) => value !== '')
  const query = new URLSearchParams(given).toString()
  return query === '' ? home : `${home}?${query}`
}
