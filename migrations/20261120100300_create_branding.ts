/** How the organisation shows itself: one row of name, colour, logo, contact and texts; and where fallback sheets hang. */
import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table branding (
      id smallint constraint branding_pkey primary key default 1 constraint branding_is_one_row check (id = 1),
      organization_name text,
      language text not null,
      accent text constraint branding_accent_is_a_colour check (accent ~ '^#[0-9a-f]{6}$'),
      logo bytea,
      logo_media_type text,
      logo_hash text,
      support jsonb not null,
      notes jsonb not null,
      version integer not null,
      updated_at timestamptz not null,
      updated_by uuid constraint branding_updated_by_fkey references members (id) on delete set null,
      constraint branding_logo_is_whole check (num_nonnulls(logo, logo_media_type, logo_hash) in (0, 3))
    )`)
  await knex.raw('create index branding_updated_by_index on branding (updated_by)')

  await knex.raw(`
    create table fallback_publications (
      id uuid constraint fallback_publications_pkey primary key,
      app_id uuid not null constraint fallback_publications_app_id_fkey references apps (id) on delete cascade,
      published_at timestamptz not null,
      published_by uuid constraint fallback_publications_published_by_fkey references members (id) on delete set null,
      place text not null,
      content_hash text not null,
      content jsonb not null
    )`)
  await knex.raw(
    'create index fallback_publications_app_id_index on fallback_publications (app_id, published_at desc, id)',
  )
  await knex.raw('create index fallback_publications_published_by_index on fallback_publications (published_by)')
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table fallback_publications')
  await knex.raw('drop table branding')
}
