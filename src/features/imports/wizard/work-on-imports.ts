/**
 * The work behind the import pages, in the background of any process: checking, saving and undoing. An import whose process
 * died is gone on with by another one, or by the same after its next start; what was not committed was never done.
 */
import { setTimeout as setTimeoutPromise } from 'node:timers/promises'
import { after, days, hours, seconds, type Clock } from '../../../kernel/clock.ts'
import type { Log } from '../../../kernel/log.ts'
import type { Random } from '../../../kernel/random.ts'
import { repeat, type Repeating } from '../../../kernel/repeat.ts'
import { fileKeptFor, ImportLost, undoneWithin, type ImportProgress, type MemberImport } from '../import.ts'
import { importMembers, type ImportDeps } from '../import-members.ts'
import { isOver, type ImportsStore } from '../imports.store.ts'
import { undoImport, type UndoImportDeps } from '../undo/undo-import.ts'
import { KeptFileShut, openKeptFile, type KeepFileDeps } from './keep-file.ts'

export type WorkDeps = ImportDeps &
  UndoImportDeps &
  KeepFileDeps & { imports: ImportsStore; clock: Clock; random: Random; log: Log }

/**
 * Looks every second for an import to work on. `stop` lets go of what is in hand: it is rolled back, and whoever comes next
 * begins it again. `isAlone`: no other process can be at it, so none is waited for.
 */
export function startImports(deps: WorkDeps, { isAlone }: { isAlone: boolean }): Repeating {
  const worker = deps.random.uuid()
  let tidyAt = deps.clock.now()
  const look = async (signal: AbortSignal): Promise<void> => {
    if (deps.clock.now() >= tidyAt) {
      tidyAt = after(deps.clock.now(), hours(1))
      await tidyImports(deps)
    }
    await workOnImports(deps, { worker, isAlone, signal })
  }
  return repeat(look, {
    every: seconds(1),
    onTrouble: (error) => deps.log.warn({ error }, 'imports are not worked on: trying again'),
  })
}

const beatEvery = seconds(2)
const silentAfter = seconds(15)
const attemptsAtMost = 5

/** Everything that waits, one after the other. */
export async function workOnImports(
  deps: WorkDeps,
  { worker, isAlone, signal }: { worker: string; isAlone: boolean; signal: AbortSignal },
): Promise<void> {
  while (!signal.aborted) {
    const now = deps.clock.now()
    const found = await deps.imports.claim(worker, isAlone ? after(now, hours(1)) : after(now, -silentAfter), now)
    if (!found) return
    if (!(await workOn(deps, found, { worker, signal }))) return
  }
}

/** Files that nobody went on with, and what can no longer be undone. */
export async function tidyImports({
  imports,
  memberImports,
  clock,
}: Pick<WorkDeps, 'imports' | 'memberImports' | 'clock'>): Promise<void> {
  const at = clock.now()
  await memberImports.discard(undefined, after(at, -days(1)))
  await imports.tidy({
    filesBefore: after(at, -fileKeptFor),
    uploadsBefore: after(at, -hours(1)),
    changesBefore: after(at, -undoneWithin),
    at,
  })
}

/** False when it broke off: the next try should not come at once. */
async function workOn(deps: WorkDeps, found: MemberImport, { worker, signal }: Shift): Promise<boolean> {
  const { imports, clock, log } = deps
  const { id } = found
  if (found.attempts > attemptsAtMost) {
    await imports.conclude(id, worker, { state: 'failed', problem: gaveUp }, clock.now())
    await clearWhenOver(deps, id)
    return true
  }
  const lost = new AbortController()
  const job: Job = { found, worker, signal: AbortSignal.any([signal, lost.signal]), progress: undefined }
  const heart = startBeating(deps, job, () => lost.abort(new ImportLost()))
  try {
    await tasks[found.state]?.(deps, job)
    await clearWhenOver(deps, id)
    return true
  } catch (error) {
    if (error instanceof ImportLost) {
      await clearWhenOver(deps, id)
      return true
    }
    if (error instanceof KeptFileShut) {
      await imports.conclude(id, worker, { state: 'failed', problem: shut }, clock.now())
      await clearWhenOver(deps, id)
      return true
    }
    if (!signal.aborted) log.warn({ error, import: id }, 'an import broke off: trying again')
    await imports.release(id, worker)
    return false
  } finally {
    await heart.stop()
  }
}

/** The file and its rows. The hourly tidying does the same for an import whose process died right here. */
async function clearWhenOver({ imports, keptFiles, memberImports }: WorkDeps, id: string): Promise<void> {
  const found = await imports.find(id)
  if (!found || !isOver(found.state)) return
  await keptFiles.drop(id)
  await memberImports.discard(id, new Date(0))
}

type Shift = { worker: string; signal: AbortSignal }
type Job = Shift & { found: MemberImport; progress: ImportProgress | undefined }

const tasks: Partial<Record<MemberImport['state'], (deps: WorkDeps, job: Job) => Promise<unknown>>> = {
  checking: (deps, job) => readInto(deps, job, { dryRun: true }),
  applying: (deps, job) => readInto(deps, job, { dryRun: false }),
  undoing: undoWhenFree,
}

async function undoWhenFree(deps: WorkDeps, job: Job): Promise<void> {
  const { found, worker, signal } = job
  const onProgress = (done: number, total: number): void => {
    job.progress = { stage: 'saving', done, total }
  }
  const undo = { id: found.id, worker, actor: found.undoneBy ?? found.actor, signal, onProgress }
  while ((await undoImport(deps, undo)).kind === 'busy') await setTimeoutPromise(250, undefined, { signal })
}

async function readInto(deps: WorkDeps, job: Job, { dryRun }: { dryRun: boolean }): Promise<void> {
  const { found, worker, signal } = job
  const { id, fileEncoding: encoding = 'utf-8', fileBytes: total, counts } = found
  const onBytes = (done: number): void => {
    job.progress = { stage: 'reading', done, total }
  }
  await importMembers(deps, {
    input: openKeptFile(deps, { id, encoding, onBytes }),
    matching: found.matching,
    dryRun,
    partial: found.isPartial,
    actor: found.actor,
    signal,
    kept: { id, worker, expected: found.expected },
    onProgress: (done, stage) => {
      // Of the reading, bytes say more: how many rows there are is not known before its end.
      if (stage !== 'reading') job.progress = { stage, done, total: counts?.rows ?? 0 }
    },
  })
}

/** Says every two seconds that somebody is at it and how far; on the embedded database only between two transactions. */
function startBeating({ imports, clock, log }: WorkDeps, job: Job, onLost: () => void): { stop(): Promise<void> } {
  let beating: Promise<void> | undefined
  const beat = async (): Promise<void> => {
    try {
      if (!(await imports.beat(job.found.id, job.worker, job.progress, clock.now()))) onLost()
    } catch (error) {
      log.debug({ error }, 'an import could not say how far it is')
    }
    beating = undefined
  }
  const timer = setInterval(() => {
    beating ??= beat()
  }, beatEvery).unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await beating
    },
  }
}

const gaveUp = {
  line: undefined,
  code: 'gave-up',
  message:
    'It broke off five times, and nothing of it was saved. The log says why. Upload the file again when that is mended.',
}

const shut = {
  line: undefined,
  code: 'keys-changed',
  message: 'The kept file cannot be opened any more, because the secret keys were changed meanwhile. Upload it again.',
}
