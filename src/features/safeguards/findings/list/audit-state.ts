/** How the safeguards stand: the last audit that came to its end, and whether one runs or failed since. */
import { after, days } from '../../../../kernel/clock.ts'
import type { AuditRun } from '../../audits/audit-run.ts'
import type { AuditRunsStore } from '../../audits/audit-runs.store.ts'

export type AuditState = {
  /** Undefined: nothing is known. */
  last: AuditRun | undefined
  runningSince: Date | undefined
  /** When one failed after the last that was finished. */
  failedAt: Date | undefined
}

export async function readAuditState({
  auditRuns,
}: {
  auditRuns: Pick<AuditRunsStore, 'findLatestFinished' | 'findRunning' | 'listLatest'>
}): Promise<AuditState> {
  const last = await auditRuns.findLatestFinished()
  const running = await auditRuns.findRunning()
  const ended = (await auditRuns.listLatest(recent)).find(({ state }) => state !== 'running')
  return { last, runningSince: running?.startedAt, failedAt: ended?.state === 'failed' ? ended.startedAt : undefined }
}

/** The one under way, and the one before it. */
const recent = 2

/** Audits run every night by themselves: one that is older shows that they do not. */
export const isOldAudit = (finishedAt: Date, now: Date): boolean => finishedAt < after(now, -days(2))
