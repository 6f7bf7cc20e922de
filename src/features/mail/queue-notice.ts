/** Tells a member by mail what happened to their account: to the stored address, in the caller's transaction. */
import { languageOfLocale } from '../../../views/languages/language.ts'
import { renderNotice } from '../../../views/mail/render-mail.tsx'
import { readUserAgent } from '../../kernel/user-agent.ts'
import type { Member } from '../members/member.ts'
import { isAboutCredentials, type NoticeKind } from './mail.ts'
import type { OutboxStore } from './outbox.store.ts'
import { putIntoOutbox, readRecipient, type QueueMailDeps, type QueueMailOutcome } from './queue-mail.ts'

export type QueueNoticeDeps = QueueMailDeps & {
  config: { publicUrl: string }
  outbox: Pick<OutboxStore, 'listUndoAddresses'>
}

export type NewNotice = {
  kind: NoticeKind
  member: Pick<Member, 'id' | 'name' | 'email' | 'emailVerifiedAt' | 'locale'>
  /** An address that the member had, and had proved: the message goes there instead. */
  to?: string | undefined
  /** Where it happened, as far as the request told. Left out where somebody else did it: that is not theirs to know. */
  ip?: string | undefined
  userAgent?: string | undefined
}

/**
 * An address that nobody proved is told nothing: it may be a stranger's. While the member's address can be changed back, its
 * former reader hears of credentials too: the present one may be whoever took the account. Nothing limits notices but
 * `isOverMailLimit`: ask that first where strangers can bring one about.
 */
export async function queueNotice(
  deps: QueueNoticeDeps,
  { kind, member, to, ip, userAgent }: NewNotice,
): Promise<QueueMailOutcome> {
  const proved = member.emailVerifiedAt === undefined ? undefined : member.email
  const address = readRecipient(to ?? proved)
  if (address === undefined) return { kind: 'no-address' }
  const now = deps.clock.now()
  const former = to === undefined && isAboutCredentials(kind) ? await deps.outbox.listUndoAddresses(member.id, now) : []

  const language = languageOfLocale(member.locale) ?? 'en'
  const { organizationName: organization, support } = await deps.branding.find()
  const { subject, text, html } = renderNotice({
    kind,
    language,
    name: member.name,
    link: `${deps.config.publicUrl}${pages[kind] ?? '/account/security'}`,
    at: now,
    ip,
    browser: readUserAgent(userAgent),
    sender: { organization, support },
  })
  // What happened has happened to the address of this moment: a change of it does not call the message back.
  for (const recipient of [address, ...former.map(readRecipient)]) {
    if (recipient === undefined) continue
    const message = { to: recipient, text, html, isForThisAddress: true }
    await putIntoOutbox(deps, { memberId: member.id, kind, language, subject, goodUntil: undefined }, message)
  }
  return { kind: 'queued' }
}

/** Where a message leads that is not about what opens the account. */
const pages: Readonly<Partial<Record<NoticeKind, string>>> = {
  'erasure-declined': '/account/data',
  'handoff-approved': '/account',
  'handoff-declined': '/account',
}
