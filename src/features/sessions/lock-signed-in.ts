/** Holds the member of an open session still, for a change that only this session may make. */
import { AppError } from '../../kernel/errors.ts'
import type { Member } from '../members/member.ts'
import type { MembersStore } from '../members/members.store.ts'

/**
 * Call it first in the transaction, with the member as read when the request began. One at a time for one member: of two
 * sessions that end each other, the second one finds itself ended.
 */
export async function lockSignedIn(
  { members }: { members: Pick<MembersStore, 'lock'> },
  { id, sessionEpoch }: Pick<Member, 'id' | 'sessionEpoch'>,
): Promise<Member> {
  const now = await members.lock(id)
  if (now?.status !== 'active' || now.sessionEpoch !== sessionEpoch) throw new AppError('session.required')
  return now
}
