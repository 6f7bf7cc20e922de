/** Two members with credentials on one address would open the same Zendesk profile, tickets and all. */
import { blocked, passed, type Check } from '../check.ts'
import { approvalOf, signalBehind } from '../decisions.ts'

/**
 * Nothing loosens it. Passed by the one whom Zendesk has on this address with their own external ID, and by whom two people
 * who looked at exactly this case let in.
 */
export const addressNotShared: Check = (facts) => {
  const { sharesAddress, ownsAddressInZendesk } = facts.member
  if (!sharesAddress || ownsAddressInZendesk) return passed
  const signal = signalBehind(facts, 'address-shared')
  const isApproved = signal !== undefined && approvalOf(facts, signal) !== undefined
  return isApproved ? { kind: 'failed', gate: 'warn', code: 'address-shared' } : blocked('address-shared')
}
