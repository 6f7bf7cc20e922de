/** Looks for attacks on the sign-in and writes each into the history once, when it begins; clears away counters and browsers that are old. */
import { after, days, minutes, seconds } from '../../../kernel/clock.ts'
import type { Log } from '../../../kernel/log.ts'
import { repeat, type Repeating } from '../../../kernel/repeat.ts'
import type { InTransaction } from '../../../kernel/transaction.ts'
import type { DevicesStore } from '../../devices/devices.store.ts'
import type { EventsStore } from '../../events/events.store.ts'
import type { ThrottlesStore } from '../throttles.store.ts'
import { attackWindow, type Attack } from './attack.ts'
import { findSignInAttacks, type FindAttacksDeps } from './find-attacks.ts'
import type { SeenAttacksStore } from './seen-attacks.store.ts'

export type WatchDeps = FindAttacksDeps & {
  throttles: Pick<ThrottlesStore, 'deleteOld'>
  seenAttacks: Pick<SeenAttacksStore, 'deleteOld'>
  devices: Pick<DevicesStore, 'deleteOld'>
  inTransaction: InTransaction<{
    seenAttacks: Pick<SeenAttacksStore, 'note'>
    events: Pick<EventsStore, 'record'>
  }>
}

/** Every process looks for itself. Trouble is logged and tried again the next minute. */
export function startWatching(deps: WatchDeps & { log: Log }): Repeating {
  return repeat((signal) => watchSignIns(deps, signal), {
    every: minutes(1),
    first: seconds(20),
    onTrouble: (error) => deps.log.warn({ error }, 'the sign-ins could not be watched: trying again in a minute'),
  })
}

/** One round. */
export async function watchSignIns(deps: WatchDeps, signal?: AbortSignal): Promise<void> {
  const { clock, throttles, seenAttacks, devices } = deps
  for (const attack of await findSignInAttacks(deps)) await record(deps, attack)
  await seenAttacks.deleteOld(after(clock.now(), -days(30)))
  // Its cookie has run out by then.
  await devices.deleteOld(after(clock.now(), -days(400)))
  // A counter that nobody touched for a day has forgotten everything.
  const before = after(clock.now(), -days(1))
  while ((await throttles.deleteOld(before)) > 0) if (signal?.aborted) return
}

async function record({ clock, inTransaction }: WatchDeps, attack: Attack): Promise<void> {
  const now = clock.now()
  const { kind, source, failures, names, sources } = attack
  await inTransaction(async ({ seenAttacks, events }) => {
    if (!(await seenAttacks.note(attack, now, after(now, -attackWindow)))) return
    await events.record({
      type: `sign-in.${kind}-seen`,
      actor: 'system',
      outcome: 'done',
      codes: [source === undefined ? 'many-sources' : 'one-source'],
      detail: { failures, names, sources },
      ip: source,
    })
  })
}
