/** The form for another password; whether it is a good one is for judge-password.ts to say. Complaints are codes. */
import { z } from 'zod'

const text = z.string().default('')

export const changePasswordInput = z
  .object({ current: text, password: text, passwordAgain: text })
  .transform((given, context) => {
    const { current, password, passwordAgain } = given
    const complain = (field: string, message: PasswordFormComplaint): void =>
      context.addIssue({ code: 'custom', path: [field], message })
    if (current === '') complain('current', 'missing')
    if (password.normalize('NFC') !== passwordAgain.normalize('NFC')) complain('passwordAgain', 'passwords-differ')
    return { current, password }
  })

export type PasswordFormComplaint = 'missing' | 'passwords-differ'
