/** Delivers to webhooks for as long as the server runs, and clears away what is old. */
import { after, days, hours, seconds } from '../../kernel/clock.ts'
import type { Log } from '../../kernel/log.ts'
import { repeat, type Repeating } from '../../kernel/repeat.ts'
import { deliverDueWebhooks, type DeliverDeps } from './deliver-webhooks.ts'
import type { WebhooksStore } from './webhooks.store.ts'

const rhythm = { look: seconds(5), sweep: hours(1), keep: days(30) } as const

/** Trouble with the database is logged and tried again; trouble with a receiver is on the delivery. */
export function startDelivering(
  deps: DeliverDeps & { log: Log; webhooks: Pick<WebhooksStore, 'deleteOld'> },
): Repeating {
  let sweptAt = 0
  const work = async (signal: AbortSignal): Promise<void> => {
    const now = deps.clock.now()
    if (now.getTime() - sweptAt >= rhythm.sweep) {
      await deps.webhooks.deleteOld(after(now, -rhythm.keep))
      sweptAt = now.getTime()
    }
    await deliverDueWebhooks(deps, signal)
  }
  return repeat(work, {
    every: rhythm.look,
    onTrouble: (error) => deps.log.warn({ error }, 'webhooks could not be worked on: trying again'),
  })
}
