/** What may be typed about a published fallback sheet. */
import { z } from 'zod'
import { misleadingCharacter } from '../../kernel/hidden-characters.ts'

/** `languages` come as repeated values and are read on their own. */
export const publicationInput = z.object({
  place: z
    .string()
    .default('')
    .transform((typed) => typed.normalize('NFC').replace(/\s+/g, ' ').trim())
    .refine(
      (typed) => typed !== '',
      'Say where it is now, such as “notice board of the help desk” or an https address.',
    )
    .refine((typed) => Array.from(typed).length <= 300, 'At most 300 characters.')
    .refine(
      (typed) => !misleadingCharacter.test(typed) && typed.isWellFormed(),
      'There is an invisible character in it, or one that turns the writing around. Type it again by hand.',
    ),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})
