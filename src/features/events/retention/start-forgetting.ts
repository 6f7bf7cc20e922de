/** Forgets what is due once an hour for as long as the server runs. */
import { hours, seconds } from '../../../kernel/clock.ts'
import type { Log } from '../../../kernel/log.ts'
import { repeat, type Repeating } from '../../../kernel/repeat.ts'
import { forgetOldEvents, type ForgetDeps } from './forget-old.ts'

/** Trouble is logged and tried again the next hour. Nothing is done while the server is starting. */
export function startForgetting(deps: ForgetDeps & { log: Log }): Repeating {
  const forget = async (signal: AbortSignal): Promise<void> => {
    const forgotten = await forgetOldEvents(deps, signal)
    if (forgotten > 0) deps.log.info({ forgotten }, 'what was personal in old events was forgotten')
  }
  return repeat(forget, {
    every: hours(1),
    first: seconds(30),
    onTrouble: (error) => deps.log.warn({ error }, 'old events could not be gone through: trying again in an hour'),
  })
}
