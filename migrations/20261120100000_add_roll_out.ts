/**
 * How far the roll-out of an app has come, whom its policy lets in, and what its tokens carry besides the four plain claims.
 * What was enabled before was open to everyone and stays so; whatever an older process enables meanwhile opens for nobody.
 */
import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table apps
      add column stage text not null default 'draft'
        constraint apps_stage_known check (stage in ('draft', 'test', 'staff', 'everyone')),
      add column access_policy jsonb not null default '{"otherwise": "allow", "rules": []}',
      add column field_mapping jsonb not null default '[]'`)
  await knex.raw(`update apps set stage = 'everyone' where is_enabled`)

  await knex.raw(`
    create table app_people (
      app_id uuid not null constraint app_people_app_id_fkey references apps (id) on delete cascade,
      member_id uuid not null constraint app_people_member_id_fkey references members (id) on delete cascade,
      list text not null constraint app_people_list_known check (list in ('test', 'allowed', 'denied')),
      added_at timestamptz not null,
      constraint app_people_pkey primary key (app_id, list, member_id)
    )`)
  await knex.raw('create index app_people_member_id_index on app_people (member_id, app_id)')
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table app_people')
  await knex.raw('alter table apps drop column stage, drop column access_policy, drop column field_mapping')
}
