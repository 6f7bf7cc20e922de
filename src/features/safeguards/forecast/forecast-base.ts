/** What would happen if every member came today: counts, and whom each number stands for. */
import type { Clock } from '../../../kernel/clock.ts'
import type { App } from '../../apps/app.ts'
import type { AppsStore } from '../../apps/apps.store.ts'
import { findingCodes, rowOf } from '../catalogue.ts'
import type { SafeguardSettingsStore } from '../settings/safeguard-settings.store.ts'
import { readKnown, type ForecastDeps, type Known } from './forecast-known.ts'
import type { BaseOf, ForecastBaseQuery, GroupCount } from './forecast-base.query.ts'

/**
 * `linked`: Zendesk knows them by their external ID already. `adopted`: by their address, and they get their external ID.
 * `created`: Zendesk does not know them. `exposed`: let through here, though Zendesk may refuse them or change a profile.
 * `decision`: held until an administrator decides. `blocked`: no token. `unknown`: too little is known of Zendesk.
 */
export const forecastGroups = ['linked', 'adopted', 'created', 'exposed', 'decision', 'blocked', 'unknown'] as const
export type ForecastGroup = (typeof forecastGroups)[number]

export type ForecastBaseDeps = ForecastDeps & {
  apps: Pick<AppsStore, 'get'>
  clock: Clock
  forecastBases: ForecastBaseQuery
  safeguardSettings: Pick<SafeguardSettingsStore, 'find'>
}

export type BaseForecast = {
  app: App
  known: Known
  members: number
  counts: Readonly<Record<ForecastGroup, number>>
  /** Why, where there is a reason: of those who are blocked or held. The most frequent first. */
  reasons: readonly GroupCount[]
  /** When findings were last looked for; undefined: never, so that none of them is counted. */
  auditedAt: Date | undefined
}

export async function forecastBase(deps: ForecastBaseDeps, { appKey }: { appKey: string }): Promise<BaseForecast> {
  const app = await deps.apps.get(appKey)
  const { known, of } = await readBaseOf(deps, app)
  const groups = await deps.forecastBases.count(of)
  const counts: Record<ForecastGroup, number> = {
    linked: 0,
    adopted: 0,
    created: 0,
    exposed: 0,
    decision: 0,
    blocked: 0,
    unknown: 0,
  }
  for (const { group, members } of groups) counts[group] += members
  return {
    app,
    known,
    members: groups.reduce((sum, { members }) => sum + members, 0),
    counts,
    reasons: groups.filter(({ reason }) => reason !== undefined).toSorted((a, b) => b.members - a.members),
    auditedAt: await deps.forecastBases.findLastAudit(),
  }
}

/** What the counts and the lists behind them are made from. */
export async function readBaseOf(
  deps: Omit<ForecastBaseDeps, 'apps' | 'forecastBases'>,
  app: App,
): Promise<{ known: Known; of: BaseOf }> {
  const now = deps.clock.now()
  const { staleAfterDays } = await deps.safeguardSettings.find()
  const known = await readKnown(deps, app, { now, staleAfterDays })
  const gates = findingCodes.map((code) => ({ code, gate: rowOf(code).gate }))
  const { id: appId, accessPolicy: policy } = app
  return { known, of: { appId, policy, isKnown: known.blind === undefined, gates, now } }
}
