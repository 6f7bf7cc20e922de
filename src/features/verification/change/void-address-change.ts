/** Drops the address that a member asked for and has not proved yet: what it was asked in has ended. */
import type { Clock } from '../../../kernel/clock.ts'
import type { DomainRefusal } from '../../registration/judge-domain.ts'
import type { Actor } from '../../events/event.ts'
import type { EventsStore } from '../../events/events.store.ts'
import type { AddressChangesStore } from './address-changes.store.ts'

/** Call it with stores bound to a transaction. */
export type VoidAddressChangeDeps = {
  clock: Clock
  addressChanges: Pick<AddressChangesStore, 'void'>
  events: Pick<EventsStore, 'record'>
}

/**
 * Why. Whatever ends all sessions of the member (a suspension, another role, a password by link) voids it by itself; saying
 * so here puts it into the history as well.
 */
export type VoidedBecause = 'password-changed' | 'replaced' | 'withdrawn' | 'change-undone' | DomainRefusal

/** False when nothing was pending. */
export async function voidAddressChange(
  { clock, addressChanges, events }: VoidAddressChangeDeps,
  given: {
    memberId: string
    because: VoidedBecause
    actor: Actor
    requestId?: string | undefined
    ip?: string | undefined
  },
): Promise<boolean> {
  const { memberId, because, actor, requestId, ip } = given
  if ((await addressChanges.void(memberId, clock.now())) === 0) return false
  await events.record({
    type: 'address.change-voided',
    actor,
    outcome: 'done',
    subjectId: memberId,
    codes: [because],
    requestId,
    ip,
  })
  return true
}
