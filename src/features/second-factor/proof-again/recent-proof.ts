/** Whether somebody has shown lately enough who they are, for something that an open session is not enough for. */
import { minutes, type Clock } from '../../../kernel/clock.ts'
import { holdsFactor, readProofs } from '../../sessions/proof.ts'
import { hasSecondFactor } from '../factors.ts'
import type { FactorsStore } from '../factors.store.ts'

const goodFor = minutes(10)

/** Times in milliseconds since 1970. */
type ProvedSession = { signedInAt?: number; provedAt?: number; proofs?: readonly string[] }

/**
 * Signing in is a proof as well; one that lies ahead of a clock that was set back is none. Of a member with a second factor
 * nothing counts that was proved without it: neither a password from before, nor a browser that stood in for it.
 */
export async function isProofRecent(
  { clock, factors }: { clock: Clock; factors: Pick<FactorsStore, 'summaryOf'> },
  memberId: string,
  { signedInAt = 0, provedAt = 0, proofs }: ProvedSession,
): Promise<boolean> {
  const age = clock.now().getTime() - Math.max(signedInAt, provedAt)
  if (age < 0 || age >= goodFor) return false
  return holdsFactor(readProofs(proofs)) || !hasSecondFactor(await factors.summaryOf(memberId))
}
