/**
 * What the database sees of one member at one app that a safeguard may act on: part of the facts of a hand-off, so that a
 * verdict falls when any of it changes. Every look-up goes by an index and ends after a few rows. `m`: the member, `a`:
 * the app, `sg`: the settings of safeguards; $4: now, $5: the Zendesk origin in force.
 */
import { isTeamRole, spelledAlike } from '../../safeguards/checks/zendesk/zendesk-sql.ts'
import { domainOf, isActive, isProtected } from '../../safeguards/checks/members/member-sighting.ts'

/** A group that is larger is a crowd: nobody decides about it person by person. */
export const mostOthers = 20

const now = 'cast($4 as timestamptz)'
/** As the index over the domains of staff has it. */
const staffDomain = (alias: string): string => `substring(${alias}.email_exact_key from '@([^@]*)$')`
const freshAfter = `${now} - make_interval(days => coalesce(sg.stale_after_days, 7))`
const organizationKey = (alias: string): string => `nullif(btrim(fold_for_search(${alias}.organization)), '')`

/** Null: a crowd. The conditions name keys only, or the planner would go by less selective indexes for the rest. */
const peopleWith = (condition: string, from = 'members o'): string => `(
  select case when count(*) <= ${mostOthers} then coalesce(json_agg(json_build_object(
    'id', o.id, 'external_id', o.external_id, 'name', o.name, 'email', o.email, 'username', o.username,
    'exact', o.email_exact_key, 'fold', o.email_fold_key, 'mailbox', o.email_mailbox_key,
    'is_guess', o.email_mailbox_certain is false, 'name_key', o.name_key,
    'organization_key', ${organizationKey('o')}, 'is_staff', ${isProtected('o')},
    'is_active', ${isActive('o')}, 'has_credentials', o.has_credentials
  ) order by o.id), '[]') end
  from (select o.* from ${from} where ${condition} and o.id <> m.id limit ${mostOthers + 1}) o
)`

/** Read only where the mailbox is a crowd's. */
const crowdTiers = `json_build_object(
  'exact', exists (
    select from members o where o.email_exact_key = m.email_exact_key and o.id <> m.id
      and (coalesce(o.has_credentials, false) or o.is_staff)
  ),
  'fold', exists (
    select from members o where o.email_fold_key = m.email_fold_key and o.email_exact_key <> m.email_exact_key
      and ${isActive('o')}
  ),
  'mailbox', exists (
    select from members o where o.email_mailbox_key = m.email_mailbox_key and o.email_fold_key <> m.email_fold_key
      and ${isActive('o')}
  )
)`

/** Each address looked at in two ways: as it is compared, and as it was typed. */
const lookalikes = peopleWith(
  'o.email_mailbox_key <> m.email_mailbox_key',
  `(
    select p.id from members p
    where ${isProtected('p')} and p.email_skeleton_key in (m.email_skeleton_key, m.email_typed_skeleton_key)
    union
    select p.id from members p
    where ${isProtected('p')} and p.email_typed_skeleton_key in (m.email_skeleton_key, m.email_typed_skeleton_key)
  ) look join members o on o.id = look.id`,
)

/** Whoever signed in with the address and can do so no more has left their mark in Zendesk as one who gave it up has. */
const formerHolders = `(
  select coalesce(json_agg(f.of order by f.id, f.of ->> 'member'), '[]') from (
    (
      select f.id, json_build_object('member', f.member_id, 'until', extract(epoch from f.held_until)) as of
      from former_addresses f
      where f.email_exact_key = m.email_exact_key and f.member_id <> m.id and f.was_verified limit ${mostOthers}
    )
    union all
    select f.id, json_build_object('member', null, 'until', extract(epoch from f.held_until))
    from former_addresses f
    where f.email_digest = encode(sha256(convert_to(m.email_exact_key, 'UTF8')), 'hex') and f.was_verified
    union all
    (
      select 0, json_build_object('member', o.id, 'until', extract(epoch from o.last_signed_in_at))
      from members o
      where o.email_exact_key = m.email_exact_key and o.id <> m.id and o.last_signed_in_at is not null
        and not coalesce(o.has_credentials, false)
      order by o.id limit ${mostOthers}
    )
  ) f
)`

