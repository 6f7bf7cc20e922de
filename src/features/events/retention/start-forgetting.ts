/** Forgets what is due once an hour for as long as the server runs. */
import { hours, seconds } from '../../../kernel/clock.ts'
import type { Log } from '../../../kernel/log.ts'
import { forgetOldEvents, type ForgetDeps } from './forget-old.ts'

export type Forgetting = {
  /** Lets the run in hand finish. */
  stop(): Promise<void>
}

/** Trouble is logged and tried again the next hour. */
export function startForgetting(deps: ForgetDeps & { log: Log }): Forgetting {
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let round: Promise<void> = Promise.resolve()

  const schedule = (wait: number): void => {
    timer = setTimeout(() => {
      round = forget()
    }, wait).unref()
  }
  const forget = async (): Promise<void> => {
    try {
      const forgotten = await forgetOldEvents(deps, stopping.signal)
      if (forgotten > 0) deps.log.info({ forgotten }, 'what was personal in old events was forgotten')
    } catch (error) {
      deps.log.warn({ error }, 'old events could not be gone through: trying again in an hour')
    }
    if (!stopping.signal.aborted) schedule(hours(1))
  }

  // Not while the server is starting.
  schedule(seconds(30))
  return {
    stop: async () => {
      stopping.abort()
      clearTimeout(timer)
      await round
    },
  }
}
