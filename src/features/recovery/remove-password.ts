/** Takes a member's password away and tells them: whoever finds it gone has to know that nobody stole the account. */
import type { By } from '../events/event.ts'
import { queueNotice, type QueueNoticeDeps } from '../mail/queue-notice.ts'
import type { Member } from '../members/member.ts'
import type { MembersStore } from '../members/members.store.ts'
import {
  removeCredentials,
  type RemoveCredentialsDeps,
  type RemoveCredentialsOutcome,
} from '../members/remove-credentials.ts'

/** Call it with stores bound to a transaction. */
export type RemovePasswordDeps = RemoveCredentialsDeps &
  QueueNoticeDeps & { members: Pick<MembersStore, 'findWithPassword'> }

/** Who did it, and from where, is not theirs to know. */
export async function removePassword(
  deps: RemovePasswordDeps,
  { member, actor, requestId }: Pick<By, 'actor' | 'requestId'> & { member: Member },
): Promise<RemoveCredentialsOutcome> {
  const found = await deps.members.findWithPassword(member.id)
  const hadOne = found.kind === 'one' && found.passwordHash !== undefined
  const outcome = await removeCredentials(deps, { id: member.id, actor, requestId })
  if (outcome.kind === 'removed' && hadOne) await queueNotice(deps, { kind: 'password-removed', member })
  return outcome
}
