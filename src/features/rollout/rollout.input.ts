/** What the forms of the roll-out page send. */
import { z } from 'zod'
import { misleadingCharacter } from '../../kernel/hidden-characters.ts'
import { stages } from '../apps/app.ts'

const stage = z.enum(stages, 'No such stage.')

export const moveBackInput = z.object({ to: stage })

/** `from`: the stage that was on the screen. */
export const moveForwardInput = z.object({ from: stage })

export const overrideInput = z.object({
  from: stage,
  reason: z
    .string()
    .default('')
    .transform((typed) => typed.normalize('NFC').trim().replaceAll(/\s+/g, ' '))
    .refine((typed) => Array.from(typed).length >= 10, 'Say why, in at least 10 characters.')
    .refine((typed) => Array.from(typed).length <= 500, 'At most 500 characters.')
    .refine(
      (typed) => !misleadingCharacter.test(typed),
      'There is an invisible character in this text. Type it again by hand.',
    ),
})

/** Either somebody who was on the screen, or whatever was typed to find somebody. */
export const testPersonInput = z
  .object({ member: z.string().optional(), who: z.string().max(320, 'At most 320 characters.').default('') })
  .transform(({ member, who }) => (member === undefined ? { typed: who.trim() } : { memberId: member }))
  .refine((wanted) => !('typed' in wanted) || wanted.typed !== '', {
    message: 'Enter an external ID, a username or a whole e-mail address.',
    path: ['who'],
  })

export const oneMemberInput = z.object({ member: z.string() })

export const teamExportInput = z.object({ file: z.string().default('') })
