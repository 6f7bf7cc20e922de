/** Adds, changes and deletes webhooks; each is recorded in the transaction that does it. Secrets are told once. */
import { AppError } from '../../kernel/errors.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Random } from '../../kernel/random.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { By } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import { enqueueWebhook } from './enqueue-webhook.ts'
import { writeSecret } from './sign-message.ts'
import { secretPlace, testEventType, type Webhook } from './webhook.ts'
import type { WebhooksStore } from './webhooks.store.ts'

export type ChangeWebhooksDeps = {
  clock: Clock
  random: Random
  secretBox: Pick<SecretBox, 'seal'>
  inTransaction: InTransaction<{ webhooks: WebhooksStore; events: Pick<EventsStore, 'record'> }>
}

export type WebhookWish = Pick<Webhook, 'url' | 'description' | 'eventTypes' | 'isEnabled'>

/** The secret is known to nobody after this. */
export async function addWebhook(
  { clock, random, secretBox, inTransaction }: ChangeWebhooksDeps,
  wish: WebhookWish,
  { createdBy, ...by }: By & { createdBy: string },
): Promise<{ id: string; secret: string }> {
  const id = random.uuid()
  const secret = writeSecret(random.bytes(32))
  await inTransaction(async ({ webhooks, events }) => {
    const secretSealed = secretBox.seal(secret, secretPlace(id))
    await webhooks.insert({ id, ...wish, createdAt: clock.now(), createdBy, secretSealed })
    await events.record({ ...by, type: 'webhook.added', outcome: 'done', detail: detailOf(id, wish) })
  })
  return { id, secret }
}

export async function changeWebhook(
  { inTransaction }: Pick<ChangeWebhooksDeps, 'inTransaction'>,
  { id, ...wish }: WebhookWish & { id: string },
  by: By,
): Promise<void> {
  await inTransaction(async ({ webhooks, events }) => {
    if (!(await webhooks.change(id, wish))) throw new AppError('page.not-found')
    await events.record({ ...by, type: 'webhook.changed', outcome: 'done', detail: detailOf(id, wish) })
  })
}

/** The old secret is worth nothing from the next message on. */
export async function renewSecret(
  { random, secretBox, inTransaction }: ChangeWebhooksDeps,
  id: string,
  by: By,
): Promise<string> {
  const secret = writeSecret(random.bytes(32))
  await inTransaction(async ({ webhooks, events }) => {
    if (!(await webhooks.replaceSealed(id, secretBox.seal(secret, secretPlace(id)))))
      throw new AppError('page.not-found')
    await events.record({
      ...by,
      type: 'webhook.changed',
      outcome: 'done',
      detail: { webhook: id, fields: ['secret'] },
    })
  })
  return secret
}

export async function deleteWebhook(
  { inTransaction }: Pick<ChangeWebhooksDeps, 'inTransaction'>,
  id: string,
  by: By,
): Promise<void> {
  await inTransaction(async ({ webhooks, events }) => {
    if (!(await webhooks.delete(id))) throw new AppError('page.not-found')
    await events.record({ ...by, type: 'webhook.deleted', outcome: 'done', detail: { webhook: id } })
  })
}

/** False when there is no such delivery, or it is on its way anyway. */
export async function replayDelivery(
  { clock, inTransaction }: Pick<ChangeWebhooksDeps, 'clock' | 'inTransaction'>,
  { webhookId, deliveryId }: { webhookId: string; deliveryId: string },
  by: By,
): Promise<boolean> {
  return inTransaction(async ({ webhooks, events }) => {
    if (!(await webhooks.replay(webhookId, deliveryId, clock.now()))) return false
    const detail = { webhook: webhookId, delivery: deliveryId }
    await events.record({ ...by, type: 'webhook.replayed', outcome: 'done', detail })
    return true
  })
}

/** A message that says nothing, to see whether it arrives. */
export async function sendTestMessage(
  { clock, random, inTransaction }: Pick<ChangeWebhooksDeps, 'clock' | 'random' | 'inTransaction'>,
  id: string,
): Promise<void> {
  await inTransaction(({ webhooks }) =>
    enqueueWebhook({ clock, random, webhooks }, { type: testEventType, data: { webhook: id } }, id),
  )
}

/** The address is left out: it may hold a token of the other system. */
const detailOf = (id: string, { eventTypes, isEnabled }: WebhookWish) => ({
  webhook: id,
  event_types: eventTypes,
  is_enabled: isEnabled,
})
