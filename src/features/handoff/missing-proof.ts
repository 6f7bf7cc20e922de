/**
 * What the person at the browser still has to prove before a token leaves in their name. Asked last, of somebody whom the
 * pipeline lets through: nobody proves anything for a hand-off that would be refused.
 */
import { minutes } from '../../kernel/clock.ts'
import { hasSecondFactor, type FactorSummary } from '../second-factor/factors.ts'
import { needsSecondFactor, type SecuritySettings } from '../security-settings/security-settings.ts'
import { holdsFactor, isStrong, type Proof } from '../sessions/proof.ts'
import type { HandoffFacts } from './facts.ts'

export type MissingProof =
  /** The policy wants a second factor of them, and this session was opened without one. */
  | 'second-factor-missing'
  /** They proved it too long ago for the settings. */
  | 'proof-too-old'

/** What whoever has no session would be led to: their first sign-in asks them to set one up. */
export const lacksSecondFactor = (
  { secondFactorFor }: Pick<SecuritySettings, 'secondFactorFor'>,
  member: { isStaff: boolean; hasRole: boolean },
  factors: FactorSummary,
): boolean => needsSecondFactor(secondFactorFor, member) && !hasSecondFactor(factors)

/** Undefined: nothing. A clock that was set back makes no proof young again: what lies ahead of it is none. */
export function missingProof({ proof, policy, member }: HandoffFacts, now: Date): MissingProof | undefined {
  if (!proof) return 'proof-too-old'
  if (needsSecondFactor(policy.secondFactorFor, member) && !isStrong(proof.proofs)) return 'second-factor-missing'
  if (policy.handoffProofMinutes === undefined) return undefined
  if (wasStoodInFor(proof.proofs)) return 'proof-too-old'
  const age = now.getTime() - proof.at.getTime()
  return age >= 0 && age <= minutes(policy.handoffProofMinutes) ? undefined : 'proof-too-old'
}

/** A browser that was remembered opens a session, but what is asked for once more is the factor itself. */
const wasStoodInFor = (proofs: readonly Proof[]): boolean =>
  proofs.includes('remembered-device') && !holdsFactor(proofs)
