/** Merges taken back inside the database: what is remembered of one, and putting all of it where it was. */
import type { Db } from '../../db/connect.ts'
import { memberOf, type StoredMember } from '../members/members.columns.ts'
import type { MergeMemory } from './member-merge.ts'
import { laterOfTwo } from './member-merges.store.ts'

export type MergeUndosStore = ReturnType<typeof mergeUndosStore>

export function mergeUndosStore(db: Db) {
  return {
    /** Of one that can be undone yet, held still until the transaction ends where `lock` says so. */
    async findMemory(id: string, lock: 'for update' | 'look'): Promise<MergeMemory | undefined> {
      const { rows } = await db.raw<{ rows: MemoryRow[] }>(
        `select memory -> 'holders' as holders from member_merges
         where id = ? and memory is not null and undone_at is null ${lock === 'look' ? '' : lock}`,
        [id],
      )
      const [row] = rows
      if (!row) return undefined
      const were = async (who: 'loser' | 'before' | 'after') => {
        const { rows: found } = await db.raw<{ rows: [StoredMember] }>(
          `select m.* from member_merges g, jsonb_populate_record(null::members, g.memory -> '${who}') m where g.id = ?`,
          [id],
        )
        return memberOf(found[0])
      }
      return {
        holders: row.holders,
        loser: await were('loser'),
        before: await were('before'),
        after: await were('after'),
      }
    },

    /** Others whom one of these names means, as username or external ID. */
    async findNameHolders(names: readonly string[], exceptId: string): Promise<string[]> {
      const { rows } = await db.raw<{ rows: { id: string }[] }>(
        `select distinct m.id from members m
         join (select lower(jsonb_array_elements_text(cast(? as jsonb))) as name) n
           on n.name in (m.username_key, m.external_id_key)
         where m.id <> cast(? as uuid)`,
        [JSON.stringify(names), exceptId],
      )
      return rows.map(({ id }) => id)
    },

    /**
     * Brings the loser back with all but what they proved themselves with, after the survivor was changed back. Their
     * external ID is theirs again: it was never anybody else's.
     */
    async bringBack(id: string, at: Date): Promise<void> {
      await db.raw(
        `delete from external_id_tombstones t using member_merges g
         where g.id = ? and t.external_id_key = lower(g.memory -> 'loser' ->> 'external_id')`,
        [id],
      )
      await db.raw(
        `insert into members (${columns.join(', ')}, version, session_epoch, updated_at)
         select ${columns.map((column) => `l.${column}`).join(', ')}, l.version + 1, l.session_epoch + 1, ?
         from member_merges g, jsonb_populate_record(null::members, g.memory -> 'loser') l where g.id = ?`,
        [at, id],
      )
      await db.raw(forgetHandedOver, [id])
      await db.raw(restoreFormerAddresses, [id])
      await db.raw(forgetDenials, [id])
      await db.raw(restorePeople, [id])
      await db.raw(
        `update member_merges e set survivor_id = g.loser_id from member_merges g
         where g.id = ? and e.survivor_id = g.survivor_id and g.memory -> 'earlier' @> to_jsonb(e.id::text)`,
        [id],
      )
      await db('member_merges').where({ id }).update({ undone_at: at, memory: null })
    },
  }
}

/** All that is not computed by the database, counted by it, or about credentials. */
const columns = [
  ...['id', 'external_id', 'external_id_issued', 'username', 'name', 'email', 'email_verified_at'],
  ...['email_exact_key', 'email_fold_key', 'email_accentless_key', 'email_mailbox_key', 'email_mailbox_certain'],
  ...['email_skeleton_key', 'email_typed_skeleton_key', 'email_traits', 'username_fold_key', 'email_keys_version'],
  ...['phone', 'organization', 'locale', 'is_staff', 'status', 'role', 'attributes', 'origin'],
  ...['last_signed_in_at', 'created_at'],
] as const

/** What the survivor had of the merge, and of changing back, is none of theirs. What they had themselves is put back next. */
const forgetHandedOver = `
  delete from former_addresses f using member_merges g
  where g.id = ? and f.member_id = g.survivor_id and (
    f.email_exact_key in (
      g.memory -> 'loser' ->> 'email_exact_key', g.memory -> 'before' ->> 'email_exact_key'
    ) or f.email_exact_key in (
      select x ->> 'email_exact_key' from jsonb_array_elements(g.memory -> 'former') x
    )
  )`

const restoreFormerAddresses = `
  insert into former_addresses (member_id, email_exact_key, was_verified, held_until)
  select (x ->> 'member_id')::uuid, x ->> 'email_exact_key', (x ->> 'was_verified')::boolean,
    (x ->> 'held_until')::timestamptz
  from member_merges g, jsonb_array_elements(g.memory -> 'former') x where g.id = ? ${laterOfTwo}`

/** Of the apps where the loser was kept out and the survivor was not. */
const forgetDenials = `
  delete from app_people p using member_merges g, jsonb_array_elements(g.memory -> 'people') x
  where g.id = ? and p.member_id = g.survivor_id and p.list = 'denied' and x ->> 'list' = 'denied'
    and x ->> 'member_id' = g.loser_id::text and x ->> 'app_id' = p.app_id::text
    and not exists (
      select from jsonb_array_elements(g.memory -> 'people') own
      where own ->> 'member_id' = g.survivor_id::text and own ->> 'app_id' = p.app_id::text
        and own ->> 'list' = 'denied'
    )`

/** The loser's, and the survivor's in those apps. Of apps that are there yet. */
const restorePeople = `
  insert into app_people (app_id, member_id, list, added_at)
  select a.id, (x ->> 'member_id')::uuid, x ->> 'list', (x ->> 'added_at')::timestamptz
  from member_merges g, jsonb_array_elements(g.memory -> 'people') x join apps a on a.id = (x ->> 'app_id')::uuid
  where g.id = ? and (x ->> 'member_id' = g.loser_id::text or exists (
    select from jsonb_array_elements(g.memory -> 'people') d
    where d ->> 'member_id' = g.loser_id::text and d ->> 'list' = 'denied' and d ->> 'app_id' = x ->> 'app_id'
  ))
  on conflict do nothing`

type MemoryRow = { holders: string[] }
