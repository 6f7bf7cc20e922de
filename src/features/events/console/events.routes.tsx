/** The console's screens for the history, below /admin/events: looking through it, looking at one event, taking it away. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Router, type Request } from 'express'
import { EventListPage } from '../../../../views/events/event-list-page.tsx'
import { EventPage } from '../../../../views/events/event-page.tsx'
import { sentenceText } from '../../../../views/events/event-sentences.ts'
import { renderPage } from '../../../../views/layout.tsx'
import type { Deps } from '../../../deps.ts'
import { csrfToken } from '../../../http/csrf.ts'
import { zoneOf } from '../../../http/zone.ts'
import { AppError } from '../../../kernel/errors.ts'
import { byOf } from '../../administrators/by-of.ts'
import { consoleFrame } from '../../administrators/console-frame.ts'
import { requireAction } from '../../administrators/require-action.ts'
import { filterValues, narrowing, pageOf } from './event-links.ts'
import type { EventFilter } from './event-list.query.ts'
import { eventExportInput, eventListInput, type EventListInput } from './events.input.ts'
import { exportEvents } from './export-events.ts'
import { readFilter } from './read-filter.ts'

const pageSize = 50

export function eventsRoutes(deps: Deps): Router {
  const { clock, config, eventList, sealOf } = deps
  const reader = requireAction(deps, 'events.read')
  const pages = Router()

  pages.get('/', reader, async (request, response) => {
    const asked = await readAsked(deps, request, request.query)
    const { input, errors } = asked
    const place = { before: input.before, after: input.before === undefined ? input.after : undefined }
    const found = asked.filter ? await eventList.listPage(asked.filter, { ...place, limit: pageSize + 1 }) : []
    const values = filterValues(input)
    const isInvalid = Object.keys(errors).length > 0
    response
      .status(isInvalid ? 422 : 200)
      .send(
        renderPage(
          <EventListPage
            frame={consoleFrame(config, response, '/admin/events')}
            csrfToken={csrfToken(response)}
            values={values}
            errors={errors}
            choices={{ apps: (await deps.apps.list()).map(({ key, name }) => ({ value: key, label: name })) }}
            zone={zoneOf(request) ?? 'UTC'}
            isNarrowed={narrowing(values).length > 0}
            {...pageOf(input, found, pageSize)}
          />,
        ),
      )
  })

  pages.post('/export', reader, async (request, response) => {
    const asked = await readAsked(deps, request, request.body)
    const { success, data } = eventExportInput.safeParse(request.body)
    if (!success || !asked.filter) throw new AppError('input.malformed')
    const pieces = exportEvents(deps, {
      format: data.format,
      filter: asked.filter,
      narrowedBy: narrowing(filterValues(asked.input)),
      ...byOf(request, response),
      say: sentenceText,
    })
    const name = `events-${clock.now().toISOString().slice(0, 10)}.${data.format}`
    response.attachment(name).type(data.format === 'csv' ? 'text/csv' : 'application/x-ndjson')
    await pipeline(Readable.from(pieces), response)
  })

  pages.get('/:id', reader, async (request, response) => {
    const event = await eventList.find(eventIdOf(request))
    if (!event) throw new AppError('page.not-found')
    response.send(
      renderPage(
        <EventPage
          frame={consoleFrame(config, response, '/admin/events')}
          event={event}
          seal={await sealOf.findSeal(event.id)}
        />,
      ),
    )
  })

  return pages
}

type Read = { input: EventListInput; filter: EventFilter | undefined; errors: Record<string, string> }

/** What could be read comes back as it was typed, with what is wrong beside it. */
async function readAsked(deps: Deps, request: Request, given: unknown): Promise<Read> {
  const { success, data, error } = eventListInput.safeParse(given ?? {})
  if (!success) {
    const errors = Object.fromEntries(error.issues.map(({ path, message }) => [path.join('.'), message]))
    return { input: typedInput(given), filter: undefined, errors }
  }
  const outcome = await readFilter(deps, data, zoneOf(request) ?? 'UTC')
  return outcome.kind === 'read'
    ? { input: data, filter: outcome.filter, errors: {} }
    : { input: data, filter: undefined, errors: outcome.errors }
}

function typedInput(given: unknown): EventListInput {
  const typed = (given ?? {}) as Record<string, unknown>
  const text = (name: string): string => (typeof typed[name] === 'string' ? typed[name].slice(0, 300) : '')
  const rest = eventListInput.parse({ what: typed['what'], outcome: typed['outcome'] })
  const names = ['app', 'member', 'from', 'to', 'reference'] as const
  return { ...rest, ...Object.fromEntries(names.map((name) => [name, text(name)])) }
}

const eventIdOf = ({ params }: Request): string => {
  const id = params['id']
  if (typeof id !== 'string' || !/^\d{1,15}$/.test(id)) throw new AppError('page.not-found')
  return id
}
