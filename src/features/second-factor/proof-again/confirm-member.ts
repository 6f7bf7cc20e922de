/**
 * Asks somebody who is signed in to show once more that it is them: with their second factor where they have one, with
 * their password where they have none.
 */
import type { InTransaction } from '../../../kernel/transaction.ts'
import type { Member } from '../../members/member.ts'
import type { MembersStore } from '../../members/members.store.ts'
import { lockSignedIn } from '../../sessions/lock-signed-in.ts'
import type { Proof } from '../../sessions/proof.ts'
import { checkConfirmation, type PasswordDeps } from '../../sign-in/check-password.ts'
import type { Visit } from '../../sign-in/conclude-proof.ts'
import type { ThrottlesStore } from '../../sign-in/throttles.store.ts'
import { countFactor, settleFactor, type CountFactorDeps } from '../count-factor.ts'
import { hasSecondFactor } from '../factors.ts'
import type { FactorsStore } from '../factors.store.ts'
import { judgeFactor, type JudgeDeps, type JudgeStores, type OfferedFactor } from '../judge-factor.ts'

export type ConfirmDeps = Omit<PasswordDeps, 'inTransaction'> &
  JudgeDeps &
  CountFactorDeps & {
    factors: Pick<FactorsStore, 'summaryOf'>
    inTransaction: InTransaction<
      StoresOf<PasswordDeps> &
        JudgeStores & { members: Pick<MembersStore, 'lock'>; throttles: Pick<ThrottlesStore, 'settle'> }
    >
  }

type StoresOf<Of> = Of extends { inTransaction: InTransaction<infer Stores> } ? Stores : never

export type OfferedProof = OfferedFactor | { way: 'password'; password: string }

export type ConfirmOutcome =
  | { kind: 'confirmed'; proof: Proof }
  | { kind: 'refused' }
  /** A passkey answered a page that was open for too long. */
  | { kind: 'too-late' }
  | { kind: 'throttled'; until: Date }

export async function confirmMember(
  deps: ConfirmDeps,
  given: Visit & { member: Member; offered: OfferedProof },
): Promise<ConfirmOutcome> {
  const { member, offered, ...visit } = given
  const hasFactor = hasSecondFactor(await deps.factors.summaryOf(member.id))
  if (offered.way === 'password') {
    // Whoever looked over a shoulder knows the password: it is not enough where there is more.
    if (hasFactor) return { kind: 'refused' }
    const outcome = await checkConfirmation(deps, { ...visit, member, password: offered.password })
    return outcome.kind === 'confirmed' ? { kind: 'confirmed', proof: 'password' } : outcome
  }
  const count = await countFactor(deps, { ...visit, memberId: member.id, way: offered.way })
  if (count.kind === 'throttled') return count
  return deps.inTransaction(async (stores) => {
    const present = await lockSignedIn(stores, member)
    const { requestId, ip, userAgent } = visit
    const by = { actor: `member:${member.id}`, requestId, ip } as const
    const verdict = await judgeFactor(deps, stores, {
      member: present,
      purpose: 'prove',
      offered,
      by: { ...by, userAgent },
    })
    if (verdict.kind === 'refused') {
      return { kind: verdict.because === 'passkey-too-late' ? 'too-late' : 'refused' }
    }
    await settleFactor({ ...deps, ...stores }, count.counted)
    await stores.events.record({
      ...by,
      type: 'second-factor.confirmed',
      outcome: 'done',
      subjectId: member.id,
      detail: { way: offered.way },
    })
    return { kind: 'confirmed', proof: verdict.proof }
  })
}
