/**
 * The append-only history, the seals of its hash chain, and where the chain ends. `ip` and `personal` are outside the hash:
 * erasing a member empties them and leaves the chain whole. `xid` tells the sealer which writers are done.
 */
import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table events (
      id bigint generated always as identity constraint events_pkey primary key,
      xid bigint not null default pg_current_xact_id()::text::bigint,
      at timestamptz not null,
      type text not null,
      actor text not null,
      subject_id uuid,
      app_id uuid,
      outcome text not null,
      codes text[] not null default '{}',
      request_id text,
      detail jsonb not null default '{}',
      ip text,
      personal jsonb
    )`)
  await knex.raw('create index events_xid_index on events (xid, id)')
  await knex.raw('create index events_subject_id_index on events (subject_id, id)')
  await knex.raw(
    `create index events_zendesk_error_index on events (subject_id, app_id, at) where type = 'zendesk.error'`,
  )

  await knex.raw(`
    create function guard_events() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and new.ip is null and new.personal is null
        and (to_jsonb(new) - 'ip' - 'personal') = (to_jsonb(old) - 'ip' - 'personal') then
        return new;
      end if;
      raise exception 'events are append-only'
        using errcode = 'integrity_constraint_violation', constraint = 'events_append_only';
    end $$`)
  await knex.raw(`
    create trigger events_guard before update or delete on events for each row execute function guard_events()`)

  await knex.raw(`
    create table event_seals (
      batch bigint constraint event_seals_pkey primary key,
      event_ids bigint[] not null,
      hash bytea not null,
      sealed_at timestamptz not null
    )`)
  await knex.raw(`
    create function guard_event_seals() returns trigger language plpgsql as $$
    begin
      raise exception 'seals are append-only'
        using errcode = 'integrity_constraint_violation', constraint = 'event_seals_append_only';
    end $$`)
  await knex.raw(`
    create trigger event_seals_guard before update or delete on event_seals
    for each row execute function guard_event_seals()`)

  // Where the chain ends: one row, locked by whoever seals. Seals cut off at the end are missed by it.
  // Events with an id up to `floor_id` were written before the store moved to this cluster, and are all sealed.
  await knex.raw(`
    create table event_chain (
      one boolean constraint event_chain_pkey primary key default true,
      batch bigint not null,
      hash bytea not null,
      upto_xid bigint not null,
      upto_id bigint not null,
      floor_id bigint not null,
      constraint event_chain_one_row check (one)
    )`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table event_chain')
  await knex.raw('drop table event_seals')
  await knex.raw('drop table events')
  await knex.raw('drop function guard_events')
  await knex.raw('drop function guard_event_seals')
}
