/** Puts audits on the screen: the list with its schedule, and the record of each. */
import type { Request, Response } from 'express'
import {
  AuditListPage,
  type AuditListPageProps,
  type ListedAudit,
} from '../../../../../views/safeguards/audits/audit-list-page.tsx'
import { AuditPage } from '../../../../../views/safeguards/audits/audit-page.tsx'
import { renderPage } from '../../../../../views/layout.tsx'
import type { Flash } from '../../../../../views/parts/console-shell.tsx'
import type { Deps } from '../../../../deps.ts'
import { csrfToken } from '../../../../http/csrf.ts'
import { singleParameter } from '../../../../http/form.ts'
import { after } from '../../../../kernel/clock.ts'
import { previousMoment } from '../../../../kernel/cron.ts'
import { isAllowed } from '../../../administrators/administrators.policy.ts'
import { consoleFrame } from '../../../administrators/console-frame.ts'
import { findDueAudit, findNextAudit, missedAfter, readSchedule } from '../audit-due.ts'
import { reasonOf, type AuditRun } from '../audit-run.ts'

const place = '/admin/safeguards'
const perPage = 30

export async function sendAuditListPage(deps: Deps, request: Request, response: Response, flash?: Flash) {
  const { auditRuns, config } = deps
  const behind = singleParameter(request, 'behind')
  const start = behind === undefined ? undefined : await auditRuns.find(behind)
  const found = await auditRuns.list(perPage + 1, start)
  const shown = found.slice(0, perPage)
  const last = found.length > perPage ? shown.at(-1) : undefined
  response.send(
    renderPage(
      <AuditListPage
        frame={consoleFrame(config, response, place, flash)}
        csrfToken={csrfToken(response)}
        canRun={isAllowed(response.locals.administrator.role, 'audits.run')}
        audits={shown.map(listed)}
        {...await rhythmOf(deps, shown[0], shown[1])}
        olderHref={last && `/admin/audits?behind=${last.id}`}
        isFirstPage={start === undefined}
      />,
    ),
  )
}

async function rhythmOf(
  deps: Deps,
  newest: AuditRun | undefined,
  before: AuditRun | undefined,
): Promise<Pick<AuditListPageProps, 'schedule' | 'missedSince' | 'late'>> {
  const schedule = await readSchedule(deps)
  const due = await findDueAudit(deps)
  const isMissed = due !== undefined && after(due.since, missedAfter) < deps.clock.now()
  // Of the first one ever, nobody was late.
  const dueThen = newest?.trigger === 'schedule' && before ? previousMoment(schedule, newest.startedAt) : undefined
  const isLate = newest && dueThen && after(dueThen, missedAfter) < newest.startedAt
  return {
    schedule: { ...schedule, next: await findNextAudit(deps) },
    missedSince: isMissed ? due.since : undefined,
    late: isLate ? { due: dueThen, began: newest.startedAt } : undefined,
  }
}

export async function sendAuditPage({ config, members, apps }: Deps, response: Response, run: AuditRun): Promise<void> {
  const names = new Map((await apps.list()).map(({ key, name }) => [key, name]))
  const by = run.startedBy === undefined ? undefined : await members.find(run.startedBy)
  const nameOf = (key: string | undefined): string | undefined =>
    key === undefined ? undefined : (names.get(key) ?? key)
  response.send(
    renderPage(
      <AuditPage
        frame={consoleFrame(config, response, place)}
        audit={{
          ...run,
          ...{ state: stateOf(run), seconds: secondsOf(run), by: by?.name },
          why: run.why.map(reasonOf).map(({ reason, detail }) => ({ reason, detail: nameOf(detail) })),
        }}
        sources={run.sources.map((source) => ({ ...source, app: nameOf(source.app) }))}
        counts={run.counts}
      />,
    ),
  )
}

const stateOf = ({ state, completeness }: AuditRun): ListedAudit['state'] =>
  state === 'finished' ? (completeness ?? 'partial') : state

const secondsOf = ({ startedAt, finishedAt }: AuditRun): number | undefined =>
  finishedAt && (finishedAt.getTime() - startedAt.getTime()) / 1_000

function listed(run: AuditRun): ListedAudit {
  const open: Partial<Record<keyof ListedAudit['open'], number>> = {}
  for (const { severity, state, count } of run.counts) {
    if (state === 'open') open[severity] = (open[severity] ?? 0) + count
  }
  const { id, startedAt, trigger, delta } = run
  return { id, startedAt, trigger, delta, open, state: stateOf(run), seconds: secondsOf(run) }
}
