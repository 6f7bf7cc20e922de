/**
 * How often in a row a member's password was wrong, in browsers that nobody knows (`browser_hash` is empty) and in each of
 * the known ones; it counts for the password that was set then. And the attacks on the sign-in that were seen.
 */
import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table sign_in_streaks (
      member_id uuid not null constraint sign_in_streaks_member_id_fkey references members (id) on delete cascade,
      browser_hash text not null,
      failures integer not null,
      password_set_at timestamptz not null,
      failed_at timestamptz not null,
      constraint sign_in_streaks_pkey primary key (member_id, browser_hash)
    )`)

  // `source` is empty for what comes from everywhere.
  await knex.raw(`
    create table sign_in_attacks (
      kind text not null,
      source text not null,
      began_at timestamptz not null,
      last_seen_at timestamptz not null,
      sightings integer not null,
      failures integer not null,
      names integer not null,
      constraint sign_in_attacks_pkey primary key (kind, source),
      constraint sign_in_attacks_kind_known check (kind in ('spray', 'burst'))
    )`)
  await knex.raw('create index sign_in_attacks_last_seen_at_index on sign_in_attacks (last_seen_at)')
  await knex.raw(`create index events_sign_in_failed_index on events (at) where type = 'sign-in.failed'`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index events_sign_in_failed_index')
  await knex.raw('drop table sign_in_attacks')
  await knex.raw('drop table sign_in_streaks')
}
