/**
 * Imports that outlive the process that runs them: what was uploaded, how far it is, what was refused, and what it changed,
 * so that it can be undone. Members that an undone import had added may be given their external IDs again: nobody outside
 * has seen them, so the guard buries none while the undoing has said so in its own transaction. What was handed to Zendesk
 * is buried all the same.
 */
import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table imports (
      id uuid constraint imports_pkey primary key,
      origin text not null constraint imports_origin_known check (origin in ('console', 'command-line')),
      state text not null constraint imports_state_known check (state in (
        'uploading', 'uploaded', 'checking', 'checked', 'applying', 'done', 'refused', 'cancelled', 'undoing', 'undone',
        'failed'
      )),
      actor text not null,
      file_name text,
      file_format text constraint imports_file_format_known check (file_format in ('csv', 'json')),
      file_encoding text constraint imports_file_encoding_known
        check (file_encoding in ('utf-8', 'utf-16le', 'utf-16be', 'windows-1252')),
      is_converted boolean not null default false,
      file_bytes bigint not null default 0,
      headers jsonb not null default '[]',
      matching jsonb,
      is_partial boolean not null default false,
      expected jsonb,
      counts jsonb,
      problem jsonb,
      undo_counts jsonb,
      undone_by text,
      stage text,
      stage_done bigint not null default 0,
      stage_total bigint not null default 0,
      worker uuid,
      attempts integer not null default 0,
      heartbeat_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      applied_at timestamptz
    )`)
  await knex.raw('create index imports_created_at_index on imports (created_at, id)')
  await knex.raw('create index imports_updated_at_index on imports (updated_at)')
  await knex.raw(`
    create index imports_at_work_index on imports (updated_at) where state in ('checking', 'applying', 'undoing')`)

  // Sealed, because a file may hold passwords; gone as soon as nobody needs it.
  await knex.raw(`
    create table import_chunks (
      import_id uuid not null constraint import_chunks_import_id_fkey references imports (id) on delete cascade,
      position integer not null,
      bytes_sealed text not null,
      constraint import_chunks_pkey primary key (import_id, position)
    )`)

  await knex.raw(`
    create table import_problems (
      import_id uuid not null constraint import_problems_import_id_fkey references imports (id) on delete cascade,
      kind text not null constraint import_problems_kind_known check (kind in ('error', 'warning')),
      line integer not null,
      position integer not null,
      external_id text,
      field text not null,
      code text not null,
      other integer,
      message text,
      constraint import_problems_pkey primary key (import_id, kind, line, position)
    )`)
  // Of somebody who is erased.
  await knex.raw(`
    create index import_problems_external_id_index on import_problems (lower(external_id)) where external_id is not null`)

  // What a change replaced is personal: it goes with its member.
  await knex.raw(`
    create table import_changes (
      import_id uuid not null constraint import_changes_import_id_fkey references imports (id) on delete cascade,
      line integer not null,
      member_id uuid not null constraint import_changes_member_id_fkey references members (id) on delete cascade,
      kind text not null constraint import_changes_kind_known check (kind in ('added', 'changed')),
      before jsonb,
      version_after integer not null,
      constraint import_changes_pkey primary key (import_id, line)
    )`)
  await knex.raw('create index import_changes_member_id_index on import_changes (member_id)')

  await knex.raw(`
    create table column_matches (
      header text constraint column_matches_pkey primary key,
      target text not null,
      updated_at timestamptz not null
    )`)

  await knex.raw(
    guardExternalId(`current_setting('latchkey.undo', true) is distinct from 'on' or exists (
        select from events where subject_id = old.id and type = 'handoff.issued'
      )`),
  )
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(guardExternalId('true'))
  for (const table of ['column_matches', 'import_changes', 'import_problems', 'import_chunks', 'imports']) {
    await knex.raw(`drop table ${table}`)
  }
}

/** As create_members made it, but for the condition under which a deleted member's external ID is buried. */
const guardExternalId = (isBuried: string): string => `
  create or replace function guard_member_external_id() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' then
      if ${isBuried} then
        insert into external_id_tombstones values (lower(old.external_id), now()) on conflict do nothing;
      end if;
      return old;
    end if;
    if tg_op = 'UPDATE' then
      if new.external_id is distinct from old.external_id then
        raise exception 'an external ID never changes'
          using errcode = 'integrity_constraint_violation', constraint = 'members_external_id_immutable';
      end if;
      return new;
    end if;
    if exists (select 1 from external_id_tombstones where external_id_key = lower(new.external_id)) then
      raise exception 'an external ID is never used again'
        using errcode = 'integrity_constraint_violation', constraint = 'members_external_id_tombstone';
    end if;
    return new;
  end $$`
