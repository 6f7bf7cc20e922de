/** Whether a member may do without one of their second factors. */
import type { Member } from '../members/member.ts'
import { needsSecondFactor } from '../security-settings/security-settings.ts'
import type { SecuritySettingsStore } from '../security-settings/security-settings.store.ts'
import type { FactorsStore } from './factors.store.ts'

export type LastNeededStores = {
  factors: Pick<FactorsStore, 'summaryOf'>
  securitySettings: Pick<SecuritySettingsStore, 'find'>
}

/**
 * Whether the member has one factor left, and the policy requires one of them. Ask it under the lock of the member before
 * one is taken away: of two that go at once, the second one is the last.
 */
export async function isLastNeeded(
  { factors, securitySettings }: LastNeededStores,
  { id, isStaff, role }: Pick<Member, 'id' | 'isStaff' | 'role'>,
): Promise<boolean> {
  const { hasTotp, passkeys } = await factors.summaryOf(id)
  if (Number(hasTotp) + passkeys > 1) return false
  const { secondFactorFor } = await securitySettings.find()
  return needsSecondFactor(secondFactorFor, { isStaff, hasRole: role !== undefined })
}
