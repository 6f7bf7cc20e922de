/** Puts the roll-out of an app on the screen: where it is, what is missing, test people and staff. */
import type { Request, Response } from 'express'
import { appStateOf } from '../../../views/apps/app-status.tsx'
import { renderPage } from '../../../views/layout.tsx'
import type { Flash } from '../../../views/parts/console-shell.tsx'
import type { Requirement } from '../../../views/rollout/next-step.tsx'
import { RolloutPage, type RolloutPageProps } from '../../../views/rollout/rollout-page.tsx'
import type { Deps } from '../../deps.ts'
import { csrfToken } from '../../http/csrf.ts'
import { isUuid } from '../../kernel/ids.ts'
import { isAllowed } from '../administrators/administrators.policy.ts'
import { consoleFrame } from '../administrators/console-frame.ts'
import type { App } from '../apps/app.ts'
import { judgeEntries } from '../handoff/judge-entry.ts'
import { mostTestPeople } from './change-test-people.ts'
import { mayBeOverridden, whatIsMissing, type GuardFacts, type Missing } from './guard.ts'
import { readGuardFacts } from './move-stage.ts'
import { personNow } from './person-now.ts'
import { stageAfter } from './stages.ts'
import { expiredBefore } from './staff/staff-evidence.ts'
import { staffShown, type ReadyPerson, type StaffShown } from './staff/staff-readiness.query.ts'

/** What a form said and could not have, or did and has to show. */
export type RolloutState = {
  flash?: Flash | undefined
  search?: RolloutPageProps['testPeople']['search']
  override?: { reason: string; problem: string } | undefined
  team?: RolloutPageProps['team']
}

export type StaffPlace = { show: StaffShown; after: string | undefined }

export async function sendRolloutPage(
  deps: Deps,
  response: Response,
  app: App,
  { place, ...state }: RolloutState & { place: StaffPlace },
): Promise<void> {
  const { config, clock, staffReadiness, stageHistory } = deps
  const { administrator } = response.locals
  const now = clock.now()
  const of = { appId: app.id, subdomain: app.subdomain, expiredBefore: expiredBefore(now) }
  const facts = await readGuardFacts(deps, app, now)
  const staff = await staffReadiness.listStaff(of, place)
  const testPeople = await staffReadiness.listTestPeople(of)
  response.send(
    renderPage(
      <RolloutPage
        frame={consoleFrame(config, response, '/admin/apps', state.flash)}
        csrfToken={csrfToken(response)}
        app={{ key: app.key, name: app.name, state: appStateOf(app) }}
        stage={app.stage}
        isPaused={app.stage !== 'draft' && !app.isEnabled}
        entry={await stageHistory.findEntry(app.id, app.stage)}
        canChange={isAllowed(administrator.role, 'apps.change')}
        next={nextOf(app, facts, response, { testPeople, override: state.override })}
        testPeople={{
          people: await withNow(deps, app, testPeople),
          most: mostTestPeople,
          myself: testPeople.some(({ id }) => id === administrator.id) ? undefined : administrator.id,
          search: state.search,
        }}
        staff={{ ...staff, ...place, counts: facts.staff }}
        team={state.team ?? {}}
      />,
    ),
  )
}

/** What is not an id of ours leads to the first page. */
export function placeOf(values: Request['query'] | Record<string, unknown>): StaffPlace {
  const { show, after } = values
  const isId = typeof after === 'string' && isUuid(after)
  return { show: staffShown.find((each) => each === show) ?? 'all', after: isId ? after : undefined }
}

type NextGiven = { testPeople: readonly ReadyPerson[]; override: RolloutState['override'] }

function nextOf(app: App, facts: GuardFacts, response: Response, given: NextGiven): RolloutPageProps['next'] {
  const to = stageAfter(app.stage)
  if (to === undefined) return undefined
  const missing = whatIsMissing(to, facts)
  const isOverridable = missing.length > 0 && missing.every(mayBeOverridden)
  const isOwner = isAllowed(response.locals.administrator.role, 'apps.override')
  const hasTried = given.testPeople.some(({ handoff }) => handoff?.outcome === 'handed-over')
  return {
    to,
    requirements: requirementsOf(to === 'everyone', missing, facts),
    advice: app.stage === 'test' && !hasTried ? nobodyTried : undefined,
    override: isOverridable && isOwner ? (given.override ?? { reason: '' }) : undefined,
    isForOwner: isOverridable && !isOwner && isAllowed(response.locals.administrator.role, 'apps.change'),
  }
}

const nobodyTried =
  'None of the test people has signed in yet. Let one of them try before all of the staff has to rely on it.'

function requirementsOf(isForEveryone: boolean, missing: readonly Missing[], { staff }: GuardFacts): Requirement[] {
  const plain = (code: Missing): Requirement => ({ code, state: missing.includes(code) ? 'missing' : 'met' })
  const counted = (code: Missing, lacking: number): Requirement =>
    staff.staff === 0
      ? { code, state: 'unknown' }
      : { code, state: lacking === 0 ? 'met' : 'missing', count: { missing: lacking, of: staff.staff } }
  const always = [plain('secret'), plain('external-ids-off')]
  if (!isForEveryone) return always
  return [
    ...always,
    plain('no-staff'),
    counted('credentials', staff.withoutCredentials),
    counted('sign-ins', staff.notSignedIn),
    counted('external-ids', staff.idNotSeen),
  ]
}

async function withNow(deps: Deps, app: App, people: readonly ReadyPerson[]) {
  const entries = await judgeEntries(deps, { appKey: app.key, memberIds: people.map(({ id }) => id) })
  return people.map(({ id, name, externalId, email, handoff }) => ({
    id,
    name,
    externalId,
    email,
    now: personNow(entries.get(id)),
    handedOverAt: handoff?.outcome === 'handed-over' ? handoff.at : undefined,
  }))
}
