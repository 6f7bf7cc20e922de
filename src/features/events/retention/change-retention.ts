/** Changes how long the personal part of events is kept; what a shorter time takes is counted before anybody agrees to it. */
import { after, days, type Clock } from '../../../kernel/clock.ts'
import type { InTransaction } from '../../../kernel/transaction.ts'
import type { EventListQuery } from '../console/event-list.query.ts'
import type { Actor } from '../event.ts'
import type { EventsStore } from '../events.store.ts'
import type { HistorySettingsStore } from './history-settings.store.ts'
import { isShorter, type KeepDays } from './keep-days.ts'

export type RetentionDeps = {
  clock: Clock
  eventList: Pick<EventListQuery, 'findIdAt'>
  historySettings: Pick<HistorySettingsStore, 'get' | 'countPersonal'>
  inTransaction: InTransaction<{
    events: Pick<EventsStore, 'record'>
    historySettings: Pick<HistorySettingsStore, 'lock' | 'setKeepDays'>
  }>
}

/** More are not counted: it takes long, and changes nobody's mind. */
export const mostCounted = 100_000

export type Loss = { count: number; isMore: boolean }

export type RetentionOutcome =
  | { kind: 'changed' }
  | { kind: 'unchanged' }
  /** Not done yet: so many events would lose something. `was`: to be sent back with the agreement. */
  | { kind: 'to-confirm'; was: KeepDays; loss: Loss }

export async function changeRetention(
  deps: RetentionDeps,
  /** `agreed`: what was in force when the loss was shown; undefined: it was not shown yet. */
  given: { days: KeepDays; agreed: string | undefined; actor: Actor; requestId: string; ip: string | undefined },
): Promise<RetentionOutcome> {
  const { days: to, agreed, ...by } = given
  const changed = await deps.inTransaction(async ({ events, historySettings }) => {
    const { keepDays: from } = await historySettings.lock()
    if (from === to) return 'unchanged'
    if (isShorter(to, from) && agreed !== String(from)) return 'to-confirm'
    await historySettings.setKeepDays(to)
    await events.record({ ...by, type: 'history.retention-changed', outcome: 'done', detail: { from, to } })
    return 'changed'
  })
  return changed === 'to-confirm' ? countLoss(deps, to) : { kind: changed }
}

async function countLoss(
  { clock, eventList, historySettings }: RetentionDeps,
  keepDays: KeepDays,
): Promise<RetentionOutcome> {
  const { keepDays: was, forgottenUpto } = await historySettings.get()
  if (keepDays === 'never') return { kind: 'to-confirm', was, loss: { count: 0, isMore: false } }
  const before = after(clock.now(), -days(keepDays))
  const under = await eventList.findIdAt(after(before, days(1)))
  const count = await historySettings.countPersonal({ after: forgottenUpto, under, before, limit: mostCounted + 1 })
  return { kind: 'to-confirm', was, loss: { count: Math.min(count, mostCounted), isMore: count > mostCounted } }
}
