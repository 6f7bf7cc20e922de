/** What the forms of the import wizard may say. */
import { z } from 'zod'

const count = z
  .string()
  .regex(/^\d{1,9}$/, 'This is no number.')
  .transform(Number)

/** The numbers are those of the page that was confirmed. */
export const applyInput = z.object({
  new: count,
  changed: count,
  refused: count,
  partial: z
    .literal('on')
    .optional()
    .transform((value) => value === 'on'),
})

export const undoInput = z.object({ removed: count, restored: count, kept: count })
