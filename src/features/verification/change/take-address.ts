/**
 * The address that a member asked for is proved: from here on it is theirs. Everything is judged again in the transaction
 * that writes it, every other session ends, and the former address is told how to undo it.
 */
import { after, days, type Clock } from '../../../kernel/clock.ts'
import { emailKeys } from '../../../kernel/email-keys.ts'
import type { Random } from '../../../kernel/random.ts'
import type { SecretBox } from '../../../kernel/secret-box.ts'
import { hashOfToken } from '../../../kernel/token-hash.ts'
import type { InTransaction } from '../../../kernel/transaction.ts'
import type { BrandingStore } from '../../branding/branding.store.ts'
import type { EventsStore } from '../../events/events.store.ts'
import type { OutboxStore } from '../../mail/outbox.store.ts'
import { queueMail } from '../../mail/queue-mail.ts'
import type { Member } from '../../members/member.ts'
import type { MembersStore } from '../../members/members.store.ts'
import type { SessionsStore } from '../../sessions/sessions.store.ts'
import { judgeNewAddress } from '../../registration/judge-domain.ts'
import type { StaffDomainsQuery } from '../../registration/staff-domains.query.ts'
import type { SecuritySettingsStore } from '../../security-settings/security-settings.store.ts'
import { countFor, settleFor, type ThrottleDeps } from '../../sign-in/throttle.ts'
import type { ThrottlesStore } from '../../sign-in/throttles.store.ts'
import type { ConfirmVisit, TypedCode } from '../confirm-address.ts'
import { isCodeOf } from '../one-time-code.ts'
import type { AddressChangesStore, AddressChangeState, MadeAddressChange } from './address-changes.store.ts'
import { voidAddressChange } from './void-address-change.ts'

type Stores = {
  members: Pick<MembersStore, 'lock' | 'update'>
  addressChanges: Pick<AddressChangesStore, 'countCodeTry' | 'find' | 'lockAddress' | 'use' | 'void'>
  securitySettings: Pick<SecuritySettingsStore, 'find'>
  staffDomains: Pick<StaffDomainsQuery, 'has'>
  throttles: Pick<ThrottlesStore, 'settle'>
  sessions: Pick<SessionsStore, 'endAllOf'>
  outbox: Pick<OutboxStore, 'insert' | 'supersede'>
  branding: Pick<BrandingStore, 'find'>
  events: Pick<EventsStore, 'record'>
}

export type TakeAddressDeps = ThrottleDeps & {
  config: { publicUrl: string }
  clock: Clock
  random: Random
  secretBox: SecretBox
  members: Pick<MembersStore, 'find'>
  addressChanges: Pick<AddressChangesStore, 'find' | 'findPending'>
  inTransaction: InTransaction<Stores>
}

/** A week, since whoever did not ask for the change may be away. */
const undoLifetime = days(7)

export type LookedAtChange =
  | { kind: AddressChangeState; member: Member; email: string }
  | { kind: 'unknown'; member?: undefined; email?: undefined }

/** Changes nothing. */
export async function lookAtChange(deps: TakeAddressDeps, token: string): Promise<LookedAtChange> {
  const change = await deps.addressChanges.find(hashOfToken(token), deps.clock.now())
  const member = change && (await deps.members.find(change.memberId))
  return change && member ? { kind: change.state, member, email: change.email } : { kind: 'unknown' }
}

/** The member as they are now: their session epoch is a new one. */
export type TakenAddress = { member: Member; continueTo: string | undefined }

/**
 * By the member who asked, signed in: whoever reads the mail of a mistyped address would give it away with one press.
 * Undefined when the link does not, or no longer, prove anything: look at it again to learn why.
 */
export const takeAddress = (
  deps: TakeAddressDeps,
  token: string,
  visit: ConfirmVisit & { memberId: string },
): Promise<TakenAddress | undefined> =>
  deps.inTransaction((stores) => take(deps, stores, { ...visit, tokenHash: hashOfToken(token), by: 'link' }))

