/** Takes judged rows over into the members, a piece of the file at a time, inside the import's one transaction. */
import type { Db } from '../../db/connect.ts'
import { KEYS_VERSION } from '../../kernel/email-keys.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Actor } from '../events/event.ts'

/** Rows of a run by their lines: behind `after`, up to and with `upTo`. */
export type Piece = { run: string; after: number; upTo: number; at: Date; actor: Actor }

/** How many members were added and changed. Fewer than judged: somebody else was at the same members meanwhile. */
export async function applyPiece(db: Db, piece: Piece): Promise<{ added: number; changed: number }> {
  const values = { ...piece, version: KEYS_VERSION }
  try {
    const added = await db.raw<{ rowCount: number }>(addMembers, values)
    await db.raw(keepChanges, values)
    const changed = await db.raw<{ rowCount: number }>(changeMembers, values)
    for (const sql of takeKeys) await db.raw(sql, values)
    await db.raw(giveCredentials, values)
    await db.raw(endSessions, values)
    await db.raw(recordEvents, values)
    return { added: added.rowCount, changed: changed.rowCount }
  } catch (error) {
    if (isRace(error)) throw new AppError('state.conflict', { cause: error })
    throw error
  }
}

const rowsOfPiece = `
  r.run_id = :run and r.line > :after and r.line <= :upTo and r.problems = '[]'`

const addMembers = `
  insert into members (
    id, external_id, external_id_issued, username, name, email, email_exact_key, email_fold_key, email_accentless_key,
    email_mailbox_key, email_mailbox_certain, email_skeleton_key, email_typed_skeleton_key, email_traits,
    email_keys_version, username_fold_key, origin, email_verified_at, phone, organization, locale, is_staff, status,
    attributes, has_credentials, created_at, updated_at
  )
  select
    r.new_id, r.external_id, r.external_id_issued, r.username, r.name, r.email, r.email_exact_key, r.email_fold_key,
    r.email_accentless_key, r.email_mailbox_key, r.email_mailbox_certain, r.email_skeleton_key,
    r.email_typed_skeleton_key, string_to_array(r.email_traits, ','), cast(:version as integer), r.username_fold_key,
    'import', case when r.email_verified then cast(:at as timestamptz) end, r.phone, r.organization, r.locale,
    coalesce(r.is_staff, false), case when r.is_active is false then 'suspended' else 'active' end, r.attributes,
    r.password_hash is not null, cast(:at as timestamptz), cast(:at as timestamptz)
  from member_import_rows r
  where ${rowsOfPiece} and r.member_id is null
  on conflict do nothing`

/** What the rows are about to do, and what they replace: enough to undo it. */
const keepChanges = `
  insert into import_changes (import_id, line, member_id, kind, before, version_after)
  select r.run_id, r.line, coalesce(r.member_id, r.new_id), case when r.member_id is null then 'added' else 'changed' end,
    case when r.member_id is not null then jsonb_build_object(
      'name', m.name, 'username', m.username, 'email', m.email, 'email_exact_key', m.email_exact_key,
      'email_fold_key', m.email_fold_key, 'email_accentless_key', m.email_accentless_key,
      'email_mailbox_key', m.email_mailbox_key, 'email_mailbox_certain', m.email_mailbox_certain,
      'email_skeleton_key', m.email_skeleton_key, 'email_typed_skeleton_key', m.email_typed_skeleton_key,
      'email_traits', to_jsonb(m.email_traits), 'email_keys_version', m.email_keys_version,
      'username_fold_key', m.username_fold_key,
      'email_verified_at', m.email_verified_at, 'phone', m.phone, 'organization', m.organization, 'locale', m.locale,
      'is_staff', m.is_staff, 'status', m.status, 'attributes', m.attributes, 'fields', to_jsonb(r.changed)
    ) end,
    case when r.member_id is null then 1 else m.version + 1 end
  from member_import_rows r
  join members m on m.id = coalesce(r.member_id, r.new_id)
  where ${rowsOfPiece} and (r.member_id is null or r.changed <> '{}' and m.version = r.member_version)`

