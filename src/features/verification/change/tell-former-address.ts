/**
 * Tells the address that a member had that an administrator gave them another one: only if somebody had proved it, since
 * otherwise a stranger may sit there. Nothing is undone from there; whoever minds asks their organisation.
 */
import { emailKeys } from '../../../kernel/email-keys.ts'
import { queueNotice, type QueueNoticeDeps } from '../../mail/queue-notice.ts'
import type { Member } from '../../members/member.ts'

/** Call it with stores bound to the transaction of the change. */
export async function tellFormerAddress(deps: QueueNoticeDeps, before: Member, after: Member): Promise<void> {
  if (before.email === undefined || before.emailVerifiedAt === undefined) return
  if (after.email !== undefined && emailKeys(after.email).exact === emailKeys(before.email).exact) return
  await queueNotice(deps, { kind: 'address-changed', member: after, to: before.email })
}
