/** Two members with credentials on one address would open the same Zendesk profile, tickets and all. */
import { blocked, passed, type Check } from '../check.ts'

export const addressNotShared: Check = ({ member }) => (member.sharesAddress ? blocked('address-shared') : passed)
