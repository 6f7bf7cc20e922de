/** Whoever lost the password says who they are. What nobody could be called is taken like every other name. */
import { z } from 'zod'

const longest = 320

export const recoveryInput = z.object({
  identifier: z
    .string()
    .default('')
    .transform((typed) => typed.trim().slice(0, longest))
    .pipe(z.string().min(1)),
})
