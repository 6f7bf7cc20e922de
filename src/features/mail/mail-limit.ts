/** How often one member is sent mail of a kind: nobody's mailbox is flooded from here, whoever presses the button. */
import { after, hours, type Clock } from '../../kernel/clock.ts'
import type { MailKind } from './mail.ts'
import type { OutboxStore } from './outbox.store.ts'

export const mailLimit = { most: 5, within: hours(1) } as const

/** Ask it, with the store bound to the transaction, before anything is made that the mail would carry. */
export async function isOverMailLimit(
  { clock, outbox }: { clock: Clock; outbox: Pick<OutboxStore, 'countSince'> },
  { memberId, kind }: { memberId: string; kind: MailKind },
): Promise<boolean> {
  const written = await outbox.countSince(memberId, kind, after(clock.now(), -mailLimit.within))
  return written >= mailLimit.most
}
