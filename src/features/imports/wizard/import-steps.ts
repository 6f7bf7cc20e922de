/** What a person decides about an import. Each is one step from one state to the next: of two people, the second is told. */
import type { Clock } from '../../../kernel/clock.ts'
import type { InTransaction } from '../../../kernel/transaction.ts'
import type { EventsStore } from '../../events/events.store.ts'
import type { ColumnMatching } from '../../member-files/member-file-header.ts'
import type { ExpectedCounts, ImportPower, ImportState, MemberImport, UndoCounts } from '../import.ts'
import type { ImportsStore } from '../imports.store.ts'
import type { MemberImportsStore } from '../member-imports.store.ts'
import type { ImportUndoStore } from '../undo/import-undo.store.ts'
import type { KeptFilesStore } from './kept-files.store.ts'
import type { By } from '../../events/event.ts'
import { complainAboutMatching, memorable } from './suggest-matching.ts'

export type ImportStepsDeps = {
  clock: Clock
  inTransaction: InTransaction<{
    imports: Pick<ImportsStore, 'find' | 'move' | 'rememberMatches'>
    keptFiles: Pick<KeptFilesStore, 'drop'>
    memberImports: Pick<MemberImportsStore, 'discard'>
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

const waiting: readonly ImportState[] = ['uploaded', 'checked']
/** Whoever works on it rolls everything back. */
const atWork: readonly ImportState[] = ['checking', 'applying']

export async function cancelImport(
  { clock, inTransaction }: ImportStepsDeps,
  { id, by }: { id: string; by: By },
): Promise<Step> {
  return inTransaction(async ({ imports, keptFiles, memberImports, events }) => {
    const cancelled = { state: 'cancelled' } as const
    // Where somebody is at work on it, they take their rows away themselves: here that would wait for them.
    if (await imports.move(id, waiting, cancelled, clock.now())) await memberImports.discard(id, new Date(0))
    else if (!(await imports.move(id, atWork, cancelled, clock.now()))) return { kind: 'overtaken' }
    await keptFiles.drop(id)
    await events.record({ type: 'member.import-cancelled', ...by, outcome: 'done', detail: { import: id } })
    return { kind: 'moved' }
  })
}

/** `expected`: what the preview said; when members changed since, it has to be looked at again. */
export async function startUndo(
  { clock, inTransaction }: ImportStepsDeps,
  { id, by, power, expected }: { id: string; by: By; power: ImportPower; expected: UndoCounts },
): Promise<Step> {
  return inTransaction(async ({ imports, importUndo }) => {
    const now = await importUndo.count(id, power)
    const isAsShown =
      now.removed === expected.removed && now.restored === expected.restored && now.kept === expected.kept
    if (!isAsShown || now.removed + now.restored === 0) return { kind: 'overtaken' }
    const isMoved = await imports.move(id, ['done'], { state: 'undoing', undoneBy: by.actor }, clock.now())
    return isMoved ? { kind: 'moved' } : { kind: 'overtaken' }
  })
}

const isSame = (counts: NonNullable<MemberImport['counts']>, expected: ExpectedCounts): boolean =>
  counts.new === expected.new && counts.changed === expected.changed && counts.refused === expected.refused
