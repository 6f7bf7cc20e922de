/**
 * Sends what is due. A delivery counts when the receiver answered with success; a process that dies between the answer and
 * the mark sends it once more under the same id: at least once, and told apart by `webhook-id`.
 */
import { after, hours, minutes, seconds, type Clock } from '../../kernel/clock.ts'
import type { Outbound } from '../../kernel/outbound.ts'
import type { Random } from '../../kernel/random.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import type { Config } from '../../config/config.ts'
import { signedHeaders } from './sign-message.ts'
import { secretPlace } from './webhook.ts'
import type { ClaimedDelivery, WebhooksStore } from './webhooks.store.ts'

export type DeliverDeps = {
  config: Pick<Config, 'isPractice'>
  clock: Clock
  random: Pick<Random, 'bytes'>
  secretBox: Pick<SecretBox, 'open'>
  outbound: Pick<Outbound, 'post'>
  webhooks: Pick<WebhooksStore, 'claim' | 'settle' | 'turnOff'>
}

/** How long to wait after each failure, a tenth more or less; after the last one it has failed. The schedule of Standard Webhooks. */
export const retryDelays = [
  seconds(5),
  minutes(5),
  minutes(30),
  hours(2),
  hours(5),
  hours(10),
  hours(14),
  hours(20),
  hours(24),
] as const

const patience = seconds(15)
/** Longer than one try takes, so that nobody else takes one that is being sent. */
const lease = minutes(1)
/** Sent side by side: a slow receiver is not to hold up the others for long. */
const atOnce = 10

/** Gives how many were tried. Ends early when asked to, after those in hand. */
export async function deliverDueWebhooks(deps: DeliverDeps, signal?: AbortSignal): Promise<number> {
  let tried = 0
  while (!signal?.aborted) {
    const now = deps.clock.now()
    const due = await deps.webhooks.claim(now, after(now, lease), atOnce)
    if (due.length === 0) break
    await Promise.all(due.map((delivery) => deliver(deps, delivery)))
    tried += due.length
  }
  return tried
}

async function deliver(deps: DeliverDeps, delivery: ClaimedDelivery): Promise<void> {
  const { clock, webhooks } = deps
  const secret = openSecret(deps, delivery)
  if (secret === undefined) return postpone(deps, delivery, { trouble: 'no key opens the secret' })
  const at = clock.now()
  const message = { id: delivery.messageId, body: delivery.payload, at }
  const answer = await deps.outbound.post(delivery.url, {
    headers: signedHeaders(message, secret),
    body: delivery.payload,
    patience,
    reach: deps.config.isPractice ? 'loopback-too' : 'internet',
  })
  if (answer.kind === 'none') return postpone(deps, delivery, { trouble: answer.because })
  const { status } = answer
  if (status >= 200 && status < 300) {
    await webhooks.settle(delivery.id, { state: 'delivered', at: clock.now(), status })
    return
  }
  if (status === 410) {
    await webhooks.turnOff(delivery.webhookId, 'gone')
    await webhooks.settle(delivery.id, { state: 'failed', at: clock.now(), status, trouble: 'gone' })
    return
  }
  return postpone(deps, delivery, { status, trouble: 'not accepted' })
}

async function postpone(
  { clock, random, webhooks }: DeliverDeps,
  { id, attempts }: ClaimedDelivery,
  why: { status?: number; trouble: string },
): Promise<void> {
  const at = clock.now()
  const delay = retryDelays[attempts - 1]
  if (delay === undefined) return webhooks.settle(id, { state: 'failed', at, ...why })
  const jitter = 0.9 + random.bytes(2).readUInt16BE() / 0xffff / 5
  return webhooks.settle(id, { state: 'waiting', at, nextAt: after(at, delay * jitter), ...why })
}

function openSecret({ secretBox }: DeliverDeps, { webhookId, secretSealed }: ClaimedDelivery): string | undefined {
  try {
    return secretBox.open(secretSealed, secretPlace(webhookId))
  } catch {
    return undefined
  }
}
