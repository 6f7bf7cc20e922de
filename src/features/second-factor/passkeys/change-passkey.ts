/** What members do with a passkey of theirs later: give it another name, or take it away. */
import type { InTransaction } from '../../../kernel/transaction.ts'
import type { By } from '../../events/event.ts'
import type { EventsStore } from '../../events/events.store.ts'
import { queueNotice, type QueueNoticeDeps } from '../../mail/queue-notice.ts'
import type { Member } from '../../members/member.ts'
import type { MembersStore } from '../../members/members.store.ts'
import { lockSignedIn } from '../../sessions/lock-signed-in.ts'
import type { SessionsStore } from '../../sessions/sessions.store.ts'
import { isLastNeeded, type LastNeededStores } from '../last-needed.ts'
import type { RecoveryCodesStore } from '../recovery-codes/recovery-codes.store.ts'
import type { Passkey } from './passkey.ts'
import type { PasskeysStore } from './passkeys.store.ts'

export type RenameDeps = {
  inTransaction: InTransaction<{
    passkeys: Pick<PasskeysStore, 'rename'>
    events: Pick<EventsStore, 'record'>
  }>
}

export async function renamePasskey(
  deps: RenameDeps,
  { passkey, name, ...by }: By & { passkey: Passkey; name: string },
): Promise<void> {
  if (name === passkey.name) return
  await deps.inTransaction(async ({ passkeys, events }) => {
    await passkeys.rename(passkey.memberId, passkey.id, name)
    await events.record({
      ...by,
      type: 'passkey.renamed',
      outcome: 'done',
      subjectId: passkey.memberId,
      detail: { passkey: passkey.id },
      personal: { before: passkey.name, after: name },
    })
  })
}

export type RemoveDeps = Omit<QueueNoticeDeps, 'outbox' | 'branding'> & {
  inTransaction: InTransaction<
    LastNeededStores & {
      members: Pick<MembersStore, 'lock' | 'get'>
      passkeys: Pick<PasskeysStore, 'find' | 'remove'>
      recoveryCodes: Pick<RecoveryCodesStore, 'removeIfAlone'>
      sessions: Pick<SessionsStore, 'endAllOf'>
      events: Pick<EventsStore, 'record'>
    } & Pick<QueueNoticeDeps, 'outbox' | 'branding'>
  >
}

export type RemoveOutcome =
  | { kind: 'removed'; sessionEpoch: number }
  /** The policy wants a factor of them, and they have no other one. */
  | { kind: 'needed' }
  | { kind: 'none' }

/** Every session ends; the present one goes on in the epoch that is returned. `member`: as its request knows them. */
export async function removePasskey(
  deps: RemoveDeps,
  { member: given, passkey, userAgent, ...by }: By & Removal,
): Promise<RemoveOutcome> {
  return deps.inTransaction(async (stores) => {
    const member = await lockSignedIn(stores, given)
    const { id: memberId } = member
    if (!(await stores.passkeys.find(memberId, passkey.id))) return { kind: 'none' }
    if (await isLastNeeded(stores, member)) return { kind: 'needed' }
    await stores.passkeys.remove(memberId, passkey.id)
    await stores.recoveryCodes.removeIfAlone(memberId)
    await stores.sessions.endAllOf(memberId)
    await stores.events.record({
      ...by,
      type: 'passkey.removed',
      outcome: 'done',
      subjectId: memberId,
      detail: { passkey: passkey.id },
      personal: { name: passkey.name },
    })
    await queueNotice({ ...deps, ...stores }, { kind: 'passkey-removed', member, ip: by.ip, userAgent })
    const { sessionEpoch } = await stores.members.get(memberId)
    return { kind: 'removed', sessionEpoch }
  })
}

type Removal = { member: Pick<Member, 'id' | 'sessionEpoch'>; passkey: Passkey; userAgent: string | undefined }
