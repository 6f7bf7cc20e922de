/**
 * Brings an export of Zendesk users in: all of it or, when anything in it is wrong, nothing, and what was known stays.
 * Whoever reads meanwhile sees what was known before, or all that is known afterwards.
 */
import { setImmediate } from 'node:timers/promises'
import type { Config } from '../../config/config.ts'
import { after, days, type Clock } from '../../kernel/clock.ts'
import type { Random } from '../../kernel/random.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { App } from '../apps/app.ts'
import type { AppsStore } from '../apps/apps.store.ts'
import type { By } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import { listedAtMost, whyNotAfter, whyNotOfKind, type UserImportReport, type UserProblem } from './import-report.ts'
import { stageUserFile, type StagedFile } from './stage-user-file.ts'
import type { FileKind } from './zendesk-directory.ts'
import type { ZendeskDirectoryStore } from './zendesk-directory.store.ts'
import type { StagedTally, ZendeskImportsStore } from './zendesk-imports.store.ts'

type Stores = {
  apps: Pick<AppsStore, 'get'>
  events: Pick<EventsStore, 'record'>
  zendeskImports: ZendeskImportsStore
  zendeskDirectory: Pick<ZendeskDirectoryStore, 'find' | 'forgetOtherAccount'>
}

export type ImportUsersDeps = Pick<Stores, 'apps' | 'zendeskImports'> & {
  clock: Clock
  random: Random
  config: Pick<Config, 'zendeskOrigin'>
  inTransaction: InTransaction<Stores>
}

export type ImportUsersRequest = {
  appKey: string
  kind: FileKind
  input: AsyncIterable<Buffer>
  /** When it was exported; undefined: by the latest moment that the file itself tells of. Not later than now. */
  asOf: Date | undefined
  /** Says what would happen and does none of it. */
  isDryRun: boolean
  /** Takes a file with less than half of the users that the one before had, or of everybody without an end user. */
  acceptsFewer: boolean
  /** Refuses a file after which somebody of the team, or an address of theirs, is not known as such any more. */
  guardsTeam?: boolean
  by: By
  /** The administrator, where there is one. */
  importedBy: string | undefined
  /** When it aborts, nothing is changed and its reason is thrown. */
  signal?: AbortSignal | undefined
  onProgress?: ((users: number, stage: 'reading' | 'saving') => void) | undefined
}

export type ImportUsersOutcome =
  { kind: 'imported'; report: UserImportReport } | { kind: 'refused'; report: UserImportReport }

export async function importZendeskUsers(
  deps: ImportUsersDeps,
  request: ImportUsersRequest,
): Promise<ImportUsersOutcome> {
  const { zendeskImports, clock, random } = deps
  const app = await deps.apps.get(request.appKey)
  const run = random.uuid()
  try {
    const read = await stageUserFile(deps, run, request)
    const now = clock.now()
    const tally = await zendeskImports.tally(run, now)
    const refusal = await whyNot(deps, { run, request, read, tally, now })
    if (refusal) return refusal
    const asOf = latest(request.asOf, tally.latest) ?? now
    return await takeOver(deps, { run, request, read, tally, asOf, app })
  } finally {
    await zendeskImports.discard(run, after(clock.now(), -days(1)))
  }
}

const pieceSize = 20_000
/** How long differences are kept. */
const changesKept = days(180)

type Staged = { run: string; request: ImportUsersRequest; read: StagedFile; tally: StagedTally }

/** Undefined when the file can be taken over. */
async function whyNot(
  { zendeskImports }: ImportUsersDeps,
  { run, request, read, tally, now }: Staged & { now: Date },
): Promise<ImportUsersOutcome | undefined> {
  const refused = (problems: UserProblem[], count = problems.length): ImportUsersOutcome => ({
    kind: 'refused',
    report: { ...emptyReport(request, read, tally), as_of: null, errors: problems, error_count: count },
  })
  if (read.problems.length > 0) return refused(read.problems, read.problemCount)
  if (tally.users === 0) return refused([{ line: 1, code: 'empty-file', message: 'No user is in this file.' }])
  const repeated = await zendeskImports.listRepeated(run, listedAtMost)
  if (repeated.length > 0) {
    return refused(
      repeated.map(({ line, first, zendeskId }) => ({
        line,
        code: 'repeated-id',
        message: `The user with the ID ${zendeskId} stands in line ${first} already. Is the file two exports in one?`,
      })),
    )
  }
  if (read.unreadable > tally.users / 2) {
    return refused([{ line: read.warnings[0]?.line ?? 1, code: 'wrong-columns', message: wrongColumns }])
  }
  const otherKind = whyNotOfKind(request, { endUsers: tally.endUsers, tellsRoles: !read.lacks.includes('role') })
  if (otherKind) return refused([otherKind])
  if (request.asOf !== undefined && request.asOf > now) {
    return refused([{ line: 0, code: 'in-the-future', message: 'The file cannot have been exported in the future.' }])
  }
  if (request.asOf === undefined && tally.latest === undefined) {
    return refused([{ line: 0, code: 'no-date', message: 'Say when the file was exported: nothing in it tells.' }])
  }
  return undefined
}

