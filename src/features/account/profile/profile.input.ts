/**
 * What members may change of themselves: nothing but this, whatever else a form holds. Complaints are codes; their words are
 * in views/account/words.
 */
import { z } from 'zod'
import { readPhone } from '../../../kernel/phone.ts'
import { readLocale } from '../../member-files/member-cells.ts'

/** Empty: none. */
const phone = z.string().transform((typed, context) => {
  if (typed.trim() === '') return undefined
  const read = readPhone(typed)
  return read.kind === 'phone' ? read.e164 : refuse(context, 'phoneComplaint')
})

/** Empty: as the browser asks. */
const locale = z.string().transform((typed, context) => {
  if (typed === '') return undefined
  const read = readLocale(typed)
  return 'value' in read ? read.value : refuse(context, 'languageComplaint')
})

const version = z.coerce.number().int().positive()

export const profileInput = z.object({ phone, locale, version })

function refuse(context: z.RefinementCtx, message: 'phoneComplaint' | 'languageComplaint'): never {
  context.addIssue({ code: 'custom', message })
  return z.NEVER
}
