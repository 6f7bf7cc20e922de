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
import { countsOf, listedAtMost, reportOf, type ImportReport, type Tally } from './import-report.ts'
import type { FileProblem } from '../member-files/member-file-bytes.ts'
import type { MemberImportsStore } from './member-imports.store.ts'
import type { MembersStore } from '../members/members.store.ts'
import { stageMemberFile } from './stage-member-file.ts'

type ImportStores = {
  memberImports: MemberImportsStore
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
  actor: Actor
  /** When it aborts, everything is rolled back and its reason is thrown. */
  signal?: AbortSignal | undefined
  /** How far in the file, twice over: rows read, then rows saved. */
  onProgress?: ((rows: number, stage: 'reading' | 'saving') => void) | undefined
}

/**
 * A password is given only to members who have none; for the others the cell is left alone, so that no file undoes a
 * password somebody chose. The database never sees one: they wait sealed with a key that lives as long as this call.
 */
export async function importMembers(deps: ImportDeps, request: ImportRequest): Promise<ImportReport> {
  const { memberImports, clock, random } = deps
  const run = random.uuid()
  const signal = request.signal ?? new AbortController().signal
  const box = createSecretBox([random.token()], random)
  try {
    const onProgress = (rows: number) => request.onProgress?.(rows, 'reading')
    const unreadable = await stageMemberFile(deps, { run, input: request.input, box, signal, onProgress })
    await memberImports.analyze()
    for (;;) {
      signal.throwIfAborted()
      const attempted = await attempt(deps, { ...request, run, signal, unreadable })
      if (attempted.kind === 'finished') return attempted.report
      if (attempted.kind === 'unhashed') await hashImportedPasswords(deps, { run, box, signal })
      else await setTimeout(100, undefined, { signal })
    }
  } finally {
    await memberImports.discard(run, after(clock.now(), -days(1)))
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
      await stores.members.lockActiveOwners()
      await stores.memberImports.judge(run.run)
      const tally = await stores.memberImports.tally(run.run)
      const isRefused = run.unreadable !== undefined || (tally.refused > 0 && !run.partial)
      if (!run.dryRun && !isRefused && tally.unhashed > 0) return { kind: 'unhashed' }
      if (!run.dryRun) await settle(stores, deps.clock, { ...run, isRefused }, tally)
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
  const { memberImports, events } = stores
  const codes = run.isRefused ? await memberImports.listProblemCodes(run.run) : []
  if (!run.isRefused) await save(memberImports, run, tally, clock.now())
  await events.record({
    type: 'member.imported',
    actor: run.actor,
    outcome: run.isRefused ? 'refused' : 'done',
    codes: run.unreadable ? [...codes, run.unreadable.code] : codes,
    detail: { import: run.run, partial: run.partial, ...countsOf(tally, run.isRefused) },
  })
}

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
