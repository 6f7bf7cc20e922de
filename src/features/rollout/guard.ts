/** What has to be true before an app opens for more people. Pure: facts in, what is missing out. */
import type { Stage } from '../apps/app.ts'

/** Of the active staff; those who lack several things are counted under each, and once under `missing`. */
export type StaffCounts = {
  staff: number
  withoutCredentials: number
  notSignedIn: number
  idNotSeen: number
  /** Whose external ID was seen in Zendesk to be another one; they are among `idNotSeen` too. */
  idDiffers: number
  missing: number
}

export type GuardFacts = {
  hasSecret: boolean
  /** A valid attestation that “Update of external IDs?” is Off. */
  isUpdateOff: boolean
  staff: StaffCounts
}

export type Missing = 'secret' | 'external-ids-off' | 'no-staff' | 'credentials' | 'sign-ins' | 'external-ids'

/** What an owner may answer for. The secret and the setting in Zendesk are not among it: both are a minute's work. */
export const mayBeOverridden = (missing: Missing): boolean => missing !== 'secret' && missing !== 'external-ids-off'

/** Everything that stands between an app and the stage `to`; empty when it may move there. */
export function whatIsMissing(to: Stage, { hasSecret, isUpdateOff, staff }: GuardFacts): Missing[] {
  const always: Missing[] = [
    ...(hasSecret ? [] : ['secret' as const]),
    ...(isUpdateOff ? [] : ['external-ids-off' as const]),
  ]
  return to === 'everyone' ? [...always, ...missingOfStaff(staff)] : always
}

/** Nobody to ask is no proof that all is well. */
function missingOfStaff({ staff, withoutCredentials, notSignedIn, idNotSeen }: StaffCounts): Missing[] {
  if (staff === 0) return ['no-staff']
  return [
    ...(withoutCredentials === 0 ? [] : ['credentials' as const]),
    ...(notSignedIn === 0 ? [] : ['sign-ins' as const]),
    ...(idNotSeen === 0 ? [] : ['external-ids' as const]),
  ]
}
