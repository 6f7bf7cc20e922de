/** Takes a member's second factors away, where they were lost, or where nobody knows whose they are. */
import type { Random } from '../../kernel/random.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import type { BrandingStore } from '../branding/branding.store.ts'
import type { DevicesStore } from '../devices/devices.store.ts'
import type { By } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { OutboxStore } from '../mail/outbox.store.ts'
import { queueNotice } from '../mail/queue-notice.ts'
import type { Member } from '../members/member.ts'
import type { FactorsStore } from '../second-factor/factors.store.ts'
import type { SessionsStore } from '../sessions/sessions.store.ts'
import type { Clock } from '../../kernel/clock.ts'

/** Call it with stores bound to a transaction. */
export type ResetFactorsDeps = {
  config: { publicUrl: string }
  clock: Clock
  random: Pick<Random, 'uuid'>
  secretBox: Pick<SecretBox, 'seal'>
  factors: Pick<FactorsStore, 'removeAllOf' | 'summaryOf'>
  devices: Pick<DevicesStore, 'removeAllOf'>
  sessions: Pick<SessionsStore, 'endAllOf'>
  outbox: Pick<OutboxStore, 'insert' | 'listUndoAddresses' | 'supersede'>
  branding: Pick<BrandingStore, 'find'>
  events: Pick<EventsStore, 'record'>
}

export type ResetFactorsOutcome = { kind: 'reset' } | { kind: 'nothing-to-reset' }

/** The password stays. Sessions end, and no browser stands in for a factor any more. */
export async function resetFactors(
  deps: ResetFactorsDeps,
  // Who did it and from where is not the member's to know: the notice says that it happened.
  { member, reason, ...by }: By & { member: Member; reason?: string | undefined },
): Promise<ResetFactorsOutcome> {
  const { hasTotp, passkeys, recoveryCodes } = await deps.factors.summaryOf(member.id)
  if (!(await deps.factors.removeAllOf(member.id))) return { kind: 'nothing-to-reset' }
  const detail = {
    totp: hasTotp,
    passkeys,
    recovery_codes: recoveryCodes,
    browsers_forgotten: await deps.devices.removeAllOf(member.id),
    sessions_ended: await deps.sessions.endAllOf(member.id),
  }
  await deps.events.record({
    ...by,
    type: 'second-factors.reset',
    outcome: 'done',
    subjectId: member.id,
    detail,
    ...(reason !== undefined && { personal: { reason } }),
  })
  if (member.emailVerifiedAt !== undefined) await queueNotice(deps, { kind: 'second-factors-reset', member })
  return { kind: 'reset' }
}
