/** App registrations: one row is one Zendesk account. Deleted rows stay, so that a key is never given twice. */
import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table apps (
      id uuid constraint apps_pkey primary key,
      key text not null constraint apps_key_unique unique,
      name text not null,
      profile_type text not null constraint apps_profile_type_known check (profile_type in ('zendesk')),
      subdomain text not null,
      return_hosts text[] not null default '{}',
      is_enabled boolean not null default false,
      secret_sealed text,
      secret_fingerprint text,
      secret_set_at timestamptz,
      first_enabled_at timestamptz,
      version integer not null default 1,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      deleted_at timestamptz,
      constraint apps_secret_is_whole check (
        deleted_at is not null or num_nulls(secret_sealed, secret_fingerprint, secret_set_at) in (0, 3)
      ),
      constraint apps_enabled_has_secret check (not is_enabled or secret_sealed is not null),
      constraint apps_enabled_was_first_enabled check (not is_enabled or first_enabled_at is not null),
      constraint apps_deleted_has_none check (
        deleted_at is null or (secret_sealed is null and secret_fingerprint is null and not is_enabled)
      )
    )`)
  await knex.raw(
    `create unique index apps_secret_fingerprint_unique on apps (secret_fingerprint) where deleted_at is null`,
  )
  await knex.raw(`create unique index apps_subdomain_unique on apps (subdomain) where deleted_at is null`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table apps')
}
