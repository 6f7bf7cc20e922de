/** Takes an import back inside the database: what of it nobody has built on since, and why the rest stays. */
import type { Db } from '../../../db/connect.ts'
import type { Actor } from '../../events/event.ts'
import type { ImportPower, UndoCounts } from '../import.ts'

export type ImportUndoStore = ReturnType<typeof importUndoStore>

/** Why a member stays as they are: none of it is for an import to take away. */
export type KeptReason = 'has-role' | 'changed-since' | 'in-use' | 'username-taken' | 'needs-owner'

export type KeptMember = {
  line: number
  memberId: string
  externalId: string
  name: string
  kind: 'added' | 'changed'
  reason: KeptReason
}

export type UndoPiece = { run: string; after: number; upTo: number; at: Date; actor: Actor; power: ImportPower }

export function importUndoStore(db: Db) {
  return {
    /** What undoing would do at this moment. Members who were erased since count nowhere. */
    async count(run: string, power: ImportPower): Promise<UndoCounts> {
      const { rows } = await db.raw<{ rows: UndoCounts[] }>(
        `select count(*) filter (where reason is null and kind = 'added')::integer as removed,
           count(*) filter (where reason is null and kind = 'changed')::integer as restored,
           count(*) filter (where reason is not null)::integer as kept
         from (${judged()}) j`,
        { run, power },
      )
      return rows[0] ?? { removed: 0, restored: 0, kept: 0 }
    },

    /** Those who would stay, or stayed, behind a line of the file. */
    async listKept(
      run: string,
      { power, after, limit }: { power: ImportPower; after: number; limit: number },
    ): Promise<KeptMember[]> {
      const { rows } = await db.raw<{ rows: KeptRow[] }>(
        `select j.line, j.member_id, m.external_id, m.name, j.kind, j.reason
         from (${judged('and c.line > :after')}) j join members m on m.id = j.member_id
         where j.reason is not null order by j.line limit :limit`,
        { run, power, after, limit },
      )
      return rows.map(({ member_id: memberId, external_id: externalId, ...row }) => ({ ...row, memberId, externalId }))
    },

    /** The last line that this import changed anything by; 0 when nothing is left to undo. */
    async lastLine(run: string): Promise<number> {
      const { rows } = await db.raw<{ rows: { line: number | null }[] }>(
        'select max(line) as line from import_changes where import_id = ?',
        [run],
      )
      return rows[0]?.line ?? 0
    },

    /**
     * Removes whom the piece added and puts back what it changed, with an event for each. Their sessions end. The external
     * IDs of the removed are not buried: nobody outside has seen them.
     */
    async undoPiece(piece: UndoPiece): Promise<{ removed: number; restored: number }> {
      await db.raw(holdMembers, piece)
      await db.raw(`select set_config('latchkey.undo', 'on', true)`)
      const removed = await db.raw<{ rows: { count: number }[] }>(removeMembers, piece)
      await db.raw(`select set_config('latchkey.undo', 'off', true)`)
      const restored = await db.raw<{ rows: { count: number }[] }>(restoreMembers, piece)
      return { removed: removed.rows[0]?.count ?? 0, restored: restored.rows[0]?.count ?? 0 }
    },
  }
}

/** Events that build on nothing: nobody came in by them. What changes a member raises the version, which is compared. */
const harmless = [
  'member.added',
  'member.changed',
  'member.imported',
  'sign-in.failed',
  'handoff.held',
  'handoff.refused',
  'password.refused',
]
  .map((type) => `'${type}'`)
  .join(', ')

/** Nobody but an owner marks or unmarks staff, changes a role holder, or gives their address away: an undo does no more. */
const isForOwners = `(
  m.role is not null or m.is_staff or (c.before ->> 'is_staff')::boolean or (
    c.before ->> 'email_exact_key' is distinct from m.email_exact_key and exists (
      select 1 from members o
      where o.id <> c.member_id and o.email_exact_key = c.before ->> 'email_exact_key'
        and (o.is_staff or o.role is not null)
    )
  )
)`

/** Every change of the import with the reason why it stays, if there is one. */
const judged = (more = ''): string => `
  select c.import_id, c.line, c.member_id, c.kind, c.before, c.version_after, m.external_id_key,
    case
      when c.kind = 'added' and m.role is not null then 'has-role'
      when m.version <> c.version_after then 'changed-since'
      when c.kind = 'added' and (
        exists (select 1 from events e where e.subject_id = c.member_id and e.type not in (${harmless}))
        or exists (select 1 from sessions s where s.member_id = c.member_id::text)
        or exists (select 1 from app_people p where p.member_id = c.member_id)
      ) then 'in-use'
      when c.kind = 'changed' and c.before ->> 'username' is not null and exists (
        select 1 from members o
        where o.id <> c.member_id and lower(c.before ->> 'username') in (o.username_key, o.external_id_key)
      ) then 'username-taken'
      when c.kind = 'changed' and cast(:power as text) <> 'owner' and ${isForOwners} then 'needs-owner'
    end as reason
  from import_changes c join members m on m.id = c.member_id
  where c.import_id = :run ${more}`

