/** Asks the person at the keyboard for their own password again, before something that an open session is not enough for. */
import type { Member } from '../members/member.ts'
import { signIn, type SignInDeps, type SignInTry } from '../sign-in/sign-in.ts'

/** What is wrong, as a sentence for the form; undefined when the password is theirs. Throttled as a sign-in is. */
export async function confirmPassword(
  deps: SignInDeps,
  given: { member: Member } & Omit<SignInTry, 'identifier'>,
): Promise<string | undefined> {
  const { member, ...tried } = given
  if (tried.password === '') return 'Enter your own password as well: a new shared secret needs it.'
  const outcome = await signIn(deps, { ...tried, identifier: identifierOf(member) })
  if (outcome.kind === 'throttled') return 'Too many wrong passwords. Wait a quarter of an hour and try again.'
  const isTheirs = outcome.kind === 'signed-in' && outcome.memberId === member.id
  return isTheirs ? undefined : 'This is not your password.'
}

/** What signs this member in: anything with an "@" in it is looked up as an address, external IDs that have one included. */
function identifierOf({ username, externalId, email }: Member): string {
  const plain = [username, externalId].find((one) => one !== undefined && !one.includes('@'))
  return plain ?? email ?? externalId
}
