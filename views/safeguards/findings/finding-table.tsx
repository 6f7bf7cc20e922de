/** Findings one below the other, each with whom it is about; those who may decide tick the ones they mean. */
import { Badge } from '../../parts/badge.tsx'
import { Bidi } from '../../parts/bidi.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Table } from '../../parts/table.tsx'
import {
  counted,
  SeverityBadge,
  StateBadge,
  subjectWords,
  titleOf,
  type FindingState,
  type Severity,
} from './finding-badges.tsx'

export type FindingLine = {
  fingerprint: string
  /** What a ticked box sends. */
  choice: string
  code: string
  severity: Severity
  state: FindingState
  touchesStaff: boolean
  subjects: number
  appName: string | undefined
  openedAt: Date
  decidedUntil: Date | undefined
  isWaitingForSecond: boolean
  /** The first few; without a name, the subject says what it is. */
  who: readonly { subject: string; name: string | undefined }[]
}

export type FindingTableProps = {
  caption: string
  findings: readonly FindingLine[]
  /** Whether each says its kind, since there are several. */
  hasTitles: boolean
  canDecide: boolean
}

export function FindingTable({ caption, findings, hasTitles, canDecide }: FindingTableProps) {
  return (
    <Table
      caption={caption}
      rows={findings}
      keyOf={({ fingerprint }) => fingerprint}
      columns={[
        {
          label: 'About',
          cell: (finding) => (
            <span class={canDecide ? 'pick' : undefined}>
              {canDecide && <Pick finding={finding} />}
              <a class="event-link" href={`/admin/safeguards/findings/${finding.fingerprint}`}>
                {hasTitles && (
                  <>
                    {titleOf(finding.code)}
                    {': '}
                  </>
                )}
                <Who finding={finding} />
              </a>
            </span>
          ),
        },
        {
          label: 'Severity',
          cell: ({ severity, touchesStaff }) => (
            <span class="badges">
              <SeverityBadge severity={severity} />
              {touchesStaff && <Badge tone="info">Staff</Badge>}
            </span>
          ),
        },
        { label: 'State', cell: (finding) => <State finding={finding} /> },
        {
          label: 'App',
          cell: ({ appName }) => (appName === undefined ? <span class="quiet">–</span> : <Bidi>{appName}</Bidi>),
        },
        { label: 'Open since', cell: ({ openedAt }) => <Moment at={openedAt} /> },
      ]}
    />
  )
}

function Pick({ finding: { fingerprint, choice, code } }: { finding: FindingLine }) {
  const id = `pick-${fingerprint}`
  return (
    <>
      <input id={id} class="check-box" type="checkbox" name="finding" value={choice} />
      <label class="visually-hidden" for={id}>
        Choose this one: {titleOf(code)}
      </label>
    </>
  )
}

function Who({ finding: { who, subjects } }: { finding: FindingLine }) {
  const others = subjects - who.length
  return (
    <>
      {who.map(({ subject, name }, index) => (
        <span key={subject}>
          {index > 0 && ', '}
          <Bidi>{name ?? subjectWords(subject)}</Bidi>
        </span>
      ))}
      {who.length === 0 && 'Nobody any more'}
      {who.length > 0 && others > 0 && ` and ${counted(others, 'other', 'others')}`}
    </>
  )
}

function State({ finding: { state, decidedUntil, isWaitingForSecond } }: { finding: FindingLine }) {
  return (
    <span class="cell-stack">
      <StateBadge state={state} />
      {isWaitingForSecond && <Badge tone="info">Waits for a second person</Badge>}
      {state !== 'open' && state !== 'resolved' && decidedUntil && (
        <span class="note">
          until <Moment at={decidedUntil} />
        </span>
      )}
    </span>
  )
}
