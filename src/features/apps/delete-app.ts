/** Deletes an app registration: its secret goes for good, its key is never given out again. */
import type { Clock } from '../../kernel/clock.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { AppStores } from './add-app.ts'
import type { By } from '../events/event.ts'

export type DeleteAppDeps = {
  clock: Clock
  inTransaction: InTransaction<AppStores>
}

export type DeleteAppOutcome = { kind: 'deleted' } | { kind: 'refused'; why: string }

/** `typedName`: the friendly name, typed by hand as a confirmation. */
export async function deleteApp(
  deps: DeleteAppDeps,
  { key, typedName, ...by }: By & { key: string; typedName: string },
): Promise<DeleteAppOutcome> {
  return deps.inTransaction(async ({ apps, events }) => {
    await apps.lock()
    const app = await apps.get(key)
    if (typedName.normalize('NFC').trim() !== app.name) {
      return { kind: 'refused', why: 'This is not the name of the app. Nothing was deleted.' }
    }
    await apps.delete(app.id, deps.clock.now())
    const detail = { key, subdomain: app.subdomain, was_enabled: app.isEnabled }
    await events.record({ ...by, type: 'app.deleted', outcome: 'done', appId: app.id, detail })
    return { kind: 'deleted' }
  })
}
