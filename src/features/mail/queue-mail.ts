/** Writes a message around a link and puts it into the outbox, in the caller's transaction: it goes if the rest holds. */
import { languageOfLocale } from '../../../views/languages/language.ts'
import { renderLinkMail } from '../../../views/mail/render-mail.tsx'
import type { Clock } from '../../kernel/clock.ts'
import { readEmailAddress } from '../../kernel/email-address.ts'
import type { Random } from '../../kernel/random.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import type { BrandingStore } from '../branding/branding.store.ts'
import type { Member } from '../members/member.ts'
import { isReplacedByNewer, mailPlace, type LinkMailKind, type MailMessage } from './mail.ts'
import type { NewOutboxRow, OutboxStore } from './outbox.store.ts'

/** Call it with the store bound to a transaction. */
export type QueueMailDeps = {
  clock: Clock
  random: Pick<Random, 'uuid'>
  secretBox: Pick<SecretBox, 'seal'>
  outbox: Pick<OutboxStore, 'insert' | 'supersede'>
  branding: Pick<BrandingStore, 'find'>
}

export type NewMail = {
  kind: LinkMailKind
  /** A whole address, made of PUBLIC_URL. Good for one person only, so it stands nowhere but in the sealed message. */
  link: string
  /** Until when the link works, counted from now on, however long the mail takes. */
  goodUntil: Date
  /** Six digits that do what the link does, where typing them is handier. */
  code?: string | undefined
  /** Until when the code works, where that is not as long as the link does. */
  codeGoodUntil?: Date | undefined
} & (
  | {
      /** As stored at this moment: the message goes to the stored address, unless `to` says otherwise. */
      member: Pick<Member, 'id' | 'name' | 'email' | 'locale'>
      /** A stored address that the member had, or is about to have: the message goes there, whatever happens meanwhile. */
      to?: string | undefined
    }
  | {
      /** Nobody in the store: they are greeted without a name, since anybody could have typed it. */
      member?: undefined
      to: string
      /** BCP 47. */
      locale: string | undefined
    }
)

export type QueueMailOutcome = { kind: 'queued' } | { kind: 'no-address' }

/** An older message of the same kind that still waits for the member is given up where its link is void by now. */
export async function queueMail(deps: QueueMailDeps, mail: NewMail): Promise<QueueMailOutcome> {
  const { kind, member, to, link, goodUntil, code, codeGoodUntil } = mail
  const address = readRecipient(to ?? member?.email)
  if (address === undefined) return { kind: 'no-address' }

  const language = languageOfLocale(member ? member.locale : mail.locale) ?? 'en'
  const { organizationName: organization, support } = await deps.branding.find()
  const { subject, text, html } = renderLinkMail({
    kind,
    language,
    name: member?.name,
    link,
    until: goodUntil,
    code: code === undefined ? undefined : { digits: code, until: codeGoodUntil },
    sender: { organization, support },
  })
  if (member && isReplacedByNewer(kind)) await deps.outbox.supersede(member.id, kind, deps.clock.now())
  const message = { to: address, text, html, isForThisAddress: to !== undefined }
  await putIntoOutbox(deps, { memberId: member?.id, kind, language, subject, goodUntil }, message)
  return { kind: 'queued' }
}

/** Read again at the last door: whatever brought the address in, nothing in it becomes a header or a second recipient. */
export function readRecipient(address: string | undefined): string | undefined {
  const read = address === undefined ? undefined : readEmailAddress(address)
  return read?.kind === 'address' ? read.address : undefined
}

export async function putIntoOutbox(
  {
    clock,
    random,
    secretBox,
    outbox,
  }: Omit<QueueMailDeps, 'branding' | 'outbox'> & { outbox: Pick<OutboxStore, 'insert'> },
  row: Omit<NewOutboxRow, 'id' | 'createdAt' | 'messageSealed'>,
  message: MailMessage,
): Promise<void> {
  const id = random.uuid()
  const messageSealed = secretBox.seal(JSON.stringify(message), mailPlace(id))
  await outbox.insert({ ...row, id, messageSealed, createdAt: clock.now() })
}
