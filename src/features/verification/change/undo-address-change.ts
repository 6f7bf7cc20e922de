/**
 * Whoever reads the former address takes a change back: the address and its proof are restored, and nothing goes on that
 * could be in the hands of whoever changed it: every factor that was set up since it was asked for goes as well, and no browser
 * is known any more. What was set up before stays: it opens nothing without the password, or was the member's own.
 */
import type { Clock } from '../../../kernel/clock.ts'
import { emailKeys } from '../../../kernel/email-keys.ts'
import { hashOfToken } from '../../../kernel/token-hash.ts'
import type { InTransaction } from '../../../kernel/transaction.ts'
import { queueNotice, type QueueNoticeDeps } from '../../mail/queue-notice.ts'
import type { Member } from '../../members/member.ts'
import type { MembersStore } from '../../members/members.store.ts'
import { removeCredentials, type RemoveCredentialsDeps } from '../../members/remove-credentials.ts'
import type { DevicesStore } from '../../devices/devices.store.ts'
import type { FactorsStore, RemovedFactors } from '../../second-factor/factors.store.ts'
import { sendReset, type ResetStores, type SendResetDeps } from '../../recovery/send-reset.ts'
import type { ConfirmVisit } from '../confirm-address.ts'
import type { VerificationLinksStore } from '../verification-links.store.ts'
import type { AddressChangesStore, AddressChangeState } from './address-changes.store.ts'
import type { AddressUndosStore, UndoneAddressChange } from './address-undos.store.ts'
import { voidAddressChange } from './void-address-change.ts'

type Stores = ResetStores &
  Omit<RemoveCredentialsDeps, 'clock'> & {
    members: Pick<MembersStore, 'lock' | 'lockActiveOwners' | 'update'>
    addressChanges: Pick<AddressChangesStore, 'lockAddress' | 'void'>
    addressUndos: Pick<AddressUndosStore, 'find' | 'undo'>
    verificationLinks: Pick<VerificationLinksStore, 'void'>
    factors: Pick<FactorsStore, 'removeSetUpSince'>
    devices: Pick<DevicesStore, 'removeAllOf'>
    outbox: QueueNoticeDeps['outbox']
  }

export type UndoDeps = Omit<SendResetDeps, 'inTransaction'> & {
  clock: Clock
  members: Pick<MembersStore, 'find'>
  addressUndos: Pick<AddressUndosStore, 'find'>
  inTransaction: InTransaction<Stores>
}

export type LookedAtUndo =
  | { kind: AddressChangeState; member: Member; formerEmail: string }
  | { kind: 'unknown'; member?: undefined; formerEmail?: undefined }

/** Changes nothing. */
export async function lookAtUndo(deps: UndoDeps, token: string): Promise<LookedAtUndo> {
  const undo = await deps.addressUndos.find(hashOfToken(token), deps.clock.now())
  const member = undo && (await deps.members.find(undo.memberId))
  return undo && member ? { kind: undo.state, member, formerEmail: undo.formerEmail } : { kind: 'unknown' }
}

/** False when the link does not, or no longer, undo anything: look at it again to learn why. */
export async function undoAddressChange(deps: UndoDeps, token: string, visit: ConfirmVisit): Promise<boolean> {
  return deps.inTransaction(async (stores) => {
    const { members, addressChanges, addressUndos } = stores
    const now = deps.clock.now()
    const wanted = await addressUndos.find(hashOfToken(token), now)
    if (!wanted) return false
    // In the order in which everybody locks: owners, then the address, then the member.
    await members.lockActiveOwners()
    await addressChanges.lockAddress(emailKeys(wanted.formerEmail).exact)
    const before = await members.lock(wanted.memberId)
    const undone = before && (await addressUndos.undo(hashOfToken(token), now))
    if (!undone) return false

    await endEverything(deps, stores, before.id, visit)
    const removed = await stores.factors.removeSetUpSince(before.id, undone.askedAt)
    const browsers = await stores.devices.removeAllOf(before.id)
    const address = { email: undone.formerEmail, emailVerifiedAt: undone.formerVerifiedAt }
    const member = await members.update(before.id, before.version, address, now)
    if (!member) throw new Error('a member who was held still has changed')
    await tell(deps, stores, member, { ...visit, undone, removed, browsers })
    return true
  })
}

/** Sessions, the password, and every link and code that is on its way. */
async function endEverything(deps: UndoDeps, stores: Stores, id: string, visit: ConfirmVisit): Promise<void> {
  const by = { actor: 'anonymous', ...visit } as const
  await stores.verificationLinks.void(id, deps.clock.now())
  await voidAddressChange({ ...deps, ...stores }, { ...by, memberId: id, because: 'change-undone' })
  const removed = await removeCredentials({ ...deps, ...stores }, { ...by, id })
  if (removed.kind === 'last-owner') throw new Error('an owner’s address is not changed this way')
}

type Undone = { undone: UndoneAddressChange; removed: RemovedFactors; browsers: number }

async function tell(
  deps: UndoDeps,
  stores: Stores,
  member: Member,
  { undone, removed, browsers, ...visit }: ConfirmVisit & Undone,
): Promise<void> {
  const by = { actor: 'anonymous', ...visit } as const
  const reset = await sendReset({ ...deps, inTransaction: (work) => work(stores) }, { ...by, member })
  await stores.events.record({
    ...by,
    type: 'address.change-undone',
    outcome: 'done',
    subjectId: member.id,
    detail: {
      reset_mailed: reset.kind === 'queued',
      passkeys_removed: removed.passkeys,
      totp_removed: removed.totp > 0,
      recovery_codes_removed: removed.recoveryCodes,
      browsers_forgotten: browsers,
    },
    personal: { before: { email: undone.email }, after: { email: undone.formerEmail } },
  })
  // To both: the one who undid it may be the wrong one.
  for (const to of [undone.formerEmail, undone.email]) {
    await queueNotice({ ...deps, ...stores }, { kind: 'address-restored', member, to, ip: visit.ip })
  }
}
