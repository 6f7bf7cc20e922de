/** Works on audits for as long as the server runs: begins what is due, and what was asked for. */
import { after, hours, seconds } from '../../../kernel/clock.ts'
import { repeat, type Repeating } from '../../../kernel/repeat.ts'
import type { Actor } from '../../events/event.ts'
import type { JobData, Jobs } from '../../jobs/jobs.ts'
import { announceForgotten } from '../digest/announce-run.ts'
import type { DigestStore } from '../digest/digest.store.ts'
import { findDueAudit, missedAfter } from './audit-due.ts'
import { auditTriggers } from './audit-run.ts'
import { enqueueAudit } from './enqueue-audit.ts'
import { runAudit, type AuditDeps } from './run-audit.ts'

export type AuditsDeps = AuditDeps & { jobs: Jobs; digests: Pick<DigestStore, 'listUnannounced'> }

/** How often to look, how long after the start nothing is begun by itself, and when one asks again whose turn it was not. */
const rhythm = { look: seconds(15), calm: seconds(60), again: seconds(30) } as const

/** `isAlone`: no other process can be at it, so that a run under way at the start is one whose process died. */
export function startAudits(
  deps: AuditsDeps,
  { isAlone, calm = rhythm.calm, look = rhythm.look }: { isAlone: boolean; calm?: number | undefined; look?: number },
): Repeating {
  const { clock, auditRuns, jobs, log } = deps
  const startedAt = clock.now()
  const calmUntil = after(startedAt, calm)
  let isWorking = false
  const begin = async (): Promise<void> => {
    // Not one that a command has begun here since.
    if (isAlone) await auditRuns.abandon(after(clock.now(), hours(1)), clock.now(), startedAt)
    await jobs.start()
    await jobs.work('audits', (data, signal) => workOnAudit(deps, data, signal))
    isWorking = true
  }
  const round = async (): Promise<void> => {
    if (!isWorking) await begin()
    await auditRuns.abandon(clock.now(), clock.now())
    if (clock.now() < calmUntil) return
    await announceForgotten(deps)
    const due = await findDueAudit(deps)
    if (!due) return
    const isNew = await enqueueAudit(deps, { trigger: due.trigger, by: { actor: 'system' } })
    if (isNew && after(due.since, missedAfter) < clock.now()) {
      log.warn({ since: due.since }, 'an audit was missed: it is begun now')
    }
  }
  const looking = repeat(round, {
    every: look,
    first: Math.min(look, seconds(2)),
    onTrouble: (error) => log.warn({ error }, 'audits cannot be seen to: trying again'),
  })
  return {
    stop: async () => {
      await looking.stop()
      await jobs.stop()
    },
  }
}

/** One job. Whoever asked gets a run that began after they asked; what was due may have been done by somebody else. */
async function workOnAudit(deps: AuditsDeps, data: JobData, signal: AbortSignal): Promise<void> {
  const actor = readActor(data['actor'])
  const trigger = auditTriggers.find((each) => each === data['trigger']) ?? 'schedule'
  if (actor === 'system' && !(await findDueAudit(deps))) return
  const outcome = await runAudit(deps, { trigger, by: { actor }, signal })
  if (outcome.kind === 'busy') await deps.jobs.send('audits', data, { afterSeconds: rhythm.again / 1_000 })
}

function readActor(text: string | undefined): Actor {
  return text !== undefined && /^member:[0-9a-f-]{36}$/.test(text) ? (text as Actor) : 'system'
}
