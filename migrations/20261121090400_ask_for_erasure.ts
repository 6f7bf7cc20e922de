/** Members who ask for their account to be erased, until it is erased, they withdraw, or somebody declines with a reason. */
import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table erasure_requests (
      id uuid constraint erasure_requests_pkey primary key,
      member_id uuid not null constraint erasure_requests_member_id_fkey references members (id) on delete cascade,
      reason text,
      asked_at timestamptz not null,
      withdrawn_at timestamptz,
      declined_at timestamptz,
      declined_by uuid constraint erasure_requests_declined_by_fkey references members (id) on delete set null,
      decline_reason text,
      constraint erasure_requests_settled_once check (withdrawn_at is null or declined_at is null),
      constraint erasure_requests_declined_with_reason check ((declined_at is null) = (decline_reason is null))
    )`)
  await knex.raw('create index erasure_requests_member_id_index on erasure_requests (member_id, asked_at)')
  await knex.raw('create index erasure_requests_declined_by_index on erasure_requests (declined_by)')
  // One that waits is enough.
  await knex.raw(`
    create unique index erasure_requests_open_unique on erasure_requests (member_id)
    where withdrawn_at is null and declined_at is null`)
  await knex.raw(`
    create index erasure_requests_open_index on erasure_requests (asked_at, id)
    where withdrawn_at is null and declined_at is null`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table erasure_requests')
}
