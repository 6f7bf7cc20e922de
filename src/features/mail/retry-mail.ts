/** Sends a failed message once more, from the beginning. */
import type { Clock } from '../../kernel/clock.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { Actor } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { Mail } from './mail.ts'
import type { OutboxStore } from './outbox.store.ts'

export type RetryMailDeps = {
  clock: Clock
  inTransaction: InTransaction<{ outbox: Pick<OutboxStore, 'retry'>; events: Pick<EventsStore, 'record'> }>
}

/** Whether a second try makes sense: it failed, still says something, and its link works. */
export const canRetry = ({ state, hasMessage, goodUntil }: Mail, now: Date): boolean =>
  state === 'failed' && hasMessage && (goodUntil === undefined || goodUntil > now)

/** False when it cannot be sent any more, or is on its way again. */
export async function retryMail(
  { clock, inTransaction }: RetryMailDeps,
  { id, ...by }: { id: string; actor: Actor; requestId: string; ip: string | undefined },
): Promise<boolean> {
  return inTransaction(async ({ outbox, events }) => {
    const mail = await outbox.retry(id, clock.now())
    if (!mail) return false
    const detail = { kind: mail.kind }
    await events.record({ ...by, type: 'mail.retried', outcome: 'done', subjectId: mail.memberId, detail })
    return true
  })
}
