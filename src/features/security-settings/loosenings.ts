/** What becomes weaker when the security settings are changed. Pure: before and after in, what to warn of out. */
import {
  registrationModes,
  secondFactorGroups,
  type SecondFactorGroup,
  type SecuritySettings,
} from './security-settings.ts'

export const loosenings = [
  'second-factor-of-fewer',
  'shorter-passwords',
  'breaches-unchecked',
  'another-breach-host',
  'remembered-longer',
  'longer-sessions',
  'older-proofs',
  'wider-registration',
  'more-domains',
] as const
export type Loosening = (typeof loosenings)[number]

type Values = Omit<SecuritySettings, 'version'>

export const looseningsOf = (before: Values, after: Values): Loosening[] =>
  loosenings.filter((loosening) => isLoosened[loosening](before, after))

const isLoosened: Record<Loosening, (before: Values, after: Values) => boolean> = {
  'second-factor-of-fewer': (before, after) => rank(after.secondFactorFor) < rank(before.secondFactorFor),
  'shorter-passwords': (before, after) => after.passwordLeast < before.passwordLeast,
  'breaches-unchecked': (before, after) => before.checksBreaches && !after.checksBreaches,
  // It is told a part of each new password's hash.
  'another-breach-host': (before, after) => after.checksBreaches && after.breachHost !== before.breachHost,
  'remembered-longer': (before, after) => after.rememberDays > before.rememberDays,
  'longer-sessions': (before, after) =>
    after.idleMinutes > before.idleMinutes || after.absoluteMinutes > before.absoluteMinutes,
  'older-proofs': (before, after) => (after.handoffProofMinutes ?? Infinity) > (before.handoffProofMinutes ?? Infinity),
  'wider-registration': (before, after) =>
    registrationModes.indexOf(after.registration) > registrationModes.indexOf(before.registration),
  'more-domains': (before, after) =>
    before.registration !== 'off' && after.registration !== 'off' && lets(before, after),
}

/** Whether a domain is let in by `after` that was not by `before`; none means all. */
function lets({ registrationDomains: before }: Values, { registrationDomains: after }: Values): boolean {
  if (before.length === 0) return false
  return after.length === 0 || after.some((domain) => !before.includes(domain))
}

const rank = (group: SecondFactorGroup): number => secondFactorGroups.indexOf(group)
