/** Addresses on their way: had by somebody before, about to change, or changed since the member was last handed over. */
import type { AuditCheck } from '../check.ts'
import { isActive, seesMembers } from './member-sighting.ts'

/**
 * Of whoever is gone there is a digest, which says neither who it was nor when they left for good. Only what had been proved
 * can have been told to Zendesk. Whoever has it still, and cannot sign in any more, has left their mark there all the same.
 */
const recycled = seesMembers({
  code: 'email-recycled',
  given: `
    with former as (
      select m.id, f.held_until, true as is_known
      from former_addresses f join members m on m.email_exact_key = f.email_exact_key and m.id <> f.member_id
      where f.was_verified
      union all
      select m.id, f.held_until, false
      from former_addresses f
        join members m on encode(sha256(convert_to(m.email_exact_key, 'UTF8')), 'hex') = f.email_digest
      where f.was_verified
      union all
      select m.id, o.last_signed_in_at, true
      from members o join members m on m.email_exact_key = o.email_exact_key and m.id <> o.id
      where o.last_signed_in_at is not null and not o.has_credentials
    ), last as (
      select id, max(held_until) as held_until, bool_or(is_known) as is_known from former group by id
    )`,
  from: `from last join members m using (id) where ${isActive('m')}`,
  evidence: `'held_until', to_char(last.held_until at time zone 'UTC', 'YYYY-MM-DD'),
    'former_holder', case when last.is_known then 'member' else 'gone' end`,
})

/** By our own rules a change ends before it is old enough: this looks whether the rules were kept. */
const pending = seesMembers({
  code: 'pending-email-change',
  given: `
    with waiting as (
      select distinct on (c.member_id) c.member_id as id, c.email as wanted, c.created_at
      from address_changes c
      where c.changed_at is null and c.voided_at is null and c.expires_at > cast(:now as timestamptz)
        and c.created_at < cast(:now as timestamptz) - interval '24 hours'
      order by c.member_id, c.id
    )`,
  from: `from waiting w join members m using (id) where ${isActive('m')}`,
  evidence: `'wanted_email', w.wanted, 'asked_on', to_char(w.created_at at time zone 'UTC', 'YYYY-MM-DD')`,
})

/** The first address that was given up since then is the one they were handed over with: it may be the present one again. */
const changedRecently = seesMembers({
  code: 'email-changed-recently',
  given: `
    with handed_over as (
      select e.subject_id as id, e.app_id, max(e.at) as at
      from events e
      where e.type = 'handoff.issued' and e.subject_id in (select f.member_id from former_addresses f)
        and e.app_id in (select a.id from apps a where a.deleted_at is null)
      group by e.subject_id, e.app_id
    )`,
  from: `
    from handed_over h join members m using (id)
      cross join lateral (
        select f.email_exact_key, f.held_until from former_addresses f
        where f.member_id = m.id and f.held_until > h.at order by f.held_until, f.id limit 1
      ) then_held
    where ${isActive('m')} and then_held.email_exact_key <> m.email_exact_key`,
  appId: 'h.app_id',
  evidence: `'former_email', then_held.email_exact_key,
    'held_until', to_char(then_held.held_until at time zone 'UTC', 'YYYY-MM-DD')`,
})

const common = { needs: ['members'], dependsOn: 'members' } as const

export const movingAddresses: readonly AuditCheck[] = [
  { ...common, name: 'recycled addresses', codes: ['email-recycled'], statements: [recycled] },
  {
    ...common,
    name: 'pending changes of addresses',
    codes: ['pending-email-change'],
    dependsOn: 'moment',
    statements: [pending],
  },
  {
    ...common,
    name: 'changed addresses',
    codes: ['email-changed-recently'],
    needs: ['members', 'history'],
    dependsOn: 'moment',
    statements: [changedRecently],
  },
]
