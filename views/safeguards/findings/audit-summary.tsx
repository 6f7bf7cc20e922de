/** What is known of the last audit: how complete it was, how old it is, and what it could not see. Unknown is never green. */
import { Alert, type Tone } from '../../parts/alert.tsx'
import { Bidi } from '../../parts/bidi.tsx'
import { Moment } from '../../parts/moment.tsx'
import { counted } from './finding-badges.tsx'

export type AuditSummaryProps = {
  last: LastAudit
  /** When the one that runs now began. */
  runningSince: Date | undefined
  /** When one failed after the last that was finished. */
  failedAt: Date | undefined
}

export type LastAudit = {
  id: string
  finishedAt: Date
  completeness: 'ok' | 'partial' | 'blind'
  /** Older than two days. */
  isOld: boolean
  members: number | undefined
  /** What could not be seen, or is too old to go by. */
  dark: readonly DarkSource[]
}

export type DarkSource = {
  name: string
  app: string | undefined
  state: 'stale' | 'missing' | 'gone'
  asOf: Date | undefined
}

export function AuditSummary({ last, runningSince, failedAt }: AuditSummaryProps) {
  const { tone, title } = headOf(last, failedAt)
  return (
    <Alert tone={tone} title={title}>
      <p>
        Finished <Moment at={last.finishedAt} />
        {last.members !== undefined && `, over ${counted(last.members, 'member', 'members')}`}.{' '}
        <a href={`/admin/audits/${last.id}`}>See what it looked at</a>
      </p>
      {failedAt && (
        <p>
          A later one, of <Moment at={failedAt} />, did not come to its end, so what follows may be out of date.
        </p>
      )}
      {last.isOld && <p>It is more than two days old: what has changed since is not known.</p>}
      {runningSince && (
        <p>
          Another one is running since <Moment at={runningSince} />.
        </p>
      )}
      {last.dark.length > 0 && (
        <ul>
          {last.dark.map((source) => (
            <li key={`${source.name} ${source.app ?? ''}`}>
              <Dark source={source} />
            </li>
          ))}
        </ul>
      )}
    </Alert>
  )
}

function headOf({ completeness, isOld, dark }: LastAudit, failedAt: Date | undefined): { tone: Tone; title: string } {
  if (completeness === 'blind') return { tone: 'danger', title: 'The last audit was blind in part' }
  if (completeness === 'partial') return { tone: 'warning', title: 'The last audit could not see everything' }
  if (failedAt !== undefined || isOld)
    return { tone: 'warning', title: 'The last complete audit is not the latest word' }
  // Complete, and yet not green: what only Zendesk's API tells stays unknown without one.
  if (dark.length > 0) return { tone: 'info', title: 'The last audit was complete, but for what it cannot see' }
  return { tone: 'success', title: 'The last audit looked at everything it can' }
}

function Dark({ source: { name, app, state, asOf } }: { source: DarkSource }) {
  return (
    <>
      {sourceWords[name] ?? name}
      {app !== undefined && (
        <>
          {' of '}
          <Bidi>{app}</Bidi>
        </>
      )}
      {state === 'missing' && ': nothing is known. Findings that need it are unknown, not absent.'}
      {state === 'gone' && ': it changed or went away during the audit.'}
      {state === 'stale' &&
        (asOf === undefined ? (
          ': too old to go by.'
        ) : (
          <>
            : blind since <Moment at={asOf} />.
          </>
        ))}
    </>
  )
}

const sourceWords: Readonly<Partial<Record<string, string>>> = {
  members: 'Members',
  configuration: 'Configuration',
  history: 'History',
  'zendesk-users': 'Zendesk users',
  'zendesk-settings': 'Zendesk’s settings of single sign-on',
  'zendesk-changes': 'Changes in Zendesk',
}
