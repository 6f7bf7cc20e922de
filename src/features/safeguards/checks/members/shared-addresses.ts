/**
 * Members whose addresses are the same, or the same to somebody. The tiers are nested, so that one grouping by mailbox finds
 * everyone: inside a mailbox, those who write it in one way share a fold key, those of one fold key perhaps an exact one. Two
 * members are reported by what is strongest between them, groups as one finding each.
 */
import type { AuditCheck } from '../check.ts'
import { canSignIn, isActive, isProtected, seesMembers, seesMembersAs } from './member-sighting.ts'

/**
 * Grouped without a look at the rows, so that an index alone will do; whoever cannot be hurt is left out among the few that
 * remain. All parts begin with the mailbox, so that one sort serves them.
 */
const shared = seesMembersAs({
  given: `
    with crowded as materialized (
      select email_mailbox_key from members where email_mailbox_key is not null
      group by email_mailbox_key having count(*) > 1
    ), sharing as (
      select m.id, m.external_id, m.email, m.name_key, m.email_exact_key as exact, m.email_fold_key as fold,
        m.email_mailbox_key as mailbox, coalesce(m.email_mailbox_certain, false) as is_certain,
        ${canSignIn('m')} as can_sign_in, ${isProtected('m')} as is_protected,
        ${isCutAtHyphen('m')} as is_cut_at_hyphen
      from crowded c cross join lateral ${membersWith('email_mailbox_key', 'c')} m
    ), compared as (
      select *,
        count(*) over same as holders,
        count(*) filter (where can_sign_in) over same as entrants,
        min(exact) over alike <> max(exact) over alike as is_equivalent,
        coalesce(not is_cut_at_hyphen and min(fold) filter (where not is_cut_at_hyphen) over one_mailbox
          <> max(fold) filter (where not is_cut_at_hyphen) over one_mailbox, false)
        or min(fold) over namesakes <> max(fold) over namesakes as is_alias
      from sharing
      window one_mailbox as (partition by mailbox), namesakes as (partition by mailbox, name_key),
        alike as (partition by mailbox, fold), same as (partition by mailbox, fold, exact)
    ), judged as (
      select *, bool_and(is_certain) filter (where is_alias) over (partition by mailbox) as is_sure from compared
    )`,
  from: `
    from judged m cross join lateral (values
      ('duplicate-email', m.exact, m.holders > 1, case when m.entrants > 1 then 'critical' else 'high' end, 'certain'),
      ('equivalent-email', m.fold, m.is_equivalent, 'high', 'likely'),
      ('alias-email', m.mailbox, m.is_alias, case when m.is_sure then 'medium' else 'low' end,
        case when m.is_sure then 'likely' else 'possible' end)
    ) found (code, key, is_so, severity, confidence)
    where found.is_so`,
  code: 'found.code',
  key: 'found.key',
  severity: 'found.severity',
  confidence: 'found.confidence',
  evidence: `'can_sign_in', m.can_sign_in, 'staff', m.is_protected`,
})

/**
 * Marks on Latin, Greek and Cyrillic letters, Hebrew points, Arabic vowels: what databases overlook. The key drops every mark,
 * and with them the vowels of Hindi or Thai, which make another name.
 */
const overlookedMarks = '[\\u0300-\\u036f\\u0591-\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670]'

/** Whoever has an accent differs in the two keys: few, and the others need no grouping. */
const accentVariants = seesMembers({
  code: 'accent-variant-email',
  given: `
    with accented as materialized (
      select distinct email_accentless_key from members where email_accentless_key <> email_fold_key
    ), candidates as (
      select m.id, m.external_id, m.email, m.email_fold_key, ${isProtected('m')} as is_protected,
        regexp_replace(normalize(m.email_fold_key, nfd), '${overlookedMarks}', '', 'g') as plain
      from accented a cross join lateral ${membersWith('email_accentless_key', 'a')} m
    ), grouped as (
      select *, min(email_fold_key) over same <> max(email_fold_key) over same as differ,
        bool_or(is_protected) over same as touches_staff
      from candidates window same as (partition by plain)
    )`,
  from: 'from grouped m where m.differ',
  key: 'm.plain',
  severity: `case when m.touches_staff then 'medium' else 'low' end`,
  evidence: `'staff', m.is_protected`,
})

/**
 * Among those seen on one address: a member who is the record of the organisation of another (it has the name of what they
 * belong to, and can sign in), or people of one organisation who sign in with an address of an office. That an organisation
 * has an address outside the store is not known here, and not guessed. Counted in parts rather than joined: how many they are
 * is something the planner cannot know, and ten thousand may have one address.
 */
const organisations = seesMembers({
  code: 'organisation-email-shared',
  given: `
    with holders as (
      select m.id, s.key as address, m.name_key, nullif(btrim(fold_for_search(m.organization)), '') as organization_key,
        ${canSignIn('m')} as can_sign_in, m.email_traits @> array['role-address'] as is_office
      from audit_sightings s join members m on m.id = s.member_id
      where s.run_id = cast(:runId as uuid) and s.code = 'duplicate-email'
    ), sides as (
      select id, address, name_key as name, true as is_record, coalesce(organization_key = name_key, false) as is_both
      from holders where can_sign_in
      union all
      select id, address, organization_key, false, can_sign_in and organization_key = name_key
      from holders where organization_key is not null
    ), counted as (
      select *, count(*) filter (where is_record) over same as records,
        count(*) filter (where not is_record) over same as belonging
      from sides window same as (partition by address, name)
    ), colleagues as (
      select id, count(*) over (partition by address, organization_key) as entrants
      from holders where can_sign_in and is_office and organization_key is not null
    ), involved as (
      select id from counted
      where case when is_record then belonging else records end > case when is_both then 1 else 0 end
      union
      select id from colleagues where entrants > 1
    )`,
  from: 'from involved join members m using (id)',
  key: 'm.email_exact_key',
  evidence: `'name', m.name, 'organization', m.organization, 'can_sign_in', ${canSignIn('m')}`,
})

export const sharedAddresses: AuditCheck = {
  name: 'shared addresses',
  codes: ['duplicate-email', 'equivalent-email', 'alias-email', 'accent-variant-email', 'organisation-email-shared'],
  needs: ['members'],
  dependsOn: 'members',
  statements: [shared, accentVariants, organisations],
}

/**
 * 'john-smith' is the mailbox 'john' at a few providers, if at all, and a name everywhere: it counts only beside somebody of
 * the same name. The mailbox key ends where the address was cut.
 */
function isCutAtHyphen(member: string): string {
  const at = `strpos(${member}.email_mailbox_key, '@')`
  return `(${member}.email_mailbox_certain is false and substr(${member}.email_fold_key, ${at}, 1) = '-')`
}

/** Active ones, by the index, however many the planner expects: `offset` keeps it from reading all members instead. */
function membersWith(key: string, group: string): string {
  return `(select o.* from members o where o.${key} = ${group}.${key} and ${isActive('o')} offset 0)`
}