/** The version makes sure that what was compared is what is changed. */
const changeMembers = `
  update members m set
    name = coalesce(r.name, m.name),
    username = coalesce(r.username, m.username),
    email = coalesce(r.email, m.email),
    email_exact_key = coalesce(r.email_exact_key, m.email_exact_key),
    email_fold_key = coalesce(r.email_fold_key, m.email_fold_key),
    email_accentless_key = coalesce(r.email_accentless_key, m.email_accentless_key),
    email_mailbox_key = coalesce(r.email_mailbox_key, m.email_mailbox_key),
    email_mailbox_certain = coalesce(r.email_mailbox_certain, m.email_mailbox_certain),
    email_skeleton_key = coalesce(r.email_skeleton_key, m.email_skeleton_key),
    email_typed_skeleton_key = case when r.email is null then m.email_typed_skeleton_key else r.email_typed_skeleton_key end,
    email_traits = case when r.email is null then m.email_traits else string_to_array(r.email_traits, ',') end,
    username_fold_key = case when r.username is null then m.username_fold_key else r.username_fold_key end,
    email_keys_version = case when r.email is null then m.email_keys_version else cast(:version as integer) end,
    email_verified_at = case
      when r.email_verified is false then null
      when r.email_exact_key is distinct from m.email_exact_key and r.email is not null
        then case when r.email_verified then cast(:at as timestamptz) end
      when r.email_verified then coalesce(m.email_verified_at, cast(:at as timestamptz))
      else m.email_verified_at
    end,
    phone = coalesce(r.phone, m.phone),
    organization = coalesce(r.organization, m.organization),
    locale = coalesce(r.locale, m.locale),
    is_staff = coalesce(r.is_staff, m.is_staff),
    status = case when r.is_active is null then m.status when r.is_active then 'active' else 'suspended' end,
    attributes = m.attributes || r.attributes,
    version = m.version + 1,
    session_epoch = m.session_epoch + case when r.ends_sessions then 1 else 0 end,
    updated_at = cast(:at as timestamptz)
  from member_import_rows r
  where ${rowsOfPiece} and r.changed <> '{}' and m.id = r.member_id and m.version = r.member_version`

/**
 * As recovery/take-keys.ts does for one: whoever becomes staff by the file gets in by nothing that was there before it.
 * Whoever holds a role had that happen when they got it. Codes and changes of addresses that are under way end with the
 * epoch, which went up above.
 */
const madeStaff = `
  select r.member_id from member_import_rows r join members m on m.id = r.member_id
  where ${rowsOfPiece} and r.is_staff and 'staff' = any (r.changed) and m.role is null`

const takeKeys = [
  ...['credentials', 'totp_factors', 'passkeys', 'recovery_codes', 'devices', 'sign_in_steps'].map(
    (table) => `delete from ${table} where member_id in (${madeStaff})`,
  ),
  `update setup_links set consumed_at = :at where consumed_at is null and member_id in (${madeStaff})`,
  `update recovery_grants set ended_at = :at where ended_at is null and member_id in (${madeStaff})`,
]

const giveCredentials = `
  insert into credentials (member_id, kind, secret_hash, created_at, updated_at)
  select coalesce(r.member_id, r.new_id), 'password', r.password_hash, cast(:at as timestamptz), cast(:at as timestamptz)
  from member_import_rows r
  where ${rowsOfPiece} and r.password_hash is not null and (r.member_id is null or 'password' = any (r.changed))
  on conflict do nothing`

/** In one statement and not through the sessions' own store: a file may suspend thousands. Their epochs went up above. */
const endSessions = `
  delete from sessions where member_id in (
    select r.member_id::text from member_import_rows r where ${rowsOfPiece} and r.ends_sessions
  )`

const recordEvents = `
  insert into events (at, type, actor, outcome, subject_id, detail)
  select
    cast(:at as timestamptz), case when r.member_id is null then 'member.added' else 'member.changed' end,
    cast(:actor as text), 'done', coalesce(r.member_id, r.new_id),
    jsonb_strip_nulls(jsonb_build_object(
      'import', cast(:run as uuid),
      'fields', case when r.member_id is not null then to_jsonb(r.changed) end,
      'status', case when 'active' = any (r.changed) then case when r.is_active then 'active' else 'suspended' end end,
      'keys_taken', case when r.member_id in (${madeStaff}) then true end
    ))
  from member_import_rows r
  where ${rowsOfPiece} and (r.member_id is null or r.changed <> '{}')
  order by r.line`

/** A username given to somebody else in the same moment, or two writers waiting for each other. */
function isRace(error: unknown): boolean {
  const { code, constraint } = (error ?? {}) as { code?: unknown; constraint?: unknown }
  return code === '40P01' || constraint === 'members_username_key_unique'
}
