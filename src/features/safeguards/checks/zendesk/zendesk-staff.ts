/** Agents and admins in Zendesk, and whether they are held by an external ID of ours before everybody may come. */
import type { AuditCheck } from '../check.ts'
import { accounts, isTeamRole, sightingsOfApps, sightingsOfHits } from './zendesk-sql.ts'

const activeStaff = `
  staff as (
    select u.*, acc.key as app_key from accounts acc
    join zendesk_users u on u.app_id = acc.app_id
      and ${isTeamRole('u.role')} and not u.is_deleted and not coalesce(u.is_suspended, false)
  )`

/** Members with one of their addresses: the Zendesk user alone when there is none. */
const holders = (condition: string): string => `
  left join (
    select a.app_id, a.zendesk_id, m.id as member_id from zendesk_user_addresses a
    join members m on m.email_exact_key = a.email_exact_key and m.status = 'active' and ${condition}
  ) holder on holder.app_id = s.app_id and holder.zendesk_id = s.zendesk_id`

const withoutExternalId: AuditCheck = {
  name: 'zendesk staff without an external id',
  codes: ['staff-without-external-id', 'end-users-enabled-before-staff'],
  needs: ['zendesk-users'],
  dependsOn: 'moment',
  statements: [
    `with ${accounts}, ${activeStaff}, hits as (
      select 'staff-without-external-id' as code, s.app_id, s.zendesk_id as key, holder.member_id,
        array[s.zendesk_id] as zendesk_ids, 'high' as severity, 'certain' as confidence, null::jsonb as extra
      from staff s ${holders('not m.is_staff')}
      where s.external_id_known and s.external_id is null
    ) ${sightingsOfHits}`,
    `with ${accounts}, ${activeStaff}, hits as (
      select 'end-users-enabled-before-staff' as code, acc.app_id, 'app' as key, acc.key as app_key, 'high' as severity,
        'certain' as confidence, jsonb_build_object('staff_without_external_id', count(*)) as evidence
      from accounts acc join staff s on s.app_id = acc.app_id and s.external_id_known and s.external_id is null
      where (acc.stage = 'everyone' and acc.is_enabled) or exists (
        select from zendesk_sso_configurations c
        where c.app_id = acc.app_id and c.kind = 'jwt' and c.is_active and c.for_end_users
      )
      group by acc.app_id, acc.key
    ) ${sightingsOfApps}`,
  ],
}

const unknownExternalId: AuditCheck = {
  name: 'zendesk staff with an unknown external id',
  codes: ['staff-external-id-unknown'],
  needs: ['zendesk-users'],
  dependsOn: 'moment',
  statements: [
    `with ${accounts}, ${activeStaff}, hits as (
      select 'staff-external-id-unknown' as code, s.app_id, s.zendesk_id as key, holder.member_id,
        array[s.zendesk_id] as zendesk_ids, 'high' as severity, 'certain' as confidence, null::jsonb as extra
      from staff s ${holders('true')}
      where s.external_id is not null and not exists (
        select from members m where m.external_id_key = s.external_id_key
      )
    ) ${sightingsOfHits}`,
  ],
}

/** A little after the token: the browser, the redirect, and clocks that differ. */
const grace = `interval '10 minutes'`

const otherWaysIn: AuditCheck = {
  name: 'staff sign-ins without a hand-off',
  codes: ['sign-in-without-issuance'],
  needs: ['zendesk-users', 'history'],
  dependsOn: 'moment',
  statements: [
    `with ${accounts}, ${activeStaff}, hits as (
      select 'sign-in-without-issuance' as code, s.app_id, s.zendesk_id as key, m.id as member_id,
        array[s.zendesk_id] as zendesk_ids, 'high' as severity, 'possible' as confidence,
        jsonb_build_object('last_sign_in', s.last_login_at) as extra
      from staff s
      join accounts acc on acc.app_id = s.app_id and acc.is_enabled and acc.stage in ('staff', 'everyone')
      join members m on m.external_id_key = s.external_id_key
      where s.last_login_at > acc.first_enabled_at and not exists (
        select from events e
        where e.subject_id = m.id and e.app_id = s.app_id and e.type = 'handoff.issued'
          and e.at >= s.last_login_at - ${grace}
      )
    ) ${sightingsOfHits}`,
  ],
}

export const zendeskStaffChecks = [withoutExternalId, unknownExternalId, otherWaysIn] as const
