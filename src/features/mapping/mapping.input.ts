/** What may be typed about the fields of an app: one schema for looking at a mapping and for putting it into force. */
import { z } from 'zod'
import { readDraft } from './mapping-draft.ts'
import { mostRows, readMapping } from './read-mapping.ts'

/** `version` is the one the form was made for; each row of it comes as `claim-N` and `from-N`. */
export const mappingInput = z.record(z.string(), z.string()).transform((typed, context) => {
  const version = z.coerce.number().int().positive().max(2_147_483_647).safeParse(typed['version'])
  if (!version.success) context.addIssue({ code: 'custom', path: ['version'], message: 'The form is damaged.' })
  const { rows } = readDraft(typed)
  if (rows.length > mostRows) {
    const path = [`from-${rows.length - 1}`]
    context.addIssue({ code: 'custom', path, message: `There can be ${mostRows} fields, no more.` })
  }
  const read = readMapping(rows)
  if (read.kind === 'refused') {
    for (const [place, message] of read.errors) context.addIssue({ code: 'custom', path: [`from-${place}`], message })
  }
  return version.success && read.kind === 'mapping' ? { version: version.data, mapping: read.mapping } : z.NEVER
})

/** Whom to show a mapping on. */
export const personInput = z.object({
  person: z
    .string()
    .default('')
    .transform((typed) => typed.trim())
    .refine((typed) => typed !== '', 'Enter an external ID, a username or an e-mail address.')
    .refine((typed) => typed.length <= 320, 'Nobody has a name as long as this.'),
})
