/**
 * When an audit is due, told by what ran and not by a clock somebody would have to be awake for: so a night without a
 * process, a run that broke off and an import by another process are all noticed by whoever looks next.
 */
import { nextMoments, previousMoment, type Schedule } from '../../../kernel/cron.ts'
import { after, minutes, type Clock } from '../../../kernel/clock.ts'
import type { Config } from '../../../config/config.ts'
import type { SafeguardSettingsStore } from '../settings/safeguard-settings.store.ts'
import type { AuditRun, AuditTrigger } from './audit-run.ts'
import type { AuditRunsStore } from './audit-runs.store.ts'

export type AuditDue = { trigger: AuditTrigger; since: Date }

/** After that it is missed: whoever should have begun it was not there. */
export const missedAfter = minutes(15)

/** More than the clocks of two servers differ. */
const clocksApart = minutes(5)

/** A run that takes its process down is not begun for ever. */
const attemptsAtMost = 3

export type ScheduleDeps = {
  clock: Clock
  config: Pick<Config, 'auditSchedule'>
  auditRuns: Pick<AuditRunsStore, 'listLatest' | 'findLastImportAt'>
  safeguardSettings: Pick<SafeguardSettingsStore, 'find'>
}

/** What the settings say goes before AUDIT_SCHEDULE. */
export async function readSchedule({ config, safeguardSettings }: Pick<ScheduleDeps, 'config' | 'safeguardSettings'>) {
  const { schedule, zone } = await safeguardSettings.find()
  return { cron: schedule ?? config.auditSchedule, zone } satisfies Schedule
}

export async function findNextAudit(deps: ScheduleDeps): Promise<Date | undefined> {
  return nextMoments(await readSchedule(deps), deps.clock.now(), 1)[0]
}

/** Undefined: nothing is, or a run is under way. */
export async function findDueAudit(deps: ScheduleDeps): Promise<AuditDue | undefined> {
  const latest = await deps.auditRuns.listLatest(attemptsAtMost)
  const importedAt = await deps.auditRuns.findLastImportAt()
  return judgeDue({ latest, importedAt, schedule: await readSchedule(deps), now: deps.clock.now() })
}

/** `latest`: the last few runs, newest first. */
export function judgeDue(given: {
  latest: readonly AuditRun[]
  importedAt: Date | undefined
  schedule: Schedule
  now: Date
}): AuditDue | undefined {
  const { latest, importedAt, schedule, now } = given
  const [last] = latest
  if (last?.state === 'running') return undefined
  // The very first one shows what there is, without waiting for a night. Neither does one wait for a moment that a clock,
  // put back since, gave to the last one.
  if (last === undefined || last.startedAt > after(now, clocksApart)) return { trigger: 'schedule', since: now }
  if (isBrokenOff(last) && !isHopeless(latest)) return { trigger: last.trigger, since: last.startedAt }
  const scheduledAt = previousMoment(schedule, now)
  if (scheduledAt !== undefined && scheduledAt > last.startedAt) return { trigger: 'schedule', since: scheduledAt }
  if (importedAt !== undefined && importedAt > last.startedAt) return { trigger: 'import', since: importedAt }
  return undefined
}

/** Its process was stopped or died; a run that failed for a reason of its own waits for the next night. */
const isBrokenOff = ({ state, why }: AuditRun): boolean =>
  state === 'failed' && why.some((reason) => reason === 'interrupted' || reason === 'stopped')

const isHopeless = (latest: readonly AuditRun[]): boolean =>
  latest.length >= attemptsAtMost && latest.every(({ why }) => why.includes('interrupted'))
