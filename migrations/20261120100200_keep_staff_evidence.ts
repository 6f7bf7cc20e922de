/** What somebody saw of the external IDs of staff in Zendesk, and a quick way to how an app came to be what it is. */
import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table staff_evidence (
      app_id uuid not null constraint staff_evidence_app_id_fkey references apps (id) on delete cascade,
      member_id uuid not null constraint staff_evidence_member_id_fkey references members (id) on delete cascade,
      source text not null constraint staff_evidence_source_known check (source in ('attested', 'team-member-export')),
      subdomain text not null,
      zendesk_origin text not null,
      found text not null constraint staff_evidence_found_known check (found in ('same', 'other', 'none')),
      seen_at timestamptz not null,
      attested_by uuid constraint staff_evidence_attested_by_fkey references members (id) on delete set null,
      constraint staff_evidence_pkey primary key (app_id, member_id, source, zendesk_origin),
      constraint staff_evidence_attested_is_same check (source <> 'attested' or found = 'same')
    )`)
  await knex.raw('create index staff_evidence_member_id_index on staff_evidence (member_id)')
  await knex.raw(
    'create index staff_evidence_attested_by_index on staff_evidence (attested_by) where attested_by is not null',
  )
  await knex.raw(`
    create index events_app_change_index on events (app_id, id)
    where type in ('app.added', 'app.changed', 'app.stage-changed')`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index events_app_change_index')
  await knex.raw('drop table staff_evidence')
}
