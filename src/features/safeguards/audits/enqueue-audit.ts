/** Asks for an audit: any process that serves begins it within seconds. */
import type { By } from '../../events/event.ts'
import type { Jobs } from '../../jobs/jobs.ts'
import type { AuditTrigger } from './audit-run.ts'

/** False: one waits already, which serves as well. */
export async function enqueueAudit(
  { jobs }: { jobs: Pick<Jobs, 'send'> },
  { trigger, by }: { trigger: AuditTrigger; by: Pick<By, 'actor'> },
): Promise<boolean> {
  return jobs.send('audits', { trigger, actor: by.actor })
}
