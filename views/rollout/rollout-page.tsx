/** How far the roll-out of an app has come, what the next step needs, and the staff it has to keep safe. */
import { AppHead } from '../apps/app-head.tsx'
import type { AppState } from '../apps/app-status.tsx'
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { Moment } from '../parts/moment.tsx'
import { NextStep, type NextStepProps } from './next-step.tsx'
import { StaffList, type StaffListProps } from './staff-list.tsx'
import { EntryBy, StagePath, type StageEntry } from './stage-path.tsx'
import type { Stage } from './stage-words.ts'
import { TeamExport, type TeamExportProps } from './team-export.tsx'
import { TestPeople, type TestPeopleProps } from './test-people.tsx'

type Common = 'csrfToken' | 'home' | 'canChange'

export type RolloutPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  app: { key: string; name: string; state: AppState }
  stage: Stage
  isPaused: boolean
  /** Undefined for what was so before stages were recorded. */
  entry: StageEntry | undefined
  canChange: boolean
  /** Undefined when there is no further stage. */
  next: Omit<NextStepProps, Common | 'appHome' | 'from'> | undefined
  testPeople: Omit<TestPeopleProps, Common>
  staff: Omit<StaffListProps, Common>
  team: Omit<TeamExportProps, Common>
}

export function RolloutPage(props: RolloutPageProps) {
  const { frame, csrfToken, app, stage, isPaused, entry, canChange, next, testPeople, staff, team } = props
  const appHome = `/admin/apps/${encodeURIComponent(app.key)}`
  const common = { csrfToken, home: `${appHome}/roll-out`, canChange }
  return (
    <Page title={`Roll-out of ${app.name}`} shell="console" frame={frame}>
      <AppHead app={app} here="roll-out" />
      {isPaused && (
        <Alert tone="warning" title="Sign-in is paused">
          <p>
            Nobody is let in, whatever the stage. <a href={appHome}>Resume it on the overview</a> when you are ready.
          </p>
        </Alert>
      )}
      {entry?.isOverride && <Override entry={entry} />}
      {stage === 'everyone' && !entry?.isOverride && staff.counts.missing > 0 && (
        <Alert tone="warning" title="Not all of the staff are safe">
          <p>
            {`${staff.counts.missing} of ${staff.counts.staff} ${staff.counts.missing === 1 ? 'is' : 'are'} missing something now. Everyone stays let in; see the list below.`}
          </p>
        </Alert>
      )}
      <section class="stack" aria-labelledby="stages">
        <h2 id="stages">How far it is open</h2>
        <StagePath {...common} stage={stage} entry={entry} />
        {stage !== 'draft' && canChange && (
          <p class="note">Going back counts at once. People already inside Zendesk stay signed in there.</p>
        )}
      </section>
      {next && <NextStep {...common} {...next} appHome={appHome} from={stage} />}
      <TestPeople {...common} {...testPeople} />
      <StaffList {...common} {...staff} />
      <TeamExport {...common} {...team} />
    </Page>
  )
}

function Override({ entry }: { entry: StageEntry }) {
  return (
    <Alert tone="danger" title="Opened past the guard">
      <p>
        <Moment at={entry.at} />, <EntryBy by={entry.by} />
        {entry.missing !== undefined && `, while ${lackThen(entry.missing)}`}
        {entry.reason === undefined ? (
          '. No reason was given.'
        ) : (
          <>
            , because:{' '}
            <q>
              <Bidi>{entry.reason}</Bidi>
            </q>
          </>
        )}
      </p>
    </Alert>
  )
}

function lackThen(people: number): string {
  if (people === 0) return 'nobody was marked as staff'
  return `${people} of the staff ${people === 1 ? 'was' : 'were'} missing something`
}
