/**
 * People who asked to become members and are none yet. Nothing of theirs is kept for longer than it takes: a row that has
 * ended says nothing about anybody, and one that expired goes.
 */
import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table registrations (
      id uuid constraint registrations_pkey primary key,
      token_hash text not null constraint registrations_token_hash_unique unique,
      browser_hash text not null,
      code_hash text not null,
      code_expires_at timestamptz not null,
      code_tries integer not null default 0,
      name text,
      email text,
      email_exact_key text,
      email_accentless_key text,
      email_mailbox_key text,
      locale text,
      continue_to text,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      proved_at timestamptz,
      ended_at timestamptz,
      constraint registrations_ended_is_empty check (
        (ended_at is null and num_nulls(name, email, email_exact_key, email_accentless_key, email_mailbox_key) = 0)
        or (ended_at is not null and num_nonnulls(
          name, email, email_exact_key, email_accentless_key, email_mailbox_key, continue_to
        ) = 0)
      )
    )`)
  await knex.raw('create index registrations_browser_hash_index on registrations (browser_hash)')
  await knex.raw('create index registrations_email_exact_key_index on registrations (email_exact_key)')
  await knex.raw('create index registrations_expires_at_index on registrations (expires_at)')
  await knex.raw(`
    create index registrations_waiting_index on registrations (proved_at, id)
    where proved_at is not null and ended_at is null`)

  // Whose domain belongs to staff is asked at every registration.
  await knex.raw(`
    create index members_staff_domain_index on members (substring(email_exact_key from '@([^@]*)$'))
    where is_staff or role is not null`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index members_staff_domain_index')
  await knex.raw('drop table registrations')
}
