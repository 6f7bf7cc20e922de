/** The safeguards: what the last audit could see, what matters first, and the findings by kind. */
import { SafeguardTabs } from '../safeguard-tabs.tsx'
import { Page } from '../../layout.tsx'
import { Button, ButtonLink } from '../../parts/button.tsx'
import type { ConsoleFrame } from '../../parts/console-shell.tsx'
import { CsrfField } from '../../parts/csrf-field.tsx'
import { Empty } from '../../parts/empty.tsx'
import { KeptFields } from '../../parts/kept-fields.tsx'
import { Pager } from '../../parts/pager.tsx'
import { AuditSummary, type AuditSummaryProps } from './audit-summary.tsx'
import {
  counted,
  numberOf,
  severities,
  SeverityBadge,
  severityWords,
  titleOf,
  type Severity,
} from './finding-badges.tsx'
import { FindingFilters, type FindingFiltersProps } from './finding-filters.tsx'
import { FindingTable, type FindingLine } from './finding-table.tsx'

export type SafeguardsPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  /** Undefined: none was ever finished. */
  audit: AuditSummaryProps | undefined
  /** Open ones; a severity without any may be missing. */
  open: Readonly<Partial<Record<Severity, number>>>
  waiting: { expiring: number; forSecond: number; holds: number }
  filters: FindingFiltersProps
  results: FindingResults
  canDecide: boolean
  canRun: boolean
  canExport: boolean
}

export type FindingGroup = {
  code: string
  severity: Severity
  count: number
  /** All of this kind, in a list of their own. */
  href: string
  findings: readonly FindingLine[]
}

export type FindingResults =
  | { kind: 'groups'; groups: readonly FindingGroup[] }
  | {
      kind: 'list'
      findings: readonly FindingLine[]
      /** The one kind they are all of. */
      of: { code: string; count: number } | undefined
      /** More members fit what was typed than are looked at. */
      isCut: boolean
      firstHref: string | undefined
      nextHref: string | undefined
    }

export function SafeguardsPage(props: SafeguardsPageProps) {
  const { frame, csrfToken, audit, open, waiting, filters, results, canDecide, canRun, canExport } = props
  const isEmpty = results.kind === 'groups' ? results.groups.length === 0 : results.findings.length === 0
  return (
    <Page title="Safeguards" shell="console" frame={frame}>
      <div class="page-head">
        <div class="stack stack-tight">
          <h1>Safeguards</h1>
          <p class="quiet">What could let Zendesk take one person for another, found before it happens.</p>
        </div>
        {canExport && audit && (
          <ButtonLink href="/admin/safeguards/export" kind="secondary">
            Export a report
          </ButtonLink>
        )}
      </div>
      <SafeguardTabs here="findings" />
      {audit ? <AuditSummary {...audit} /> : <NeverAudited csrfToken={csrfToken} canRun={canRun} />}
      {audit && <OpenBySeverity open={open} />}
      <Waiting {...waiting} />
      {(audit ?? !isEmpty) && <FindingFilters {...filters} />}
      {isEmpty ? (
        audit && <NothingFits isNarrowed={filters.isNarrowed} isComplete={audit.last.completeness === 'ok'} />
      ) : (
        <form class="stack" method="post" action="/admin/safeguards/decide/preview">
          <CsrfField token={csrfToken} />
          <KeptFields fields={Object.entries(filters.values).map(([name, value]) => ({ name, value }))} />
          {results.kind === 'groups' ? (
            results.groups.map((group) => <Group key={group.code} group={group} canDecide={canDecide} />)
          ) : (
            <List results={results} canDecide={canDecide} />
          )}
          {canDecide && filters.values.state !== 'resolved' && (
            <div class="row">
              <Button kind="secondary">Decide about the chosen ones</Button>
              <span class="hint">You see what it means before anything is decided.</span>
            </div>
          )}
        </form>
      )}
    </Page>
  )
}

function NeverAudited({ csrfToken, canRun }: { csrfToken: string; canRun: boolean }) {
  return (
    <Empty
      title="No audit has been finished yet"
      action={
        canRun && (
          <form method="post" action="/admin/audits">
            <CsrfField token={csrfToken} />
            <Button>Run an audit now</Button>
          </form>
        )
      }
    >
      Until one is, nothing is known: that nothing stands here does not mean that nothing is wrong.
    </Empty>
  )
}

