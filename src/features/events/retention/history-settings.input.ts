/** The form that says how long the personal part of events is kept. */
import { z } from 'zod'
import { fewestDays, mostDays, type KeepDays } from './keep-days.ts'

const wrong = `Give a whole number of days from ${fewestDays} to ${mostDays}, or tick “Never”.`

export const historySettingsInput = z
  .object({
    days: z.string().trim().default(''),
    never: z.string().optional(),
    /** What was in force when the number of events was shown: nothing else was agreed to. */
    was: z.string().optional(),
  })
  .transform(({ days, never, was }, context): { days: KeepDays; was: string | undefined } => {
    if (never === 'on') return { days: 'never', was }
    const count = /^\d{1,5}$/.test(days) ? Number(days) : 0
    if (count < fewestDays || count > mostDays) context.addIssue({ code: 'custom', path: ['days'], message: wrong })
    return { days: count, was }
  })
