/** THE product as a table: every check of a hand-off, in the order in which their codes are told. */
import type { Check, CheckCode, CheckedFacts, Gate } from './check.ts'
import { addressNotShared } from './checks/address-not-shared.ts'
import { addressVerified } from './checks/address-verified.ts'
import { allowedByPolicy } from './checks/allowed-by-policy.ts'
import { appEnabled } from './checks/app-enabled.ts'
import { hasCredentials } from './checks/has-credentials.ts'
import { inStage } from './checks/in-stage.ts'
import { memberActive } from './checks/member-active.ts'
import { noErrorLoop } from './checks/no-error-loop.ts'
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
] as const satisfies readonly { name: string; check: Check }[]

export type CheckName = (typeof pipeline)[number]['name']

/** The strictest gate of all failed checks; 'issue' when every one passed. */
export type Verdict = { gate: Gate | 'issue'; codes: CheckCode[] }

const strictness = ['issue', 'warn', 'hold', 'block'] as const

/** The same for whoever asks: a live hand-off, or somebody who wants to know what one would meet. */
export function judge(facts: CheckedFacts): Verdict {
  const verdict: Verdict = { gate: 'issue', codes: [] }
  for (const { check } of pipeline) {
    const result = check(facts)
    if (result.kind === 'passed') continue
    verdict.codes.push(result.code)
    if (strictness.indexOf(result.gate) > strictness.indexOf(verdict.gate)) verdict.gate = result.gate
  }
  return verdict
}

/** Whether a verdict lets somebody through. */
export const letsThrough = ({ gate }: Verdict): boolean => gate === 'issue' || gate === 'warn'