/** The address they were last handed over with, where it is another by now. Most never gave one up, and nothing is looked for. */
const handedOverWith = `(
  select case when f.email_exact_key <> m.email_exact_key then f.email_exact_key end
  from former_addresses f
  where f.member_id = m.id and f.held_until > (
    select max(e.at) from events e where e.subject_id = m.id and e.type = 'handoff.issued' and e.app_id = a.id
  )
  order by f.held_until, f.id limit 1
)`

/** They came by themselves or in a file, and answered no mail there since. */
const isAtStaffDomain = `case
  when m.origin = 'self-service' and not ${isProtected('m')}
    and ${domainOf('m.email_exact_key')} <> all (coalesce(sg.mixed_domains, '{}'))
    and exists (select from members s where ${isProtected('s')} and ${staffDomain('s')} = ${staffDomain('m')})
  then not exists (
    select from events e
    where e.subject_id = m.id and e.type in ('address.verified', 'address.changed') and e.at >= m.email_verified_at
  )
  else false end`

/** Made of what changes while the ID does not. */
const madeOf = `case
  when m.external_id ~ '^\\s*$' then 'empty'
  when m.external_id ~ '^\\s|\\s$' then 'blanks'
  when length(m.external_id) > 255 then 'too-long'
  when m.external_id_key in (lower(m.email), m.email_exact_key, m.email_fold_key)
    or m.external_id ~ '^[^@\\s]+@[^@\\s]+[.][^@\\s]+$' then 'address'
  when m.external_id_key = lower(m.name) then 'name'
  when m.external_id in (m.phone, ltrim(m.phone, '+')) then 'phone'
  when m.external_id_key = m.username_key and m.external_id ~ '[^0-9]' then 'username'
end`

/** Whom Zendesk could take the member for: by the external ID, or by any address; its team by one that is spelled alike, too. */
const zendeskUsers = `(
  select coalesce(json_agg(json_build_object(
    'id', u.zendesk_id, 'name', u.name, 'role', u.role, 'external_id', u.external_id, 'id_known', u.external_id_known,
    'is_suspended', coalesce(u.is_suspended, false), 'is_deleted', u.is_deleted,
    'has_our_id', u.external_id_key is not distinct from m.external_id_key,
    'address', hit.address, 'email', (
      select p.email from zendesk_user_addresses p
      where p.app_id = a.id and p.zendesk_id = u.zendesk_id and p.is_primary order by p.email_exact_key limit 1
    ),
    'is_fresh', exists (
      select from zendesk_sources f
      where f.app_id = a.id and f.kind = u.source and f.is_complete and f.as_of >= ${freshAfter}
        and f.subdomain = a.subdomain and f.zendesk_origin = $5::text
    ),
    'id_is_a_members', u.external_id_key is not null and exists (
      select from members o where o.external_id_key = u.external_id_key
    )
  ) order by u.zendesk_id), '[]')
  from (
    select matched.zendesk_id, max(matched.address) as address
    from (
      select i.zendesk_id, null as address from zendesk_users i
      where i.app_id = a.id and i.external_id_key = m.external_id_key
      union all
      select e.zendesk_id, case when e.is_primary then 'primary' else 'secondary' end from zendesk_user_addresses e
      where e.app_id = a.id and e.email_exact_key = m.email_exact_key
      union all
      select e.zendesk_id, 'alike' from zendesk_user_addresses e
      join zendesk_users t on t.app_id = e.app_id and t.zendesk_id = e.zendesk_id and ${isTeamRole('t.role')}
      where e.app_id = a.id and (${spelledAlike('e', 'm').join(' or ')})
    ) matched
    group by matched.zendesk_id
    -- Whoever may act for the organisation is not lost among many.
    order by exists (
      select from zendesk_users t
      where t.app_id = a.id and t.zendesk_id = matched.zendesk_id and t.role in ('agent', 'admin')
    ) desc, matched.zendesk_id
    limit ${mostOthers}
  ) hit join zendesk_users u on u.app_id = a.id and u.zendesk_id = hit.zendesk_id
)`

/** Of this Zendesk account and under this origin alone: what practice says proves nothing about the real one. */
const zendeskState = `(
  select case
    when count(*) = 0 then 'none'
    when bool_or(s.is_complete and s.as_of >= ${freshAfter}) then 'fresh'
    else 'stale' end
  from zendesk_sources s
  where s.app_id = a.id and s.subdomain = a.subdomain and s.zendesk_origin = $5::text
)`

