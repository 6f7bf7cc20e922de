/** Ends every way to a new password that a member was given and has not used: links, by mail or not, and codes on paper. */
import type { Clock } from '../../kernel/clock.ts'
import type { SetupLinksStore } from '../setup/setup-links.store.ts'
import type { RecoveryGrantsStore } from './grants/recovery-grants.store.ts'

/** Call it with stores bound to the transaction that changes the password, or who may have one. */
export type VoidRecoveryDeps = {
  clock: Clock
  setupLinks: Pick<SetupLinksStore, 'void'>
  recoveryGrants: Pick<RecoveryGrantsStore, 'endAllOf'>
}

/** Whoever found a link or a code changes nothing with it once the password is another one. */
export async function voidRecovery(
  { clock, setupLinks, recoveryGrants }: VoidRecoveryDeps,
  memberId: string,
): Promise<void> {
  const now = clock.now()
  await setupLinks.void(memberId, now)
  await recoveryGrants.endAllOf(memberId, now)
}
