/** Takes away what a member proves themselves with: they sign in no more until they choose a new password by a link. */
import type { Clock } from '../../kernel/clock.ts'
import type { Actor } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { SetupLinksStore } from '../setup/setup-links.store.ts'
import type { EndSessions } from './end-sessions.ts'
import type { MembersStore } from './members.store.ts'

/** Call it with stores bound to a transaction. */
export type RemoveCredentialsDeps = {
  members: Pick<MembersStore, 'lockActiveOwners' | 'removeCredentials'>
  sessions: EndSessions
  setupLinks: Pick<SetupLinksStore, 'void'>
  events: Pick<EventsStore, 'record'>
  clock: Clock
}

export type RemoveCredentialsOutcome = { kind: 'removed' } | { kind: 'last-owner' }

/** Links that would give a password are void from here on, and sessions end. */
export async function removeCredentials(
  { members, sessions, setupLinks, events, clock }: RemoveCredentialsDeps,
  { id, actor, requestId }: { id: string; actor: Actor; requestId?: string | undefined },
): Promise<RemoveCredentialsOutcome> {
  const owners = await members.lockActiveOwners()
  if (owners.length === 1 && owners[0] === id) return { kind: 'last-owner' }
  await members.removeCredentials(id)
  await setupLinks.void(id, clock.now())
  const ended = await sessions.endAllOf(id)
  const detail = { sessions_ended: ended }
  await events.record({ type: 'password.removed', actor, outcome: 'done', subjectId: id, requestId, detail })
  return { kind: 'removed' }
}
