/**
 * What an audit does: every check in a transaction of its own, then everything they saw at once. A check that throws takes
 * only its own codes with it; their findings stay as they were.
 */
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../../../kernel/clock.ts'
import { KEYS_VERSION } from '../../../kernel/email-keys.ts'
import type { Log } from '../../../kernel/log.ts'
import { programVersion } from '../../../kernel/program-version.ts'
import type { Random } from '../../../kernel/random.ts'
import type { InTransaction } from '../../../kernel/transaction.ts'
import type { EventsStore } from '../../events/events.store.ts'
import { rowOf, type FindingCode } from '../catalogue.ts'
import type { AuditCheck, CheckDeps, CheckValues } from '../checks/check.ts'
import { checks as everyCheck } from '../checks/checks.ts'
import type { SafeguardSettings } from '../settings/safeguard-settings.ts'
import type { SafeguardSettingsStore } from '../settings/safeguard-settings.store.ts'
import { RunLost, type AuditTrigger } from './audit-run.ts'
import type { AuditRunsStore } from './audit-runs.store.ts'
import type { AuditSourcesQuery } from './audit-sources.query.ts'
import type { ConcludeStore } from './conclude/conclude.store.ts'
import { padsOf } from './conclude/fingerprint-pads.ts'
import { judgeRun, type Judgement } from './conclude/judge-run.ts'
import type { SightingsStore } from './sightings.store.ts'

type AuditStores = Omit<CheckDeps, 'secretBox' | 'config'> & {
  auditRuns: AuditRunsStore
  auditConclusions: ConcludeStore
  auditSources: AuditSourcesQuery
  events: Pick<EventsStore, 'record'>
  safeguardSettings: Pick<SafeguardSettingsStore, 'find' | 'keepFingerprintKey'>
  sightings: SightingsStore
}

export type CarryOutDeps = Pick<CheckDeps, 'secretBox' | 'config'> &
  Omit<AuditStores, 'events'> & {
    clock: Clock
    random: Random
    log: Log
    inTransaction: InTransaction<AuditStores>
    /** All of them, unless a test has its own. */
    checks?: readonly AuditCheck[]
  }

export type Run = { id: string; now: Date; trigger: AuditTrigger; signal: AbortSignal }

/** Throws what breaks the run off. */
export async function carryOut(deps: CarryOutDeps, run: Run): Promise<void> {
  const { random, auditSources, sightings, safeguardSettings, checks = everyCheck } = deps
  const key = await safeguardSettings.keepFingerprintKey(random.token(), run.now)
  const settings = await safeguardSettings.find()
  await sightings.clearAll()
  const before = await auditSources.listApps()
  const members = await auditSources.countMembers()
  const staleKeys = await auditSources.countStaleKeys(KEYS_VERSION)
  const historyAsOf = await auditSources.findHistoryAsOf()

  const inputHash = await hashInput(deps, settings)
  const spared = await sparedChecks(deps, inputHash)
  const { seen, failed } = await look(
    deps,
    run,
    checks.filter((check) => !spared.has(check)),
    settings,
  )

  run.signal.throwIfAborted()
  const judgement = judgeRun({
    ...{ checks, failed, before, staleKeys, members, historyAsOf },
    after: await auditSources.listApps(),
    staleAfterDays: settings.staleAfterDays,
    now: run.now,
  })
  const isWhole = checks.filter(isOfMembers).every(({ name }) => !failed.has(name)) && staleKeys === 0
  await conclude(deps, run, {
    ...{ judgement, seen, members, key, zone: settings.zone },
    carried: [...spared].flatMap(({ codes }) => codes),
    // What was not looked at in whole must be looked at again.
    inputHash: isWhole ? inputHash : undefined,
  })
}

