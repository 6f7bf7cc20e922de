/**
 * Mails a member the link and the code that prove their address. Nobody needs to be signed in to use the link, and nobody is
 * by it; the code is for whoever is signed in already.
 */
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
import { codeHashOf, codeLifetime, makeCode } from './one-time-code.ts'
import type { VerificationLinksStore } from './verification-links.store.ts'

export type SendVerificationDeps = {
  config: { publicUrl: string }
  clock: Clock
  random: Random
  secretBox: SecretBox
  inTransaction: InTransaction<SendVerificationStores>
}

export type SendVerificationStores = {
  members: Pick<MembersStore, 'lock'>
  verificationLinks: Pick<VerificationLinksStore, 'insert' | 'void'>
  outbox: Pick<OutboxStore, 'countSince' | 'insert' | 'supersede'>
  branding: Pick<BrandingStore, 'find'>
  events: Pick<EventsStore, 'record'>
}

/** Whose, and at whose wish. The address is the stored one, whatever the asker saw. */
export type MailRequest = {
  member: { id: string }
  actor: Actor
  requestId?: string | undefined
  ip?: string | undefined
  /** Where the member was going when their address was in the way: a path of our own. */
  continueTo?: string | undefined
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

const verificationLifetime = hours(24)

/** Older links of the member are void from here on. */
export async function sendVerification(
  deps: SendVerificationDeps,
  { member: { id }, actor, requestId, ip, continueTo }: MailRequest,
): Promise<SendVerificationOutcome> {
  const { config, clock, random, secretBox } = deps
  return deps.inTransaction(async ({ members, verificationLinks, outbox, branding, events }) => {
    const refused = (because: Because) => ({ kind: 'refused', because }) as const
    // Held still, so that of two requests in one moment the second one sees the mail of the first.
    const member = await members.lock(id)
    if (!member) return refused('gone')
    if (member.email === undefined) return refused('no-address')
    if (member.emailVerifiedAt !== undefined) return refused('already-verified')
    if (await isOverMailLimit({ clock, outbox }, { memberId: id, kind: 'verification' })) return refused('too-many')

    const createdAt = clock.now()
    const expiresAt = after(createdAt, verificationLifetime)
    const codeExpiresAt = after(createdAt, codeLifetime)
    const token = random.token(32)
    const tokenHash = hashOfToken(token)
    const code = makeCode(random)
    const link = `${config.publicUrl}/verify/${token}`
    const mail = {
      kind: 'verification',
      member,
      link,
      goodUntil: expiresAt,
      code,
      codeGoodUntil: codeExpiresAt,
    } as const
    if ((await queueMail({ ...deps, outbox, branding }, mail)).kind === 'no-address') return refused('no-address')

    await verificationLinks.void(id, createdAt)
    const emailExactKey = emailKeys(member.email).exact
    await verificationLinks.insert({
      tokenHash,
      memberId: id,
      emailExactKey,
      codeHash: codeHashOf(secretBox, tokenHash, code),
      codeExpiresAt,
      continueTo,
      createdAt,
      expiresAt,
    })
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
