/**
 * Takes staged users over: writes down what differs from what was known, then makes it known. A source that is older than
 * what another one told fills gaps and overwrites nothing; a list of team members takes nobody's rights away, since being
 * cut short and being complete look the same.
 */
import type { Db } from '../../db/connect.ts'
import { KEYS_VERSION } from '../../kernel/email-keys.ts'
import type { FileKind, Lack } from './zendesk-directory.ts'

/** Whose users these are, as of when, and what they are not told to have. */
export type TakenSource = {
  appId: string
  subdomain: string
  zendeskOrigin: string
  kind: FileKind
  asOf: Date
  at: Date
  by: string | undefined
  users: number
  lacks: readonly Lack[]
}

export type Piece = TakenSource & { run: string; after: number; upTo: number }
export type PieceCounts = { added: number; changed: number }

/** The users of some lines. `changed` counts those of whom anything differs that is written down. */
export async function applyPiece(db: Db, piece: Piece): Promise<PieceCounts> {
  const values = { ...bindingsOf(piece), run: piece.run, after: piece.after, upTo: piece.upTo }
  const { rows: changes } = await db.raw<{ rows: { changed: number }[] }>(recordChanges, values)
  if (!piece.lacks.includes('email')) await db.raw(dropAddresses, values)
  const { rows: written } = await db.raw<{ rows: { added: number }[] }>(writeUsers, values)
  if (!piece.lacks.includes('email')) await db.raw(writeAddresses, values)
  return { added: written[0]?.added ?? 0, changed: changes[0]?.changed ?? 0 }
}

/** Afterwards: whom this source told of before and does not any more, and the source itself. */
export async function replaceSource(
  db: Db,
  source: TakenSource & { run: string; changesBefore: Date },
): Promise<{ gone: number }> {
  const values = { ...bindingsOf(source), run: source.run, changesBefore: source.changesBefore }
  const { rows } = await db.raw<{ rows: { gone: number }[] }>(removeGone, values)
  await db.raw(forgetChanges, values)
  await db.raw(writeSource, values)
  return { gone: rows[0]?.gone ?? 0 }
}

/** What another Zendesk account told under this app's name says nothing about this one. */
export async function forgetOtherAccount(
  db: Db,
  of: { appId: string; subdomain: string; zendeskOrigin: string },
): Promise<void> {
  const other = 'app_id = :appId and (subdomain, zendesk_origin) is distinct from (:subdomain, :zendeskOrigin)'
  const users = `delete from %t where app_id = :appId and exists (select from zendesk_sources where ${other})`
  for (const table of ['zendesk_users', 'zendesk_user_changes', 'zendesk_sso_configurations']) {
    await db.raw(users.replace('%t', table), of)
  }
  await db.raw(
    `delete from zendesk_sources where app_id = :appId and exists (
    select from zendesk_sources where ${other})`,
    of,
  )
}

const bindingsOf = ({ lacks, by, ...source }: TakenSource) => ({
  ...source,
  by: by ?? null,
  lacks: [...lacks],
  keysVersion: KEYS_VERSION,
  isTeam: source.kind === 'team-export',
})

const staged = 's.run_id = :run and s.line > :after and s.line <= :upTo'
const known = 'u.app_id = :appId and u.zendesk_id = s.zendesk_id'
const tells = (lack: Lack): string => `not ('${lack}' = any (:lacks::text[]))`
const newer = '(u.seen_at is null or :asOf::timestamptz >= u.seen_at)'

/** A team member whose role is not told is an agent at least. */
const roleTold = `coalesce(s.role, case
  when not :isTeam::boolean then null
  when u.role in ('agent', 'admin') then u.role
  else 'agent' end)`

/** Whether any source told of phones before: without one, the first number is no change. */
const knewPhones = `exists (
  select from zendesk_sources p where p.app_id = :appId and not ('phone' = any (p.lacks)))`

/** Only where both looks could tell, and the later one is later. */
const recordChanges = `
  with seen as (
    select s.zendesk_id, u.seen_at, d.field, d.before, d.after
    from zendesk_import_users s
    join zendesk_users u on ${known}
    left join lateral (
      select a.email, a.email_exact_key from zendesk_user_addresses a
      where a.app_id = u.app_id and a.zendesk_id = u.zendesk_id and a.is_primary limit 1
    ) old on true
    left join lateral (
      select a.email, a.email_exact_key from zendesk_import_addresses a
      where a.run_id = s.run_id and a.zendesk_id = s.zendesk_id and a.is_primary limit 1
    ) new on true
    cross join lateral (values
      ('external-id', u.external_id, s.external_id,
        u.external_id_known and s.external_id_known and u.external_id is distinct from s.external_id),
      ('email', old.email, new.email, ${tells('email')} and old.email_exact_key <> new.email_exact_key),
      ('name', u.name, s.name, u.name <> '' and u.name <> s.name),
      ('phone', u.phone, s.phone,
        ${tells('phone')} and u.phone is distinct from s.phone and (u.phone is not null or ${knewPhones})),
      ('role', u.role, ${roleTold}, u.role <> 'unknown' and u.role <> ${roleTold})
    ) d (field, before, after, differs)
    where ${staged} and d.differs and u.seen_at <= :asOf::timestamptz
  ), recorded as (
    insert into zendesk_user_changes (app_id, zendesk_id, field, before, after, before_as_of, after_as_of)
    select :appId, zendesk_id, field, before, after, seen_at, :asOf from seen
    returning zendesk_id
  )
  select count(distinct zendesk_id)::integer as changed from recorded`

const pick = (column: string): string =>
  `case when ${newer} then coalesce(s.${column}, u.${column}) else coalesce(u.${column}, s.${column}) end`
