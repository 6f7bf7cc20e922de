/** THE product as a table: every check of a hand-off, in the order in which their codes are told, findings last. */
import type { Gate } from '../safeguards/catalogue.ts'
import { liveCodes } from '../safeguards/gate/live-gate.ts'
import type { Check, CheckCode, CheckedFacts, CheckResult } from './check.ts'
import { addressNotShared } from './checks/address-not-shared.ts'
import { addressVerified } from './checks/address-verified.ts'
import { allowedByPolicy } from './checks/allowed-by-policy.ts'
import { appEnabled } from './checks/app-enabled.ts'
import { hasCredentials } from './checks/has-credentials.ts'
import { inStage } from './checks/in-stage.ts'
import { memberActive } from './checks/member-active.ts'
import { noErrorLoop } from './checks/no-error-loop.ts'
import { safeguard } from './checks/safeguard.ts'
import { secretOpens } from './checks/secret-opens.ts'

export const pipeline = [
  { name: 'app enabled', check: appEnabled },
  { name: 'in stage', check: inStage },
  { name: 'member active', check: memberActive },
  { name: 'has credentials', check: hasCredentials },
  { name: 'allowed by policy', check: allowedByPolicy },
  { name: 'address verified', check: addressVerified },
  { name: 'address not shared', check: addressNotShared },
  { name: 'no error loop', check: noErrorLoop },
  { name: 'secret opens', check: secretOpens },
  ...liveCodes.map((code) => ({ name: code, check: safeguard(code) })),
] as const satisfies readonly { name: string; check: Check }[]

export type CheckName = (typeof pipeline)[number]['name']

/** The strictest gate of all failed checks; 'issue' when every one passed. */
export type Verdict = { gate: Gate | 'issue'; codes: CheckCode[] }

const strictness = ['issue', 'warn', 'hold', 'block'] as const

/** The same for whoever asks: a live hand-off, or somebody who wants to know what one would meet. */
export const judge = (facts: CheckedFacts): Verdict => verdictOf(failuresOf(facts))

export type Failure = Extract<CheckResult, { kind: 'failed' }>

export const failuresOf = (facts: CheckedFacts): Failure[] =>
  pipeline.map(({ check }) => check(facts)).filter((result) => result.kind === 'failed')

export function verdictOf(failures: readonly Failure[]): Verdict {
  const verdict: Verdict = { gate: 'issue', codes: [] }
  for (const { gate, code } of failures) {
    verdict.codes.push(code)
    if (strictness.indexOf(gate) > strictness.indexOf(verdict.gate)) verdict.gate = gate
  }
  return verdict
}

/** Whether a verdict lets somebody through. */
export const letsThrough = ({ gate }: Verdict): boolean => gate === 'issue' || gate === 'warn'