export type TakeByCodeOutcome =
  | ({ kind: 'taken' } & TakenAddress)
  | { kind: 'wrong' }
  /** It ran out, was tried too often, or what it was for is void: only another mail helps. */
  | { kind: 'no-code' }
  /** Too many codes were tried by this member, for this address or from this source, whichever mails they were for. */
  | { kind: 'throttled'; until: Date }

export async function takeAddressByCode(
  deps: TakeAddressDeps,
  { memberId, code, source, ...visit }: TypedCode,
): Promise<TakeByCodeOutcome> {
  const pending = await deps.addressChanges.findPending(memberId, deps.clock.now())
  if (!pending?.takesCode) return { kind: 'no-code' }
  const of = { memberId, name: pending.email, source }
  const throttle = await countFor(deps, 'address-code', of)
  if (throttle.kind === 'throttled') return throttle
  // What is wrong is counted: the transaction ends well either way.
  return deps.inTransaction(async (stores) => {
    const tried = await stores.addressChanges.countCodeTry(memberId, deps.clock.now())
    if (!tried) return { kind: 'no-code' }
    const { tokenHash, codeHash } = tried
    if (!isCodeOf(deps.secretBox, tokenHash, code, codeHash)) return { kind: 'wrong' }
    const taken = await take(deps, stores, { ...visit, tokenHash, by: 'code', memberId })
    if (!taken) return { kind: 'no-code' }
    await settleFor({ ...deps, ...stores }, 'address-code', of)
    return { kind: 'taken', ...taken }
  })
}

type Taking = ConfirmVisit & { tokenHash: string; by: 'link' | 'code'; memberId: string }

async function take(deps: TakeAddressDeps, stores: Stores, given: Taking): Promise<TakenAddress | undefined> {
  const { members, addressChanges, sessions, events } = stores
  const { tokenHash, by, memberId, requestId, ip } = given
  const actor = `member:${memberId}` as const
  const now = deps.clock.now()
  const change = await addressChanges.find(tokenHash, now)
  if (change?.memberId !== memberId) return undefined
  await addressChanges.lockAddress(emailKeys(change.email).exact)
  const before = await members.lock(change.memberId)
  if (!before) return undefined
  const refusal = await judgeNewAddress(stores, change.email)
  if (refusal !== undefined) {
    // Asking for it once more tells why.
    await voidAddressChange({ ...deps, ...stores }, { memberId, because: refusal, actor, requestId, ip })
    return undefined
  }
  const undoToken = deps.random.token(32)
  const undo = { tokenHash: hashOfToken(undoToken), expiresAt: after(now, undoLifetime) }
  const made = await addressChanges.use(tokenHash, { now, undo })
  if (!made) return undefined

  const ended = await sessions.endAllOf(before.id)
  const address = { email: made.email, emailVerifiedAt: now }
  const member = await members.update(before.id, before.version, address, now)
  if (!member) throw new Error('a member who was held still has changed')
  await events.record({
    type: 'address.changed',
    actor,
    outcome: 'done',
    subjectId: member.id,
    requestId,
    ip,
    detail: { by, sessions_ended: ended, former_told: isTold(made) },
    personal: { before: { email: made.former?.email ?? null }, after: { email: made.email } },
  })
  if (isTold(made)) {
    const link = `${deps.config.publicUrl}/address-undo/${undoToken}`
    const mail = { kind: 'address-undo', member, link, goodUntil: undo.expiresAt } as const
    await queueMail({ ...deps, ...stores }, { ...mail, to: made.former.email })
  }
  return { member, continueTo: made.continueTo }
}

/** Nobody ever proved the others: there may sit somebody else, who has no business with this account. */
const isTold = (made: MadeAddressChange): made is MadeAddressChange & { former: { email: string } } =>
  made.former?.isVerified === true
