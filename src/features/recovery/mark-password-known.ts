/** For a password that others know: it opens nothing from here on, and its member is sent a link to choose another. */
import { queueNotice, type QueueNoticeDeps } from '../mail/queue-notice.ts'
import type { DevicesStore } from '../devices/devices.store.ts'
import type { By } from '../events/event.ts'
import type { Member } from '../members/member.ts'
import type { MembersStore } from '../members/members.store.ts'
import { removeCredentials, type RemoveCredentialsDeps } from '../members/remove-credentials.ts'
import { sendReset, type ResetStores, type SendResetDeps, type SendResetOutcome } from './send-reset.ts'

/** Call it with stores bound to a transaction. */
export type MarkPasswordKnownDeps = Omit<SendResetDeps, 'inTransaction'> &
  ResetStores &
  RemoveCredentialsDeps & {
    members: ResetStores['members'] & RemoveCredentialsDeps['members'] & Pick<MembersStore, 'findWithPassword'>
    devices: Pick<DevicesStore, 'removeAllOf'>
    outbox: QueueNoticeDeps['outbox']
  }

export type MarkPasswordKnownOutcome =
  /** `mail`: whether they were sent a link. */
  { kind: 'marked'; mail: SendResetOutcome } | { kind: 'no-password' } | { kind: 'last-owner' }

/** Second factors stay: they are reset apart, where nobody knows whose they are. */
export async function markPasswordKnown(
  deps: MarkPasswordKnownDeps,
  { member, ip, ...by }: By & { member: Member },
): Promise<MarkPasswordKnownOutcome> {
  const found = await deps.members.findWithPassword(member.id)
  if (found.kind !== 'one' || found.passwordHash === undefined) return { kind: 'no-password' }
  const removed = await removeCredentials(deps, { ...by, id: member.id })
  if (removed.kind === 'last-owner') return removed
  const detail = { browsers_forgotten: await deps.devices.removeAllOf(member.id) }
  const about = { ...by, ip, outcome: 'done', subjectId: member.id } as const
  await deps.events.record({ ...about, type: 'password.marked-compromised', detail })
  if (member.emailVerifiedAt !== undefined) await queueNotice(deps, { kind: 'password-marked-compromised', member })
  const mail = await sendReset({ ...deps, inTransaction: (work) => work(deps) }, { ...by, ip, member })
  return { kind: 'marked', mail }
}
