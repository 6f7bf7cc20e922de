/** Everything the guide judges by, read once: what was attested, what was checked, and how far the app is. */
import type { Config } from '../../config/config.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { App } from '../apps/app.ts'
import { fallbackState, type FallbackState, type FallbackStateDeps } from '../fallback/fallback-state.ts'
import { standingOf, type CheckedPlace, type CheckName, type CheckOutcome, type CheckResult } from './app-check.ts'
import type { AppChecksStore } from './app-checks.store.ts'
import { attestationState, type AttestableStep, type Attestation } from './attestation.ts'
import type { AttestationsStore } from './attestations.store.ts'
import { placeOf } from './run-check.ts'

export type SetUpDeps = {
  config: Pick<Config, 'publicUrl' | 'zendeskOrigin' | 'isPractice'>
  clock: Clock
  attestations: Pick<AttestationsStore, 'listLatest'>
  appChecks: Pick<AppChecksStore, 'list'>
}

export type GuideDeps = SetUpDeps & FallbackStateDeps

/** What was attested and checked. */
export type SetUpFacts = {
  app: App
  place: CheckedPlace
  now: Date
  attestations: readonly Attestation[]
  results: readonly CheckResult[]
}

export type GuideFacts = SetUpFacts & { fallback: FallbackState }

export const readGuideFacts = async (deps: GuideDeps, app: App): Promise<GuideFacts> => ({
  ...(await readSetUpFacts(deps, app)),
  fallback: await fallbackState(deps, app),
})

export async function readSetUpFacts(deps: SetUpDeps, app: App): Promise<SetUpFacts> {
  return {
    app,
    place: placeOf(deps.config, app),
    now: deps.clock.now(),
    attestations: await deps.attestations.listLatest(app.id, app.subdomain),
    results: await deps.appChecks.list(app.id),
  }
}

export const attestationOf = ({ attestations }: Pick<SetUpFacts, 'attestations'>, step: AttestableStep) =>
  attestations.find((attestation) => attestation.step === step)

export const attestedState = (facts: SetUpFacts, step: AttestableStep) =>
  attestationState(attestationOf(facts, step), facts.now, facts.place.publicUrl)

export const isAttested = (facts: SetUpFacts, step: AttestableStep): boolean => attestedState(facts, step) === 'valid'

export const resultOf = ({ results }: Pick<SetUpFacts, 'results'>, check: CheckName) =>
  results.find((result) => result.check === check)

export const checkStanding = (facts: SetUpFacts, check: CheckName) => standingOf(resultOf(facts, check), facts)

/** What a check says today: its outcome while that can be believed, otherwise why there is none. */
export function checkedState(facts: SetUpFacts, check: CheckName): CheckOutcome | 'missing' | 'stale' {
  const result = resultOf(facts, check)
  const standing = checkStanding(facts, check)
  if (result === undefined || standing === 'missing') return 'missing'
  return standing === 'current' ? result.outcome : 'stale'
}
