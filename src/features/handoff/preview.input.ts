/** Whom a preview is about: `member` is our own ID, from a list of several; `person` what was typed. */
import { z } from 'zod'

export const previewPersonInput = z
  .object({
    member: z.guid('Choose somebody from the list.').optional(),
    person: z
      .string()
      .default('')
      .transform((typed) => typed.trim())
      .refine((typed) => typed.length <= 320, 'At most 320 characters.'),
  })
  .refine(({ member, person }) => member !== undefined || person !== '', {
    path: ['person'],
    message: 'Enter an external ID, a username or a whole e-mail address.',
  })
