/** What Zendesk would do with the next hand-off of one member, as far as what is known of its users tells. */
import type { Clock } from '../../../kernel/clock.ts'
import { readEmailAddress } from '../../../kernel/email-address.ts'
import type { AppsStore } from '../../apps/apps.store.ts'
import type { FindingCode } from '../catalogue.ts'
import type { SafeguardSettingsStore } from '../settings/safeguard-settings.store.ts'
import { blindWords, readKnown, type ForecastDeps } from './forecast-known.ts'
import { assumptionOf, outcomeOf } from './forecast-words.ts'
import type { ForecastQuery } from './forecast.query.ts'
import { predict, type ForecastCase } from './predict.ts'

export type ForecastMemberDeps = ForecastDeps & {
  apps: Pick<AppsStore, 'get'>
  clock: Clock
  forecasts: Pick<ForecastQuery, 'findSituation'>
  safeguardSettings: Pick<SafeguardSettingsStore, 'find'>
}

/** `codes`: what a safeguard says of this member and Zendesk's users. */
export type MemberForecast = { case: ForecastCase; outcome: string; assumption: string; codes: readonly FindingCode[] }

export async function forecastMember(
  deps: ForecastMemberDeps,
  { appKey, memberId }: { appKey: string; memberId: string },
): Promise<MemberForecast> {
  const app = await deps.apps.get(appKey)
  const { staleAfterDays } = await deps.safeguardSettings.find()
  const known = await readKnown(deps, app, { now: deps.clock.now(), staleAfterDays })
  if (known.blind !== undefined) return unknown(blindWords[known.blind])
  const found = await deps.forecasts.findSituation(app.id, memberId)
  if (!found) return unknown('This member is gone.')
  const { email } = found.member
  const isSendable = email !== undefined && readEmailAddress(email).kind === 'address'
  const situation = isSendable ? found : { ...found, member: { ...found.member, email: undefined } }
  const prediction = predict(situation, known.assumptions)
  return {
    case: prediction.case,
    outcome: outcomeOf(prediction),
    assumption: assumptionOf(prediction, known.assumptions, known.setting),
    codes: prediction.codes,
  }
}

const unknown = (outcome: string): MemberForecast => ({
  case: 'unknown',
  outcome,
  assumption: 'nothing is taken for granted of users who are not known',
  codes: [],
})