/** One check after the other, each in its own transaction. */
async function look(
  deps: CarryOutDeps,
  { id, now, signal }: Run,
  checks: readonly AuditCheck[],
  settings: SafeguardSettings,
): Promise<{ seen: number; failed: Set<string> }> {
  const { config, log } = deps
  const values: CheckValues = {
    runId: id,
    now,
    keysVersion: KEYS_VERSION,
    staleAfterDays: settings.staleAfterDays,
    secretMaxAgeDays: settings.secretMaxAgeDays,
    mixedDomains: settings.mixedDomains,
    publicUrl: config.publicUrl,
    zendeskOrigin: config.zendeskOrigin,
  }
  const failed = new Set<string>()
  let seen = 0
  for (const check of checks) {
    signal.throwIfAborted()
    // Lets waiting requests have their turn: the embedded database works on this very thread.
    await setImmediate()
    try {
      seen += await inLongTransaction(deps, signal, (stores) =>
        stores.sightings.see(check, { ...deps, ...stores }, values),
      )
    } catch (error) {
      log.warn({ error, check: check.name }, 'a safeguard check could not look')
      failed.add(check.name)
    }
  }
  return { seen, failed }
}

type Ending = {
  judgement: Judgement
  seen: number
  members: number
  key: string
  carried: readonly FindingCode[]
  inputHash: string | undefined
  zone: string
}

/** Once more when members went while it was told what they are in. */
async function conclude(deps: CarryOutDeps, run: Run, ending: Ending): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await concludeOnce(deps, run, ending)
      return
    } catch (error) {
      if (attempt === 3 || (error as { code?: unknown }).code !== '23503') throw error
    }
  }
}

async function concludeOnce(deps: CarryOutDeps, run: Run, ending: Ending): Promise<void> {
  const { judgement, seen, members, key, carried, inputHash, zone } = ending
  await inLongTransaction(deps, run.signal, async ({ auditRuns, auditConclusions, events }) => {
    if (!(await auditRuns.hold(run.id))) throw new RunLost()
    const concluded = await auditConclusions.conclude(
      { run: run.id, now: run.now, pads: padsOf(key), sightings: seen, carried, checked: judgement.checked, zone },
      async () => {
        await setImmediate()
        run.signal.throwIfAborted()
      },
    )
    const { completeness, why, sources } = judgement
    await auditRuns.finish(run.id, { completeness, why, sources, members, inputHash, ...concluded }, deps.clock.now())
    await events.record({
      type: 'audit.finished',
      actor: 'system',
      outcome: 'done',
      detail: { run: run.id, trigger: run.trigger, completeness, why, ...concluded.delta },
    })
  })
}

/** A server that stops does not wait for a long statement: it is cancelled, and its transaction with it. */
async function inLongTransaction<T>(
  { config, log, auditConclusions, inTransaction }: CarryOutDeps,
  signal: AbortSignal,
  work: (stores: AuditStores) => Promise<T>,
): Promise<T> {
  return inTransaction(async (stores) => {
    const { connection, restore } = await stores.auditConclusions.allowLongStatements()
    const cancel = (): void => {
      // The embedded database has nobody who could.
      if (config.databaseUrl === undefined) return
      auditConclusions.cancelStatement(connection).catch((error: unknown) => {
        log.debug({ error }, 'a statement of an audit could not be cancelled')
      })
    }
    signal.addEventListener('abort', cancel, { once: true })
    try {
      return await work(stores)
    } finally {
      signal.removeEventListener('abort', cancel)
      restore()
    }
  })
}

const isOfMembers = (check: AuditCheck): boolean => check.dependsOn === 'members'

/** The same as long as the members, and whatever the checks on them go by, are the same. */
async function hashInput(
  { auditSources, config, checks = everyCheck }: CarryOutDeps,
  settings: SafeguardSettings,
): Promise<string> {
  const rules = checks.filter(isOfMembers).map((check) => ('statements' in check ? check.statements : check.name))
  const { publicUrl } = config
  const versions = [KEYS_VERSION, programVersion()]
  const given = [await auditSources.fingerprintMembers(), versions, settings.mixedDomains, publicUrl, rules]
  return createHash('sha256').update(JSON.stringify(given)).digest('hex')
}

/** Checks on members alone, whose findings are what they were because the members are. */
async function sparedChecks(
  { auditRuns, checks = everyCheck }: CarryOutDeps,
  inputHash: string,
): Promise<Set<AuditCheck>> {
  const latest = await auditRuns.findLatestFinished()
  if (latest?.inputHash !== inputHash) return new Set()
  const still = checks.filter((check) => isOfMembers(check) && check.codes.every((code) => rowOf(code).of === 'house'))
  const others = new Set(checks.filter((check) => !still.includes(check)).flatMap(({ codes }) => codes))
  return new Set(still.filter(({ codes }) => !codes.some((code) => others.has(code))))
}
