/** Takes away what a member proves themselves with: they sign in no more until they choose a new password by a link. */
import type { Actor } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import { voidRecovery, type VoidRecoveryDeps } from '../recovery/void-recovery.ts'
import type { EndSessions } from './end-sessions.ts'
import type { MembersStore } from './members.store.ts'

/** Call it with stores bound to a transaction. */
export type RemoveCredentialsDeps = VoidRecoveryDeps & {
  members: Pick<MembersStore, 'lockActiveOwners' | 'removeCredentials'>
  sessions: EndSessions
  events: Pick<EventsStore, 'record'>
}

export type RemoveCredentialsOutcome = { kind: 'removed' } | { kind: 'last-owner' }

/** Links and codes that would give a password are void from here on, and sessions end. */
export async function removeCredentials(
  deps: RemoveCredentialsDeps,
  { id, actor, requestId }: { id: string; actor: Actor; requestId?: string | undefined },
): Promise<RemoveCredentialsOutcome> {
  const { members, sessions, events } = deps
  const owners = await members.lockActiveOwners()
  if (owners.length === 1 && owners[0] === id) return { kind: 'last-owner' }
  await members.removeCredentials(id)
  await voidRecovery(deps, id)
  const ended = await sessions.endAllOf(id)
  const detail = { sessions_ended: ended }
  await events.record({ type: 'password.removed', actor, outcome: 'done', subjectId: id, requestId, detail })
  return { kind: 'removed' }
}
