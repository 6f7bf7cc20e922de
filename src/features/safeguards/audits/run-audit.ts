/**
 * Runs one audit from claim to end. What it does in between is in carry-out.ts; whatever breaks it off, the findings are as
 * they were.
 */
import { after, seconds } from '../../../kernel/clock.ts'
import { KEYS_VERSION } from '../../../kernel/email-keys.ts'
import { programVersion } from '../../../kernel/program-version.ts'
import { memberOfActor, type By } from '../../events/event.ts'
import { announceRun, type AnnounceDeps } from '../digest/announce-run.ts'
import { RunLost, SightingsLost, type AuditReason, type AuditRun, type AuditTrigger } from './audit-run.ts'
import { carryOut, type CarryOutDeps } from './carry-out.ts'

export type AuditDeps = CarryOutDeps & AnnounceDeps

export type AuditRequest = { trigger: AuditTrigger; by: By; signal?: AbortSignal | undefined }

export type AuditOutcome =
  | { kind: 'finished'; run: AuditRun }
  /** Another one is under way. */
  | { kind: 'busy'; since: Date }
  /** It broke off, and nothing was concluded: findings are as they were. */
  | { kind: 'failed'; because: AuditReason; run: AuditRun | undefined }

/** How long a run is believed to be under way after its last sign of life, and how often it gives one. */
export const lease = seconds(30)
const beatEvery = seconds(5)

export async function runAudit(deps: AuditDeps, { trigger, by, signal }: AuditRequest): Promise<AuditOutcome> {
  const { clock, random, auditRuns } = deps
  const startedAt = clock.now()
  await auditRuns.abandon(startedAt, startedAt)
  const id = random.uuid()
  const isOurs = await auditRuns.begin(
    {
      ...{ id, trigger, startedAt, keysVersion: KEYS_VERSION, programVersion: programVersion() },
      startedBy: memberOfActor(by.actor),
    },
    after(startedAt, lease),
  )
  if (!isOurs) return { kind: 'busy', since: (await auditRuns.findRunning())?.startedAt ?? startedAt }

  const lost = new AbortController()
  const heart = startBeating(deps, id, () => lost.abort(new RunLost()))
  const stop = AbortSignal.any(signal ? [signal, lost.signal] : [lost.signal])
  try {
    await carryOut(deps, { id, now: startedAt, trigger, signal: stop })
    const run = await auditRuns.find(id)
    if (!run) throw new RunLost()
    await announceRun(deps, run)
    return { kind: 'finished', run }
  } catch (error) {
    return await breakOff(deps, { id, trigger, isStopped: stop.aborted }, error)
  } finally {
    await heart.stop()
  }
}

async function breakOff(
  { clock, log, auditRuns, inTransaction }: AuditDeps,
  { id, trigger, isStopped }: { id: string; trigger: AuditTrigger; isStopped: boolean },
  error: unknown,
): Promise<AuditOutcome> {
  const because = reasonOfError(error, isStopped)
  if (because === 'failed' || because === 'sightings-lost') log.error({ error, run: id }, 'an audit broke off')
  await inTransaction(async (stores) => {
    if (!(await stores.auditRuns.fail(id, because, clock.now()))) return
    const detail = { run: id, trigger, why: [because] }
    await stores.events.record({ type: 'audit.failed', actor: 'system', outcome: 'failed', detail })
  }).catch((failure: unknown) => log.warn({ error: failure, run: id }, 'an audit could not be marked as broken off'))
  return { kind: 'failed', because, run: await auditRuns.find(id).catch(() => undefined) }
}

function reasonOfError(error: unknown, isStopped: boolean): AuditReason {
  if (error instanceof RunLost) return 'interrupted'
  if (isStopped) return 'stopped'
  return error instanceof SightingsLost ? 'sightings-lost' : 'failed'
}

/** Says again and again that somebody is at it; on the embedded database only between two transactions. */
function startBeating({ auditRuns, clock, log }: AuditDeps, id: string, onLost: () => void): { stop(): Promise<void> } {
  let beating: Promise<void> | undefined
  let isOver = false
  const beat = async (): Promise<void> => {
    try {
      if (!(await auditRuns.beat(id, after(clock.now(), lease))) && !isOver) onLost()
    } catch (error) {
      log.debug({ error }, 'an audit could not say that it is under way')
    }
    beating = undefined
  }
  const timer = setInterval(() => {
    beating ??= beat()
  }, beatEvery).unref()
  return {
    stop: async () => {
      isOver = true
      clearInterval(timer)
      await beating
    },
  }
}
