/** Lets a member try again at once who is turned away after too many wrong passwords or codes. */
import type { Clock } from '../../kernel/clock.ts'
import type { DevicesStore } from '../devices/devices.store.ts'
import type { Actor } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { Member } from '../members/member.ts'
import { forgetFailures, forgetWrongCodes, longestStreak } from './throttle.ts'
import { keysFor, throttleNames, type Hashing } from './throttle-keys.ts'
import type { ThrottlesStore } from './throttles.store.ts'

/** Call it with stores bound to a transaction. Tries are also counted by where they come from: those counts stay. */
export async function unlockMember(
  deps: Hashing & {
    throttles: Pick<ThrottlesStore, 'listStreaks' | 'settle'>
    devices: Pick<DevicesStore, 'listTokenHashes'>
    events: Pick<EventsStore, 'record'>
  },
  { member, actor, requestId }: { member: Member; actor: Actor; requestId?: string | undefined },
): Promise<void> {
  await forgetFailures(deps, member)
  await forgetWrongCodes(deps, member.id, await deps.devices.listTokenHashes(member.id))
  await deps.events.record({ type: 'member.unlocked', actor, outcome: 'done', subjectId: member.id, requestId })
}

/** Until when tries in browsers that nobody knows are turned away, if they are; or that a new password is needed. */
export async function findLockedUntil(
  deps: Hashing & { clock: Clock; throttles: Pick<ThrottlesStore, 'findBlocked' | 'findStreak'> },
  member: Member,
): Promise<Date | 'new-password' | undefined> {
  if ((await deps.throttles.findStreak(member.id)) >= longestStreak) return 'new-password'
  const ofCodes = keysFor(deps, 'second-factor', { memberId: member.id }).own
  return deps.throttles.findBlocked([...throttleNames(deps, member), ...ofCodes], deps.clock.now())
}
