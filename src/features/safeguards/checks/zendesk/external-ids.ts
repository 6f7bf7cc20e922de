/** External IDs in Zendesk that lead nowhere, or to somebody else's members. */
import type { AuditCheck } from '../check.ts'
import { accounts, sightingsOfApps, sightingsOfHits } from './zendesk-sql.ts'

const orphans: AuditCheck = {
  name: 'orphaned external ids',
  codes: ['orphan-external-id'],
  needs: ['zendesk-users'],
  dependsOn: 'moment',
  statements: [
    `with ${accounts}, hits as (
      select 'orphan-external-id' as code, u.app_id, u.zendesk_id as key, m.id as member_id,
        array[u.zendesk_id] as zendesk_ids, 'medium' as severity, 'certain' as confidence,
        jsonb_build_object('member', case when m.id is null then 'deleted' else 'suspended' end) as extra
      from accounts join zendesk_users u on u.app_id = accounts.app_id
        and u.external_id is not null and not u.is_deleted and not coalesce(u.is_suspended, false)
      left join members m on m.external_id_key = u.external_id_key
      left join external_id_tombstones t on t.external_id_key = u.external_id_key
      where m.status = 'suspended' or (m.id is null and t.external_id_key is not null)
    ) ${sightingsOfHits}`,
  ],
}

/** The letters that an ID begins with, up to its first separator or digit: what tells one store's IDs from another's. */
const prefixOf = (id: string): string => `coalesce(substring(${id} from '^[a-z]+[-_:.]{0,1}'), '')`

/** One finding for each beginning that is not ours; those of people we have forgotten are orphans, not strangers. */
const foreignFormat: AuditCheck = {
  name: 'external ids of another store',
  codes: ['external-id-foreign-format'],
  needs: ['zendesk-users'],
  dependsOn: 'moment',
  statements: [
    `with ${accounts}, strange as materialized (
      select u.app_id, accounts.key as app_key, u.external_id_key, ${prefixOf('u.external_id_key')} as prefix
      from accounts join zendesk_users u on u.app_id = accounts.app_id and u.external_id is not null and not u.is_deleted
      where not exists (select from members m where m.external_id_key = u.external_id_key)
        and not exists (select from external_id_tombstones t where t.external_id_key = u.external_id_key)
    ), ours as (
      select distinct ${prefixOf('m.external_id_key')} as prefix from members m where exists (select from strange)
    ), hits as (
      select 'external-id-foreign-format' as code, app_id, prefix as key, app_key, 'medium' as severity,
        'possible' as confidence,
        jsonb_build_object('external_ids', count(*), 'begin_with', prefix, 'for_example', min(external_id_key)) as evidence
      from strange where prefix not in (select prefix from ours)
      group by app_id, app_key, prefix
    ) ${sightingsOfApps}`,
  ],
}

/**
 * Bare numbers that two stores count up meet by chance. One person who changed both name and address looks the same, so
 * it takes several, and a tenth of all who are linked by such an ID.
 */
const collisions: AuditCheck = {
  name: 'external ids that two stores give',
  codes: ['external-id-namespace-collision'],
  needs: ['zendesk-users', 'configuration'],
  dependsOn: 'moment',
  statements: [
    `with ${accounts}, linked as materialized (
      select u.app_id, u.zendesk_id, m.id as member_id,
        lower(btrim(u.name)) = lower(btrim(m.name)) or exists (
          select from zendesk_user_addresses a
          where a.app_id = u.app_id and a.zendesk_id = u.zendesk_id
            and (a.email_mailbox_key = m.email_mailbox_key or m.email is null)
        ) or not exists (
          select from zendesk_user_addresses a where a.app_id = u.app_id and a.zendesk_id = u.zendesk_id
        ) as is_same
      from accounts join zendesk_users u on u.app_id = accounts.app_id and u.external_id_key ~ '^[0-9]+$' and not u.is_deleted
      join members m on m.external_id_key = u.external_id_key and m.status = 'active'
    ), colliding as (
      select app_id from linked group by app_id
      having count(*) filter (where not is_same) >= 3 and count(*) filter (where not is_same) * 10 >= count(*)
    ), hits as (
      select 'external-id-namespace-collision' as code, l.app_id, 'app' as key, l.member_id,
        array[l.zendesk_id] as zendesk_ids, 'critical' as severity, 'likely' as confidence, null::jsonb as extra
      from linked l join colliding c on c.app_id = l.app_id where not l.is_same
    ) ${sightingsOfHits}`,
  ],
}

/** By mailbox, which is one person's; by telephone number only under one name, since reception desks have one too. */
const duplicatePeople: AuditCheck = {
  name: 'people whom zendesk has twice',
  codes: ['zendesk-duplicate-person'],
  needs: ['zendesk-users'],
  dependsOn: 'moment',
  statements: [
    `with ${accounts}, told as (
      select u.app_id, u.zendesk_id, 'mailbox ' || a.email_mailbox_key as key
      from accounts join zendesk_user_addresses a on a.app_id = accounts.app_id
      join zendesk_users u on u.app_id = a.app_id and u.zendesk_id = a.zendesk_id and not u.is_deleted
      union all
      select u.app_id, u.zendesk_id, 'phone ' || u.phone || ' ' || lower(btrim(u.name))
      from accounts join zendesk_users u on u.app_id = accounts.app_id and u.phone like '+%' and u.name <> '' and not u.is_deleted
    ), hits as (
      select 'zendesk-duplicate-person' as code, app_id, key, null::uuid as member_id,
        array_agg(distinct zendesk_id) as zendesk_ids, 'low' as severity, 'possible' as confidence, null::jsonb as extra
      from told group by app_id, key having count(distinct zendesk_id) > 1
    ) ${sightingsOfHits}`,
  ],
}

export const externalIdChecks = [orphans, foreignFormat, collisions, duplicatePeople] as const
