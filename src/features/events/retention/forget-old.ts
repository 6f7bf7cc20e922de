/**
 * Takes addresses and before/after values out of events that are old enough. The lines stay: what is hashed holds nothing
 * personal, and the chain needs it.
 */
import { after, days, type Clock } from '../../../kernel/clock.ts'
import type { InTransaction } from '../../../kernel/transaction.ts'
import type { EventsStore } from '../events.store.ts'
import type { HistorySettingsStore } from './history-settings.store.ts'

type Stores = {
  events: Pick<EventsStore, 'record'>
  historySettings: Pick<HistorySettingsStore, 'lockUnlessBusy' | 'findRun' | 'forget' | 'setForgottenUpto'>
}
export type ForgetDeps = { clock: Clock; inTransaction: InTransaction<Stores> }

/** Bounds the time that a transaction is open, and that the embedded database is busy. */
const runSize = 2_000

/** Everything that is due, a run of events at a time; each is done and recorded at once, or not at all. Gives how many. */
export async function forgetOldEvents(deps: ForgetDeps, signal?: AbortSignal): Promise<number> {
  let total = 0
  let cursor = 0
  while (!signal?.aborted) {
    const done = await deps.inTransaction((stores) => forgetRun(stores, deps.clock.now(), cursor))
    if (done === undefined) break
    total += done.count
    cursor = done.upto
    // Lets waiting requests have their turn between two runs.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return total
}

/** Undefined: nothing is due any more, or another process is at it. */
async function forgetRun(
  { events, historySettings }: Stores,
  now: Date,
  cursor: number,
): Promise<{ upto: number; count: number } | undefined> {
  const settings = await historySettings.lockUnlessBusy()
  if (settings === undefined || settings.keepDays === 'never') return undefined
  const before = after(now, -days(settings.keepDays))
  const begin = Math.max(cursor, settings.forgottenUpto)
  const run = await historySettings.findRun(begin, before, runSize)
  if (!run?.hasOld) return undefined

  const { addresses, values } = await historySettings.forget({ after: begin, upto: run.upto, before })
  // An event from a clock that was ahead is looked at again, until it is old enough as well.
  if (begin === settings.forgottenUpto) {
    await historySettings.setForgottenUpto(run.firstYoung === undefined ? run.upto : run.firstYoung - 1)
  }
  if (addresses + values > 0) {
    const detail = { addresses, values, before: before.toISOString(), days: settings.keepDays }
    await events.record({ type: 'history.forgotten', actor: 'system', outcome: 'done', detail })
  }
  return { upto: run.upto, count: addresses + values }
}
