/** What the history is asked for. Choices that are not offered count as none; what was typed and means nothing is told. */
import { z } from 'zod'
import { dayOf } from '../../../kernel/zone-days.ts'
import { eventGroups } from '../event-groups.ts'

const choice = <const Choices extends readonly [string, ...string[]]>(choices: Choices) =>
  z.enum(choices).optional().catch(undefined)

const text = z
  .string()
  .default('')
  .catch('')
  // No text of ours holds a NUL, and the database takes none.
  .transform((typed) => typed.replaceAll('\0', '\ufffd').slice(0, longest).trim())

const longest = 300

const date = text.refine((typed) => typed === '' || dayOf(typed, 'UTC') !== undefined, 'Give a day, as 2026-01-31.')

const eventId = z
  .string()
  .regex(/^\d{1,15}$/)
  .optional()
  .catch(undefined)

export const eventListInput = z
  .object({
    what: choice(eventGroups),
    outcome: choice(['done', 'refused', 'failed']),
    app: text,
    member: text.refine((typed) => !typed.includes('@'), 'Give the external ID: it stands on the member’s page.'),
    from: date,
    to: date,
    reference: text,
    before: eventId,
    after: eventId,
  })
  .refine(({ from, to }) => from === '' || to === '' || from <= to, {
    path: ['to'],
    message: 'The last day is before the first one.',
  })

export type EventListInput = z.infer<typeof eventListInput>

export const eventExportInput = z.object({ format: z.enum(['csv', 'ndjson']) })
