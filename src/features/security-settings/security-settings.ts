/** How strict Latchkey is with its members: what owners may set, and what holds until they do. */
import { usualMinutes } from '../../kernel/session-limits.ts'

/** Whom a second factor is required of. Staff includes everybody with a role in the console. */
export const secondFactorGroups = ['nobody', 'administrators', 'staff', 'everyone'] as const
export type SecondFactorGroup = (typeof secondFactorGroups)[number]

/** Whether people may register themselves: not at all, with somebody's approval, or at once. */
export const registrationModes = ['off', 'approved', 'open'] as const
export type RegistrationMode = (typeof registrationModes)[number]

export type SecuritySettings = {
  /** Characters that a new password has at least, when it is the only factor. */
  passwordLeast: number
  /** Ask the host below whether a new password is known from breaches; it is sent five digits of a hash. */
  checksBreaches: boolean
  /** An https origin. */
  breachHost: string
  secondFactorFor: SecondFactorGroup
  /** For how many days a browser may be remembered, so that it is not asked for the second factor; 0: never. */
  rememberDays: number
  /** A session ends after so much silence, and after so much time whatever happens. */
  idleMinutes: number
  absoluteMinutes: number
  /** A hand-off later than this after the last proof asks for another one; undefined: it never does. */
  handoffProofMinutes: number | undefined
  registration: RegistrationMode
  /** Whoever registers has an address of one of these; in ASCII form. Empty: of any. */
  registrationDomains: readonly string[]
  /** Counts up with every change; 0 while nothing was ever set. */
  version: number
}

export const usualSecuritySettings: SecuritySettings = {
  passwordLeast: 15,
  checksBreaches: false,
  breachHost: 'https://api.pwnedpasswords.com',
  secondFactorFor: 'staff',
  rememberDays: 30,
  idleMinutes: usualMinutes.idle,
  absoluteMinutes: usualMinutes.absolute,
  handoffProofMinutes: undefined,
  registration: 'off',
  registrationDomains: [],
  version: 0,
}

/** Whether the policy asks this member for a second factor. */
export function needsSecondFactor(group: SecondFactorGroup, member: { isStaff: boolean; hasRole: boolean }): boolean {
  switch (group) {
    case 'nobody':
      return false
    case 'administrators':
      return member.hasRole
    case 'staff':
      return member.isStaff || member.hasRole
    case 'everyone':
      return true
  }
}
