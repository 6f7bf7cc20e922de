/** What a person decides about an import. Each is one step from one state to the next: of two people, the second is told. */
import type { Clock } from '../../../kernel/clock.ts'
import type { InTransaction } from '../../../kernel/transaction.ts'
import type { EventsStore } from '../../events/events.store.ts'
import type { ColumnMatching } from '../../member-files/member-file-header.ts'
import type { ExpectedCounts, ImportState, MemberImport, UndoCounts } from '../import.ts'
import type { ImportsStore } from '../imports.store.ts'
import type { ImportUndoStore } from '../undo/import-undo.store.ts'
import type { By } from './receive-upload.ts'
import { complainAboutMatching, memorable } from './suggest-matching.ts'

export type ImportStepsDeps = {
  clock: Clock
  inTransaction: InTransaction<{
    imports: Pick<ImportsStore, 'find' | 'move' | 'rememberMatches'>
    importUndo: Pick<ImportUndoStore, 'count'>
    events: Pick<EventsStore, 'record'>
  }>
}

export type Step = { kind: 'moved' } | { kind: 'overtaken' }

/** The check begins; a matching that works is remembered. */
export async function startCheck(
  { clock, inTransaction }: ImportStepsDeps,
  { id, matching }: { id: string; matching: ColumnMatching },
): Promise<Step | { kind: 'refused'; errors: Record<string, string> }> {
  const errors = complainAboutMatching(matching)
  if (Object.keys(errors).length > 0) return { kind: 'refused', errors }
  return inTransaction(async ({ imports }) => {
    const isMoved = await imports.move(
      id,
      ['uploaded', 'checked'],
      { state: 'checking', matching, problem: null },
      clock.now(),
    )
    if (isMoved) await imports.rememberMatches(memorable(matching), clock.now())
    return isMoved ? { kind: 'moved' } : { kind: 'overtaken' }
  })
}

/** `expected`: what the page said that would happen. */
export async function startApplying(
  { clock, inTransaction }: ImportStepsDeps,
  { id, by, isPartial, expected }: { id: string; by: By; isPartial: boolean; expected: ExpectedCounts },
): Promise<Step | { kind: 'refused'; why: string }> {
  return inTransaction(async ({ imports }) => {
    const found = await imports.find(id)
    if (found?.state !== 'checked' || !found.counts || !isSame(found.counts, expected)) return { kind: 'overtaken' }
    if (found.counts.refused > 0 && !isPartial) {
      return {
        kind: 'refused',
        why: 'Rows are refused. Tick this to import the good ones without them, or correct the file.',
      }
    }
    const step = { state: 'applying', isPartial, expected, problem: null } as const
    const isMoved = await imports.move(id, ['checked'], { ...step, actor: by.actor }, clock.now())
    return isMoved ? { kind: 'moved' } : { kind: 'overtaken' }
  })
}

/** Also while it is checked or saved: whoever works on it rolls everything back. */
const cancellable: readonly ImportState[] = ['uploaded', 'checking', 'checked', 'applying']

export async function cancelImport(
  { clock, inTransaction }: ImportStepsDeps,
  { id, by }: { id: string; by: By },
): Promise<Step> {
  return inTransaction(async ({ imports, events }) => {
    if (!(await imports.move(id, cancellable, { state: 'cancelled' }, clock.now()))) return { kind: 'overtaken' }
    await events.record({ type: 'member.import-cancelled', ...by, outcome: 'done', detail: { import: id } })
    return { kind: 'moved' }
  })
}

/** `expected`: what the preview said; when members changed since, it has to be looked at again. */
export async function startUndo(
  { clock, inTransaction }: ImportStepsDeps,
  { id, by, expected }: { id: string; by: By; expected: UndoCounts },
): Promise<Step> {
  return inTransaction(async ({ imports, importUndo }) => {
    const now = await importUndo.count(id)
    const isAsShown =
      now.removed === expected.removed && now.restored === expected.restored && now.kept === expected.kept
    if (!isAsShown || now.removed + now.restored === 0) return { kind: 'overtaken' }
    const isMoved = await imports.move(id, ['done'], { state: 'undoing', undoneBy: by.actor }, clock.now())
    return isMoved ? { kind: 'moved' } : { kind: 'overtaken' }
  })
}

const isSame = (counts: NonNullable<MemberImport['counts']>, expected: ExpectedCounts): boolean =>
  counts.new === expected.new && counts.changed === expected.changed && counts.refused === expected.refused
