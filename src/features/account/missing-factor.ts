/** Whether a member has still to set up the second factor that the policy asks of them. */
import type { Member } from '../members/member.ts'
import { hasSecondFactor, type FactorSummary } from '../second-factor/factors.ts'
import { needsSecondFactor, type SecuritySettings } from '../security-settings/security-settings.ts'

export const isMissingFactor = (
  { secondFactorFor }: Pick<SecuritySettings, 'secondFactorFor'>,
  { isStaff, role }: Pick<Member, 'isStaff' | 'role'>,
  factors: FactorSummary,
): boolean => needsSecondFactor(secondFactorFor, { isStaff, hasRole: role !== undefined }) && !hasSecondFactor(factors)
