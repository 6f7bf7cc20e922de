/** What the two forms behind a set-up link may hold. Complaints are codes; their words are in views/languages. */
import { z } from 'zod'
import { readEmailAddress, type ReadEmailAddress } from '../../kernel/email-address.ts'
import { readMemberName, type ReadMemberName } from '../members/member-name.ts'
import { complainAboutPassword, type AboutPassword, type PasswordComplaintCode } from './password-policy.ts'

const text = z.string().default('')

type Complain = (field: string, code: SetupComplaint) => void

/** What can be wrong with a field. */
export type SetupComplaint =
  | Extract<ReadMemberName, { kind: 'refused' }>['code']
  | Extract<ReadEmailAddress, { kind: 'refused' }>['code']
  | PasswordComplaintCode
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
    checkPasswords(given, given, complain)
    return {
      name: name.kind === 'name' ? name.name : '',
      email: email.kind === 'address' ? email.address : '',
      password: given.password,
    }
  })

/** A new password for a member who is known already. */
export const newPasswordInput = (about: AboutPassword) =>
  z.object({ password: text, passwordAgain: text }).transform((given, context) => {
    checkPasswords(given, about, (field, message) => context.addIssue({ code: 'custom', path: [field], message }))
    return { password: given.password }
  })

function checkPasswords(
  { password, passwordAgain }: { password: string; passwordAgain: string },
  about: AboutPassword,
  complain: Complain,
): void {
  const problem = complainAboutPassword(password, about)
  if (problem !== undefined) complain('password', problem.code)
  else if (password.normalize('NFC') !== passwordAgain.normalize('NFC')) {
    complain('passwordAgain', 'passwords-differ')
  }
}
