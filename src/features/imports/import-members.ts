/**
 * Brings members in from a file (contract, Data): all of it or, when a row is refused, nothing, unless `partial`.
 * The same file twice changes nothing the second time.
 */
import { setImmediate, setTimeout } from 'node:timers/promises'
import { after, days, type Clock } from '../../kernel/clock.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Passwords } from '../../kernel/passwords.ts'
import type { Random } from '../../kernel/random.ts'
import { createSecretBox } from '../../kernel/secret-box.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { Actor } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import { hashImportedPasswords } from './hash-imported-passwords.ts'
import {
  ImportLost,
  powerOf,
  type ExpectedCounts,
  type ImportCounts,
  type ImportStage,
  type ImportTrouble,
} from './import.ts'
import { countsOf, listedAtMost, reportOf, type ImportReport, type Tally } from './import-report.ts'
import type { ImportStep } from './imports.columns.ts'
import type { ImportsStore } from './imports.store.ts'
import type { FileProblem } from '../member-files/member-file-bytes.ts'
import type { ColumnMatching } from '../member-files/member-file-header.ts'
import type { MemberImportsStore } from './member-imports.store.ts'
import type { MembersStore } from '../members/members.store.ts'
import { stageMemberFile } from './stage-member-file.ts'

type ImportStores = {
  memberImports: MemberImportsStore
  imports: Pick<ImportsStore, 'add' | 'conclude' | 'keepProblems' | 'move'>
  members: Pick<MembersStore, 'lockActiveOwners'>
  events: Pick<EventsStore, 'record'>
}

export type ImportDeps = ImportStores & {
  clock: Clock
  random: Random
  passwords: Pick<Passwords, 'hash'>
  inTransaction: InTransaction<ImportStores>
}

export type ImportRequest = {
  input: AsyncIterable<Buffer>
  /** Says what would happen and does none of it. */
  dryRun: boolean
  /** Takes the good rows of a file that has bad ones too. */
  partial: boolean
  /** What the file may do depends on the role they have at the moment it is judged. */
  actor: Actor
  /** When it aborts, everything is rolled back and its reason is thrown. */
  signal?: AbortSignal | undefined
  /** How many rows are read, then how many passwords hashed, then how many rows saved. */
  onProgress?: ((rows: number, stage: ImportStage) => void) | undefined
  /** What the columns of the file are, where it does not call them as we do. */
  matching?: ColumnMatching | undefined
  /** An import that is kept already; without one a row of its own is kept for what was really done. */
  kept?: KeptImport | undefined
}

export type KeptImport = {
  id: string
  /** Whoever works on it: what it has become is saved only while it is still theirs. */
  worker: string
  /** Anything else is not saved: the import goes back to be checked. */
  expected?: ExpectedCounts | undefined
}

/**
 * A password is given only to members who have none; for the others the cell is left alone, so that no file undoes a
 * password somebody chose. The database never sees one: they wait sealed with a key that lives as long as this call.
 */
export async function importMembers(deps: ImportDeps, request: ImportRequest): Promise<ImportReport> {
  const { memberImports, clock, random } = deps
  const run = request.kept?.id ?? random.uuid()
  const signal = request.signal ?? new AbortController().signal
  const box = createSecretBox([random.token()], random)
  let isShown = false
  try {
    const onProgress = (rows: number) => request.onProgress?.(rows, 'reading')
    const { input, matching } = request
    // A kept import that was interrupted has left rows behind.
    if (request.kept) await memberImports.discard(run, new Date(0))
    const unreadable = await stageMemberFile(deps, { run, input, matching, box, signal, onProgress })
    request.onProgress?.(0, 'judging')
    await memberImports.analyze()
    for (;;) {
      signal.throwIfAborted()
      const attempted = await attempt(deps, { ...request, run, signal, unreadable })
      if (attempted.kind === 'finished') {
        // What a person is shown of a checked import are its rows.
        isShown = request.dryRun && request.kept !== undefined
        return attempted.report
      }
      if (attempted.kind === 'unhashed') {
        const onHashed = (passwords: number) => request.onProgress?.(passwords, 'hashing')
        await hashImportedPasswords(deps, { run, box, signal, onProgress: onHashed })
      } else await setTimeout(100, undefined, { signal })
    }
  } finally {
    await memberImports.discard(isShown ? undefined : run, after(clock.now(), -days(1)))
  }
}

type Run = ImportRequest & { run: string; signal: AbortSignal; unreadable: FileProblem | undefined }

type Attempted =
  | { kind: 'finished'; report: ImportReport }
  /** Passwords have to be hashed first, and that takes longer than a transaction should. */
  | { kind: 'unhashed' }
  /** Another import is at it, or members changed between the judging and the saving. */
  | { kind: 'overtaken' }

