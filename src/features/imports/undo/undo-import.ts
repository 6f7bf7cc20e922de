/** Undoes a whole import, in one transaction: whom it added goes, what it changed comes back, what people built on stays. */
import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../../../kernel/clock.ts'
import type { InTransaction } from '../../../kernel/transaction.ts'
import type { EventsStore } from '../../events/events.store.ts'
import type { Actor } from '../../events/event.ts'
import type { MembersStore } from '../../members/members.store.ts'
import { ImportLost, powerOf, type UndoCounts } from '../import.ts'
import type { ImportsStore } from '../imports.store.ts'
import type { MemberImportsStore } from '../member-imports.store.ts'
import type { ImportUndoStore } from './import-undo.store.ts'

type Stores = {
  imports: Pick<ImportsStore, 'conclude'>
  importUndo: ImportUndoStore
  memberImports: Pick<MemberImportsStore, 'tryLock'>
  members: Pick<MembersStore, 'lockActiveOwners'>
  events: Pick<EventsStore, 'record'>
}

export type UndoImportDeps = { clock: Clock; inTransaction: InTransaction<Stores> }

const pieceSize = 2_000

export type UndoImportOutcome =
  | ({ kind: 'undone' } & UndoCounts)
  /** Another import is being saved. */
  | { kind: 'busy' }

export async function undoImport(
  { clock, inTransaction }: UndoImportDeps,
  given: {
    id: string
    worker: string
    actor: Actor
    signal: AbortSignal
    onProgress: (done: number, total: number) => void
  },
): Promise<UndoImportOutcome> {
  const { id, worker, actor, signal, onProgress } = given
  return inTransaction(async ({ imports, importUndo, memberImports, members, events }) => {
    if (!(await memberImports.tryLock())) return { kind: 'busy' }
    const power = powerOf(actor, await members.lockActiveOwners())
    const at = clock.now()
    const total = await importUndo.lastLine(id)
    const counts = { removed: 0, restored: 0 }
    for (let after = 0; after < total; after += pieceSize) {
      signal.throwIfAborted()
      const done = await importUndo.undoPiece({ run: id, after, upTo: after + pieceSize, at, actor, power })
      counts.removed += done.removed
      counts.restored += done.restored
      onProgress(Math.min(after + pieceSize, total), total)
      // The embedded database answers without leaving the event loop: let the others have their turn.
      await setImmediate()
    }
    const { kept } = await importUndo.count(id, power)
    const undoCounts = { ...counts, kept }
    await events.record({
      type: 'member.import-undone',
      actor,
      outcome: 'done',
      detail: { import: id, ...undoCounts },
    })
    if (!(await imports.conclude(id, worker, { state: 'undone', undoCounts }, at))) throw new ImportLost()
    return { kind: 'undone', ...undoCounts }
  })
}
