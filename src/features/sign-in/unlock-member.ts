/** Lets a member try again at once whose names are closed after too many wrong passwords. */
import type { Clock } from '../../kernel/clock.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import type { Actor } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { Member } from '../members/member.ts'
import { throttleNames } from './throttle.ts'
import type { ThrottlesStore } from './throttles.store.ts'

/** Call it with stores bound to a transaction. Tries are also counted by where they come from: those counts stay. */
export async function unlockMember(
  deps: {
    secretBox: Pick<SecretBox, 'derive'>
    throttles: Pick<ThrottlesStore, 'forget'>
    events: Pick<EventsStore, 'record'>
  },
  { member, actor, requestId }: { member: Member; actor: Actor; requestId?: string | undefined },
): Promise<void> {
  for (const key of throttleNames(deps, member)) await deps.throttles.forget(key)
  await deps.events.record({ type: 'member.unlocked', actor, outcome: 'done', subjectId: member.id, requestId })
}

/** Until when tries with one of their names are turned away; undefined: they are not. */
export async function findLockedUntil(
  deps: { clock: Clock; secretBox: Pick<SecretBox, 'derive'>; throttles: Pick<ThrottlesStore, 'findBlocked'> },
  member: Member,
): Promise<Date | undefined> {
  return deps.throttles.findBlocked(throttleNames(deps, member), deps.clock.now())
}
