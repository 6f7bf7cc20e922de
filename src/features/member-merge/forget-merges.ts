/** Forgets what merged members were, once a merge cannot be undone any more. */
import { hours, seconds, type Clock } from '../../kernel/clock.ts'
import type { Log } from '../../kernel/log.ts'
import { repeat, type Repeating } from '../../kernel/repeat.ts'
import type { MemberMergesStore } from './member-merges.store.ts'

export type ForgetMergesDeps = { clock: Clock; memberMerges: Pick<MemberMergesStore, 'forget'>; log: Log }

/** Once an hour. Trouble is logged and tried again the next hour; nobody can undo what is overdue meanwhile. */
export function startForgettingMerges({ clock, memberMerges, log }: ForgetMergesDeps): Repeating {
  const forget = async (): Promise<void> => {
    const forgotten = await memberMerges.forget(clock.now())
    if (forgotten > 0) log.info({ forgotten }, 'what merged members were was forgotten')
  }
  return repeat(forget, {
    every: hours(1),
    first: seconds(45),
    onTrouble: (error) => log.warn({ error }, 'old merges could not be gone through: trying again in an hour'),
  })
}
