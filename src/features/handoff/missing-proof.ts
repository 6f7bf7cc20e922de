/**
 * What the person at the browser still has to prove before a token leaves in their name. Asked last, of somebody whom the
 * pipeline lets through: nobody proves anything for a hand-off that would be refused.
 */
import { minutes } from '../../kernel/clock.ts'
import { needsSecondFactor } from '../security-settings/security-settings.ts'
import { isStrong } from '../sessions/proof.ts'
import type { HandoffFacts } from './facts.ts'

export type MissingProof =
  /** The policy wants a second factor of them, and this session was opened without one. */
  | 'second-factor-missing'
  /** They proved it too long ago for the settings. */
  | 'proof-too-old'

/** Undefined: nothing. A clock that was set back makes no proof young again: what lies ahead of it is none. */
export function missingProof({ proof, policy, member }: HandoffFacts, now: Date): MissingProof | undefined {
  if (!proof) return 'proof-too-old'
  if (needsSecondFactor(policy.secondFactorFor, member) && !isStrong(proof.proofs)) return 'second-factor-missing'
  if (policy.handoffProofMinutes === undefined) return undefined
  const age = now.getTime() - proof.at.getTime()
  return age >= 0 && age <= minutes(policy.handoffProofMinutes) ? undefined : 'proof-too-old'
}
