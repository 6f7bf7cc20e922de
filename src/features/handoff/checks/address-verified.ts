/** Zendesk believes whatever address we assert, so no token leaves for an address nobody proved. */
import { readEmailAddress } from '../../../kernel/email-address.ts'
import { blocked, passed, type Check } from '../check.ts'

export const addressVerified: Check = ({ member }) => {
  if (member.email === undefined || readEmailAddress(member.email).kind === 'refused') return blocked('address-missing')
  return member.isVerified ? passed : blocked('address-unverified')
}
