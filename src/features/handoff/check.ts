/** The shape of one check of the hand-off pipeline. */
import type { HandoffFacts } from './facts.ts'

/** What a failed check does to a live hand-off. */
export type Gate = 'block' | 'hold' | 'warn'

/** What asks for a verdict: a live hand-off, or a look at what one would bring. */
export type Purpose = 'hand-off' | 'preview'

export type CheckCode =
  | 'app-disabled'
  | 'not-in-stage'
  | 'not-allowed'
  | 'member-suspended'
  | 'no-credentials'
  | 'address-missing'
  | 'address-unverified'
  | 'address-shared'
  | 'zendesk-error-loop'
  | 'secret-unavailable'

export type CheckResult = { kind: 'passed' } | { kind: 'failed'; gate: Gate; code: CheckCode }

export type Check = (facts: HandoffFacts) => CheckResult

export const passed: CheckResult = { kind: 'passed' }
export const blocked = (code: CheckCode): CheckResult => ({ kind: 'failed', gate: 'block', code })
