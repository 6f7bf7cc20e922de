/** Merges in the database: what both members were, put down before anything changes, and what goes from one to the other. */
import type { Db } from '../../db/connect.ts'
import { isUuid } from '../../kernel/ids.ts'
import type { MemberMerge } from './member-merge.ts'
import type { MergeField } from './merge-fields.ts'

export type MemberMergesStore = ReturnType<typeof memberMergesStore>

export type NewMerge = {
  id: string
  survivorId: string
  loserId: string
  fields: readonly MergeField[]
  at: Date
  by: string
  undoUntil: Date
}

export function memberMergesStore(db: Db) {
  return {
    /** Before either is changed: all of it is read here. */
    async remember(merge: NewMerge): Promise<void> {
      const { survivorId, loserId, at, by, undoUntil } = merge
      await db.raw(remembering, {
        id: merge.id,
        survivorId,
        loserId,
        // As JSON, because the driver would spread a list over many places.
        fields: JSON.stringify(merge.fields),
        at,
        by,
        undoUntil,
      })
    },

    /**
     * Leaves nothing at the loser that the survivor is to have: their names are free, their former addresses count as the
     * survivor's, and so do the merges by which others became them. Apps that the loser is kept out of keep the survivor out.
     */
    async handOver({ loserId, survivorId, at }: Pick<NewMerge, 'loserId' | 'survivorId' | 'at'>): Promise<void> {
      const both = { loserId, survivorId, at }
      await db('members')
        .where({ id: loserId })
        .update({ ...nameless, updated_at: at })
      await db.raw(takeFormerAddresses, both)
      await db('former_addresses').where({ member_id: loserId }).delete()
      await db.raw(
        `delete from app_people p using app_people d
         where p.member_id = cast(:survivorId as uuid) and p.list = 'allowed'
           and d.member_id = cast(:loserId as uuid) and d.list = 'denied' and d.app_id = p.app_id`,
        both,
      )
      await db.raw(
        `insert into app_people (app_id, member_id, list, added_at)
         select app_id, cast(:survivorId as uuid), 'denied', :at from app_people
         where member_id = cast(:loserId as uuid) and list = 'denied'
         on conflict do nothing`,
        both,
      )
      await db('member_merges').where({ survivor_id: loserId }).update({ survivor_id: survivorId })
    },

    /** When the survivor is what the merge made of them. */
    async rememberAfter(id: string): Promise<void> {
      await db.raw(
        `update member_merges g set memory = g.memory || jsonb_build_object('after', to_jsonb(m))
         from members m where g.id = ? and m.id = g.survivor_id`,
        [id],
      )
    },

    async find(id: string): Promise<MemberMerge | undefined> {
      if (!isUuid(id)) return undefined
      const [found] = await listed(db, 'where g.id = cast(? as uuid)', [id])
      return found
    },

    /** The latest first. */
    async listRecent(limit: number): Promise<MemberMerge[]> {
      return listed(db, 'order by g.merged_at desc, g.id limit ?', [limit])
    },

    /** Whose time is over. How many. */
    async forget(now: Date): Promise<number> {
      return db('member_merges').where('undo_until', '<=', now).whereNotNull('memory').update({ memory: null })
    },
  }
}

const nameless = {
  username: null,
  username_fold_key: null,
  email: null,
  email_exact_key: null,
  email_fold_key: null,
  email_accentless_key: null,
  email_mailbox_key: null,
  email_mailbox_certain: null,
  email_skeleton_key: null,
  email_typed_skeleton_key: null,
  email_traits: [],
  email_verified_at: null,
}

const ofBoth = 'in (cast(:survivorId as uuid), cast(:loserId as uuid))'

const remembering = `
  insert into member_merges (id, survivor_id, into_id, loser_id, fields, memory, merged_at, merged_by, undo_until)
  select cast(:id as uuid), s.id, s.id, l.id, array(select jsonb_array_elements_text(cast(:fields as jsonb))),
    jsonb_build_object(
      'loser', to_jsonb(l),
      'before', to_jsonb(s),
      'holders', coalesce((
        select jsonb_agg(o.id) from members o
        where o.email_exact_key in (s.email_exact_key, l.email_exact_key) and o.id not in (s.id, l.id)
      ), '[]'),
      'former', coalesce((select jsonb_agg(f) from former_addresses f where f.member_id ${ofBoth}), '[]'),
      'people', coalesce((select jsonb_agg(p) from app_people p where p.member_id ${ofBoth}), '[]'),
      'earlier', coalesce((select jsonb_agg(e.id) from member_merges e where e.survivor_id = l.id), '[]')
    ), :at, cast(:by as uuid), :undoUntil
  from members s, members l where s.id = cast(:survivorId as uuid) and l.id = cast(:loserId as uuid)`

/** An address that both had. */
export const laterOfTwo = `
  on conflict (member_id, email_exact_key) do update set
    was_verified = former_addresses.was_verified or excluded.was_verified,
    held_until = greatest(former_addresses.held_until, excluded.held_until)`

const takeFormerAddresses = `
  insert into former_addresses (member_id, email_exact_key, was_verified, held_until)
  select cast(:survivorId as uuid), email_exact_key, was_verified, held_until from former_addresses
  where member_id = cast(:loserId as uuid) ${laterOfTwo}`

async function listed(db: Db, which: string, values: readonly (string | number)[]): Promise<MemberMerge[]> {
  const { rows } = await db.raw<{ rows: MergeRow[] }>(
    `select g.id, g.into_id, g.loser_id, to_json(g.fields) as fields, g.merged_at, g.undo_until, g.undone_at,
       s.id as survivor_id, s.name as survivor_name, s.external_id as survivor_external_id, by.name as merged_by,
       coalesce(g.memory -> 'loser' ->> 'name', l.name) as loser_name,
       coalesce(g.memory -> 'loser' ->> 'external_id', l.external_id) as loser_external_id
     from member_merges g join members s on s.id = g.survivor_id
     left join members by on by.id = g.merged_by left join members l on l.id = g.loser_id ${which}`,
    [...values],
  )
  return rows.map(mergeOf)
}

type MergeRow = {
  id: string
  survivor_id: string
  survivor_name: string
  survivor_external_id: string
  into_id: string
  loser_id: string
  loser_name: string | null
  loser_external_id: string | null
  fields: MergeField[]
  merged_at: Date
  merged_by: string | null
  undo_until: Date
  undone_at: Date | null
}

const mergeOf = (row: MergeRow): MemberMerge => ({
  id: row.id,
  survivor: { id: row.survivor_id, name: row.survivor_name, externalId: row.survivor_external_id },
  intoId: row.into_id,
  loserId: row.loser_id,
  loser:
    row.loser_name === null || row.loser_external_id === null
      ? undefined
      : { name: row.loser_name, externalId: row.loser_external_id },
  fields: row.fields,
  mergedAt: row.merged_at,
  mergedBy: row.merged_by ?? undefined,
  undoUntil: row.undo_until,
  undoneAt: row.undone_at ?? undefined,
})
