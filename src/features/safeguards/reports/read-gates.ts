/** What each finding does to sign-ins now: as catalogued, or as an owner chose for an app. */
import type { AppsStore } from '../../apps/apps.store.ts'
import { rowOf, type FindingCode, type GateSetting } from '../catalogue.ts'
import type { GateOverridesStore } from '../gate/gate-overrides.store.ts'
import { gateSettings, isLiveCode } from '../gate/live-gate.ts'

export type GateOf = (finding: { code: FindingCode; appKey: string | undefined }) => GateSetting

type GateDeps = { apps: Pick<AppsStore, 'list'>; gateOverrides: Pick<GateOverridesStore, 'list'> }

/** Where apps differ, the loosest: a report must not promise what one of them does not do. */
export async function readGates({ apps, gateOverrides }: GateDeps): Promise<GateOf> {
  const chosen = new Map<string, Map<string, GateSetting>>()
  for (const { id, key } of await apps.list()) {
    chosen.set(key, new Map((await gateOverrides.list(id)).map(({ code, gate }) => [code, gate])))
  }
  return ({ code, appKey }) => {
    const usual = rowOf(code).gate
    if (!isLiveCode(code)) return usual
    const apps = appKey === undefined ? [...chosen.values()] : [chosen.get(appKey)]
    const gates = apps.map((app) => app?.get(code) ?? usual)
    return gateSettings.find((gate) => gates.includes(gate)) ?? usual
  }
}
