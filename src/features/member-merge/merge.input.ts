/** Which two members are looked at, and what is asked for of a merge. */
import { z } from 'zod'
import { isUuid } from '../../kernel/ids.ts'
import { misleadingCharacter } from '../../kernel/hidden-characters.ts'
import { mergeFields, type MergeChoice, type MergeField } from './merge-fields.ts'

const one = z.string().default('').catch('')

/** The first page: two external IDs, as typed or out of a link. */
export const pairInput = z.object({ a: one, b: one })

/** The second: who stays, and whose value is kept. What is not said is the survivor's. */
export const sidesInput = z.object({
  a: one,
  b: one,
  keep: z.enum(['a', 'b']).catch('a'),
  ...forEachField((field) =>
    z
      .enum(field === 'attributes' ? ['a', 'b', 'both'] : ['a', 'b'])
      .optional()
      .catch(undefined),
  ),
})

const id = z.string().refine(isUuid)
const version = z.coerce.number().int().positive()

const reason = z
  .string()
  .default('')
  .transform((typed) => typed.normalize('NFC').trim().replaceAll(/\s+/g, ' '))
  .refine((typed) => Array.from(typed).length >= 10, 'Say how you know, in at least 10 characters.')
  .refine((typed) => Array.from(typed).length <= 500, 'At most 500 characters.')
  .refine(
    (typed) => !misleadingCharacter.test(typed),
    'There is an invisible character in this text. Type it again by hand.',
  )

const request = {
  survivor: id,
  loser: id,
  survivorVersion: version,
  loserVersion: version,
  ...forEachField((field) => z.enum(field === 'attributes' ? ['survivor', 'loser', 'both'] : ['survivor', 'loser'])),
}

/** The form without what a person types: nobody but us fills it in. */
export const mergeRequestInput = z.object(request)
export const mergeInput = z.object({ ...request, reason })

export const choiceIn = (input: MergeChoice): MergeChoice =>
  Object.fromEntries(mergeFields.map((field) => [field, input[field]])) as MergeChoice

function forEachField<Schema>(schemaOf: (field: MergeField) => Schema): Record<MergeField, Schema> {
  return Object.fromEntries(mergeFields.map((field) => [field, schemaOf(field)])) as Record<MergeField, Schema>
}
