/** The form that brings an export of Zendesk users in. */
import { z } from 'zod'
import { readInstant } from './user-file/user-values.ts'

export const zendeskUsersInput = z.object({
  kind: z.enum(['team-export', 'user-export'], 'Choose which export it is.'),
  asOf: z
    .string()
    .default('')
    .transform((text, context) => {
      if (text.trim() === '') return undefined
      const at = readInstant(text)
      if (!at)
        context.addIssue({
          code: 'custom',
          message: 'Write the date as 2026-11-20, or with a time as 2026-11-20 14:30, in UTC.',
        })
      return at
    }),
  acceptsFewer: z
    .literal('on')
    .optional()
    .transform((value) => value === 'on'),
  /** Where no file is sent. */
  text: z.string().default(''),
})
