/**
 * A member asks for another address. Nothing changes before it is proved, and nobody learns here whether somebody else has
 * it: then the mail goes to that person instead, and what was asked for comes to nothing.
 */
import { after, hours, type Clock } from '../../../kernel/clock.ts'
import { emailKeys } from '../../../kernel/email-keys.ts'
import type { Random } from '../../../kernel/random.ts'
import type { SecretBox } from '../../../kernel/secret-box.ts'
import { hashOfToken } from '../../../kernel/token-hash.ts'
import type { InTransaction } from '../../../kernel/transaction.ts'
import { isForOwners } from '../../administrators/administrators.policy.ts'
import type { BrandingStore } from '../../branding/branding.store.ts'
import type { EventsStore } from '../../events/events.store.ts'
import { isOverMailLimit } from '../../mail/mail-limit.ts'
import type { OutboxStore } from '../../mail/outbox.store.ts'
import { queueMail } from '../../mail/queue-mail.ts'
import type { Member } from '../../members/member.ts'
import type { MembersStore } from '../../members/members.store.ts'
import { judgeNewAddress, type DomainRefusal } from '../../registration/judge-domain.ts'
import type { StaffDomainsQuery } from '../../registration/staff-domains.query.ts'
import type { SecuritySettingsStore } from '../../security-settings/security-settings.store.ts'
import { codeHashOf, codeLifetime, makeCode } from '../one-time-code.ts'
import { nextSendAt, sendLimitWindow } from '../send-limit.ts'
import type { AddressChangesStore } from './address-changes.store.ts'
import { voidAddressChange } from './void-address-change.ts'

type Stores = {
  members: Pick<MembersStore, 'lock' | 'findByEmail'>
  addressChanges: Pick<AddressChangesStore, 'insert' | 'listAskedSince' | 'void'>
  outbox: Pick<OutboxStore, 'countSince' | 'insert' | 'supersede'>
  branding: Pick<BrandingStore, 'find'>
  securitySettings: Pick<SecuritySettingsStore, 'find'>
  staffDomains: Pick<StaffDomainsQuery, 'has'>
  events: Pick<EventsStore, 'record'>
}

export type AskForAddressDeps = {
  config: { publicUrl: string }
  clock: Clock
  random: Random
  secretBox: SecretBox
  inTransaction: InTransaction<Stores>
}

export type AskForAddressOutcome =
  | { kind: 'asked' }
  | { kind: 'same-address' }
  | { kind: 'too-soon'; until: Date }
  /** Whose address opens the door of staff: an owner changes it. */
  | { kind: 'for-owners' }
  | { kind: 'gone' }
  | { kind: DomainRefusal }

const addressChangeLifetime = hours(24)

/** `email`: read by `readEmailAddress`. */
export type AddressRequest = {
  memberId: string
  email: string
  continueTo: string | undefined
  requestId: string
  ip: string | undefined
}

export async function askForAddress(deps: AskForAddressDeps, request: AddressRequest): Promise<AskForAddressOutcome> {
  const { memberId, email } = request
  return deps.inTransaction(async (stores) => {
    const now = deps.clock.now()
    const member = await stores.members.lock(memberId)
    if (!member) return { kind: 'gone' }
    if (isForOwners(member)) return { kind: 'for-owners' }
    if (member.email !== undefined && emailKeys(member.email).exact === emailKeys(email).exact) {
      return { kind: 'same-address' }
    }
    const refusal = await judgeNewAddress(stores, email)
    if (refusal !== undefined) return { kind: refusal }
    const asked = await stores.addressChanges.listAskedSince(memberId, after(now, -sendLimitWindow))
    const until = nextSendAt(asked, now)
    if (until !== undefined) return { kind: 'too-soon', until }

    await voidAddressChange({ ...deps, ...stores }, { ...request, because: 'replaced', actor: `member:${memberId}` })
    await sendProof(deps, stores, member, request)
    return { kind: 'asked' }
  })
}

async function sendProof(
  deps: AskForAddressDeps,
  stores: Stores,
  member: Member,
  { email, continueTo, requestId, ip }: AddressRequest,
): Promise<void> {
  const { config, clock, random, secretBox } = deps
  const createdAt = clock.now()
  const expiresAt = after(createdAt, addressChangeLifetime)
  const codeExpiresAt = after(createdAt, codeLifetime)
  const token = random.token(32)
  const tokenHash = hashOfToken(token)
  const code = makeCode(random)
  await stores.addressChanges.insert({
    memberId: member.id,
    former: formerOf(member),
    email,
    exactKey: emailKeys(email).exact,
    sessionEpoch: member.sessionEpoch,
    tokenHash,
    codeHash: codeHashOf(secretBox, tokenHash, code),
    codeExpiresAt,
    continueTo,
    createdAt,
    expiresAt,
  })
  await stores.events.record({
    type: 'address.change-asked',
    actor: `member:${member.id}`,
    outcome: 'done',
    subjectId: member.id,
    requestId,
    ip,
    detail: { expires_at: expiresAt.toISOString() },
    personal: { address: email },
  })

  const [holder] = await stores.members.findByEmail(email)
  if (holder) {
    await tellHolder(deps, stores, holder)
    return
  }
  const link = `${config.publicUrl}/address-change/${token}`
  const mail = { link, goodUntil: expiresAt, code, codeGoodUntil: codeExpiresAt } as const
  await queueMail({ ...deps, ...stores }, { kind: 'address-proof', member, to: email, ...mail })
}

const formerOf = ({ email, emailVerifiedAt }: Member) =>
  email === undefined ? undefined : { email, exactKey: emailKeys(email).exact, verifiedAt: emailVerifiedAt }

/** Without the token: it exists nowhere, so that the change waits for a proof that cannot come. */
async function tellHolder(deps: AskForAddressDeps, stores: Stores, holder: Member): Promise<void> {
  const kind = 'registration-known'
  if (await isOverMailLimit({ ...deps, ...stores }, { memberId: holder.id, kind })) return
  const goodUntil = after(deps.clock.now(), addressChangeLifetime)
  await queueMail({ ...deps, ...stores }, { kind, member: holder, link: `${deps.config.publicUrl}/sign-in`, goodUntil })
}
