/**
 * How often what happened, by quarter of an hour: kept by the sealer, so that each sealed event is counted exactly once.
 * Beside it, how long addresses and before/after values are kept, and the indexes that the history is filtered by.
 */
import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  // No time zone is off by less than a quarter of an hour, so days can be put together for any of them.
  await knex.raw(`
    create table event_tallies (
      quarter timestamptz not null,
      type text not null,
      outcome text not null,
      app_id uuid,
      count bigint not null,
      constraint event_tallies_counted check (count > 0)
    )`)
  // Two nulls are never the same to a unique index before PostgreSQL 15.
  await knex.raw(`
    create unique index event_tallies_key on event_tallies
      (quarter, type, outcome, coalesce(app_id, '00000000-0000-0000-0000-000000000000'::uuid))`)
  await knex.raw(`
    insert into event_tallies (quarter, type, outcome, app_id, count)
    select date_bin('15 minutes', e.at, '2000-01-01T00:00:00Z'), e.type, e.outcome, e.app_id, count(*)
    from (select unnest(event_ids) as id from event_seals) sealed join events e on e.id = sealed.id
    group by 1, 2, 3, 4`)

  await knex.raw('create index events_type_index on events (type, id)')
  await knex.raw('create index events_app_id_index on events (app_id, type, id) where app_id is not null')
  // What went well needs no place in it, and is most of the history.
  await knex.raw(`create index events_outcome_index on events (outcome, type, id) where outcome <> 'done'`)
  await knex.raw('create index events_request_id_index on events using hash (request_id)')

  // Null days: never. One row, made when it is first needed; events up to `forgotten_upto_id` have nothing personal left.
  await knex.raw(`
    create table history_settings (
      one boolean constraint history_settings_pkey primary key default true,
      keep_personal_days integer default 400,
      forgotten_upto_id bigint not null default 0,
      constraint history_settings_one_row check (one),
      constraint history_settings_days check (keep_personal_days between 30 and 3650)
    )`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table history_settings')
  await knex.raw('drop index events_request_id_index')
  await knex.raw('drop index events_outcome_index')
  await knex.raw('drop index events_app_id_index')
  await knex.raw('drop index events_type_index')
  await knex.raw('drop table event_tallies')
}
