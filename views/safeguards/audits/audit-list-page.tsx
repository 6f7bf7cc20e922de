/** All audits that there were, when the next one is, and the button that begins one. */
import { Page } from '../../layout.tsx'
import { Alert } from '../../parts/alert.tsx'
import { Button, ButtonLink } from '../../parts/button.tsx'
import type { ConsoleFrame } from '../../parts/console-shell.tsx'
import { CsrfField } from '../../parts/csrf-field.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Table } from '../../parts/table.tsx'
import { numberOf, severities, severityWords, type Severity } from '../findings/finding-badges.tsx'
import { SafeguardTabs } from '../safeguard-tabs.tsx'
import { AuditBadge, duration, triggerWords, type AuditState } from './audit-words.tsx'

export type AuditListPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  canRun: boolean
  audits: readonly ListedAudit[]
  schedule: { cron: string; zone: string; next: Date | undefined }
  /** Since when one should have begun that did not. */
  missedSince: Date | undefined
  /** The newest one began later than it should have: nothing was running at its time. */
  late: { due: Date; began: Date } | undefined
  olderHref: string | undefined
  /** False behind the newest ones. */
  isFirstPage: boolean
}

export type ListedAudit = {
  id: string
  startedAt: Date
  trigger: string
  state: AuditState
  seconds: number | undefined
  /** Of those that are open. */
  open: Readonly<Partial<Record<Severity, number>>>
  delta: { new: number; changed: number; reopened: number; resolved: number }
}

export const auditsHome = '/admin/audits'

export function AuditListPage(props: AuditListPageProps) {
  const { frame, csrfToken, canRun, audits, olderHref, isFirstPage } = props
  const isRunning = isFirstPage && audits[0]?.state === 'running'
  return (
    <Page title="Audits" shell="console" frame={frame}>
      <div class="page-head">
        <div class="stack stack-tight">
          <h1>Audits</h1>
          <p class="quiet">An audit runs every safeguard check over all members and everything known of Zendesk.</p>
        </div>
        {canRun && !isRunning && (
          <form method="post" action={auditsHome}>
            <CsrfField token={csrfToken} />
            <Button>Run an audit now</Button>
          </form>
        )}
      </div>
      <SafeguardTabs here="audits" />
      {isFirstPage && <Rhythm {...props} />}
      {audits.length === 0 ? (
        <Empty title="No audit yet">
          Until one has run, nothing is known: that nothing was found does not mean that nothing is wrong.
        </Empty>
      ) : (
        <AuditTable audits={audits} />
      )}
      {(olderHref !== undefined || !isFirstPage) && (
        <div class="row">
          {!isFirstPage && (
            <ButtonLink href={auditsHome} kind="secondary" size="small">
              Newest audits
            </ButtonLink>
          )}
          {olderHref !== undefined && (
            <ButtonLink href={olderHref} kind="secondary" size="small">
              Older audits
            </ButtonLink>
          )}
        </div>
      )}
    </Page>
  )
}

function Rhythm({ schedule: { cron, zone, next }, missedSince, late, audits }: AuditListPageProps) {
  return (
    <>
      {missedSince && (
        <Alert tone="danger" title="An audit was missed">
          <p>
            It was due <Moment at={missedSince} />, and nobody has begun it. If it does not begin within a minute, read
            the log: the process that runs audits may be unable to use its queue.
          </p>
        </Alert>
      )}
      {!missedSince && late && (
        <Alert tone="warning" title="The last audit was late">
          <p>
            It was due <Moment at={late.due} /> and began <Moment at={late.began} />, because Latchkey was not running.
          </p>
        </Alert>
      )}
      {audits[0]?.state === 'running' && (
        <Alert tone="info" title="An audit is under way">
          <p>
            Begun <Moment at={audits[0].startedAt} />. <a href={auditsHome}>Look again</a>
          </p>
        </Alert>
      )}
      <p class="quiet">
        Schedule: <code>{cron}</code> ({zone})
        {next && (
          <>
            {'. Next: '}
            <Moment at={next} />
          </>
        )}
        . <a href="/admin/settings/safeguards">Safeguard settings</a>
      </p>
    </>
  )
}

function AuditTable({ audits }: { audits: readonly ListedAudit[] }) {
  return (
    <Table
      caption="Audits, newest first"
      rows={audits}
      keyOf={({ id }) => id}
      columns={[
        {
          label: 'Begun',
          cell: ({ id, startedAt }) => (
            <a href={`${auditsHome}/${id}`}>
              <Moment at={startedAt} />
            </a>
          ),
        },
        { label: 'State', cell: ({ state }) => <AuditBadge state={state} /> },
        { label: 'Why', cell: ({ trigger }) => triggerWords[trigger] ?? trigger },
        { label: 'Took', cell: ({ seconds }) => (seconds === undefined ? '–' : duration(seconds)) },
        { label: 'Open then', cell: (audit) => openWords(audit) },
        { label: 'Since the one before', cell: (audit) => deltaWords(audit) },
      ]}
    />
  )
}

function openWords({ state, open }: ListedAudit): string {
  if (state === 'running' || state === 'failed') return 'not known'
  const parts = severities.flatMap((severity) => {
    const count = open[severity] ?? 0
    return count === 0 ? [] : [`${numberOf(count)} ${severityWords[severity].toLowerCase()}`]
  })
  if (parts.length > 0) return parts.join(', ')
  return state === 'ok' ? 'none' : 'none seen'
}

function deltaWords({ state, delta }: ListedAudit): string {
  if (state === 'running' || state === 'failed') return 'nothing changed'
  const parts = (['new', 'changed', 'reopened', 'resolved'] as const).flatMap((change) =>
    delta[change] === 0 ? [] : [`${numberOf(delta[change])} ${change}`],
  )
  return parts.length === 0 ? 'no difference' : parts.join(', ')
}