const isAttested = `exists (
  select from app_attestations t
  where t.app_id = a.id and t.subdomain = a.subdomain and t.zendesk_origin = $5::text and t.step = 'external-ids-off'
    and t.withdrawn_at is null and t.expires_at > ${now}
)`

export const inForce = `('waiting', 'seconding', 'approved-once', 'approved', 'refused')`

export const observed = `json_build_object(
  'account', a.subdomain || ' ' || $5::text,
  'exact', m.email_exact_key, 'fold', m.email_fold_key, 'mailbox', m.email_mailbox_key,
  'is_guess', m.email_mailbox_certain is false, 'traits', m.email_traits,
  'name_key', m.name_key, 'organization_key', ${organizationKey('m')},
  'same_mailbox', coalesce(${peopleWith('o.email_mailbox_key = m.email_mailbox_key')}, ${crowdTiers}),
  'lookalikes', case when ${isProtected('m')} then '[]' else ${lookalikes} end,
  'write_as_we_are_named', ${peopleWith('o.email_fold_key = m.username_fold_key')},
  'former_holders', ${formerHolders},
  'handed_over_with', ${handedOverWith},
  'is_at_staff_domain', ${isAtStaffDomain},
  'made_of', ${madeOf},
  'zendesk_users', ${zendeskUsers},
  'zendesk_state', ${zendeskState},
  'collides', exists (
    select from finding_subjects b join findings c on c.id = b.finding_id
    where b.member_id = m.id and c.app_id = a.id and c.code = 'external-id-namespace-collision' and c.state <> 'resolved'
  ),
  'updates_ids', (
    select bool_or(c.update_external_ids) from zendesk_sso_configurations c
    where c.app_id = a.id and c.kind = 'jwt' and c.is_active
  ),
  'is_attested', ${isAttested}
) as observed,
(
  select coalesce(json_agg(json_build_object(
    'id', d.id, 'code', d.code, 'evidence_hash', d.evidence_hash, 'state', d.state
  ) order by d.id), '[]')
  from gate_decisions d
  where d.member_id = m.id and d.app_id = a.id and d.state in ${inForce}
    and (d.valid_until is null or d.valid_until > ${now})
) as decisions,
(
  select coalesce(json_object_agg(g.code, g.gate order by g.code), '{}') from gate_overrides g where g.app_id = a.id
) as gate_overrides`

type Person = {
  id: string
  external_id: string
  name: string
  email: string | null
  username: string | null
  exact: string | null
  fold: string | null
  mailbox: string | null
  is_guess: boolean
  name_key: string
  organization_key: string | null
  is_staff: boolean
  is_active: boolean
  has_credentials: boolean | null
}

type ZendeskUser = {
  id: string
  name: string
  role: 'end-user' | 'agent' | 'admin' | 'unknown'
  external_id: string | null
  id_known: boolean
  is_suspended: boolean
  is_deleted: boolean
  has_our_id: boolean
  /** Which of their addresses the member's is; `alike`: none, but one is spelled alike; null: none at all. */
  address: 'primary' | 'secondary' | 'alike' | null
  email: string | null
  /** By the source that told of them. */
  is_fresh: boolean
  id_is_a_members: boolean
}

export type Observed = {
  /** Subdomain and origin in force. */
  account: string
  exact: string | null
  fold: string | null
  mailbox: string | null
  is_guess: boolean
  name_key: string
  organization_key: string | null
  traits: readonly string[]
  same_mailbox: readonly Person[] | { exact: boolean; fold: boolean; mailbox: boolean }
  /** Null: a crowd. */
  lookalikes: readonly Person[] | null
  write_as_we_are_named: readonly Person[] | null
  former_holders: readonly { member: string | null; until: number }[]
  handed_over_with: string | null
  is_at_staff_domain: boolean
  made_of: string | null
  zendesk_users: readonly ZendeskUser[]
  zendesk_state: 'none' | 'fresh' | 'stale'
  /** Told by the last audit: it takes a look at everybody. */
  collides: boolean
  updates_ids: boolean | null
  is_attested: boolean
}
export type ObservedPerson = Person
export type ObservedZendeskUser = ZendeskUser
