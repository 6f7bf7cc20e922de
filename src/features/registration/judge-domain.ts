/** Whether somebody may register themselves with an address of this domain, or give themselves one as a member. */
import { emailKeys } from '../../kernel/email-keys.ts'
import { isPublicMailDomain } from '../../kernel/public-mail-domains.ts'
import type { SecuritySettings } from '../security-settings/security-settings.ts'
import type { SecuritySettingsStore } from '../security-settings/security-settings.store.ts'
import { domainOf } from './registration.ts'
import type { StaffDomainsQuery } from './staff-domains.query.ts'

export type DomainRefusal =
  /** Somebody at this domain is staff or holds a role: who belongs there is for an administrator to say. */
  | 'staff-domain'
  /** Not among those that the organisation has listed. */
  | 'domain-not-allowed'

/** `domain` in lower-case ASCII. Undefined: they may. What is listed does not help against a domain of staff. */
export async function judgeDomain(
  { staffDomains }: { staffDomains: Pick<StaffDomainsQuery, 'has'> },
  { registrationDomains }: Pick<SecuritySettings, 'registrationDomains'>,
  domain: string,
): Promise<DomainRefusal | undefined> {
  const isStaffDomain = await staffDomains.has(domain)
  if (isStaffDomain && !isPublicMailDomain(domain)) return 'staff-domain'
  return registrationDomains.length === 0 || registrationDomains.includes(domain) ? undefined : 'domain-not-allowed'
}

/**
 * For a member who is no staff and wants another address: otherwise registering with one domain and changing to another
 * would lead past the rules. The list counts while people register; who belongs to staff is never theirs to say.
 */
export async function judgeNewAddress(
  stores: { staffDomains: Pick<StaffDomainsQuery, 'has'>; securitySettings: Pick<SecuritySettingsStore, 'find'> },
  email: string,
): Promise<DomainRefusal | undefined> {
  const { registration, registrationDomains } = await stores.securitySettings.find()
  const listed = registration === 'off' ? [] : registrationDomains
  return judgeDomain(stores, { registrationDomains: listed }, domainOf(emailKeys(email).exact))
}
