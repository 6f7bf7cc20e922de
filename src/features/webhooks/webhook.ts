/** A webhook: an address of another system that is told what the safeguards find. Messages follow Standard Webhooks. */

export const webhookEventTypes = [
  'finding.opened',
  'finding.changed',
  'finding.reopened',
  'finding.resolved',
  'run.finished',
  'run.incomplete',
  'decision.needed',
] as const
export type WebhookEventType = (typeof webhookEventTypes)[number]

/** Sent by hand, to see whether it arrives; to one webhook, whatever it wants to hear of. */
export const testEventType = 'webhook.test'

export type Webhook = {
  id: string
  url: string
  description: string
  eventTypes: readonly WebhookEventType[]
  isEnabled: boolean
  /** Why Latchkey itself turned it off. */
  disabledBecause: 'gone' | undefined
  createdAt: Date
}

export const deliveryStates = ['waiting', 'delivered', 'failed'] as const
export type DeliveryState = (typeof deliveryStates)[number]

export type Delivery = {
  id: string
  /** The same at every try and every replay, so that a receiver can tell a repetition. */
  messageId: string
  eventType: string
  /** What is sent, as it is signed: no names and no addresses are in it. */
  payload: string
  state: DeliveryState
  createdAt: Date
  attempts: number
  /** Of a waiting one: not before then. */
  nextAt: Date
  lastAt: Date | undefined
  lastStatus: number | undefined
  lastTrouble: string | undefined
}

/** What an event says. `data` holds fingerprints, codes, counts and links: nothing that is anybody's. */
export type WebhookMessage = { type: WebhookEventType | typeof testEventType; data: Readonly<Record<string, unknown>> }

/** Where a secret is sealed for; it opens nowhere else. */
export const secretPlace = (webhookId: string) =>
  ({ table: 'webhooks', column: 'secret_sealed', id: webhookId }) as const
