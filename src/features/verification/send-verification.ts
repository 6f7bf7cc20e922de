/** Mails a member the link that proves their address. Nobody needs to be signed in to use it, and nobody is by it. */
import { after, hours, type Clock } from '../../kernel/clock.ts'
import { emailKeys } from '../../kernel/email-keys.ts'
import type { Random } from '../../kernel/random.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import { hashOfToken } from '../../kernel/token-hash.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { BrandingStore } from '../branding/branding.store.ts'
import type { Actor } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import { isOverMailLimit } from '../mail/mail-limit.ts'
import type { OutboxStore } from '../mail/outbox.store.ts'
import { queueMail } from '../mail/queue-mail.ts'
import type { MembersStore } from '../members/members.store.ts'
import type { VerificationLinksStore } from './verification-links.store.ts'

export type SendVerificationDeps = {
  config: { publicUrl: string }
  clock: Clock
  random: Random
  secretBox: SecretBox
  inTransaction: InTransaction<{
    members: Pick<MembersStore, 'find'>
    verificationLinks: Pick<VerificationLinksStore, 'insert' | 'void'>
    outbox: Pick<OutboxStore, 'countSince' | 'insert' | 'supersede'>
    branding: Pick<BrandingStore, 'find'>
    events: Pick<EventsStore, 'record'>
  }>
}

/** Whose, and at whose wish. The address is the stored one, whatever the asker saw. */
export type MailRequest = {
  member: { id: string }
  actor: Actor
  requestId?: string | undefined
  ip?: string | undefined
}

export type SendVerificationOutcome =
  /** It waits in the outbox: to be sent in a moment, or to be handed over where no mail is set up. */
  { kind: 'queued'; expiresAt: Date } | { kind: 'refused'; because: Because }

type Because =
  | 'gone'
  | 'no-address'
  | 'already-verified'
  /** They were sent as many within the hour as anybody is. */
  | 'too-many'

export const verificationLifetime = hours(24)

/** Older links of the member are void from here on. */
export async function sendVerification(
  deps: SendVerificationDeps,
  { member: { id }, actor, requestId, ip }: MailRequest,
): Promise<SendVerificationOutcome> {
  const { config, clock, random } = deps
  return deps.inTransaction(async ({ members, verificationLinks, outbox, branding, events }) => {
    const refused = (because: Because) => ({ kind: 'refused', because }) as const
    const member = await members.find(id)
    if (!member) return refused('gone')
    if (member.email === undefined) return refused('no-address')
    if (member.emailVerifiedAt !== undefined) return refused('already-verified')
    if (await isOverMailLimit({ clock, outbox }, { memberId: id, kind: 'verification' })) return refused('too-many')

    const createdAt = clock.now()
    const expiresAt = after(createdAt, verificationLifetime)
    const token = random.token(32)
    const link = `${config.publicUrl}/verify/${token}`
    const mail = { kind: 'verification', member, link, goodUntil: expiresAt } as const
    if ((await queueMail({ ...deps, outbox, branding }, mail)).kind === 'no-address') return refused('no-address')

    await verificationLinks.void(id, createdAt)
    const emailExactKey = emailKeys(member.email).exact
    await verificationLinks.insert({ tokenHash: hashOfToken(token), memberId: id, emailExactKey, createdAt, expiresAt })
    await events.record({
      type: 'verification-link.made',
      actor,
      outcome: 'done',
      subjectId: id,
      requestId,
      ip,
      detail: { by: 'mail', expires_at: expiresAt.toISOString() },
    })
    return { kind: 'queued', expiresAt }
  })
}
