/** Puts the safeguards on the screen: how the last audit went, what is open, and the findings by kind or as a list. */
import type { Response } from 'express'
import { renderPage } from '../../../../../views/layout.tsx'
import type { Flash } from '../../../../../views/parts/console-shell.tsx'
import type { AuditSummaryProps, DarkSource } from '../../../../../views/safeguards/findings/audit-summary.tsx'
import type { FindingLine } from '../../../../../views/safeguards/findings/finding-table.tsx'
import { SafeguardsPage, type FindingResults } from '../../../../../views/safeguards/findings/safeguards-page.tsx'
import type { Deps } from '../../../../deps.ts'
import { csrfToken } from '../../../../http/csrf.ts'
import { isAllowed } from '../../../administrators/administrators.policy.ts'
import { consoleFrame } from '../../../administrators/console-frame.ts'
import type { App } from '../../../apps/app.ts'
import type { AuditRun } from '../../audits/audit-run.ts'
import { isOldAudit, readAuditState, type AuditState } from './audit-state.ts'
import { choiceOf } from '../finding-choice.ts'
import { filterValues, hrefWith, isNarrowed, safeguardsHome } from '../finding-links.ts'
import { groupsOf, type FindingFilter, type FindingTally, type ListedFinding } from './finding-list.query.ts'
import type { FindingListInput } from '../findings.input.ts'
import { readFindingFilter } from './read-finding-filter.ts'

const pageSize = 50
/** Of each kind, before one asks for more. */
const shownOfKind = 3

export async function sendSafeguardsPage(
  deps: Deps,
  response: Response,
  input: FindingListInput,
  flash: Flash | undefined,
): Promise<void> {
  const { clock, findingList } = deps
  const may = (action: Parameters<typeof isAllowed>[1]): boolean =>
    isAllowed(response.locals.administrator.role, action)
  const now = clock.now()
  const { filter, isCut } = await readFindingFilter(deps, input)
  const tally = await findingList.tally()
  const values = filterValues(input)
  const audit = await readAuditState(deps)
  const apps = await deps.apps.list()
  response.send(
    renderPage(
      <SafeguardsPage
        frame={consoleFrame(deps.config, response, safeguardsHome, flash)}
        csrfToken={csrfToken(response)}
        audit={auditProps(audit, { now, apps })}
        open={openOf(tally)}
        waiting={await deps.safeguardOverview.countWaiting(now)}
        filters={{
          values,
          apps: may('apps.read') ? apps.map(({ key, name }) => ({ key, name })) : [],
          codes: [...new Set([...tally.map(({ code }) => code), ...(input.code ? [input.code] : [])])],
          isNarrowed: isNarrowed(values),
        }}
        results={await readResults(deps, { input, filter, isCut, tally, isForApps: may('apps.read') })}
        canDecide={may('findings.decide')}
        canRun={may('audits.run')}
        canExport={may('findings.export')}
      />,
    ),
  )
}

type Asked = {
  input: FindingListInput
  filter: FindingFilter
  isCut: boolean
  tally: readonly FindingTally[]
  /** Whether whoever looks may see people in Zendesk by name. */
  isForApps: boolean
}

/** What is resolved, of one kind, or of members, is a plain list; everything else is grouped by kind. */
async function readResults({ findingList }: Deps, asked: Asked): Promise<FindingResults> {
  const { input, filter, isCut, isForApps } = asked
  const values = filterValues(input)
  if (input.code === undefined && filter.memberIds === undefined && input.state !== 'resolved') {
    const counted = filter.appId === undefined ? asked.tally : await findingList.tally(filter.appId)
    const groups = groupsOf(counted, filter)
    const first = await findingList.listFirstOf(groups, filter, shownOfKind)
    return {
      kind: 'groups',
      groups: groups.map((group) => ({
        ...group,
        href: hrefWith(values, { code: group.code }),
        findings: (first.get(group.code) ?? []).map((finding) => lineOf(finding, isForApps)),
      })),
    }
  }
  const { findings, hasMore } = await findingList.listPage(filter, { after: input.after, limit: pageSize })
  const last = findings.at(-1)
  const [kind] =
    filter.memberIds === undefined ? groupsOf(asked.tally, filter).filter(({ code }) => code === input.code) : []
  return {
    kind: 'list',
    findings: findings.map((finding) => lineOf(finding, isForApps)),
    of: kind && filter.appId === undefined ? { code: kind.code, count: kind.count } : undefined,
    isCut,
    firstHref: input.after === undefined ? undefined : hrefWith(values, {}),
    nextHref: hasMore && last ? hrefWith(values, { after: last.fingerprint }) : undefined,
  }
}

const lineOf = (finding: ListedFinding, isForApps: boolean): FindingLine => ({
  ...finding,
  choice: choiceOf(finding),
  who: finding.who.map(({ subject, memberId, name }) => ({
    subject: isForApps || memberId !== undefined ? subject : 'zendesk:',
    name: isForApps || memberId !== undefined ? name : undefined,
  })),
})

function openOf(tally: readonly FindingTally[]): Partial<Record<FindingTally['severity'], number>> {
  const open: Partial<Record<FindingTally['severity'], number>> = {}
  for (const { severity, state, count } of tally) {
    if (state === 'open') open[severity] = (open[severity] ?? 0) + count
  }
  return open
}

function auditProps(
  { last, runningSince, failedAt }: AuditState,
  { now, apps }: { now: Date; apps: readonly Pick<App, 'key' | 'name'>[] },
): AuditSummaryProps | undefined {
  if (!last?.finishedAt) return undefined
  return {
    last: {
      id: last.id,
      finishedAt: last.finishedAt,
      completeness: last.completeness ?? 'blind',
      isOld: isOldAudit(last.finishedAt, now),
      members: last.members,
      dark: last.sources.flatMap((source) => darkOf(source, apps)),
    },
    runningSince,
    failedAt,
  }
}

function darkOf(
  { name, app, state, asOf }: AuditRun['sources'][number],
  apps: readonly Pick<App, 'key' | 'name'>[],
): DarkSource[] {
  if (state === 'known') return []
  return [{ name, app: apps.find(({ key }) => key === app)?.name ?? app, state, asOf }]
}
