/** THE product as a table: which check runs for which purpose, in the order in which their codes are told. */
import type { Check, CheckCode, Gate, Purpose } from './check.ts'
import { addressNotShared } from './checks/address-not-shared.ts'
import { addressVerified } from './checks/address-verified.ts'
import { allowedByPolicy } from './checks/allowed-by-policy.ts'
import { appEnabled } from './checks/app-enabled.ts'
import { hasCredentials } from './checks/has-credentials.ts'
import { inStage } from './checks/in-stage.ts'
import { memberActive } from './checks/member-active.ts'
import { noErrorLoop } from './checks/no-error-loop.ts'
import type { HandoffFacts } from './facts.ts'

const both: readonly Purpose[] = ['hand-off', 'preview']

export const pipeline: readonly { name: string; check: Check; for: readonly Purpose[] }[] = [
  { name: 'app enabled', check: appEnabled, for: both },
  { name: 'in stage', check: inStage, for: both },
  { name: 'member active', check: memberActive, for: both },
  { name: 'has credentials', check: hasCredentials, for: both },
  { name: 'allowed by policy', check: allowedByPolicy, for: both },
  { name: 'address verified', check: addressVerified, for: both },
  { name: 'address not shared', check: addressNotShared, for: both },
  { name: 'no error loop', check: noErrorLoop, for: ['hand-off'] },
]

/** The strictest gate of all failed checks; 'issue' when every one passed. */
export type Verdict = { gate: Gate | 'issue'; codes: CheckCode[] }

const strictness = ['issue', 'warn', 'hold', 'block'] as const

export function judge(facts: HandoffFacts, purpose: Purpose): Verdict {
  const verdict: Verdict = { gate: 'issue', codes: [] }
  for (const row of pipeline) {
    if (!row.for.includes(purpose)) continue
    const result = row.check(facts)
    if (result.kind === 'passed') continue
    verdict.codes.push(result.code)
    if (strictness.indexOf(result.gate) > strictness.indexOf(verdict.gate)) verdict.gate = result.gate
  }
  return verdict
}
