/**
 * The checks on a staged member file, one statement each: its rows against the store and against each other. A check
 * selects the lines it objects to (`line`) and the other line involved (`other`), from the rows of one run: `every_row`,
 * or `readable`, those whose cells could all be read.
 */
import type { JudgementCode, WarningCode } from './import-sentences.ts'

export type ImportCheck<Code> = { code: Code; field: string; lines: string }

/** Rows with the same key: each names the one before it or, for the first, the one behind. */
const repeated = (key: string, rows = 'readable'): string => `
  select line, other from (
    select line, coalesce(lag(line) over alike, lead(line) over alike) as other
    from ${rows} where ${key} is not null window alike as (partition by ${key} order by line)
  ) neighbours
  where other is not null`

/**
 * Rows whose addresses are alike by a key though they differ by the finer one: each names the first that differs. Counted
 * in windows and not joined, since a file may hold a hundred thousand spellings of one mailbox.
 */
const alike = (key: string, finer: string): string => `
  select line, case when ${finer} <> first_finer then first_line else differing_line end as other from (
    select *, min(line) filter (where ${finer} <> first_finer) over (partition by ${key}) as differing_line from (
      select line, ${key}, ${finer}, first_value(${finer}) over first as first_finer, min(line) over first as first_line
      from readable where ${key} is not null window first as (partition by ${key} order by line)
    ) firsts
  ) neighbours
  where differing_line is not null`

/** The same for members who are not in the file, or whose address the file leaves alone. */
const alikeInStore = (key: string, finer: string): string => `
  select r.line, null::integer as other from readable r
  where r.${key} is not null and exists (
    select 1 from members m
    where m.${key} = r.${key} and m.${finer} <> r.${finer} and m.id is distinct from r.member_id
      and not exists (select 1 from readable o where o.member_id = m.id and o.email_exact_key is not null)
  )`

/** From what is almost certain to what is likely. */
const likenesses: readonly { code: WarningCode; key: string; finer: string }[] = [
  { code: 'address-looks-alike', key: 'email_fold_key', finer: 'email_exact_key' },
  { code: 'address-accents-differ', key: 'email_accentless_key', finer: 'email_fold_key' },
  { code: 'address-same-mailbox', key: 'email_mailbox_key', finer: 'email_fold_key' },
]

/** Of a row `r` for a member `m`: what they had until now opens nothing any more. */
export const becomesStaff = 'r.is_staff and not m.is_staff and m.role is null'

/** Rows with a password, in the cell that is meant, for members who have one and keep it. */
const kept = (isGiven: string): string => `
  select r.line, null::integer as other from readable r
  join credentials c on c.member_id = r.member_id and c.kind = 'password'
  where ${isGiven} and not 'password' = any (r.changed)`

