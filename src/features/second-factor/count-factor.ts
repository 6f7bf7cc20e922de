/**
 * Counts tries at a second factor. Codes are few enough to be guessed: they count for the member, or for a browser alone
 * in which the member has shown the factor before, so that nobody else keeps them out of it. A passkey cannot be guessed:
 * whoever tries one counts by where they come from.
 */
import { hashOfToken } from '../../kernel/token-hash.ts'
import type { DevicesStore } from '../devices/devices.store.ts'
import { countFor, findClosedFor, settleFor, type ThrottleDeps, type ThrottleOutcome } from '../sign-in/throttle.ts'
import type { ThrottlesStore } from '../sign-in/throttles.store.ts'
import type { OfferedFactor } from './judge-factor.ts'
import type { TotpFactorsStore } from './totp/totp-factors.store.ts'

export type CountFactorDeps = ThrottleDeps & {
  devices: Pick<DevicesStore, 'find'>
  totpFactors: Pick<TotpFactorsStore, 'find'>
}

type FactorTry = { memberId: string; way: OfferedFactor['way']; source: string; deviceToken?: string | undefined }

export type CountedFactor = {
  memberId: string
  knownBrowser: string | undefined
  bySource: { source: string } | undefined
}

export type CountFactorOutcome =
  { kind: 'go-on'; counted: CountedFactor } | Extract<ThrottleOutcome, { kind: 'throttled' }>

/** Call it before the factor is looked at. */
export async function countFactor(deps: CountFactorDeps, given: FactorTry): Promise<CountFactorOutcome> {
  const { memberId, way, source } = given
  const bySource = way === 'passkey' ? { source } : undefined
  const counted = { memberId, knownBrowser: await findKnownBrowser(deps, given), bySource }
  const outcome = bySource ? await countFor(deps, 'passkey', bySource) : await countFor(deps, 'second-factor', counted)
  return outcome.kind === 'throttled' ? outcome : { kind: 'go-on', counted }
}

type SettleDeps = Pick<ThrottleDeps, 'secretBox'> & { throttles: Pick<ThrottlesStore, 'settle'> }

/** After the right one, in its transaction. */
export async function settleFactor(deps: SettleDeps, counted: CountedFactor): Promise<void> {
  await settleFor(deps, 'second-factor', counted)
  if (counted.bySource) await settleFor(deps, 'passkey', counted.bySource)
}

/** After a wrong one: whether codes are turned away for now. */
export const isClosedNow = async (
  deps: Pick<ThrottleDeps, 'clock' | 'secretBox'> & { throttles: Pick<ThrottlesStore, 'findBlocked'> },
  { memberId, knownBrowser }: CountedFactor,
): Promise<boolean> => (await findClosedFor(deps, 'second-factor', { memberId, knownBrowser })) !== undefined

/**
 * The hash of its token. Where somebody signed in before there was a factor, they need not have had one: such browsers are
 * as good as strangers', since whoever learned the password could have had any number of them.
 */
async function findKnownBrowser(
  { clock, devices, totpFactors }: CountFactorDeps,
  { memberId, deviceToken }: FactorTry,
): Promise<string | undefined> {
  if (deviceToken === undefined) return undefined
  const browser = hashOfToken(deviceToken)
  const device = await devices.find(memberId, browser, clock.now())
  const factor = device && (await totpFactors.find(memberId))
  return factor && device.lastSeenAt >= factor.confirmedAt ? browser : undefined
}
