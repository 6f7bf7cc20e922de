/** Mails a member the one-time link that lets them choose a new password. Whoever asked for it never sees the link. */
import { after, minutes, type Clock } from '../../kernel/clock.ts'
import { emailKeys } from '../../kernel/email-keys.ts'
import type { Random } from '../../kernel/random.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { BrandingStore } from '../branding/branding.store.ts'
import type { By } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import { isOverMailLimit } from '../mail/mail-limit.ts'
import type { OutboxStore } from '../mail/outbox.store.ts'
import { queueMail } from '../mail/queue-mail.ts'
import type { Member } from '../members/member.ts'
import type { MembersStore } from '../members/members.store.ts'
import { putSetupLink } from '../setup/make-setup-link.ts'
import type { SetupLinksStore } from '../setup/setup-links.store.ts'
import type { VerificationLinksStore } from '../verification/verification-links.store.ts'

/** Bound to a transaction. */
export type ResetStores = {
  members: Pick<MembersStore, 'find'>
  verificationLinks: Pick<VerificationLinksStore, 'isAddressShared'>
  setupLinks: Pick<SetupLinksStore, 'insert' | 'void' | 'voidMailed'>
  outbox: Pick<OutboxStore, 'countSince' | 'insert' | 'supersede'>
  branding: Pick<BrandingStore, 'find'>
  events: Pick<EventsStore, 'record'>
}

export type SendResetDeps = {
  config: { publicUrl: string }
  clock: Clock
  random: Random
  secretBox: SecretBox
  inTransaction: InTransaction<ResetStores>
}

/** Whose, at whose wish. The address is the stored one, whatever the asker saw. */
export type ResetRequest = By & {
  member: { id: string }
  /** Where they were on the way to: the link leads on to it. */
  continueTo?: string | undefined
}

type Because =
  | 'gone'
  | 'suspended'
  | 'no-address'
  /** Nobody proved that the address is this member's. */
  | 'address-unverified'
  /** Another member with credentials has it, too: the mail could open the wrong account. */
  | 'address-shared'
  /** They were sent as many within the hour as anybody is. */
  | 'too-many'

export type SendResetOutcome =
  /** It waits in the outbox: to be sent in a moment, or to be handed over where no mail is set up. */
  { kind: 'queued'; expiresAt: Date } | { kind: 'refused'; because: Because }

const resetLifetime = minutes(30)

/** The old password works, and sessions go on, until the link is used. Older mailed links of the member are void. */
export async function sendReset(
  deps: SendResetDeps,
  { member: { id }, continueTo, ...by }: ResetRequest,
): Promise<SendResetOutcome> {
  return deps.inTransaction(async (stores) => {
    const member = await stores.members.find(id)
    if (!member) return { kind: 'refused', because: 'gone' }
    const because = await whyNot(stores, member)
    if (because !== undefined) return { kind: 'refused', because }
    if (await isOverMailLimit({ ...deps, ...stores }, { memberId: id, kind: 'reset' })) {
      return { kind: 'refused', because: 'too-many' }
    }

    const expiresAt = after(deps.clock.now(), resetLifetime)
    const emailExactKey = emailKeys(member.email ?? '').exact
    const { path } = await putSetupLink(
      { ...deps, ...stores },
      { ...by, memberId: id, expiresAt, emailExactKey, continueTo },
    )
    const mail = { kind: 'reset', member, link: `${deps.config.publicUrl}${path}`, goodUntil: expiresAt } as const
    const queued = await queueMail({ ...deps, ...stores }, mail)
    if (queued.kind === 'no-address') throw new Error('an address that was proved cannot be written to')
    return { kind: 'queued', expiresAt }
  })
}

async function whyNot({ verificationLinks }: ResetStores, member: Member): Promise<Because | undefined> {
  if (member.status === 'suspended') return 'suspended'
  if (member.email === undefined) return 'no-address'
  if (member.emailVerifiedAt === undefined) return 'address-unverified'
  return (await verificationLinks.isAddressShared(member.id)) ? 'address-shared' : undefined
}
