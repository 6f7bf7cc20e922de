/** What a run may say: which findings it may call gone, and whether it saw everything. Unknown is never clean. */
import { isStale } from '../../../zendesk/zendesk-directory.ts'
import { rowOf, type FindingCode, type Source } from '../../catalogue.ts'
import type { AuditCheck } from '../../checks/check.ts'
import type { AuditSource, Completeness, SourceState } from '../audit-run.ts'
import type { AppSources, UserSource } from '../audit-sources.query.ts'

/** What there was to go by, and what became of the checks. */
export type Observed = {
  checks: readonly AuditCheck[]
  /** Names of checks that threw. */
  failed: ReadonlySet<string>
  /** The apps before the first check and after the last one. */
  before: readonly AppSources[]
  after: readonly AppSources[]
  staleKeys: number
  staleAfterDays: number
  now: Date
  members: number
  historyAsOf: Date | undefined
}

/** Findings of this code, and of this app where it has one, are known: those that were not seen are gone. */
export type Checked = { code: FindingCode; appId: string | undefined }

export type Judgement = {
  completeness: Completeness
  why: string[]
  sources: AuditSource[]
  checked: Checked[]
}

export function judgeRun(observed: Observed): Judgement {
  const apps = observed.before.map((app) => judgeApp(app, observed))
  const why = [
    ...observed.checks.filter(({ name }) => observed.failed.has(name)).map(({ name }) => `check-failed:${name}`),
    ...(observed.staleKeys > 0 ? ['keys-stale'] : []),
    ...apps.flatMap(({ reasons }) => reasons),
  ]
  const isBlind = why.some((reason) => reason.startsWith('zendesk-users-missing:'))
  return {
    completeness: isBlind ? 'blind' : partialUnless(why.length === 0),
    why,
    sources: [...houseSources(observed), ...apps.flatMap(({ sources }) => sources)],
    checked: checkedOf(observed, apps),
  }
}

const partialUnless = (isWhole: boolean): Completeness => (isWhole ? 'ok' : 'partial')

type JudgedApp = { appId: string; known: ReadonlySet<Source>; reasons: string[]; sources: AuditSource[] }

/** Of an app that is out of use it is not missed what is not known. */
function judgeApp(app: AppSources, observed: Observed): JudgedApp {
  const { appId, appKey, isEnabled, users, settingsAsOf } = app
  const now = observed.after.find((each) => each.appId === appId)
  const isSame = now !== undefined && now.users?.stamp === users?.stamp
  const usersState = isSame ? stateOf(users?.asOf, observed) : 'gone'
  const isSettled = now?.settingsAsOf?.getTime() === settingsAsOf?.getTime()
  const settingsState = isSettled ? stateOf(settingsAsOf, observed) : 'gone'
  const reasons = [
    ...(isSame && isSettled ? [] : ['source-gone']),
    // What is known by the end counts as well: a file that was taken back during the run leaves nothing.
    ...userReasons(isSame ? users : now?.users, usersState),
    ...(settingsState === 'stale' ? ['zendesk-settings-stale'] : []),
  ]
  const known: Source[] = []
  if (isSame && users !== undefined) known.push('zendesk-users', 'zendesk-changes')
  if (isSettled && settingsAsOf !== undefined) known.push('zendesk-settings')
  return {
    appId,
    known: new Set(known),
    reasons: isEnabled ? reasons.map((reason) => `${reason}:${appKey}`) : [],
    sources: [
      { name: 'zendesk-users', app: appKey, state: usersState, asOf: users?.asOf, count: users?.count },
      { name: 'zendesk-settings', app: appKey, state: settingsState, asOf: settingsAsOf, count: undefined },
    ],
  }
}

function userReasons(users: UserSource | undefined, state: SourceState): string[] {
  if (users === undefined) return ['zendesk-users-missing']
  return [
    ...(state === 'stale' ? ['zendesk-users-stale'] : []),
    ...(users.isComplete ? [] : ['zendesk-users-incomplete']),
    ...(users.hasEndUsers ? [] : ['zendesk-end-users-missing']),
  ]
}

function stateOf(asOf: Date | undefined, { now, staleAfterDays }: Observed): SourceState {
  if (asOf === undefined) return 'missing'
  return isStale(asOf, now, staleAfterDays) ? 'stale' : 'known'
}

const houseSources = ({ now, members, historyAsOf, staleKeys }: Observed): AuditSource[] => [
  { name: 'members', app: undefined, state: staleKeys > 0 ? 'stale' : 'known', asOf: now, count: members },
  { name: 'configuration', app: undefined, state: 'known', asOf: now, count: undefined },
  { name: 'history', app: undefined, state: 'known', asOf: historyAsOf ?? now, count: undefined },
]

/** A code is known when every check that looks for it ran, and everything these needed was there. */
function checkedOf({ checks, failed, staleKeys }: Observed, apps: readonly JudgedApp[]): Checked[] {
  const codes = new Set(checks.flatMap((check) => check.codes))
  return [...codes].flatMap((code) => {
    const its = checks.filter((check) => check.codes.includes(code))
    if (its.some(({ name }) => failed.has(name))) return []
    // Addresses whose keys are not computed yet may be alike.
    const needs = new Set(its.flatMap((check) => check.needs))
    if (staleKeys > 0 && (needs.has('members') || needs.has('zendesk-users'))) return []
    const ofApps = rowOf(code).of === 'app' ? apps.filter((app) => isKnown(app, needs)) : []
    return [{ code, appId: undefined }, ...ofApps.map(({ appId }) => ({ code, appId }))]
  })
}

const ofZendesk: readonly Source[] = ['zendesk-users', 'zendesk-settings', 'zendesk-changes']

const isKnown = ({ known }: JudgedApp, needs: ReadonlySet<Source>): boolean =>
  ofZendesk.every((source) => !needs.has(source) || known.has(source))
