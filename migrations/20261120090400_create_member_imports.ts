/**
 * Where the rows of a member file wait while they are judged; empty but during an import. Unlogged: what was not taken
 * over is worth nothing after a crash, and then it is gone by itself.
 */
import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create unlogged table member_import_rows (
      run_id uuid not null,
      line integer not null,
      staged_at timestamptz not null,
      new_id uuid not null,
      external_id text,
      external_id_key text generated always as (lower(external_id)) stored,
      external_id_issued boolean not null,
      username text,
      username_key text generated always as (lower(username)) stored,
      name text,
      email text,
      email_exact_key text,
      email_fold_key text,
      email_accentless_key text,
      email_mailbox_key text,
      email_verified boolean,
      phone text,
      organization text,
      locale text,
      is_staff boolean,
      is_active boolean,
      attributes jsonb not null,
      password_sealed text,
      password_hash text,
      reading_problems jsonb not null,
      member_id uuid,
      member_version integer,
      changed text[] not null default '{}',
      ends_sessions boolean not null default false,
      problems jsonb not null default '[]',
      warnings jsonb not null default '[]',
      constraint member_import_rows_pkey primary key (run_id, line)
    )`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table member_import_rows')
}
