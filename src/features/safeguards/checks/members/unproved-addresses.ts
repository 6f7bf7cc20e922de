/** Addresses that nobody proved, and those at a domain of staff whose holders nobody vouched for. */
import type { AuditCheck } from '../check.ts'
import { domainOf, isActive, isProtected, seesMembers } from './member-sighting.ts'
import { isPublicMailDomainSql } from './public-mail-domain-sql.ts'

/** A proof is void as soon as the address changes. Gravest where the address is that of staff: their own, or another's. */
const unverified = seesMembers({
  code: 'unverified-email',
  from: `from members m where m.email is not null and m.email_verified_at is null and ${isActive('m')}`,
  severity: `
    case when m.email_fold_key in (
      select s.email_fold_key from members s where ${isProtected('s')} and s.email_fold_key is not null
    ) then 'critical' else 'high' end`,
  evidence: `'verified', false, 'staff', ${isProtected('m')}`,
})

/**
 * They came by themselves, and are no staff. A mail that they answered since counts as proof that they belong there; the
 * word of an administrator does not. Whoever came in a file is vouched for by it, or stopped as unverified: told of each, an
 * organisation whose staff and members have one domain would see nothing else.
 */
const atStaffDomain = seesMembers({
  code: 'staff-domain-self-registered',
  given: `
    with staff_domains as materialized (
      select domain from (
        select distinct ${domainOf('s.email_exact_key')} as domain from members s where ${isProtected('s')}
      ) each
      where domain <> all (cast(:mixedDomains as text[])) and not ${isPublicMailDomainSql('domain')}
    )`,
  from: `
    from staff_domains d join members m on ${domainOf('m.email_exact_key')} = d.domain
    where m.origin = 'self-service' and ${isActive('m')} and not ${isProtected('m')}
      and not exists (
        select from events e
        where e.subject_id = m.id and e.type in ('address.verified', 'address.changed') and e.at >= m.email_verified_at
      )`,
  evidence: `'origin', m.origin, 'verified', m.email_verified_at is not null`,
})

export const unprovedAddresses: readonly AuditCheck[] = [
  {
    name: 'addresses nobody proved',
    codes: ['unverified-email'],
    needs: ['members'],
    dependsOn: 'members',
    statements: [unverified],
  },
  {
    name: 'members at domains of staff',
    codes: ['staff-domain-self-registered'],
    needs: ['members'],
    // On the settings as well.
    dependsOn: 'moment',
    statements: [atStaffDomain],
  },
]
