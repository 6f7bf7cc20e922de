/** Signed-in browsers, throttled sign-ins, and one-time links that let a person set a first password. */
import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table sessions (
      sid text constraint sessions_pkey primary key,
      sess json not null,
      member_id text generated always as (sess -> 'passport' ->> 'user') stored,
      expire timestamptz not null
    )`)
  await knex.raw('create index sessions_member_id_index on sessions (member_id)')
  await knex.raw('create index sessions_expire_index on sessions (expire)')

  await knex.raw(`
    create table sign_in_throttles (
      key text constraint sign_in_throttles_pkey primary key,
      failures integer not null,
      blocked_until timestamptz,
      updated_at timestamptz not null
    )`)
  await knex.raw('create index sign_in_throttles_updated_at_index on sign_in_throttles (updated_at)')

  await knex.raw(`
    create table setup_links (
      token_hash text constraint setup_links_pkey primary key,
      member_id uuid constraint setup_links_member_id_fkey references members (id) on delete cascade,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      consumed_at timestamptz
    )`)
  await knex.raw('create index setup_links_member_id_index on setup_links (member_id)')
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table setup_links')
  await knex.raw('drop table sign_in_throttles')
  await knex.raw('drop table sessions')
}