const pickTold = (column: string, lack: Lack): string =>
  `case when ${newer} and ${tells(lack)} then s.${column} else coalesce(u.${column}, s.${column}) end`

/** The keys of a source that is older than the row are not looked at: it fills gaps only. */
const isIdTaken = `s.external_id_known and (${newer} or not u.external_id_known)`

const writeUsers = `
  with written as (
    insert into zendesk_users as z (
      app_id, zendesk_id, source, name, role, external_id, external_id_known, is_suspended, is_deleted, phone,
      last_login_at, updated_at, seen_at
    )
    select :appId, s.zendesk_id, case when :isTeam::boolean then coalesce(u.source, :kind) else :kind end,
      coalesce(${pick('name')}, ''),
      coalesce(case when ${newer} then coalesce(${roleTold}, u.role) else coalesce(nullif(u.role, 'unknown'), ${roleTold}) end,
        'unknown'),
      case when ${isIdTaken} then s.external_id else u.external_id end,
      s.external_id_known or coalesce(u.external_id_known, false),
      ${pick('is_suspended')},
      case when ${newer} then s.is_deleted else u.is_deleted end,
      ${pickTold('phone', 'phone')},
      greatest(s.last_login_at, u.last_login_at),
      greatest(s.updated_at, u.updated_at),
      greatest(:asOf::timestamptz, u.seen_at)
    from zendesk_import_users s left join zendesk_users u on ${known}
    where ${staged}
    on conflict (app_id, zendesk_id) do update set
      source = excluded.source, name = excluded.name, role = excluded.role, external_id = excluded.external_id,
      external_id_known = excluded.external_id_known, is_suspended = excluded.is_suspended,
      is_deleted = excluded.is_deleted, phone = excluded.phone, last_login_at = excluded.last_login_at,
      updated_at = excluded.updated_at, seen_at = excluded.seen_at
    returning (xmax = 0) as is_new
  )
  select count(*) filter (where is_new)::integer as added from written`

/** A file without identities tells of the primary address alone: others that were known stay. */
const dropAddresses = `
  delete from zendesk_user_addresses a
  using zendesk_import_users s join zendesk_users u on ${known}
  where ${staged} and ${newer} and a.app_id = :appId and a.zendesk_id = s.zendesk_id
    and (a.is_primary or s.addresses_known or s.is_deleted)
    and not exists (
      select from zendesk_import_addresses n
      where n.run_id = s.run_id and n.zendesk_id = s.zendesk_id and n.email_exact_key = a.email_exact_key
    )`

const writeAddresses = `
  insert into zendesk_user_addresses as z (
    app_id, zendesk_id, email, is_primary, is_verified, email_exact_key, email_fold_key, email_accentless_key,
    email_mailbox_key, email_skeleton_key, email_keys_version
  )
  select distinct on (s.zendesk_id, s.email_exact_key) :appId::uuid, s.zendesk_id, s.email, s.is_primary, s.is_verified,
    s.email_exact_key, s.email_fold_key, s.email_accentless_key, s.email_mailbox_key, s.email_skeleton_key, :keysVersion::integer
  from zendesk_import_addresses s join zendesk_users u on ${known}
  where ${staged} and (u.seen_at <= :asOf::timestamptz or not exists (
    select from zendesk_user_addresses a where a.app_id = u.app_id and a.zendesk_id = u.zendesk_id and a.is_primary))
  order by s.zendesk_id, s.email_exact_key, s.is_primary desc
  on conflict (app_id, zendesk_id, email_exact_key) do update set
    email = excluded.email, is_primary = excluded.is_primary, is_verified = coalesce(excluded.is_verified, z.is_verified),
    email_fold_key = excluded.email_fold_key, email_accentless_key = excluded.email_accentless_key,
    email_mailbox_key = excluded.email_mailbox_key, email_skeleton_key = excluded.email_skeleton_key,
    email_keys_version = excluded.email_keys_version
  where (z.email, z.is_primary, z.is_verified, z.email_keys_version) is distinct from
    (excluded.email, excluded.is_primary, coalesce(excluded.is_verified, z.is_verified), excluded.email_keys_version)`

/** An export of everybody also ends what an older list of team members told of alone. */
const removeGone = `
  with gone as (
    delete from zendesk_users u
    where u.app_id = :appId and u.seen_at <= :asOf::timestamptz
      and (u.source = :kind or (u.source = 'team-export' and :kind::text = 'user-export'))
      and not exists (
        select from zendesk_import_users s where s.run_id = :run and s.zendesk_id = u.zendesk_id
      )
    returning u.zendesk_id, u.role, u.seen_at
  ), recorded as (
    insert into zendesk_user_changes (app_id, zendesk_id, field, before, after, before_as_of, after_as_of)
    select :appId, zendesk_id, 'gone', role, null, seen_at, :asOf from gone
    returning zendesk_id
  )
  select count(*)::integer as gone from recorded`

const forgetChanges = 'delete from zendesk_user_changes where app_id = :appId and after_as_of < :changesBefore'

const writeSource = `
  insert into zendesk_sources (
    app_id, kind, subdomain, zendesk_origin, as_of, imported_at, imported_by, users, is_complete, lacks
  ) values (:appId, :kind, :subdomain, :zendeskOrigin, :asOf, :at, :by, :users, true, :lacks)
  on conflict (app_id, kind) do update set
    subdomain = excluded.subdomain, zendesk_origin = excluded.zendesk_origin, as_of = excluded.as_of,
    imported_at = excluded.imported_at, imported_by = excluded.imported_by, users = excluded.users,
    is_complete = excluded.is_complete, lacks = excluded.lacks`
