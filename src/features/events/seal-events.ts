/** Seals the history in batches right behind its writers: nobody who writes an event waits for the chain. */
import { seconds } from '../../kernel/clock.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Log } from '../../kernel/log.ts'
import { repeat, type Repeating } from '../../kernel/repeat.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { SealsStore } from './seals.store.ts'

export type SealDeps = {
  clock: Clock
  seals: SealsStore
  inTransaction: InTransaction<{ seals: SealsStore }>
}

/** Small enough that the embedded database, which works on this very thread, is away for a few milliseconds only. */
const batchSize = 1_000

/** Seals everything whose writers are done. Gives the number of events sealed; 0 also when another process is at it. */
export async function sealEvents(deps: SealDeps, signal?: AbortSignal): Promise<number> {
  let total = 0
  while (!signal?.aborted && (await deps.seals.isDue())) {
    const sealed = await deps.inTransaction(({ seals }) => sealBatch(seals, deps.clock))
    if (sealed === 0) break
    total += sealed
    // Lets waiting requests have their turn between two batches.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return total
}

/** Seals once a second until stopped; `stop` lets the batch in hand finish. Trouble is logged and tried again. */
export function startSealing(deps: SealDeps & { log: Log }): Repeating {
  const seal = async (signal: AbortSignal): Promise<void> => {
    await sealEvents(deps, signal)
  }
  return repeat(seal, {
    every: seconds(1),
    onTrouble: (error) => deps.log.warn({ error }, 'events are not sealed yet: trying again'),
  })
}

async function sealBatch(seals: SealsStore, clock: Clock): Promise<number> {
  const head = await seals.lockHead()
  if (!head) return 0
  return head.isForeign ? seals.sealRestored(head, clock.now()) : seals.sealNext(head, clock.now(), batchSize)
}
