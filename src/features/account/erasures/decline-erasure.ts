/** Declines a member's request to be erased; they read the reason. Granting it is erasing them: there is a page for that. */
import { actOnMember, type ActingDeps } from '../../member-console/act-on-member.ts'
import type { By } from '../../events/event.ts'
import { queueNotice, type QueueNoticeDeps } from '../../mail/queue-notice.ts'

export type DeclineErasureDeps = ActingDeps & Pick<QueueNoticeDeps, 'clock' | 'config' | 'random' | 'secretBox'>

/** False when it was settled meanwhile. Whoever may erase the member may decline to. */
export const declineErasure = (
  deps: DeclineErasureDeps,
  given: { id: string; actorId: string; subjectId: string; reason: string; by: By },
): Promise<boolean> => {
  const { id, actorId, subjectId, reason, by } = given
  return actOnMember(deps, { actorId, subjectId, right: 'erase' }, async (stores, member) => {
    const { erasures, events } = stores
    if (!(await erasures.decline(id, { by: actorId, reason, at: deps.clock.now() }))) return false
    await events.record({ ...by, type: 'erasure.declined', outcome: 'done', subjectId, personal: { reason } })
    // The reason is not for the post: they read it in their account.
    await queueNotice({ ...deps, ...stores }, { kind: 'erasure-declined', member })
    return true
  })
}
