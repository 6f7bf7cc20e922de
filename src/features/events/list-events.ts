/** Reads the history from the beginning or from a moment on, a bounded piece at a time. */
import type { ListedEvent } from './event.ts'
import type { EventsQuery } from './list-events.query.ts'

/** Ids looked at in one statement: bounds memory, and the time the embedded database is busy. */
const windowSize = 5_000

/** Everything recorded before the call, in the order of recording. `type`: exact, or with a `*` at the end. */
export async function* listEvents(
  deps: { eventsQuery: EventsQuery },
  given: { since?: Date | undefined; type?: string | undefined } = {},
): AsyncIterable<ListedEvent> {
  const last = await deps.eventsQuery.findLastId()
  for (let after = 0; after < last; after += windowSize) {
    const upto = Math.min(after + windowSize, last)
    yield* await deps.eventsQuery.listWindow({ after, upto, since: given.since, type: given.type })
  }
}
