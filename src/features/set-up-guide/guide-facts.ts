/** Everything the guide judges by, read once: what was attested, what was checked, and how far the app is. */
import type { Config } from '../../config/config.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { App } from '../apps/app.ts'
import { standingOf, type CheckedPlace, type CheckName, type CheckOutcome, type CheckResult } from './app-check.ts'
import type { AppChecksStore } from './app-checks.store.ts'
import { attestationState, type AttestableStep, type Attestation } from './attestation.ts'
import type { AttestationsStore } from './attestations.store.ts'
import { placeOf } from './run-check.ts'

export type GuideDeps = {
  config: Pick<Config, 'publicUrl' | 'zendeskOrigin' | 'isPractice'>
  clock: Clock
  attestations: Pick<AttestationsStore, 'listLatest'>
  appChecks: Pick<AppChecksStore, 'list'>
  /** When the app's fallback sheet was last published somewhere; undefined: never, as far as anybody recorded. */
  fallbackPublishedAt: FallbackPublishedAt
}

export type FallbackPublishedAt = (appId: string) => Promise<Date | undefined>

export type GuideFacts = {
  app: App
  place: CheckedPlace
  now: Date
  attestations: readonly Attestation[]
  results: readonly CheckResult[]
  fallbackPublishedAt: Date | undefined
}

export async function readGuideFacts(deps: GuideDeps, app: App): Promise<GuideFacts> {
  return {
    app,
    place: placeOf(deps.config, app),
    now: deps.clock.now(),
    attestations: await deps.attestations.listLatest(app.id, app.subdomain),
    results: await deps.appChecks.list(app.id),
    fallbackPublishedAt: await deps.fallbackPublishedAt(app.id),
  }
}

export const attestationOf = ({ attestations }: Pick<GuideFacts, 'attestations'>, step: AttestableStep) =>
  attestations.find((attestation) => attestation.step === step)

export const attestedState = (facts: GuideFacts, step: AttestableStep) =>
  attestationState(attestationOf(facts, step), facts.now, facts.place.publicUrl)

export const isAttested = (facts: GuideFacts, step: AttestableStep): boolean => attestedState(facts, step) === 'valid'

export const resultOf = ({ results }: Pick<GuideFacts, 'results'>, check: CheckName) =>
  results.find((result) => result.check === check)

export const checkStanding = (facts: GuideFacts, check: CheckName) => standingOf(resultOf(facts, check), facts)

/** What a check says today: its outcome while that can be believed, otherwise why there is none. */
export function checkedState(facts: GuideFacts, check: CheckName): CheckOutcome | 'missing' | 'stale' {
  const result = resultOf(facts, check)
  const standing = checkStanding(facts, check)
  if (result === undefined || standing === 'missing') return 'missing'
  return standing === 'current' ? result.outcome : 'stale'
}
