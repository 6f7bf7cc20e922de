/** Asks the person at the keyboard for their own password again, before something that an open session is not enough for. */
import type { Member } from '../members/member.ts'
import { checkConfirmation, type PasswordDeps } from '../sign-in/check-password.ts'
import type { Visit } from '../sign-in/conclude-proof.ts'

/** What is wrong, as a sentence for the form; undefined when the password is theirs. Throttled as a sign-in is. */
export async function confirmPassword(
  deps: PasswordDeps,
  given: Visit & { member: Member; password: string },
): Promise<string | undefined> {
  if (given.password === '') return 'Enter your own password as well.'
  const outcome = await checkConfirmation(deps, given)
  if (outcome.kind === 'throttled') return 'Too many wrong passwords. Wait a quarter of an hour and try again.'
  return outcome.kind === 'confirmed' ? undefined : 'This is not your password.'
}
