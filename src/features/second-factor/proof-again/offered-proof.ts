/** Reads what somebody offers as proof out of a posted form, and says to its page what was wrong with it. */
import {
  assertionField,
  proofFields,
  type FactorWays,
  type ProofProblem,
  type ProofWay,
} from '../../../../views/second-factor/factor-forms.tsx'
import { secondsUntil } from '../../../kernel/clock.ts'
import type { ConfirmOutcome, OfferedProof } from './confirm-member.ts'
import { hasSecondFactor } from '../factors.ts'
import type { FactorsStore } from '../factors.store.ts'
import { askForPasskeyOf, type AskDeps } from '../passkeys/ask-for-passkey.ts'
import type { PasskeysStore } from '../passkeys/passkeys.store.ts'

type Body = Readonly<Record<string, unknown>>

/** `rest`: the form without the proof. Of several proofs the first counts; a repeated field is none. */
export function partProof(given: unknown): { offered: OfferedProof | undefined; rest: Body } {
  const body = (given ?? {}) as Body
  const isPasskey = body[proofFields.passkey] !== undefined
  const own = new Set<string>([...Object.values(proofFields), ...(isPasskey ? [assertionField] : [])])
  return {
    offered: readProof(body),
    rest: Object.fromEntries(Object.entries(body).filter(([name]) => !own.has(name))),
  }
}

function readProof(body: Body): OfferedProof | undefined {
  const {
    [proofFields.password]: password,
    [proofFields.totp]: code,
    [proofFields['recovery-code']]: recoveryCode,
    [proofFields.passkey]: passkey,
  } = body
  if (typeof password === 'string') return { way: 'password', password }
  if (typeof code === 'string') return { way: 'totp', code }
  if (typeof recoveryCode === 'string') return { way: 'recovery-code', code: recoveryCode }
  return passkey === undefined ? undefined : { way: 'passkey', answer: body[assertionField] }
}

/** Nothing was typed: that is no try. */
export function isBlank(offered: OfferedProof): boolean {
  if (offered.way === 'passkey') return false
  return (offered.way === 'password' ? offered.password : offered.code.trim()) === ''
}

export function problemOf(
  way: ProofWay,
  outcome: Exclude<ConfirmOutcome, { kind: 'confirmed' }>,
  now: Date,
): ProofProblem {
  if (outcome.kind === 'throttled') return { way, kind: 'throttled', seconds: secondsUntil(outcome.until, now) }
  return { way, kind: outcome.kind === 'too-late' ? 'too-late' : 'wrong' }
}

/** What the member has to show; undefined when that is their password only. */
export async function findWays(
  deps: AskDeps & { factors: Pick<FactorsStore, 'summaryOf'>; passkeys: Pick<PasskeysStore, 'listOf'> },
  use: { purpose: 'second-factor' | 'prove'; memberId: string },
): Promise<FactorWays | undefined> {
  const summary = await deps.factors.summaryOf(use.memberId)
  if (!hasSecondFactor(summary)) return undefined
  return {
    hasTotp: summary.hasTotp,
    hasRecoveryCodes: summary.recoveryCodes > 0,
    passkey: summary.passkeys > 0 ? await askForPasskeyOf(deps, use) : undefined,
  }
}
