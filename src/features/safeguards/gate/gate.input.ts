/** What is decided about held hand-offs, and about what findings do. */
import { z } from 'zod'
import { misleadingCharacter } from '../../../kernel/hidden-characters.ts'
import { wishes } from './gate-decision.ts'
import { gateSettings } from './live-gate.ts'

const reason = z
  .string()
  .default('')
  .transform((typed) => typed.normalize('NFC').trim().replaceAll(/\s+/g, ' '))
  .refine((typed) => Array.from(typed).length >= 10, 'Say why, in at least 10 characters.')
  .refine((typed) => Array.from(typed).length <= 500, 'At most 500 characters.')
  .refine(
    (typed) => !misleadingCharacter.test(typed),
    'There is an invisible character in this text. Type it again by hand.',
  )

export const decisionInput = z.object({
  wish: z.enum(wishes, 'Choose what is to happen.'),
  reason,
  /** Of an approval that lasts; undefined: until its evidence changes. */
  days: z
    .enum(['unchanged', '30', '90', '180'], 'Choose how long.')
    .default('unchanged')
    .transform((days) => (days === 'unchanged' ? undefined : Number(days))),
})

export const gateInput = z.object({ gate: z.enum(gateSettings, 'Choose what it does.'), reason })
