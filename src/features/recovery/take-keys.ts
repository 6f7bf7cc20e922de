/**
 * Takes away everything that a member proves themselves with. Whoever brought them in, or sat at their keyboard, may know
 * their password and have added a factor of their own: nobody becomes somebody by that.
 */
import type { By } from '../events/event.ts'
import type { Member } from '../members/member.ts'
import type { RemoveCredentialsOutcome } from '../members/remove-credentials.ts'
import { removePassword, type RemovePasswordDeps } from './remove-password.ts'
import { resetFactors, type ResetFactorsDeps } from './reset-factors.ts'

/** Call it with stores bound to a transaction. */
export type TakeKeysDeps = RemovePasswordDeps & ResetFactorsDeps

/** What of it is bound to the transaction. */
export type TakeKeysStore =
  'members' | 'sessions' | 'setupLinks' | 'recoveryGrants' | 'factors' | 'devices' | 'outbox' | 'branding' | 'events'

/** Password, factors, links and codes are gone, sessions ended, browsers forgotten. */
export async function takeKeys(
  deps: TakeKeysDeps,
  { member, ...by }: By & { member: Member },
): Promise<RemoveCredentialsOutcome> {
  const outcome = await removePassword(deps, { ...by, member })
  if (outcome.kind === 'last-owner') return outcome
  await resetFactors(deps, { ...by, member })
  await deps.devices.removeAllOf(member.id)
  return outcome
}
