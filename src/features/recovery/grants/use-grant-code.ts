/** Uses a one-time code up: its member chooses a password by it. Looking at one uses up nothing. */
import type { Passwords } from '../../../kernel/passwords.ts'
import { hashOfToken } from '../../../kernel/token-hash.ts'
import type { InTransaction } from '../../../kernel/transaction.ts'
import type { Member } from '../../members/member.ts'
import type { MembersStore } from '../../members/members.store.ts'
import type { Breaches } from '../../passwords/look-up-breaches.ts'
import {
  renewPassword,
  type RecoveryVisit,
  type RenewPasswordDeps,
  type RenewPasswordStore,
} from '../renew-password.ts'
import { readGrantCode } from './grant-code.ts'
import type { RecoveryGrantsStore } from './recovery-grants.store.ts'

export type UseGrantCodeDeps = Omit<RenewPasswordDeps, RenewPasswordStore> & {
  passwords: Pick<Passwords, 'hash'>
  members: Pick<MembersStore, 'find'>
  recoveryGrants: Pick<RecoveryGrantsStore, 'find'>
  inTransaction: InTransaction<
    Pick<RenewPasswordDeps, RenewPasswordStore> & { recoveryGrants: Pick<RecoveryGrantsStore, 'consume' | 'endAllOf'> }
  >
}

/** Whose code it is; undefined when it opens nothing: mistyped, used, expired, taken back, or not agreed to yet. */
export async function findByGrantCode(deps: UseGrantCodeDeps, typed: string): Promise<Member | undefined> {
  const code = readGrantCode(typed)
  const grant = code === undefined ? undefined : await deps.recoveryGrants.find(hashOfToken(code), deps.clock.now())
  return grant && deps.members.find(grant.memberId)
}

/** False when the code was used, or opened nothing any more, meanwhile. */
export async function setPasswordByGrantCode(
  deps: UseGrantCodeDeps,
  typed: string,
  { password, breaches }: { password: string; breaches: Breaches },
  visit: RecoveryVisit,
): Promise<boolean> {
  const code = readGrantCode(typed)
  if (code === undefined) return false
  const hash = await deps.passwords.hash(password)
  return deps.inTransaction(async (stores) => {
    const grant = await stores.recoveryGrants.consume(hashOfToken(code), deps.clock.now())
    if (!grant) return false
    const by = { type: 'recovery-grant.used', detail: {} } as const
    await renewPassword({ ...deps, ...stores }, { memberId: grant.memberId, hash, breaches, by }, visit)
    return true
  })
}
