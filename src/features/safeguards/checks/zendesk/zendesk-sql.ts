/** What statements about Zendesk users begin and end with. */

/** Apps whose users in Zendesk are known at all: told of the account and the ZENDESK_ORIGIN that they have now. */
export const accounts = `
  accounts as (
    select a.id as app_id, a.key, a.stage, a.is_enabled, a.first_enabled_at from apps a
    where a.deleted_at is null and exists (
      select from zendesk_sources s
      where s.app_id = a.id and s.subdomain = a.subdomain and s.zendesk_origin = :zendeskOrigin
    )
  )`

export const isTeamRole = (column: string): string => `${column} in ('agent', 'admin')`

/**
 * A member whose address is one of Zendesk's but for accents, or for what follows a plus sign: two conditions, each of which an
 * index or a hash leads to.
 */
export const spelledAlike = (address: string, member: string): readonly string[] => [
  `(${address}.email_accentless_key = ${member}.email_accentless_key
    and ${address}.email_exact_key <> ${member}.email_exact_key)`,
  `(${address}.email_mailbox_key = ${member}.email_mailbox_key
    and ${untagged(`${address}.email_fold_key`)} = ${untagged(`${member}.email_fold_key`)}
    and ${address}.email_exact_key <> ${member}.email_exact_key)`,
]

const untagged = (key: string): string => `regexp_replace(${key}, '[+][^@]*@', '@')`

/**
 * Ends a statement whose `hits` are (code, app_id, key, member_id, zendesk_ids, severity, confidence, extra): one sighting
 * for the member and one for each Zendesk user. `extra` is evidence about the Zendesk users beside their present values.
 */
export const sightingsOfHits = `
  insert into audit_sightings (
    run_id, code, app_id, key, subject, member_id, zendesk_id, severity, confidence, evidence
  )
  select distinct on (code, app_id, key, subject)
    :runId::uuid, code, app_id, key, subject, member_id, zendesk_id, severity, confidence, evidence
  from (
    select h.code, h.app_id, h.key, 'member:' || m.id as subject, m.id as member_id, null::text as zendesk_id, h.severity,
      h.confidence,
      jsonb_build_object('name', m.name, 'email', m.email, 'external_id', m.external_id,
        'verified', m.email_verified_at is not null) as evidence
    from hits h join members m on m.id = h.member_id
    union all
    select h.code, h.app_id, h.key, 'zendesk:' || u.zendesk_id, null::uuid, u.zendesk_id, h.severity, h.confidence,
      jsonb_build_object('name', u.name, 'role', u.role, 'external_id', u.external_id, 'suspended', u.is_suspended,
        'email', (
          select min(a.email) from zendesk_user_addresses a
          where a.app_id = u.app_id and a.zendesk_id = u.zendesk_id and a.is_primary
        )) || coalesce(h.extra, '{}')
    from hits h cross join lateral unnest(h.zendesk_ids) told (zendesk_id)
    join zendesk_users u on u.app_id = h.app_id and u.zendesk_id = told.zendesk_id
  ) seen
  order by code, app_id, key, subject, severity`

/** The same for findings about an app as a whole; `hits` are (code, app_id, key, app_key, severity, confidence, evidence). */
export const sightingsOfApps = `
  insert into audit_sightings (
    run_id, code, app_id, key, subject, member_id, zendesk_id, severity, confidence, evidence
  )
  select :runId::uuid, code, app_id, key, 'app:' || app_key, null, null, severity, confidence, evidence from hits`
