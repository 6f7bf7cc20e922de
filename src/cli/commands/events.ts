/** `latchkey events`: the history, for people and for scripts. */
import { Option } from 'commander'
import { z } from 'zod'
import { listEvents } from '../../features/events/list-events.ts'
import { eventTypes, type ListedEvent } from '../../features/events/event.ts'
import { defineCommand, exitCodes } from '../command.ts'

export const events = defineCommand({
  name: 'events',
  summary: 'Print the history: who did what, and when',
  example: "latchkey events --since 2026-01-31T08:00:00Z --type 'handoff.*' --format ndjson",
  declare: (parser) =>
    parser
      .option('--since <time>', 'from this moment on: a date or an ISO 8601 time')
      .option('--type <type>', 'only this type; with * at the end, all that begin so')
      .addOption(new Option('--format <format>', 'how to print').choices(['text', 'ndjson']).default('text')),
  given: z.object({
    since: z.coerce.date('not a time. Write 2026-01-31 or 2026-01-31T08:00:00Z.').optional(),
    type: z
      .string()
      .refine(fitsAnyType, `there is no such event type. There are ${eventTypes.join(', ')}.`)
      .optional(),
    format: z.enum(['text', 'ndjson']),
  }),
  run: async (deps, io, { since, type, format }) => {
    const print = format === 'ndjson' ? lineOfJson : lineOfText
    for await (const event of listEvents(deps, { since, type })) {
      io.signal.throwIfAborted()
      await io.out(print(event))
    }
    return exitCodes.good
  },
})

function fitsAnyType(asked: string): boolean {
  return eventTypes.some((type) => (asked.endsWith('*') ? type.startsWith(asked.slice(0, -1)) : type === asked))
}

function lineOfJson({ requestId, ...event }: ListedEvent): string {
  const { at, type, actor, subject, app, outcome, codes, ip, detail } = event
  return `${JSON.stringify({ at, type, actor, subject, app, outcome, codes, request_id: requestId, ip, detail })}\n`
}

function lineOfText({ at, type, actor, subject, app, outcome, codes }: ListedEvent): string {
  const more = [`by ${actor}`, subject && `about ${subject}`, app && `app ${app}`, codes.join(', ')]
  return `${at.toISOString()}  ${type.padEnd(18)} ${outcome.padEnd(8)} ${more.filter(Boolean).join('  ')}\n`
}