export const checks: readonly ImportCheck<JudgementCode>[] = [
  // Rows that are refused already count too: which of the two was meant is not for us to guess.
  { code: 'duplicate-external-id', field: 'external_id', lines: repeated('external_id_key', 'every_row') },
  {
    code: 'retired-external-id',
    field: 'external_id',
    lines: `
      select r.line, null::integer as other from readable r join external_id_tombstones t using (external_id_key)`,
  },
  {
    code: 'external-id-is-username',
    field: 'external_id',
    lines: `
      select r.line, null::integer as other from readable r join members m on m.username_key = r.external_id_key
      where r.member_id is null`,
  },
  {
    code: 'external-id-needed',
    field: 'external_id',
    lines: `
      select r.line, null::integer as other from readable r
      where r.external_id_issued and (r.email_exact_key is null or r.member_id is null and exists (
        select 1 from members m where m.email_exact_key = r.email_exact_key
      ))`,
  },
  {
    code: 'external-id-needed',
    field: 'external_id',
    lines: `
      select line, other from (${repeated('email_exact_key')}) shared join readable r using (line)
      where r.external_id_issued`,
  },
  {
    code: 'duplicate-member',
    field: 'external_id',
    lines: `
      select r.line, min(named.line) as other from readable r join readable named using (member_id)
      where r.external_id_issued and not named.external_id_issued group by r.line`,
  },
  {
    code: 'missing-name',
    field: 'name',
    lines: `select r.line, null::integer as other from readable r where r.member_id is null and r.name is null`,
  },
  { code: 'duplicate-username', field: 'username', lines: repeated('username_key') },
  {
    code: 'username-taken',
    field: 'username',
    lines: `
      select r.line, null::integer as other from readable r join members m using (username_key)
      where m.id is distinct from r.member_id`,
  },
  {
    code: 'username-is-external-id',
    field: 'username',
    lines: `
      select r.line, null::integer as other from readable r join members m on m.external_id_key = r.username_key
      where m.id is distinct from r.member_id`,
  },
  {
    code: 'username-is-external-id',
    field: 'username',
    lines: `
      select r.line, min(o.line) as other from readable r join readable o on o.external_id_key = r.username_key
      where o.line <> r.line group by r.line`,
  },
  {
    code: 'verified-without-address',
    field: 'email_verified',
    lines: `
      select r.line, null::integer as other from readable r left join members m on m.id = r.member_id
      where r.email_verified and r.email is null and m.email is null`,
  },
  {
    // Whoever may hand in a list of members shall not become an administrator by it. An address is no proof of who is
    // meant where somebody would be shut out.
    code: 'administrator-by-file',
    field: '',
    lines: `
      select r.line, null::integer as other from readable r join members m on m.id = r.member_id
      where m.role is not null and (
        r.email_exact_key <> coalesce(m.email_exact_key, '')
        or r.username_key <> coalesce(m.username_key, '')
        or r.is_active and m.status = 'suspended'
        or r.is_active is false and m.status = 'active' and r.external_id_issued
        or 'password' = any (r.changed)
      )`,
  },
  {
    // A second member with a password and the same address would leave both without a way to sign in by it. Whoever has
    // the address already and gets no password by the file does no harm.
    code: 'administrator-address',
    field: 'email',
    lines: `
      select r.line, null::integer as other from readable r left join members own on own.id = r.member_id
      where (r.member_id is not null or not r.external_id_issued)
        and (
          own.id is null or r.email_exact_key is distinct from own.email_exact_key and r.email_exact_key is not null
          or 'password' = any (r.changed)
        )
        and exists (
          select 1 from members m
          where m.role is not null and m.id is distinct from r.member_id
            and m.email_exact_key = coalesce(r.email_exact_key, own.email_exact_key)
        )`,
  },
  {
    code: 'last-owner',
    field: 'active',
    lines: `
      select r.line, null::integer as other from readable r join members m on m.id = r.member_id
      where m.role = 'owner' and m.status = 'active' and r.is_active is false and not exists (
        select 1 from members o where o.role = 'owner' and o.status = 'active' and not exists (
          select 1 from readable s where s.member_id = o.id and s.is_active is false
        )
      )`,
  },
]

/** Allowed, and worth a look. Of rows without problems only. */
export const cautions: readonly ImportCheck<WarningCode>[] = [
  { code: 'address-shared', field: 'email', lines: repeated('email_exact_key') },
  {
    code: 'address-shared',
    field: 'email',
    lines: `
      select r.line, null::integer as other from readable r join members m using (email_exact_key)
      where m.id is distinct from r.member_id and not exists (
        select 1 from readable o where o.member_id = m.id and o.email_exact_key is not null
      )
      group by r.line`,
  },
  ...likenesses.flatMap(({ code, key, finer }) => [
    { code, field: 'email', lines: alike(key, finer) },
    { code, field: 'email', lines: alikeInStore(key, finer) },
  ]),
  {
    code: 'address-missing',
    field: 'email',
    lines: `select r.line, null::integer as other from readable r where r.member_id is null and r.email is null`,
  },
  {
    code: 'staff-keys-taken',
    field: 'staff',
    lines: `
      select r.line, null::integer as other from readable r join members m on m.id = r.member_id
      where m.has_credentials and ${becomesStaff}`,
  },
  { code: 'password-kept', field: 'password', lines: kept('r.password_sealed is not null') },
  {
    code: 'password-kept',
    field: 'password_hash',
    lines: kept('r.password_sealed is null and r.password_hash is not null'),
  },
]
