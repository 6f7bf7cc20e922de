/** Webhooks and what is on its way to them, in the database. */
import type { Db } from '../../db/connect.ts'
import { runStatement } from '../../db/query.ts'
import { isUuid } from '../../kernel/ids.ts'
import type { Delivery, DeliveryState, Webhook, WebhookEventType } from './webhook.ts'

export type WebhooksStore = ReturnType<typeof webhooksStore>

export type NewWebhook = Omit<Webhook, 'disabledBecause'> & { secretSealed: string; createdBy: string }
export type NewDelivery = { messageId: string; eventType: string; payload: string; at: Date }

/** One that this process may try now; `attempts` counts this try. */
export type ClaimedDelivery = Delivery & { webhookId: string; url: string; secretSealed: string }

export function webhooksStore(db: Db) {
  return {
    async insert(webhook: NewWebhook): Promise<void> {
      await db('webhooks').insert({
        id: webhook.id,
        url: webhook.url,
        description: webhook.description,
        secret_sealed: webhook.secretSealed,
        event_types: [...webhook.eventTypes],
        is_enabled: webhook.isEnabled,
        created_at: webhook.createdAt,
        created_by: webhook.createdBy,
      })
    },

    async list(): Promise<Webhook[]> {
      return (await db<WebhookRow>('webhooks').orderBy(['created_at', 'id'])).map(webhookOf)
    },

    async find(id: string): Promise<Webhook | undefined> {
      const row = isUuid(id) ? await db<WebhookRow>('webhooks').where({ id }).first() : undefined
      return row && webhookOf(row)
    },

    /** False when it is gone. */
    async change(
      id: string,
      change: Pick<Webhook, 'url' | 'description' | 'eventTypes' | 'isEnabled'>,
    ): Promise<boolean> {
      const changed = await db<WebhookRow>('webhooks')
        .where({ id })
        .update({
          url: change.url,
          description: change.description,
          event_types: [...change.eventTypes],
          is_enabled: change.isEnabled,
          disabled_because: null,
        })
      return changed === 1
    },

    /** It asked not to be told any more. */
    async turnOff(id: string, because: NonNullable<Webhook['disabledBecause']>): Promise<void> {
      await db<WebhookRow>('webhooks').where({ id }).update({ is_enabled: false, disabled_because: because })
    },

    async delete(id: string): Promise<boolean> {
      return (await db('webhooks').where({ id }).delete()) === 1
    },

    async replaceSealed(id: string, secretSealed: string): Promise<boolean> {
      return (await db<WebhookRow>('webhooks').where({ id }).update({ secret_sealed: secretSealed })) === 1
    },

    /** Writers one at a time until the transaction ends. */
    async lock(): Promise<void> {
      await db.raw('lock table webhooks in share row exclusive mode')
    },

    async listSealed(): Promise<{ id: string; secretSealed: string }[]> {
      const rows = await db<WebhookRow>('webhooks').select('id', 'secret_sealed')
      return rows.map(({ id, secret_sealed }) => ({ id, secretSealed: secret_sealed }))
    },

    /** To every webhook that is on and wants to hear of it; `only`: to that one, whatever it wants. */
    async enqueue({ messageId, eventType, payload, at }: NewDelivery, only?: string): Promise<number> {
      const { rowCount } = await runStatement(
        db,
        `insert into webhook_deliveries (id, webhook_id, message_id, event_type, payload, state, created_at, next_at)
         select gen_random_uuid(), w.id, $1, $2, $3, 'waiting', $4::timestamptz, $4::timestamptz from webhooks w
         where case when $5::uuid is null then w.is_enabled and $2 = any(w.event_types) else w.id = $5::uuid end`,
        [messageId, eventType, payload, at, only ?? null],
      )
      return rowCount ?? 0
    },

    /**
     * What is due of webhooks that are on, the oldest first, and nobody else's until `leasedUntil`. Who dies with them leaves
     * them to whoever comes then.
     */
    async claim(now: Date, leasedUntil: Date, limit: number): Promise<ClaimedDelivery[]> {
      const { rows } = await runStatement<DeliveryRow & { url: string; secret_sealed: string }>(
        db,
        `update webhook_deliveries d set attempts = d.attempts + 1, next_at = $2
         from (
           select d.id, w.url, w.secret_sealed from webhook_deliveries d join webhooks w on w.id = d.webhook_id
           where d.state = 'waiting' and d.next_at <= $1 and w.is_enabled
           order by d.next_at, d.id limit $3 for update of d skip locked
         ) due
         where d.id = due.id returning d.*, due.url, due.secret_sealed`,
        [now, leasedUntil, limit],
      )
      return rows.map((row) => ({
        ...deliveryOf(row),
        webhookId: row.webhook_id,
        url: row.url,
        secretSealed: row.secret_sealed,
      }))
    },

    async settle(
      id: string,
      outcome: { state: DeliveryState; at: Date; nextAt?: Date; status?: number; trouble?: string },
    ): Promise<void> {
      await db<DeliveryRow>('webhook_deliveries')
        .where({ id, state: 'waiting' })
        .update({
          state: outcome.state,
          last_at: outcome.at,
          last_status: outcome.status ?? null,
          last_trouble: outcome.trouble ?? null,
          ...(outcome.nextAt && { next_at: outcome.nextAt }),
        })
    },

    /** Newest first. */
    async listDeliveries(webhookId: string, limit: number): Promise<Delivery[]> {
      const rows = await db<DeliveryRow>('webhook_deliveries')
        .where({ webhook_id: webhookId })
        .orderBy([
          { column: 'created_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .limit(limit)
      return rows.map(deliveryOf)
    },

    /** The same message once more, from the beginning. False when there is none, or it waits anyway. */
    async replay(webhookId: string, id: string, now: Date): Promise<boolean> {
      if (!isUuid(id)) return false
      const replayed = await db<DeliveryRow>('webhook_deliveries')
        .where({ id, webhook_id: webhookId })
        .whereNot({ state: 'waiting' })
        .update({ state: 'waiting', attempts: 0, next_at: now })
      return replayed === 1
    },

    async countByState(): Promise<Map<string, Record<DeliveryState, number>>> {
      const { rows } = await runStatement<{ webhook_id: string } & Record<DeliveryState, string>>(
        db,
        `select webhook_id, count(*) filter (where state = 'waiting') as waiting,
           count(*) filter (where state = 'delivered') as delivered, count(*) filter (where state = 'failed') as failed
         from webhook_deliveries group by webhook_id`,
        [],
      )
      return new Map(
        rows.map((row) => [
          row.webhook_id,
          { waiting: Number(row.waiting), delivered: Number(row.delivered), failed: Number(row.failed) },
        ]),
      )
    },

    /** A bounded piece of the deliveries made before then. How many went. */
    async deleteOld(before: Date): Promise<number> {
      const old = db('webhook_deliveries').select('id').where('created_at', '<', before).limit(1_000)
      return db('webhook_deliveries').whereIn('id', old).delete()
    },
  }
}

type WebhookRow = {
  id: string
  url: string
  description: string
  secret_sealed: string
  event_types: WebhookEventType[]
  is_enabled: boolean
  created_at: Date
  disabled_because: 'gone' | null
}

const webhookOf = (row: WebhookRow): Webhook => ({
  id: row.id,
  url: row.url,
  description: row.description,
  eventTypes: row.event_types,
  isEnabled: row.is_enabled,
  disabledBecause: row.disabled_because ?? undefined,
  createdAt: row.created_at,
})

type DeliveryRow = {
  id: string
  webhook_id: string
  message_id: string
  event_type: string
  payload: string
  state: DeliveryState
  created_at: Date
  attempts: number
  next_at: Date
  last_at: Date | null
  last_status: number | null
  last_trouble: string | null
}

const deliveryOf = (row: DeliveryRow): Delivery => ({
  id: row.id,
  messageId: row.message_id,
  eventType: row.event_type,
  payload: row.payload,
  state: row.state,
  createdAt: row.created_at,
  attempts: row.attempts,
  nextAt: row.next_at,
  lastAt: row.last_at ?? undefined,
  lastStatus: row.last_status ?? undefined,
  lastTrouble: row.last_trouble ?? undefined,
})
