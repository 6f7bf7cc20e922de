/** What became of Zendesk users between two looks at them, held against what we sent in between. */
import type { AuditCheck } from '../check.ts'
import { accounts, isTeamRole, sightingsOfHits } from './zendesk-sql.ts'

/** The change that made what stands there now, where a hand-off of that member lies between the two looks. */
const afterHandoff = `
  exists (
    select from events e
    where e.subject_id = m.id and e.app_id = c.app_id and e.type = 'handoff.issued'
      and e.at > c.before_as_of and e.at <= c.after_as_of
  )`
const recent = (days: number): string => `c.after_as_of > :now::timestamptz - interval '${days} days'`

const changesOf = (field: string): string => `
  accounts
  join zendesk_user_changes c on c.app_id = accounts.app_id and c.field = '${field}'
  join zendesk_users u on u.app_id = c.app_id and u.zendesk_id = c.zendesk_id`

const externalIds: AuditCheck = {
  name: 'external ids after hand-offs',
  codes: ['external-id-overwritten', 'external-id-added'],
  needs: ['zendesk-changes', 'history'],
  dependsOn: 'moment',
  statements: [
    // Zendesk compares without regard to case, so that another case alone is nobody's other ID.
    `with ${accounts}, hits as (
      select case when c.before is null then 'external-id-added' else 'external-id-overwritten' end as code,
        c.app_id, c.zendesk_id as key, m.id as member_id, array[c.zendesk_id] as zendesk_ids,
        case when c.before is null then 'info' else 'critical' end as severity,
        case when c.before is null then 'certain' else 'likely' end as confidence,
        jsonb_build_object('external_id_before', c.before) as extra
      from ${changesOf('external-id')}
      join members m on m.external_id_key = lower(c.after) and m.external_id_key = u.external_id_key
      where lower(c.before) is distinct from lower(c.after) and ${afterHandoff}
        and (c.before is not null or ${recent(30)})
    ) ${sightingsOfHits}`,
  ],
}

const addresses: AuditCheck = {
  name: 'addresses after hand-offs',
  codes: ['email-overwritten'],
  needs: ['zendesk-changes', 'history'],
  dependsOn: 'moment',
  statements: [
    `with ${accounts}, hits as (
      select 'email-overwritten' as code, c.app_id, c.zendesk_id as key, m.id as member_id,
        array[c.zendesk_id] as zendesk_ids, 'high' as severity, 'likely' as confidence,
        jsonb_build_object('email_before', c.before) as extra
      from ${changesOf('email')}
      join zendesk_user_addresses a
        on a.app_id = c.app_id and a.zendesk_id = c.zendesk_id and a.is_primary and a.email = c.after
      join members m on m.email_exact_key = a.email_exact_key and m.external_id_key = u.external_id_key
      where ${recent(30)} and ${afterHandoff}
    ) ${sightingsOfHits}`,
  ],
}

/** Whoever signs in writes their name and number: two members who take turns at one user show in its changes. */
const flapping: AuditCheck = {
  name: 'profiles that alternate',
  codes: ['profile-flapping'],
  needs: ['zendesk-changes', 'history'],
  dependsOn: 'moment',
  statements: [
    `with ${accounts}, changed as materialized (
      select c.app_id, c.zendesk_id, c.field, c.before, c.after, u.external_id_key
      from accounts
      join zendesk_user_changes c on c.app_id = accounts.app_id and c.field in ('name', 'phone') and ${recent(90)}
      join zendesk_users u on u.app_id = c.app_id and u.zendesk_id = c.zendesk_id
    ), linked as (
      select distinct c.app_id, c.zendesk_id, c.external_id_key, m.id as member_id, m.name, m.phone
      from changed c join members m on m.external_id_key = c.external_id_key
      union
      select distinct c.app_id, c.zendesk_id, c.external_id_key, m.id, m.name, m.phone
      from changed c join zendesk_user_addresses a on a.app_id = c.app_id and a.zendesk_id = c.zendesk_id
      join members m on m.email_exact_key = a.email_exact_key
    ), written as (
      select distinct c.app_id, c.zendesk_id, c.field, l.member_id, case c.field when 'name' then l.name else l.phone end as value
      from changed c join linked l on l.app_id = c.app_id and l.zendesk_id = c.zendesk_id
      where case c.field when 'name' then l.name else l.phone end in (c.before, c.after)
    ), alternating as (
      select app_id, zendesk_id from written group by app_id, zendesk_id, field having count(distinct value) > 1
    ), hits as (
      select 'profile-flapping' as code, w.app_id, w.zendesk_id as key, w.member_id, array[w.zendesk_id] as zendesk_ids,
        'high' as severity, 'likely' as confidence, null::jsonb as extra
      from written w join alternating a on a.app_id = w.app_id and a.zendesk_id = w.zendesk_id
      where exists (
        select from events e where e.subject_id = w.member_id and e.app_id = w.app_id and e.type = 'handoff.issued'
      )
    ) ${sightingsOfHits}`,
  ],
}

const roles: AuditCheck = {
  name: 'roles that changed',
  codes: ['staff-role-changed'],
  needs: ['zendesk-changes'],
  dependsOn: 'moment',
  statements: [
    `with ${accounts}, hits as (
      select 'staff-role-changed' as code, c.app_id, c.zendesk_id as key,
        (select m.id from members m where m.external_id_key = u.external_id_key) as member_id,
        array[c.zendesk_id] as zendesk_ids, 'high' as severity, 'certain' as confidence,
        jsonb_build_object('role_before', c.before) as extra
      from ${changesOf('role')}
      where u.role = c.after and (${isTeamRole('c.before')} or ${isTeamRole('c.after')}) and ${recent(30)}
    ) ${sightingsOfHits}`,
  ],
}

export const driftChecks = [externalIds, addresses, flapping, roles] as const
