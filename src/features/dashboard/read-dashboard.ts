/** Looks at everything the overview tells, as far as the role of who is looking allows. What fails is unknown, not fatal. */
import type { Deps } from '../../deps.ts'
import { after, days } from '../../kernel/clock.ts'
import { isAllowed } from '../administrators/administrators.policy.ts'
import type { App } from '../apps/app.ts'
import { fallbackState } from '../fallback/fallback-state.ts'
import type { Member } from '../members/member.ts'
import { expiredBefore } from '../rollout/staff/staff-evidence.ts'
import { isOldAudit, readAuditState } from '../safeguards/findings/list/audit-state.ts'
import { readGuideFacts } from '../set-up-guide/guide-facts.ts'
import { judgeGuide } from '../set-up-guide/guide.ts'
import { openQuestions } from '../set-up-guide/open-questions.ts'
import { furthest, judgeFirstSteps, type FirstSteps } from './first-steps.ts'
import { judgeHealth, type AppFacts, type Health, type HouseFacts, type SafeguardFacts } from './judge-health.ts'
import { readSignInDays, type SignInDay } from './sign-in-days.ts'

export type Dashboard = {
  /** Undefined in each: not for the eyes of who is looking. */
  health: Health | undefined
  apps: readonly AppFacts[] | undefined
  /** `unknown`: they could not be read. */
  days: readonly SignInDay[] | 'unknown' | undefined
  firstSteps: FirstSteps | undefined
}

export async function readDashboard(deps: Deps, of: { role: Member['role']; zone: string }): Promise<Dashboard> {
  const may = (action: Parameters<typeof isAllowed>[1]): boolean => isAllowed(of.role, action)
  if (!may('apps.read')) return { health: undefined, apps: undefined, days: undefined, firstSteps: undefined }
  const listed = await deps.apps.list()
  const apps = await readApps(deps, listed)
  const house: HouseFacts = {
    now: deps.clock.now(),
    apps,
    mail: may('settings.read') ? ((await attempt(deps, readMail)) ?? 'unknown') : undefined,
    imports: may('members.import') ? ((await attempt(deps, readFailedImports)) ?? 'unknown') : undefined,
    sealing: may('events.read')
      ? ((await attempt(deps, ({ seals }) => seals.findWaitingSince())) ?? 'unknown')
      : undefined,
    safeguards: may('findings.read') ? ((await attempt(deps, readSafeguards)) ?? 'unknown') : undefined,
    attacks: may('events.read') ? ((await attempt(deps, readAttacks)) ?? 'unknown') : undefined,
  }
  return {
    health: judgeHealth(house),
    apps,
    days: may('events.read') ? ((await attempt(deps, () => readSignInDays(deps, of.zone))) ?? 'unknown') : undefined,
    firstSteps: may('apps.change') ? await attempt(deps, () => readFirstSteps(deps, listed)) : undefined,
  }
}

async function readApps(deps: Deps, apps: readonly App[]): Promise<AppFacts[]> {
  const since = after(deps.clock.now(), -days(1))
  const activity = await attempt(deps, ({ dashboard }) => dashboard.readActivity())
  const errors = await attempt(deps, ({ tallies }) => tallies.countByApp('zendesk.error', since))
  const facts: AppFacts[] = []
  for (const app of apps) {
    const none = { lastHandoffAt: undefined, lastTrouble: undefined }
    facts.push({
      app,
      activity: activity && (activity.get(app.id) ?? none),
      errors: errors && (errors.get(app.id) ?? 0),
      questions: await attempt(deps, () => openQuestions(deps, app)),
      fallback: (await attempt(deps, () => fallbackState(deps, app)))?.state,
      staff: app.stage === 'everyone' ? ((await attempt(deps, () => countStaff(deps, app))) ?? 'unknown') : undefined,
    })
  }
  return facts
}

const countStaff = ({ staffReadiness, clock }: Deps, { id, subdomain }: App) =>
  staffReadiness.countStaff({ appId: id, subdomain, expiredBefore: expiredBefore(clock.now()) })

async function readMail({ config, outbox }: Deps) {
  const { waiting, failed } = await outbox.count()
  return { hasServer: config.mail !== undefined, waiting, failed }
}

const readFailedImports = async ({ imports }: Deps) =>
  (await imports.list(20)).filter(({ state }) => state === 'failed')

const readAttacks = ({ clock, seenAttacks }: Deps) => seenAttacks.listSince(after(clock.now(), -days(1)))

async function readSafeguards(deps: Deps): Promise<SafeguardFacts> {
  const open = await deps.safeguardOverview.countGrave()
  const { holds } = await deps.safeguardOverview.countWaiting(deps.clock.now())
  const { last, failedAt } = await readAuditState(deps)
  return {
    critical: open.get('critical') ?? 0,
    high: open.get('high') ?? 0,
    holds,
    audit: last?.finishedAt && {
      finishedAt: last.finishedAt,
      isOld: isOldAudit(last.finishedAt, deps.clock.now()),
      completeness: last.completeness ?? 'blind',
    },
    failedAt,
  }
}

async function readFirstSteps(deps: Deps, apps: readonly App[]): Promise<FirstSteps | undefined> {
  const app = furthest(apps)
  const facts = app && (await readGuideFacts(deps, app))
  const { organizationName } = await deps.branding.find()
  return judgeFirstSteps({
    hasMembers: await deps.dashboard.hasMembers(),
    app,
    guide: facts && judgeGuide(facts),
    fallback: facts?.fallback.state ?? 'never',
    isBranded: organizationName !== undefined,
  })
}

async function attempt<T>(deps: Deps, look: (deps: Deps) => Promise<T>): Promise<T | undefined> {
  try {
    return await look(deps)
  } catch (error) {
    deps.log.warn({ error }, 'the overview could not look at something')
    return undefined
  }
}
