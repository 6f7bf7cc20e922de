/**
 * Members who were merged into others, and, for as long as that can be undone, what both were before. What is remembered of
 * them is personal: it goes when the time is over, and with the member whom they became.
 */
import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  // `into_id` is whom they were merged into, `survivor_id` who that is by now: a survivor may be merged as well.
  await knex.raw(`
    create table member_merges (
      id uuid constraint member_merges_pkey primary key,
      survivor_id uuid not null constraint member_merges_survivor_id_fkey references members (id) on delete cascade,
      into_id uuid not null,
      loser_id uuid not null,
      fields text[] not null,
      memory jsonb,
      merged_at timestamptz not null,
      merged_by uuid constraint member_merges_merged_by_fkey references members (id) on delete set null,
      undo_until timestamptz not null,
      undone_at timestamptz,
      constraint member_merges_undone_is_empty check (undone_at is null or memory is null)
    )`)
  await knex.raw('create index member_merges_survivor_id_index on member_merges (survivor_id)')
  await knex.raw('create index member_merges_merged_by_index on member_merges (merged_by) where merged_by is not null')
  await knex.raw('create index member_merges_merged_at_index on member_merges (merged_at desc, id)')
  await knex.raw('create index member_merges_undo_until_index on member_merges (undo_until) where memory is not null')

  // Whoever is erased is erased with all whom they were. Kept by the database itself, whoever deletes.
  await knex.raw(`
    create function forget_merged_members() returns trigger language plpgsql as $$
    begin
      update events set ip = null, personal = null
      where subject_id in (select loser_id from member_merges where survivor_id = old.id and undone_at is null)
        and (ip is not null or personal is not null);
      update events set ip = null
      where actor in (
          select 'member:' || loser_id::text from member_merges where survivor_id = old.id and undone_at is null
        )
        and actor like 'member:%' and (subject_id is null or actor <> 'member:' || subject_id::text)
        and ip is not null;
      return old;
    end $$`)
  await knex.raw(`
    create trigger members_forget_merged before delete on members for each row execute function forget_merged_members()`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop trigger members_forget_merged on members')
  await knex.raw('drop function forget_merged_members')
  await knex.raw('drop table member_merges')
}
