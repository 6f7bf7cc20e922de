/**
 * Addresses that people would take for one of the organisation's own. Compared with nothing else: among all members, 1 and l
 * alone would fill the list.
 */
import type { AuditCheck } from '../check.ts'
import { domainOf, isActive, isProtected, seesMembers } from './member-sighting.ts'
import { isPublicMailDomainSql } from './public-mail-domain-sql.ts'

/** Two ways to look at each address: as it is compared, and as it was typed. */
const staff = seesMembers({
  code: 'lookalike-staff-email',
  given: `
    with guarded as materialized (
      select p.email, p.email_mailbox_key as mailbox, p.email_skeleton_key as key, look.skeleton
      from members p cross join lateral (
        select p.email_skeleton_key as skeleton union select p.email_typed_skeleton_key
      ) look
      where ${isProtected('p')} and look.skeleton is not null
    ), resembling as (
      select m.id, g.key, g.email from guarded g join members m on m.email_skeleton_key = g.skeleton
      where m.email_mailbox_key <> g.mailbox
      union
      select m.id, g.key, g.email from guarded g join members m on m.email_typed_skeleton_key = g.skeleton
      where m.email_mailbox_key <> g.mailbox
    ), nearest as (
      select id, key, min(email) as looks_like from resembling group by id, key
    )`,
  from: `from nearest n join members m using (id) where ${isActive('m')} and not ${isProtected('m')}`,
  key: 'n.key',
  evidence: `'looks_like', n.looks_like`,
})

const domains = seesMembers({
  code: 'lookalike-email',
  given: `
    with guarded as materialized (
      select ${domainOf('p.email_exact_key')} as domain, ${domainOf('p.email_skeleton_key')} as skeleton
      from members p
      where ${isProtected('p')} and not ${isPublicMailDomainSql(domainOf('p.email_exact_key'))}
      union
      select * from unnest(cast(:ownDomains as text[]), cast(:ownDomainSkeletons as text[]))
    ), addressed as (
      select m.id, m.external_id, m.email, ${domainOf('m.email_exact_key')} as domain,
        ${domainOf('m.email_skeleton_key')} as skeleton
      from members m
      where m.email_skeleton_key is not null and ${isActive('m')} and not ${isProtected('m')}
    ), resembling as (
      select a.id, a.external_id, a.email, a.domain, min(g.domain) as looks_like
      from addressed a join guarded g on g.skeleton = a.skeleton
      where a.domain not in (select domain from guarded where domain is not null)
      group by a.id, a.external_id, a.email, a.domain
    )`,
  from: 'from resembling m',
  key: 'm.domain',
  evidence: `'domain', m.domain, 'looks_like', m.looks_like`,
})

export const lookAlikes: AuditCheck = {
  name: 'look-alikes',
  codes: ['lookalike-staff-email', 'lookalike-email'],
  needs: ['members'],
  // On where we are reached as well.
  dependsOn: 'moment',
  statements: [staff, domains],
}
