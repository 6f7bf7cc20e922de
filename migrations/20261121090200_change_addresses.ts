/**
 * Codes beside the links that prove an address, the changes of an address that members ask for, and which addresses
 * somebody had before: Zendesk keeps the tickets of an address, so whoever gets it next would see them.
 *
 * What somebody had is kept as its key while they are there. Of whoever is gone nothing but a digest stays: with it one can
 * ask whether a given address was held before, and neither list the addresses nor tell whose they were.
 */
import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table verification_links
      add column code_hash text,
      add column code_expires_at timestamptz,
      add column code_tries integer not null default 0,
      add column continue_to text`)

  await knex.raw(`
    create table address_changes (
      id bigint generated always as identity constraint address_changes_pkey primary key,
      member_id uuid not null constraint address_changes_member_id_fkey references members (id) on delete cascade,
      former_email text,
      former_exact_key text,
      former_verified_at timestamptz,
      email text not null,
      email_exact_key text not null,
      session_epoch integer not null,
      token_hash text not null constraint address_changes_token_hash_unique unique,
      code_hash text,
      code_expires_at timestamptz,
      code_tries integer not null default 0,
      continue_to text,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      voided_at timestamptz,
      changed_at timestamptz,
      undo_token_hash text constraint address_changes_undo_token_hash_unique unique,
      undo_expires_at timestamptz,
      undone_at timestamptz,
      constraint address_changes_former_has_key check ((former_email is null) = (former_exact_key is null)),
      constraint address_changes_ended_once check (num_nonnulls(voided_at, changed_at) <= 1),
      constraint address_changes_undone_was_made check (undone_at is null or changed_at is not null)
    )`)
  await knex.raw('create index address_changes_member_id_index on address_changes (member_id)')
  await knex.raw('create index address_changes_created_at_index on address_changes (created_at)')

  await knex.raw(`
    create table former_addresses (
      id bigint generated always as identity constraint former_addresses_pkey primary key,
      member_id uuid constraint former_addresses_member_id_fkey references members (id) on delete cascade,
      email_exact_key text,
      email_digest text constraint former_addresses_email_digest_unique unique,
      was_verified boolean not null,
      held_until timestamptz not null,
      constraint former_addresses_member_key_unique unique (member_id, email_exact_key),
      constraint former_addresses_key_or_digest check (
        (member_id is not null and email_exact_key is not null and email_digest is null)
        or (member_id is null and email_exact_key is null and email_digest is not null)
      )
    )`)
  await knex.raw('create index former_addresses_email_exact_key_index on former_addresses (email_exact_key)')

  // Kept by the database itself, whoever writes. Row by row, so that a change of anything else costs one comparison.
  await knex.raw(`
    create function keep_former_address() returns trigger language plpgsql as $$
    begin
      insert into former_addresses (member_id, email_exact_key, was_verified, held_until)
      values (old.id, old.email_exact_key, old.email_verified_at is not null, new.updated_at)
      on conflict (member_id, email_exact_key) do update set
        was_verified = former_addresses.was_verified or excluded.was_verified,
        held_until = greatest(former_addresses.held_until, excluded.held_until);
      return null;
    end $$`)
  await knex.raw(`
    create trigger members_keep_former_address after update of email_exact_key on members for each row
    when (old.email_exact_key is not null and old.email_exact_key is distinct from new.email_exact_key)
    execute function keep_former_address()`)

  // Before the row goes, and with it, by the foreign key, what was kept of it.
  await knex.raw(`
    create function digest_former_addresses() returns trigger language plpgsql as $$
    begin
      insert into former_addresses (email_digest, was_verified, held_until)
      select encode(sha256(convert_to(email_exact_key, 'UTF8')), 'hex'), bool_or(was_verified), max(held_until)
      from (
        select email_exact_key, was_verified, held_until from former_addresses where member_id = old.id
        union all
        select old.email_exact_key, old.email_verified_at is not null, now() where old.email_exact_key is not null
      ) held
      group by email_exact_key
      on conflict (email_digest) do update set
        was_verified = former_addresses.was_verified or excluded.was_verified,
        held_until = greatest(former_addresses.held_until, excluded.held_until);
      return old;
    end $$`)
  await knex.raw(`
    create trigger members_digest_former_addresses before delete on members for each row
    execute function digest_former_addresses()`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop trigger members_digest_former_addresses on members')
  await knex.raw('drop function digest_former_addresses')
  await knex.raw('drop trigger members_keep_former_address on members')
  await knex.raw('drop function keep_former_address')
  await knex.raw('drop table former_addresses')
  await knex.raw('drop table address_changes')
  await knex.raw(`
    alter table verification_links
      drop column code_hash, drop column code_expires_at, drop column code_tries, drop column continue_to`)
}
