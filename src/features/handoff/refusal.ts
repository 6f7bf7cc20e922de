/** Which words a member is refused with: views/languages has them. Of findings they say as little as a stranger may know. */
import { isLiveCode } from '../safeguards/gate/live-gate.ts'
import type { OwnCheckCode } from './check.ts'
import { casesToDecide, decisionOn, signalBehind } from './decisions.ts'
import type { HandoffFacts } from './facts.ts'
import type { Failure } from './pipeline.ts'

export type Refusal =
  | OwnCheckCode
  /** Somebody looks at it, and mails them what they decided. */
  | 'safeguard-held'
  /** Somebody looked at it, and said no. */
  | 'safeguard-declined'
  /** Nobody decides: something has to be put right. */
  | 'safeguard-blocked'

/** The first check speaks: they are listed with what helps most first. A remark keeps nobody out, and says nothing. */
export function refusalOf(facts: HandoffFacts, failures: readonly Failure[]): Refusal {
  const code = failures.find(({ gate }) => gate !== 'warn')?.code ?? 'app-disabled'
  if (!isLiveCode(code)) return code
  const cases = casesToDecide(facts, failures)
  if (cases.some((signal) => decisionOn(facts, signal)?.state === 'refused')) return 'safeguard-declined'
  return cases.length > 0 && signalBehind(facts, code) ? 'safeguard-held' : 'safeguard-blocked'
}
