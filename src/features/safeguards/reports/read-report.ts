/** Reads the one report that all formats write: what the latest audit says, finding after finding, in pages. */
import { setImmediate } from 'node:timers/promises'
import type { Random } from '../../../kernel/random.ts'
import type { AppsStore } from '../../apps/apps.store.ts'
import type { FindingCount } from '../audits/audit-run.ts'
import type { AuditRunsStore } from '../audits/audit-runs.store.ts'
import { severities } from '../catalogue.ts'
import type { GateOverridesStore } from '../gate/gate-overrides.store.ts'
import { readGates, type GateOf } from './read-gates.ts'
import { maskWith, redacted } from './redact.ts'
import type { FoundFinding, ReportFilter, ReportFindingsQuery, ReportGroup } from './report-findings.query.ts'
import {
  mostSubjects,
  ReportOutdated,
  unresolvedStates,
  type Report,
  type ReportFinding,
  type ReportWishes,
} from './report.ts'

export type ReportDeps = {
  random: Pick<Random, 'bytes'>
  apps: Pick<AppsStore, 'list'>
  auditRuns: Pick<AuditRunsStore, 'findLatestFinished'>
  gateOverrides: Pick<GateOverridesStore, 'list'>
  reportFindings: ReportFindingsQuery
}

export async function readReport(deps: ReportDeps, wishes: ReportWishes): Promise<Report> {
  const { minimum = 'info', states = unresolvedStates, code, appId, newOnly, redact } = wishes
  const run = await deps.auditRuns.findLatestFinished()
  const filter = { states, appId, newIn: newOnly ? run?.id : undefined }
  const wanted = severities.slice(0, severities.indexOf(minimum) + 1)
  const counts = (await deps.reportFindings.count(filter))
    .filter((count) => wanted.includes(count.severity) && (code === undefined || count.code === code))
    .sort(inOrder)
  const gateOf = await readGates(deps)
  const mask = redact ? maskWith(deps.random.bytes(32)) : undefined
  return {
    ...{ run, counts, isRedacted: redact, isNewOnly: newOnly },
    pages: pagesOf(deps, {
      ...{ filter, groups: groupsOf(counts), runId: run?.id },
      present: (finding) => {
        const shown = { ...finding, gate: gateOf(finding) }
        return mask ? redacted(shown, mask) : shown
      },
    }),
  }
}

/** Codes and states are ASCII: as bytes. */
function inOrder(one: FindingCount, other: FindingCount): number {
  const bySeverity = severities.indexOf(one.severity) - severities.indexOf(other.severity)
  return bySeverity || compared(one.code, other.code) || compared(one.state, other.state)
}

function compared(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

function groupsOf(counts: readonly FindingCount[]): ReportGroup[] {
  const groups: (ReportGroup & { states: ReportGroup['states'][number][] })[] = []
  for (const { severity, code, state } of counts) {
    const last = groups.at(-1)
    if (last?.severity === severity && last.code === code) last.states.push(state)
    else groups.push({ severity, code, states: [state] })
  }
  return groups
}

const pageSize = 500

type Reading = {
  filter: ReportFilter
  groups: readonly ReportGroup[]
  runId: string | undefined
  present: (finding: Omit<ReportFinding, 'gate'> & Parameters<GateOf>[0]) => ReportFinding
}

async function* pagesOf({ auditRuns, reportFindings }: ReportDeps, reading: Reading): AsyncGenerator<ReportFinding[]> {
  for (const group of reading.groups) {
    for (let after: string | undefined = ''; after !== undefined;) {
      const page: FoundFinding[] = await reportFindings.listPage(reading.filter, group, { after, limit: pageSize })
      for (const part of partsOf(page)) {
        const subjects = await reportFindings.listSubjects(part.map(({ id }) => id))
        yield part.map((found) => reading.present(shownOf(found, subjects.get(found.id) ?? [])))
      }
      after = page.length < pageSize ? undefined : page.at(-1)?.fingerprint
      // The embedded database answers without leaving the event loop: let the others have their turn.
      await setImmediate()
    }
  }
  const latest = await auditRuns.findLatestFinished()
  if (latest?.id !== reading.runId) throw new ReportOutdated()
}

/** As many subjects at once as fit into memory without a thought. */
const mostAtOnce = 2 * mostSubjects

function partsOf(page: readonly FoundFinding[]): FoundFinding[][] {
  const parts: FoundFinding[][] = []
  let subjects = 0
  for (const found of page) {
    const its = Math.min(found.subjects, mostSubjects)
    const part = parts.at(-1)
    if (part && subjects + its <= mostAtOnce) {
      part.push(found)
      subjects += its
    } else {
      parts.push([found])
      subjects = its
    }
  }
  return parts
}

function shownOf(found: FoundFinding, subjects: ReportFinding['subjects']): Omit<ReportFinding, 'gate'> {
  const { fingerprint, code, appKey, severity, confidence, state, change, touchesStaff, decision } = found
  const { subjects: subjectCount, firstSeenAt, lastSeenAt } = found
  return {
    ...{ fingerprint, code, appKey, severity, confidence, state, change, touchesStaff, decision },
    ...{ subjectCount, subjects, firstSeenAt, lastSeenAt },
  }
}
