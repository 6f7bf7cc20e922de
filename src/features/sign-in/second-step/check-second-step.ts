/** The second step of a sign-in: judges the factor that somebody offers whose password was right, and lets them in. */
import type { InTransaction } from '../../../kernel/transaction.ts'
import { hashOfToken } from '../../../kernel/token-hash.ts'
import { isOverMailLimit } from '../../mail/mail-limit.ts'
import { queueNotice } from '../../mail/queue-notice.ts'
import type { Member } from '../../members/member.ts'
import type { MembersStore } from '../../members/members.store.ts'
import {
  countFactor,
  isClosedNow,
  settleFactor,
  type CountFactorDeps,
  type CountedFactor,
} from '../../second-factor/count-factor.ts'
import { judgeFactor, type JudgeDeps, type JudgeStores, type OfferedFactor } from '../../second-factor/judge-factor.ts'
import { concludeProof, type Conclusion, type ConcludeStores, type Destination, type Visit } from '../conclude-proof.ts'
import type { SignInStepsStore } from '../sign-in-steps.store.ts'
import type { ThrottlesStore } from '../throttles.store.ts'

export type SecondStepDeps = CountFactorDeps &
  JudgeDeps & {
    signInSteps: Pick<SignInStepsStore, 'find'>
    inTransaction: InTransaction<
      ConcludeStores &
        JudgeStores & {
          members: Pick<MembersStore, 'lock'>
          signInSteps: Pick<SignInStepsStore, 'lock' | 'consume'>
          throttles: Pick<ThrottlesStore, 'settle' | 'findBlocked'>
        }
    >
  }

export type SecondStepTry = Visit & {
  /** The token that the browser keeps. */
  stepToken: string | undefined
  offered: OfferedFactor
  isToRemember: boolean
}

export type SecondStepOutcome =
  | { kind: 'concluded'; conclusion: Conclusion; destination: Destination }
  /** There is no such step any more, or never was: the sign-in begins anew. */
  | { kind: 'expired' }
  | { kind: 'refused' }
  /** A passkey answered a page that was open for too long. */
  | { kind: 'too-late' }
  | { kind: 'throttled'; until: Date }

export async function checkSecondStep(deps: SecondStepDeps, given: SecondStepTry): Promise<SecondStepOutcome> {
  const { stepToken, offered, isToRemember, ...visit } = given
  if (stepToken === undefined) return { kind: 'expired' }
  const now = deps.clock.now()
  const tokenHash = hashOfToken(stepToken)
  const begun = await deps.signInSteps.find(tokenHash, now)
  if (!begun) return { kind: 'expired' }
  const { memberId } = begun
  const outcome = await countFactor(deps, { ...visit, memberId, way: offered.way })
  if (outcome.kind === 'throttled') return outcome
  const { counted } = outcome

  return deps.inTransaction(async (stores) => {
    // First, as whoever takes a factor away does: no two wait for each other.
    const member = await stores.members.lock(memberId)
    const step = await stores.signInSteps.lock(tokenHash, now)
    if (!step || member?.status !== 'active' || member.sessionEpoch !== step.sessionEpoch) return { kind: 'expired' }
    const { requestId, ip, userAgent } = visit
    // Not the member yet: whoever has the password only.
    const by = { actor: 'anonymous', requestId, ip, userAgent } as const
    const verdict = await judgeFactor(deps, stores, { member, purpose: 'second-factor', offered, by })
    if (verdict.kind === 'refused') {
      await tellOfGuesses(deps, stores, { member, offered, counted, visit })
      return { kind: verdict.because === 'passkey-too-late' ? 'too-late' : 'refused' }
    }
    await stores.signInSteps.consume(tokenHash, now)
    await settleFactor({ ...deps, ...stores }, counted)
    const { continueTo, keptForm } = step
    const proofs = [...step.proofs, verdict.proof]
    const conclusion = await concludeProof(deps, stores, { ...visit, member, proofs, isToRemember })
    return { kind: 'concluded', conclusion, destination: { continueTo, keptForm } }
  })
}

/** Whoever is turned away after so many wrong codes knows the password: the member is told, a few times an hour at most. */
async function tellOfGuesses(
  deps: SecondStepDeps,
  stores: Parameters<Parameters<SecondStepDeps['inTransaction']>[0]>[0],
  { member, offered, counted, visit }: { member: Member; offered: OfferedFactor; counted: CountedFactor; visit: Visit },
): Promise<void> {
  const kind = 'second-factor-refused'
  if (offered.way === 'passkey' || !(await isClosedNow({ ...deps, ...stores }, counted))) return
  if (await isOverMailLimit({ ...deps, ...stores }, { memberId: member.id, kind })) return
  const { ip, userAgent } = visit
  await queueNotice({ ...deps, ...stores }, { kind, member, ip, userAgent })
}
