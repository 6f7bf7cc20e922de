/** Each app in a line: how far it is, when somebody was last signed in, what went wrong last, and what is open. */
import { AppStatus, appStateOf } from '../apps/app-status.tsx'
import { codeWords } from '../events/code-words.ts'
import { Badge } from '../parts/badge.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Moment } from '../parts/moment.tsx'
import { Table } from '../parts/table.tsx'

/** Undefined where it could not be looked at. */
export type ShownApp = {
  app: {
    key: string
    name: string
    stage: 'draft' | 'test' | 'staff' | 'everyone'
    isEnabled: boolean
    secretSetAt: Date | undefined
  }
  activity:
    | {
        lastHandoffAt: Date | undefined
        lastTrouble:
          { eventId: string; at: Date; type: 'handoff.refused' | 'zendesk.error'; codes: readonly string[] } | undefined
      }
    | undefined
  questions: readonly unknown[] | undefined
  fallback: 'never' | 'current' | 'outdated' | undefined
}

export type AppHealthProps = { apps: readonly ShownApp[]; canReadEvents: boolean }

export function AppHealth({ apps, canReadEvents }: AppHealthProps) {
  return (
    <section class="stack" aria-labelledby="apps">
      <h2 id="apps">Apps</h2>
      <Table
        caption="Apps and how they are"
        rows={apps}
        keyOf={({ app }) => app.key}
        columns={[
          {
            label: 'App',
            cell: ({ app }) => (
              <a href={`/admin/apps/${encodeURIComponent(app.key)}`}>
                <Bidi>{app.name}</Bidi>
              </a>
            ),
          },
          { label: 'Stage', cell: ({ app }) => <AppStatus state={appStateOf(app)} /> },
          { label: 'Last hand-off', cell: ({ activity }) => <LastHandoff activity={activity} /> },
          {
            label: 'Last trouble',
            cell: ({ activity }) => <LastTrouble activity={activity} canReadEvents={canReadEvents} />,
          },
          { label: 'Open questions', cell: (shown) => <OpenCount {...shown} /> },
          { label: 'Fallback sheet', cell: (shown) => <FallbackSheet {...shown} /> },
        ]}
      />
    </section>
  )
}

function LastHandoff({ activity }: Pick<ShownApp, 'activity'>) {
  if (activity === undefined) return <Unknown />
  return activity.lastHandoffAt === undefined ? (
    <span class="quiet">none yet</span>
  ) : (
    <Moment at={activity.lastHandoffAt} />
  )
}

function LastTrouble({ activity, canReadEvents }: Pick<ShownApp, 'activity'> & { canReadEvents: boolean }) {
  if (activity === undefined) return <Unknown />
  const { lastTrouble } = activity
  if (lastTrouble === undefined) return <span class="quiet">none</span>
  const what = lastTrouble.type === 'zendesk.error' ? 'Zendesk error' : 'Refused here'
  return (
    <span class="cell-stack">
      {canReadEvents ? <a href={`/admin/events/${lastTrouble.eventId}`}>{what}</a> : <span>{what}</span>}
      <span class="note">
        {lastTrouble.codes.map(codeWords).join(', ')}
        {lastTrouble.codes.length > 0 && ', '}
        <Moment at={lastTrouble.at} />
      </span>
    </span>
  )
}

function OpenCount({ app, questions }: ShownApp) {
  if (questions === undefined) return <Unknown />
  if (app.stage === 'draft') return <a href={hrefOf(app.key, 'set-up')}>In set-up</a>
  if (questions.length === 0) return <span class="quiet">none</span>
  return (
    <a href={hrefOf(app.key, 'set-up')}>{questions.length === 1 ? '1 question' : `${questions.length} questions`}</a>
  )
}

function FallbackSheet({ app, fallback }: ShownApp) {
  if (fallback === undefined) return <Unknown />
  return <a href={hrefOf(app.key, 'fallback')}>{sheetWords[fallback]}</a>
}

const sheetWords = { never: 'Never published', current: 'Published', outdated: 'Out of date' } as const

const hrefOf = (key: string, page: string): string => `/admin/apps/${encodeURIComponent(key)}/${page}`

const Unknown = () => <Badge tone="warning">Unknown</Badge>
