/** Whom members would be taken for in Zendesk: the cases of the match matrix that somebody has to look at. */
import type { AuditCheck } from '../check.ts'
import { accounts, isTeamRole, sightingsOfHits, spelledAlike } from './zendesk-sql.ts'

/**
 * x: the Zendesk user with the member's external ID; o: the owner of the member's address, as primary or secondary one.
 * Members and Zendesk users who belong together, or would be linked without harm, are left out at once.
 */
const matched = `
  with ${accounts}, matched as materialized (
    select acc.app_id, m.id as member_id, m.is_staff, m.email_verified_at is not null as is_verified,
      x.zendesk_id as x_id, x.role as x_role, x.is_suspended as x_suspended,
      o.zendesk_id as o_id, o.role as o_role, o.is_suspended as o_suspended, o.external_id as o_external_id,
      o.external_id_known as o_known, a.is_primary as o_primary,
      exists (
        select from zendesk_user_addresses xa
        where xa.app_id = acc.app_id and xa.zendesk_id = x.zendesk_id and xa.is_primary
      ) as x_has_address
    from accounts acc
    join members m on m.status = 'active' and m.email_exact_key is not null
    left join zendesk_users x
      on x.app_id = acc.app_id and x.external_id_key = m.external_id_key and not x.is_deleted
    left join zendesk_user_addresses a on a.app_id = acc.app_id and a.email_exact_key = m.email_exact_key
    left join zendesk_users o on o.app_id = a.app_id and o.zendesk_id = a.zendesk_id and not o.is_deleted
    where coalesce(x.zendesk_id, o.zendesk_id) is not null and (
      (x.zendesk_id is not null and (o.zendesk_id is distinct from x.zendesk_id or not a.is_primary))
      or o.external_id is not null and x.zendesk_id is null
      or not a.is_primary
      or ${isTeamRole('x.role')} or ${isTeamRole('o.role')}
      or x.is_suspended or o.is_suspended
    )
  )`

const staffSeverity = (role: string, otherwise: string): string =>
  `case when ${isTeamRole(role)} then 'critical' else '${otherwise}' end`

/** Code, its key, whom it is about, severity, and when. */
const rows: readonly (readonly [string, string, string, string, string])[] = [
  // Whoever is to act as staff is marked as such here, and their address is proved.
  [
    'staff-email-match',
    'coalesce(x_id, o_id)',
    'array_remove(array[x_id, o_id], null)',
    `'critical'`,
    `(${isTeamRole('x_role')} or ${isTeamRole('o_role')}) and not (is_staff and is_verified)`,
  ],
  // E.
  [
    'external-id-mismatch',
    'o_id',
    'array[o_id]',
    staffSeverity('o_role', 'high'),
    'x_id is null and o_primary and o_external_id is not null',
  ],
  // F.
  ['split-identity', `x_id || ' ' || o_id`, 'array[x_id, o_id]', `'high'`, 'x_id <> o_id'],
  // C.
  [
    'email-rewrite-pending',
    'x_id',
    'array[x_id]',
    staffSeverity('x_role', 'high'),
    '(o_id is null or (o_id = x_id and not o_primary)) and x_id is not null and x_has_address',
  ],
  // G.
  ['secondary-email-match', 'o_id', 'array[o_id]', `'medium'`, 'x_id is null and o_id is not null and not o_primary'],
  [
    'suspended-or-deleted-match',
    'case when x_suspended then x_id else o_id end',
    'array_remove(array[case when x_suspended then x_id end, case when o_suspended then o_id end], null)',
    `'medium'`,
    'x_suspended or (o_suspended and (o_primary or x_id is null))',
  ],
]

const membersInZendesk: AuditCheck = {
  name: 'members in zendesk',
  codes: [
    'staff-email-match',
    'external-id-mismatch',
    'split-identity',
    'email-rewrite-pending',
    'secondary-email-match',
    'suspended-or-deleted-match',
  ],
  needs: ['zendesk-users'],
  dependsOn: 'moment',
  statements: [
    `${matched}, alike as (
      ${spelledAlike('a', 'm')
        .map(
          (isAlike) => `
      select acc.app_id, m.id as member_id, u.zendesk_id
      from accounts acc
        join zendesk_users u on u.app_id = acc.app_id and ${isTeamRole('u.role')} and not u.is_deleted
        join zendesk_user_addresses a on a.app_id = u.app_id and a.zendesk_id = u.zendesk_id
        join members m on ${isAlike}
      where m.status = 'active' and not (m.is_staff and m.email_verified_at is not null)`,
        )
        .join(' union ')}
    ), hits as (
      select 'staff-email-match' as code, app_id, zendesk_id as key, member_id, array[zendesk_id] as zendesk_ids,
        'critical' as severity, 'possible' as confidence, null::jsonb as extra
      from alike
      union all
      ${rows
        .map(
          ([code, key, zendeskIds, severity, condition]) => `
      select '${code}' as code, app_id, ${key} as key, member_id, ${zendeskIds} as zendesk_ids, ${severity} as severity,
        'certain' as confidence, null::jsonb as extra
      from matched where ${condition}`,
        )
        .join(' union all ')}
    ) ${sightingsOfHits}`,
    // A user who was deleted in Zendesk, and still carries the external ID of somebody here.
    `with ${accounts}, hits as (
      select 'suspended-or-deleted-match' as code, u.app_id, u.zendesk_id as key, m.id as member_id,
        array[u.zendesk_id] as zendesk_ids, 'medium' as severity, 'certain' as confidence, '{"deleted": true}'::jsonb as extra
      from accounts join zendesk_users u on u.app_id = accounts.app_id and u.is_deleted
      join members m on m.external_id_key = u.external_id_key and m.status = 'active'
    ) ${sightingsOfHits}`,
  ],
}

export const membersInZendeskChecks = [membersInZendesk] as const