type TakingOver = Staged & { asOf: Date; app: App }

/** A dry run does the same and takes it back. */
async function takeOver(deps: ImportUsersDeps, taking: TakingOver): Promise<ImportUsersOutcome> {
  const { request } = taking
  try {
    return await deps.inTransaction(async (stores) => {
      const outcome = await replace(deps, stores, taking)
      if (request.isDryRun || outcome.kind === 'refused') throw new TakenBack(outcome)
      return outcome
    })
  } catch (error) {
    if (error instanceof TakenBack) return error.outcome
    throw error
  }
}

class TakenBack extends Error {
  readonly outcome: ImportUsersOutcome

  constructor(outcome: ImportUsersOutcome) {
    super('nothing is kept')
    this.outcome = outcome
  }
}

async function replace(
  { clock, config }: ImportUsersDeps,
  { apps, events, zendeskImports, zendeskDirectory }: Stores,
  { run, request, read, tally, asOf, app: { key } }: TakingOver,
): Promise<ImportUsersOutcome> {
  // As it is now: reading the file may have taken minutes.
  const { id: appId, subdomain } = await apps.get(key)
  const { kind, by, importedBy } = request
  const report = { ...emptyReport(request, read, tally), as_of: asOf.toISOString() }
  await zendeskImports.lock(appId)
  const { zendeskOrigin } = config
  const team = request.guardsTeam === true ? await zendeskImports.listTeam({ appId, zendeskOrigin }) : []
  await zendeskDirectory.forgetOtherAccount({ appId, subdomain })
  const before = (await zendeskDirectory.find({ appId, subdomain })).sources.find((source) => source.kind === kind)
  const refusal = before && whyNotAfter(before, { asOf, users: tally.users, acceptsFewer: request.acceptsFewer })
  if (refusal) return { kind: 'refused', report: { ...report, errors: [refusal], error_count: 1 } }

  const { users } = tally
  const at = clock.now()
  const source = { appId, subdomain, zendeskOrigin, kind, asOf, at, by: importedBy, users, lacks: read.lacks }
  for (let line = 0; line < tally.lastLine; line += pieceSize) {
    request.signal?.throwIfAborted()
    const { added, changed } = await zendeskImports.applyPiece({ ...source, run, after: line, upTo: line + pieceSize })
    report.new += added
    report.changed += changed
    request.onProgress?.(Math.min(line + pieceSize, users), 'saving')
    await setImmediate()
  }
  const { gone } = await zendeskImports.replaceSource({ ...source, run, changesBefore: after(at, -changesKept) })
  if (team.length > 0) {
    const present = new Set(await zendeskImports.listTeam({ appId, zendeskOrigin }))
    const missing = team.filter((each) => !present.has(each)).length
    if (missing > 0) return { kind: 'refused', report: { ...report, errors: [releasesTeam(missing)], error_count: 1 } }
  }
  report.gone = gone
  report.unchanged = users - report.new - report.changed
  if (users > pieceSize) await zendeskImports.analyzeUsers()
  const { new: added, changed } = report
  const detail = { key, kind, users, new: added, changed, gone, as_of: report.as_of, lacks: read.lacks }
  await events.record({ type: 'zendesk.users-imported', ...by, outcome: 'done', appId, detail })
  return { kind: 'imported', report }
}

const emptyReport = (
  { kind, isDryRun }: ImportUsersRequest,
  { lacks, warnings, unreadable }: StagedFile,
  { users }: StagedTally,
): UserImportReport => ({
  schema: 'latchkey.zendesk-import/1',
  kind,
  dry_run: isDryRun,
  as_of: null,
  users,
  new: 0,
  changed: 0,
  unchanged: 0,
  gone: 0,
  lacks,
  errors: [],
  error_count: 0,
  warnings,
  warning_count: unreadable,
})

/** Whoever could make an agent look like anybody else would open the agent's account to a member of their choice. */
const releasesTeam = (missing: number): UserProblem => ({
  line: 0,
  code: 'team-released',
  message: `After this file, ${missing} agents or admins, or addresses of theirs, would not count as such any more. An owner can bring it in.`,
})

const latest = (one: Date | undefined, other: Date | undefined): Date | undefined => {
  if (one === undefined || other === undefined) return one ?? other
  return one > other ? one : other
}

const wrongColumns =
  'Most of what stands for addresses is none. Are the columns named as they are filled? Export the users again.'
