/** What sealing and verifying need, over a bare database. */
import type { Database } from '../../src/db/database.ts'
import type { SealDeps } from '../../src/features/events/seal-events.ts'
import { sealsStore } from '../../src/features/events/seals.store.ts'
import { systemClock } from '../../src/kernel/clock.ts'

export function chainDeps({ db }: Database): SealDeps {
  return {
    clock: systemClock,
    seals: sealsStore(db),
    inTransaction: (work) => db.transaction((transaction) => work({ seals: sealsStore(transaction) })),
  }
}
