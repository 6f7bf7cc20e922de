/** The shape of one check of the hand-off pipeline. */
import type { Gate } from '../safeguards/catalogue.ts'
import type { LiveCode } from '../safeguards/gate/live-gate.ts'
import type { HandoffFacts } from './facts.ts'

export type OwnCheckCode =
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

/** A check of its own, or a finding that a safeguard acts on. */
export type CheckCode = OwnCheckCode | LiveCode

export type CheckResult = { kind: 'passed' } | { kind: 'failed'; gate: Gate; code: CheckCode }

/** `canSign`: the app has a shared secret, and a key of ours opens it. */
export type CheckedFacts = HandoffFacts & { canSign: boolean }

export type Check = (facts: CheckedFacts) => CheckResult

export const passed: CheckResult = { kind: 'passed' }
export const blocked = (code: CheckCode): CheckResult => ({ kind: 'failed', gate: 'block', code })