const piece = 'and c.line > :after and c.line <= :upTo'

/**
 * By a statement of its own, so that the judging sees what was done until then. Whoever signs in notes it at the member: they
 * have done so before and are in use, or wait and find nobody. Without a sign-in there is no session, and so no hand-off.
 */
const holdMembers = `
  select 1 from members m
  where m.id in (select c.member_id from import_changes c where c.import_id = :run and c.line > :after and c.line <= :upTo)
  order by m.id for update`

const removeMembers = `
  with going as materialized (select * from (${judged(piece)}) j where kind = 'added' and reason is null),
  gone as (delete from members m using going g where m.id = g.member_id and m.version = g.version_after returning m.id),
  signed_out as (delete from sessions where member_id in (select id::text from gone)),
  forgotten as (
    update events set ip = null, personal = null
    where subject_id in (select id from gone) and (ip is not null or personal is not null)
  ),
  recorded as (
    insert into events (at, type, actor, outcome, subject_id, detail)
    select cast(:at as timestamptz), 'member.removed', cast(:actor as text), 'done', id,
      jsonb_build_object('import', cast(:run as uuid))
    from gone
  )
  select count(*)::integer as count from gone`

/** A password that the import gave goes only if nobody has used or changed it since: its row is as the import wrote it. */
const restoreMembers = `
  with going as materialized (
    select j.*, i.applied_at, j.before -> 'fields' \\? 'password' as gave_password,
      j.before -> 'fields' \\?| array['email', 'active', 'password'] as ends_sessions
    from (${judged(piece)}) j join imports i on i.id = j.import_id
    where j.kind = 'changed' and j.reason is null
  ),
  restored as (
    update members m set
      name = g.before ->> 'name',
      username = g.before ->> 'username',
      email = g.before ->> 'email',
      email_exact_key = g.before ->> 'email_exact_key',
      email_fold_key = g.before ->> 'email_fold_key',
      email_accentless_key = g.before ->> 'email_accentless_key',
      email_mailbox_key = g.before ->> 'email_mailbox_key',
      email_mailbox_certain = (g.before ->> 'email_mailbox_certain')::boolean,
      email_skeleton_key = g.before ->> 'email_skeleton_key',
      email_typed_skeleton_key = g.before ->> 'email_typed_skeleton_key',
      email_traits = array(select jsonb_array_elements_text(g.before -> 'email_traits')),
      username_fold_key = g.before ->> 'username_fold_key',
      -- Imports of earlier versions kept fewer keys: those are computed anew.
      email_keys_version = coalesce((g.before ->> 'email_keys_version')::integer, 0),
      email_verified_at = (g.before ->> 'email_verified_at')::timestamptz,
      phone = g.before ->> 'phone',
      organization = g.before ->> 'organization',
      locale = g.before ->> 'locale',
      is_staff = (g.before ->> 'is_staff')::boolean,
      status = g.before ->> 'status',
      attributes = g.before -> 'attributes',
      version = m.version + 1,
      session_epoch = m.session_epoch + case when g.ends_sessions then 1 else 0 end,
      updated_at = cast(:at as timestamptz)
    from going g where m.id = g.member_id and m.version = g.version_after
    returning m.id, m.version, g.line, g.before, g.version_after, g.applied_at, g.gave_password, g.ends_sessions
  ),
  passwords as (
    delete from credentials c using restored r
    where c.member_id = r.id and c.kind = 'password' and r.gave_password
      and c.created_at = r.applied_at and c.updated_at = r.applied_at
  ),
  signed_out as (delete from sessions where member_id in (select id::text from restored where ends_sessions)),
  undone as (delete from import_changes c using restored r where c.import_id = :run and c.line = r.line),
  -- An earlier import of the same member can be undone after this one: the member is again as it left them.
  earlier as (
    update import_changes c set version_after = r.version
    from restored r where c.member_id = r.id and c.import_id <> :run and c.version_after = r.version_after - 1
  ),
  recorded as (
    insert into events (at, type, actor, outcome, subject_id, detail)
    select cast(:at as timestamptz), 'member.changed', cast(:actor as text), 'done', id,
      jsonb_build_object('import', cast(:run as uuid), 'undone', true, 'fields', before -> 'fields')
    from restored
  )
  select count(*)::integer as count from restored`

type KeptRow = {
  line: number
  member_id: string
  external_id: string
  name: string
  kind: KeptMember['kind']
  reason: KeptReason
}
