/**
 * Ways back in for whoever lost the password: what was asked for and is still to be looked into, and the one-time codes
 * that are handed to members on paper. A link keeps where its member was on the way to.
 */
import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  // Sealed, since it holds what a stranger typed: it says of nobody that they are a member, or are none.
  await knex.raw(`
    create table recovery_requests (
      id uuid constraint recovery_requests_pkey primary key,
      request_sealed text not null,
      asked_at timestamptz not null
    )`)
  await knex.raw('create index recovery_requests_asked_at_index on recovery_requests (asked_at)')

  // A code falls with whoever made it: nobody would answer for it.
  await knex.raw(`
    create table recovery_grants (
      id uuid constraint recovery_grants_pkey primary key,
      member_id uuid not null constraint recovery_grants_member_id_fkey references members (id) on delete cascade,
      code_hash text not null constraint recovery_grants_code_hash_unique unique,
      made_by uuid not null constraint recovery_grants_made_by_fkey references members (id) on delete cascade,
      needs_approval boolean not null,
      approved_by uuid constraint recovery_grants_approved_by_fkey references members (id) on delete cascade,
      approved_at timestamptz,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      ended_at timestamptz,
      constraint recovery_grants_two_people check (approved_by is null or approved_by not in (made_by, member_id))
    )`)
  await knex.raw('create index recovery_grants_member_id_index on recovery_grants (member_id)')
  await knex.raw('create index recovery_grants_made_by_index on recovery_grants (made_by)')
  await knex.raw('create index recovery_grants_approved_by_index on recovery_grants (approved_by)')
  await knex.raw('create index recovery_grants_created_at_index on recovery_grants (created_at)')
  await knex.raw(`
    create index recovery_grants_waiting_index on recovery_grants (expires_at)
    where needs_approval and approved_at is null and ended_at is null`)

  await knex.raw('alter table setup_links add column continue_to text')
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table setup_links drop column continue_to')
  await knex.raw('drop table recovery_grants')
  await knex.raw('drop table recovery_requests')
}
