/** What the forms about one's own address may hold. Complaints are codes; their words are in views/verification/words. */
import { z } from 'zod'
import type { AddressComplaint } from '../../../views/verification/words/words.ts'
import { readEmailAddress } from '../../kernel/email-address.ts'
import { readSixDigits } from '../../kernel/typed-digits.ts'

const text = z.string().default('')

/** The digits in a mail. */
export const codeInput = z.object({ code: text }).transform(({ code }, context) => {
  const digits = readSixDigits(code)
  if (digits === undefined) complain(context, 'code', 'malformed-code')
  return { code: digits ?? '' }
})

/** The address that somebody wants to have. */
export const newAddressInput = z.object({ email: text }).transform(({ email }, context) => {
  const read = readEmailAddress(email)
  if (read.kind === 'refused') complain(context, 'email', read.code)
  return { email: read.kind === 'address' ? read.address : '' }
})

function complain(context: z.RefinementCtx, field: string, message: AddressComplaint): void {
  context.addIssue({ code: 'custom', path: [field], message })
}
