/** What the two forms behind a set-up link may hold. */
import { z } from 'zod'
import { readEmailAddress } from '../../kernel/email-address.ts'
import { complainAboutPassword, type AboutPassword } from './password-policy.ts'

const text = z.string().default('')

/** Names may hold joiners and marks of any script, but nothing that breaks a line or turns the writing around. */
const notInNames = /[\p{Cc}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]/u

/** The first owner. Every field is judged, whatever is wrong with the others. */
export const firstOwnerInput = z
  .object({ name: text, email: text, password: text, passwordAgain: text })
  .transform((given, context) => {
    const name = given.name.trim()
    const complain = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    if (name === '') complain('name', 'Type your name.')
    else if (name.length > 100) complain('name', 'Use at most 100 characters for the name.')
    else if (notInNames.test(name)) complain('name', 'The name holds an invisible character. Type it again.')

    const read = readEmailAddress(given.email)
    if (read.kind === 'refused') complain('email', read.why)
    const email = read.kind === 'address' ? read.address : ''
    checkPasswords(given, { name, email: given.email }, complain)
    return { name, email, password: given.password }
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
