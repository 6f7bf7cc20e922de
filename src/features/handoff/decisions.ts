/** What people decided about a member's hand-offs to an app, and what is still to be decided. */
import { isDecidable } from '../safeguards/gate/live-gate.ts'
import type { CheckCode, CheckResult } from './check.ts'
import type { Decision, HandoffFacts } from './facts.ts'
import { evidenceHash, type Signal } from './signals/signal.ts'

type Decided = Pick<HandoffFacts, 'signals' | 'decisions'>
type Failure = Extract<CheckResult, { kind: 'failed' }>

/** On exactly this evidence: with any other it is another case. */
export function decisionOn({ decisions }: Decided, signal: Signal): Decision | undefined {
  if (decisions.length === 0) return undefined
  const hash = evidenceHash(signal)
  return decisions.find((decision) => decision.code === signal.code && decision.evidenceHash === hash)
}

export function approvalOf(facts: Decided, signal: Signal): Decision | undefined {
  if (signal.isCrowd) return undefined
  const decision = decisionOn(facts, signal)
  return decision?.state === 'approved' || decision?.state === 'approved-once' ? decision : undefined
}

/** The signal behind a check that failed. A shared address is the one finding whose check has a code of its own. */
export const signalBehind = ({ signals }: Decided, code: CheckCode): Signal | undefined =>
  signals.find((signal) => signal.code === (code === 'address-shared' ? 'duplicate-email' : code))

/** Approvals without which these checks would have kept the member out. */
export const approvalsFor = (facts: Decided, failures: readonly Failure[]): Decision[] =>
  failures.flatMap(({ code }) => {
    const signal = signalBehind(facts, code)
    return (signal && approvalOf(facts, signal)) ?? []
  })

/** The cases to decide before the member gets in; none where deciding them would not be enough. */
export function casesToDecide(facts: Decided, failures: readonly Failure[]): Signal[] {
  const strict = failures.filter(({ gate }) => gate !== 'warn')
  const cases = strict.flatMap(({ code, gate }) => {
    const signal = signalBehind(facts, code)
    return signal && !signal.isCrowd && isDecidable(signal.code, gate) ? [signal] : []
  })
  return cases.length === strict.length ? cases : []
}
