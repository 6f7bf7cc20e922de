/** What administrators put their names under about an app's Zendesk account, and what Latchkey's own checks of it found. */
import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table app_attestations (
      id uuid constraint app_attestations_pkey primary key,
      app_id uuid not null constraint app_attestations_app_id_fkey references apps (id) on delete cascade,
      subdomain text not null,
      zendesk_origin text not null,
      public_url text not null,
      step text not null,
      attested_by uuid constraint app_attestations_attested_by_fkey references members (id) on delete set null,
      attested_at timestamptz not null,
      expires_at timestamptz not null,
      withdrawn_at timestamptz,
      constraint app_attestations_expires_later check (expires_at > attested_at)
    )`)
  await knex.raw(
    'create index app_attestations_latest_index on app_attestations (app_id, subdomain, step, attested_at desc, id desc)',
  )
  await knex.raw('create index app_attestations_attested_by_index on app_attestations (attested_by)')

  // The last result of each check; all of them are in the events.
  await knex.raw(`
    create table app_checks (
      app_id uuid not null constraint app_checks_app_id_fkey references apps (id) on delete cascade,
      check_name text not null,
      subdomain text not null,
      zendesk_origin text not null,
      public_url text not null,
      outcome text not null
        constraint app_checks_outcome_known check (outcome in ('good', 'warning', 'bad', 'unknown')),
      code text not null,
      detail jsonb not null default '{}',
      checked_at timestamptz not null,
      checked_by uuid constraint app_checks_checked_by_fkey references members (id) on delete set null,
      constraint app_checks_pkey primary key (app_id, check_name)
    )`)
  await knex.raw('create index app_checks_checked_by_index on app_checks (checked_by)')
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table app_checks')
  await knex.raw('drop table app_attestations')
}
