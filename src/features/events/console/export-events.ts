/** The filtered history as text, newest first: a CSV that is safe to open in a spreadsheet, or one JSON object a line. */
import { setImmediate } from 'node:timers/promises'
import { csvRecord } from '../../member-files/member-csv.ts'
import type { Actor } from '../event.ts'
import type { EventsStore } from '../events.store.ts'
import type { EventFilter, EventListQuery } from './event-list.query.ts'
import type { FoundEvent, FoundMember } from './found-event.ts'

export type ExportEventsDeps = {
  events: Pick<EventsStore, 'record'>
  eventList: Pick<EventListQuery, 'listPage'>
}

export type EventExport = {
  format: 'csv' | 'ndjson'
  filter: EventFilter
  /** Which filters were set, by name: never what they were set to. */
  narrowedBy: readonly string[]
  actor: Actor
  requestId: string
  ip: string | undefined
  /** An event as a sentence. */
  say: (event: FoundEvent) => string
}

const pageSize = 1_000

/** Recorded before a word of it leaves. Memory stays flat, however long the history is. */
export async function* exportEvents(deps: ExportEventsDeps, given: EventExport): AsyncGenerator<string, void> {
  const { format, filter, narrowedBy, say, ...by } = given
  const detail = { format, narrowed_by: narrowedBy }
  await deps.events.record({ ...by, type: 'history.exported', outcome: 'done', detail })
  const write = format === 'csv' ? (event: FoundEvent) => lineOfCsv(event, say(event)) : lineOfJson
  if (format === 'csv') yield csvRecord(csvColumns)
  let before: string | undefined
  do {
    const page = await deps.eventList.listPage(filter, { before, limit: pageSize })
    before = page.length < pageSize ? undefined : page.at(-1)?.id
    if (page.length > 0) yield page.map(write).join('')
    // The embedded database answers without leaving the event loop: let the others have their turn.
    await setImmediate()
  } while (before !== undefined)
}

const csvColumns = [
  ...['id', 'at', 'says', 'type', 'outcome', 'codes', 'actor', 'actor_name', 'subject', 'subject_name', 'app'],
  ...['request_id', 'ip', 'detail', 'personal'],
]

function lineOfCsv(event: FoundEvent, says: string): string {
  const { id, at, type, outcome, codes, actor, subject, app, requestId, ip, detail, personal } = event
  return csvRecord([
    id,
    at.toISOString(),
    says,
    type,
    outcome,
    codes.join(' '),
    actorWord(event),
    actor.kind === 'member' ? actor.member.name : undefined,
    subject && memberWord(subject),
    subject?.name,
    app?.key,
    requestId,
    ip,
    Object.keys(detail).length === 0 ? undefined : JSON.stringify(detail),
    personal && JSON.stringify(personal),
  ])
}

/** As `latchkey events` writes it, with the number of the event and what is personal in it. */
function lineOfJson(event: FoundEvent): string {
  const { id, at, type, subject, app, outcome, codes, requestId, ip, detail, personal } = event
  const line = {
    ...{ id, at, type, actor: actorWord(event), subject: subject ? memberWord(subject) : null, app: app?.key ?? null },
    ...{ outcome, codes, request_id: requestId ?? null, ip: ip ?? null, detail, personal: personal ?? null },
  }
  return `${JSON.stringify(line)}\n`
}

const actorWord = ({ actor }: FoundEvent): string =>
  actor.kind === 'member' ? `member:${memberWord(actor.member)}` : actor.word

/** Our own id once there is no external ID any more. */
const memberWord = ({ externalId, id }: FoundMember): string => externalId ?? id
