/**
 * Sends what is due, one message at a time. A message counts as sent when the mail server acknowledged it; a process that
 * dies between the acknowledgement and the mark leaves it to be sent once more, under the same Message-ID. It is never lost.
 */
import { after, hours, minutes, type Clock } from '../../kernel/clock.ts'
import { emailKeys } from '../../kernel/email-keys.ts'
import type { Mailer } from '../../kernel/mailer.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { MailTrouble } from './mail.ts'
import { openMessage } from './open-message.ts'
import type { ClaimedMail, OutboxStore } from './outbox.store.ts'

type Stores = {
  outbox: Pick<OutboxStore, 'markSent' | 'postpone' | 'markFailed' | 'giveUp'>
  events: Pick<EventsStore, 'record'>
}

export type SendMailDeps = {
  clock: Clock
  secretBox: Pick<SecretBox, 'open'>
  mailer: Mailer
  outbox: Pick<OutboxStore, 'claim'>
  inTransaction: InTransaction<Stores>
}

/** How long to wait after the first failure, the second one and so on; after the last one it has failed. */
export const retryDelays = [minutes(1), minutes(5), minutes(15), minutes(60), hours(6)] as const

/** Longer than the mailer's patience with one message, so that nobody else takes one that is being sent. */
const lease = minutes(10)

/** What became of one try. */
type Result =
  | { kind: 'sent' }
  /** Try again, if there is time. */
  | { kind: 'delayed'; because: MailTrouble }
  /** Not again by itself. */
  | { kind: 'refused'; because: MailTrouble }
  /** Must not be sent at all. */
  | { kind: 'pointless'; because: MailTrouble }

/** Messages that the server has and the database does not know of yet: they are marked before another one is sent. */
export type Unmarked = Map<string, ClaimedMail>

/** Gives the number of messages handed over. Ends early when asked to, after the message in hand. */
export async function sendDueMail(deps: SendMailDeps, unmarked: Unmarked, signal?: AbortSignal): Promise<number> {
  let sent = 0
  for (const mail of unmarked.values()) await settle(deps, unmarked, mail, { kind: 'sent' })
  while (!signal?.aborted) {
    const now = deps.clock.now()
    const mail = await deps.outbox.claim(now, after(now, lease))
    if (!mail) break
    const result = await attempt(deps, mail)
    if (result.kind === 'sent') {
      sent += 1
      unmarked.set(mail.id, mail)
    }
    await settle(deps, unmarked, mail, result)
  }
  return sent
}

async function attempt({ clock, secretBox, mailer }: SendMailDeps, mail: ClaimedMail): Promise<Result> {
  if (mail.goodUntil !== undefined && mail.goodUntil <= clock.now()) return { kind: 'pointless', because: 'expired' }
  const message = openMessage(secretBox, mail.id, mail.messageSealed)
  // The key may come back, and then it can be tried again.
  if (!message) return { kind: 'refused', because: 'unreadable' }
  const { to, text, html, isForThisAddress } = message
  // A link for an address that the member has left since is nobody's business there.
  if (!isForThisAddress && mail.memberId !== undefined && mail.memberEmailKey !== emailKeys(to).exact) {
    return { kind: 'pointless', because: 'address-changed' }
  }
  const { id, subject, language, createdAt: writtenAt } = mail
  const outcome = await mailer.send({ to, text, html, id, subject, language, writtenAt })
  return outcome.kind === 'accepted' ? { kind: 'sent' } : outcome
}

async function settle(deps: SendMailDeps, unmarked: Unmarked, mail: ClaimedMail, result: Result): Promise<void> {
  const { id, kind, memberId, attempts } = mail
  const now = deps.clock.now()
  await deps.inTransaction(async ({ outbox, events }) => {
    const about = { actor: 'system', subjectId: memberId, detail: { kind, attempts } } as const
    if (result.kind === 'sent') {
      const isNews = await outbox.markSent(id, now)
      if (isNews) await events.record({ ...about, type: 'mail.sent', outcome: 'done' })
      return
    }
    const { because } = result
    const again = result.kind === 'delayed' ? nextTry(mail, now) : undefined
    if (again) {
      await outbox.postpone(id, again, because)
      return
    }
    if (result.kind === 'pointless') await outbox.giveUp(id, now, because)
    else await outbox.markFailed(id, now, because)
    await events.record({ ...about, type: 'mail.failed', outcome: 'failed', codes: [because] })
  })
  unmarked.delete(id)
}

/** Undefined when there is none, or when the link would be dead by then. */
function nextTry({ attempts, goodUntil }: ClaimedMail, now: Date): Date | undefined {
  const delay = retryDelays[attempts - 1]
  const at = delay === undefined ? undefined : after(now, delay)
  return at && (goodUntil === undefined || at < goodUntil) ? at : undefined
}
