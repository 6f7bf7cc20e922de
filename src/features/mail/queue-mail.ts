/** Writes a message and puts it into the outbox, in the caller's transaction: it goes if, and only if, the rest holds. */
import { languageOfLocale } from '../../../views/languages/language.ts'
import { renderMail } from '../../../views/mail/render-mail.tsx'
import type { Clock } from '../../kernel/clock.ts'
import { readEmailAddress } from '../../kernel/email-address.ts'
import type { Random } from '../../kernel/random.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import type { BrandingStore } from '../branding/branding.store.ts'
import type { Member } from '../members/member.ts'
import { mailPlace, type MailKind, type MailMessage } from './mail.ts'
import type { OutboxStore } from './outbox.store.ts'

/** Call it with the store bound to a transaction. */
export type QueueMailDeps = {
  clock: Clock
  random: Pick<Random, 'uuid'>
  secretBox: Pick<SecretBox, 'seal'>
  outbox: Pick<OutboxStore, 'insert' | 'supersede'>
  branding: Pick<BrandingStore, 'find'>
}

export type NewMail = {
  kind: MailKind
  /** As stored at this moment: the message goes to the stored address and to no other. */
  member: Pick<Member, 'id' | 'name' | 'email' | 'locale'>
  /** A whole address, made of PUBLIC_URL. Good for one person only, so it stands nowhere but in the sealed message. */
  link: string
  /** Until when the link works, counted from now on, however long the mail takes. */
  goodUntil: Date
}

export type QueueMailOutcome = { kind: 'queued' } | { kind: 'no-address' }

/** An older message of the same kind that still waits is given up: its link is void by now. */
export async function queueMail(
  deps: QueueMailDeps,
  { kind, member, link, goodUntil }: NewMail,
): Promise<QueueMailOutcome> {
  const { clock, random, secretBox, outbox, branding } = deps
  // Read again at the last door: whatever brought the address in, nothing in it becomes a header or a second recipient.
  const read = member.email === undefined ? undefined : readEmailAddress(member.email)
  if (read?.kind !== 'address') return { kind: 'no-address' }

  const language = languageOfLocale(member.locale) ?? 'en'
  const { organizationName: organization, support } = await branding.find()
  const sender = { organization, support }
  const { subject, text, html } = renderMail({ kind, language, name: member.name, link, until: goodUntil, sender })
  const message: MailMessage = { to: read.address, text, html }
  const id = random.uuid()
  const createdAt = clock.now()
  await outbox.supersede(member.id, kind, createdAt)
  await outbox.insert({
    id,
    memberId: member.id,
    kind,
    language,
    subject,
    messageSealed: secretBox.seal(JSON.stringify(message), mailPlace(id)),
    createdAt,
    goodUntil,
  })
  return { kind: 'queued' }
}
