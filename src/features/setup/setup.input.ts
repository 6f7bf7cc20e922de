/** What the two forms behind a set-up link may hold. */
import { z } from 'zod'
import { readEmailAddress } from '../../kernel/email-address.ts'
import { readMemberName } from '../members/member-name.ts'
import { complainAboutPassword, type AboutPassword } from './password-policy.ts'

const text = z.string().default('')

/** The first owner. Every field is judged, whatever is wrong with the others. */
export const firstOwnerInput = z
  .object({ name: text, email: text, password: text, passwordAgain: text })
  .transform((given, context) => {
    const complain = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    const name = readMemberName(given.name)
    const email = readEmailAddress(given.email)
    if (name.kind === 'refused') complain('name', name.why)
    if (email.kind === 'refused') complain('email', email.why)
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
  complain: (field: string, message: string) => void,
): void {
  const problem = complainAboutPassword(password, about)
  if (problem !== undefined) complain('password', problem)
  else if (password.normalize('NFC') !== passwordAgain.normalize('NFC')) {
    complain('passwordAgain', 'This is not the same as the password above.')
  }
}
