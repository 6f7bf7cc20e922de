/** What may be typed about a passkey: its name. */
import { z } from 'zod'
import { hiddenCharacter } from '../../../kernel/hidden-characters.ts'

/** What is wrong with one is said by the page, in the member's language. */
export const renameInput = z.object({
  name: z
    .string()
    .default('')
    .transform((typed) => typed.normalize('NFC').trim())
    .refine((typed) => typed !== '' && Array.from(typed).length <= 60 && !hiddenCharacter.test(typed)),
})