/** Judges the rows and takes them over in one transaction, so that what was judged is what is saved. */
async function attempt(deps: ImportDeps, run: Run): Promise<Attempted> {
  try {
    return await deps.inTransaction(async (stores) => {
      if (!(await stores.memberImports.tryLock())) return { kind: 'overtaken' }
      const owners = await stores.members.lockActiveOwners()
      await stores.memberImports.judge(run.run, powerOf(run.actor, owners))
      const tally = await stores.memberImports.tally(run.run)
      const isRefused = run.unreadable !== undefined || (tally.refused > 0 && !run.partial)
      if (differs(run, tally)) {
        await conclude(stores, deps.clock, run, { state: 'checking', expected: null, problem: storeChanged })
        return { kind: 'finished', report: await reportOn(stores, { ...run, isRefused }, tally) }
      }
      if (!run.dryRun && !isRefused && tally.unhashed > 0) return { kind: 'unhashed' }
      if (!run.dryRun) await settle(stores, deps.clock, { ...run, isRefused }, tally)
      else if (run.kept) await settleCheck(stores, deps.clock, run, tally)
      return { kind: 'finished', report: await reportOn(stores, { ...run, isRefused }, tally) }
    })
  } catch (error) {
    if (error instanceof AppError && error.code === 'state.conflict') return { kind: 'overtaken' }
    throw error
  }
}

const pieceSize = 2_000

async function settle(
  stores: ImportStores,
  clock: Clock,
  run: Run & { isRefused: boolean },
  tally: Tally,
): Promise<void> {
  const { memberImports, imports, events } = stores
  const codes = run.isRefused ? await memberImports.listProblemCodes(run.run) : []
  const at = clock.now()
  if (!run.kept) {
    const { run: id, actor, partial: isPartial } = run
    await imports.add({ id, origin: 'command-line', state: 'applying', actor, fileName: undefined, isPartial, at })
  }
  await imports.keepProblems(run.run)
  if (!run.isRefused) await save(memberImports, run, tally, at)
  const counts = keptCounts(tally, run.isRefused)
  await conclude(stores, clock, run, {
    ...(run.isRefused ? { state: 'refused' } : { state: 'done', appliedAt: at }),
    counts,
    problem: troubleOf(run.unreadable),
  })
  await events.record({
    type: 'member.imported',
    actor: run.actor,
    outcome: run.isRefused ? 'refused' : 'done',
    codes: run.unreadable ? [...codes, run.unreadable.code] : codes,
    detail: { import: run.run, partial: run.partial, ...countsOf(tally, run.isRefused) },
  })
}

/** Only a check: says what would be done with the good rows. A file that cannot be read to its end is no good as a whole. */
async function settleCheck(stores: ImportStores, clock: Clock, run: Run, tally: Tally): Promise<void> {
  await stores.imports.keepProblems(run.run)
  await stores.memberImports.forgetPasswords(run.run)
  const counts = keptCounts(tally, false)
  // Why it is checked again stays to be read.
  const step: ImportStep = run.unreadable
    ? { state: 'refused', counts, problem: troubleOf(run.unreadable) }
    : { state: 'checked', counts }
  await conclude(stores, clock, run, step)
}

/** The last thing in the transaction, so that what was done and what is said of it are one. */
async function conclude({ imports }: ImportStores, clock: Clock, run: Run, step: ImportStep): Promise<void> {
  const isMoved = run.kept
    ? await imports.conclude(run.run, run.kept.worker, step, clock.now())
    : await imports.move(run.run, ['applying'], step, clock.now())
  if (!isMoved) throw new ImportLost()
}

function differs({ kept, dryRun }: Run, tally: Tally): boolean {
  const expected = dryRun ? undefined : kept?.expected
  if (!expected) return false
  const { added, changed, refused } = tally
  return added !== expected.new || changed !== expected.changed || refused !== expected.refused
}

const storeChanged: ImportTrouble = {
  line: undefined,
  code: 'store-changed',
  message:
    'Members changed after the file was checked, or what you may do differs from whoever had it checked. It would do something else now, and nothing was imported yet.',
}

const keptCounts = (tally: Tally, isRefused: boolean): ImportCounts => ({
  ...countsOf(tally, isRefused),
  errors: tally.errors,
  warnings: tally.warnings,
})

const troubleOf = (unreadable: FileProblem | undefined): ImportTrouble | null =>
  unreadable ? { line: unreadable.line, code: unreadable.code, message: unreadable.message } : null

async function save(memberImports: MemberImportsStore, run: Run, tally: Tally, at: Date): Promise<void> {
  const done = { added: 0, changed: 0 }
  for (let after = 0; after < tally.lastLine; after += pieceSize) {
    run.signal.throwIfAborted()
    const upTo = after + pieceSize
    const { added, changed } = await memberImports.apply({ run: run.run, after, upTo, at, actor: run.actor })
    done.added += added
    done.changed += changed
    run.onProgress?.(Math.min(upTo, tally.rows), 'saving')
    await setImmediate()
  }
  if (done.added !== tally.added || done.changed !== tally.changed) throw new AppError('state.conflict')
  if (done.added + done.changed > pieceSize) await memberImports.analyzeMembers()
}

async function reportOn(
  { memberImports }: ImportStores,
  { run, unreadable, isRefused }: Run & { isRefused: boolean },
  tally: Tally,
): Promise<ImportReport> {
  const problems = tally.errors > 0 ? await memberImports.listNotes(run, 'problems', listedAtMost) : []
  const warnings = tally.warnings > 0 ? await memberImports.listNotes(run, 'warnings', listedAtMost) : []
  return reportOf({ tally, isRefused, problems, warnings, unreadable })
}
