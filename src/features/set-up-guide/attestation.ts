/** What an administrator puts their name under because Latchkey cannot see it, and for how long that is good. */
import { after, days } from '../../kernel/clock.ts'

/** In the order of the guide. */
export const attestableSteps = [
  'help-center-active',
  'configuration-pasted',
  'external-ids-off',
  'staff-assigned',
  'end-users-assigned',
] as const
export type AttestableStep = (typeof attestableSteps)[number]

export type Attestation = {
  id: string
  appId: string
  /** The Zendesk account it was said of. */
  subdomain: string
  /** Latchkey's own address at that time: what was pasted into Zendesk begins with it. */
  publicUrl: string
  step: AttestableStep
  /** Undefined: they were erased since. */
  attestedBy: { id: string; name: string } | undefined
  attestedAt: Date
  expiresAt: Date
  withdrawnAt: Date | undefined
}

/** Settings that one click in Zendesk can change are asked about more often. */
const lifetimes: Record<AttestableStep, number> = {
  'help-center-active': days(365),
  'configuration-pasted': days(365),
  'external-ids-off': days(90),
  'staff-assigned': days(365),
  'end-users-assigned': days(365),
}

export const expiryOf = (step: AttestableStep, attestedAt: Date): Date => after(attestedAt, lifetimes[step])

/** `void`: it was said of addresses that are not ours any more. */
export type AttestationState = 'missing' | 'valid' | 'expired' | 'withdrawn' | 'void'

/** Of the latest one of a step, said of the app's present Zendesk account. */
export function attestationState(latest: Attestation | undefined, now: Date, publicUrl: string): AttestationState {
  if (latest === undefined) return 'missing'
  if (latest.withdrawnAt !== undefined) return 'withdrawn'
  if (latest.expiresAt <= now) return 'expired'
  return latest.step === 'configuration-pasted' && latest.publicUrl !== publicUrl ? 'void' : 'valid'
}