function OpenBySeverity({ open }: Pick<SafeguardsPageProps, 'open'>) {
  return (
    <section class="card stack stack-tight" aria-labelledby="open">
      <h2 id="open">Open</h2>
      <dl class="tally">
        {severities.map((severity) => {
          const count = open[severity] ?? 0
          const isBad = count > 0 && (severity === 'critical' || severity === 'high')
          return (
            <div key={severity} class={isBad ? 'tally-bad' : undefined}>
              <dt>{severityWords[severity]}</dt>
              <dd>{count === 0 ? '0' : <a href={`/admin/safeguards?severity=${severity}`}>{numberOf(count)}</a>}</dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}

function Waiting({ expiring, forSecond, holds }: SafeguardsPageProps['waiting']) {
  if (expiring + forSecond + holds === 0) return null
  return (
    <section class="card stack stack-tight" aria-labelledby="waiting">
      <h2 id="waiting">Waiting for somebody</h2>
      <ul>
        {holds > 0 && (
          <li>
            <a href="/admin/safeguards/holds">{counted(holds, 'hand-off is held', 'hand-offs are held')}</a> until
            somebody decides.
          </li>
        )}
        {forSecond > 0 && (
          <li>
            <a href="/admin/safeguards?severity=critical&staff=yes">
              {counted(forSecond, 'decision needs', 'decisions need')} a second person
            </a>
            .
          </li>
        )}
        {expiring > 0 && (
          <li>
            <a href="/admin/safeguards?state=unresolved">{counted(expiring, 'decision ends', 'decisions end')}</a>{' '}
            within a week: what they were about is open again then.
          </li>
        )}
      </ul>
    </section>
  )
}

function NothingFits({ isNarrowed, isComplete }: { isNarrowed: boolean; isComplete: boolean }) {
  if (isNarrowed) {
    return (
      <Empty
        title="Nothing fits"
        action={
          <ButtonLink href="/admin/safeguards" kind="secondary">
            Show what is open
          </ButtonLink>
        }
      >
        No finding is like this. Leave something out, or choose another state.
      </Empty>
    )
  }
  return isComplete ? (
    <Empty title="Nothing is open">The last audit found nothing that nobody has decided about.</Empty>
  ) : (
    <Empty title="Nothing is open in what could be seen">See above for what could not: nothing is known of that.</Empty>
  )
}

function Group({ group, canDecide }: { group: FindingGroup; canDecide: boolean }) {
  const { code, severity, count, href, findings } = group
  const more = count - findings.length
  return (
    <section class="stack stack-tight finding-group" aria-labelledby={`kind-${code}`}>
      <div class="row">
        <h2 id={`kind-${code}`}>{titleOf(code)}</h2>
        <SeverityBadge severity={severity} />
        <span class="quiet">{numberOf(count)}</span>
      </div>
      <FindingTable caption={titleOf(code)} findings={findings} hasTitles={false} canDecide={canDecide} />
      {(more > 0 || (canDecide && count > 1)) && (
        <div class="row">
          {more > 0 && <a href={href}>{numberOf(more)} more of this kind</a>}
          {canDecide && count > 1 && <DecideAll code={code} count={count} />}
        </div>
      )}
    </section>
  )
}

function DecideAll({ code, count }: { code: string; count: number }) {
  return (
    <Button kind="quiet" size="small" name="all" value={code}>
      Decide about all {numberOf(count)}
    </Button>
  )
}

function List({ results, canDecide }: { results: FindingResults & { kind: 'list' }; canDecide: boolean }) {
  const { findings, of, isCut, firstHref, nextHref } = results
  return (
    <section class="stack stack-tight" aria-label="Findings">
      {of && (
        <div class="row">
          <h2>{titleOf(of.code)}</h2>
          <span class="quiet">{numberOf(of.count)}</span>
          {canDecide && of.count > 1 && <DecideAll code={of.code} count={of.count} />}
        </div>
      )}
      {isCut && <p class="quiet">Many members fit these words; only the first of them are looked at.</p>}
      <FindingTable caption="Findings" findings={findings} hasTitles={!of} canDecide={canDecide} />
      <Pager nextHref={nextHref} firstHref={firstHref} />
    </section>
  )
}
