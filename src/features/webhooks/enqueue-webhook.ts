/** Puts a message on its way to every webhook that wants it, in the caller's transaction: it goes if the rest holds. */
import type { Clock } from '../../kernel/clock.ts'
import type { Random } from '../../kernel/random.ts'
import type { WebhookMessage } from './webhook.ts'
import type { WebhooksStore } from './webhooks.store.ts'

/** Call it with the store bound to a transaction. `only`: for one webhook, whatever it wants to hear of. Gives how many. */
export async function enqueueWebhook(
  deps: { clock: Clock; random: Pick<Random, 'token'>; webhooks: Pick<WebhooksStore, 'enqueue'> },
  { type, data }: WebhookMessage,
  only?: string,
): Promise<number> {
  const at = deps.clock.now()
  const payload = JSON.stringify({ type, timestamp: at.toISOString(), data })
  return deps.webhooks.enqueue({ messageId: `msg_${deps.random.token(18)}`, eventType: type, payload, at }, only)
}
