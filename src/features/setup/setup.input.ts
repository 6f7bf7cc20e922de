/**
 * What the two forms behind a set-up link may hold; whether the password is a good one is for judge-password.ts to say.
 * Complaints are codes; their words are in views/languages.
 */
import { z } from 'zod'
import { readEmailAddress, type ReadEmailAddress } from '../../kernel/email-address.ts'
import { readMemberName, type ReadMemberName } from '../members/member-name.ts'

const text = z.string().default('')

type Complain = (field: string, code: SetupComplaint) => void

/** What can be wrong with a field, beside the password itself. */
export type SetupComplaint =
  | Extract<ReadMemberName, { kind: 'refused' }>['code']
  | Extract<ReadEmailAddress, { kind: 'refused' }>['code']
  | 'email-taken'
  | 'passwords-differ'

/** The first owner. Every field is judged, whatever is wrong with the others. */
export const firstOwnerInput = z
  .object({ name: text, email: text, password: text, passwordAgain: text })
  .transform((given, context) => {
    const complain: Complain = (field, message) => context.addIssue({ code: 'custom', path: [field], message })
    const name = readMemberName(given.name)
    const email = readEmailAddress(given.email)
    if (name.kind === 'refused') complain('name', name.code)
    if (email.kind === 'refused') complain('email', email.code)
    comparePasswords(given, complain)
    return {
      name: name.kind === 'name' ? name.name : '',
      email: email.kind === 'address' ? email.address : '',
      password: given.password,
    }
  })

/** A new password for a member who is known already. */
export const newPasswordInput = z.object({ password: text, passwordAgain: text }).transform((given, context) => {
  comparePasswords(given, (field, message) => context.addIssue({ code: 'custom', path: [field], message }))
  return { password: given.password }
})

function comparePasswords(given: { password: string; passwordAgain: string }, complain: Complain): void {
  const isSame = given.password.normalize('NFC') === given.passwordAgain.normalize('NFC')
  if (!isSame) complain('passwordAgain', 'passwords-differ')
}
