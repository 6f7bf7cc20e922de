/**
 * The safeguards: what is known of Zendesk users, what audits found, what was decided about it, and who is told.
 * Addresses get a key for look-alikes and what is wrong with them; both are computed by us, and anew when tables change.
 */
import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table members
      add column email_skeleton_key text,
      add column email_typed_skeleton_key text,
      add column email_mailbox_certain boolean,
      add column email_traits text[] not null default '{}',
      add column username_fold_key text,
      add column origin text,
      add constraint members_origin_known check (
        origin in ('administrator', 'command-line', 'import', 'self-service', 'zendesk')
      )`)
  // Everybody has a version, so that no key is forgotten when they are computed anew; 0: none was computed yet.
  await knex.raw('update members set email_keys_version = 0 where email_keys_version is null')
  await knex.raw(`
    alter table members alter column email_keys_version set default 0, alter column email_keys_version set not null`)
  await knex.raw(`
    alter table member_import_rows
      add column email_skeleton_key text,
      add column email_typed_skeleton_key text,
      add column email_mailbox_certain boolean,
      add column email_traits text,
      add column username_fold_key text`)
  await knex.raw('create index members_email_skeleton_key_index on members (email_skeleton_key)')
  await knex.raw(
    'create index members_username_fold_key_index on members (username_fold_key) where username_fold_key is not null',
  )
  // Whoever loses the proof of an address and then the address itself had it proved all the same, and may be known by it.
  await knex.raw('drop trigger members_keep_former_address on members')
  await knex.raw(`
    create trigger members_keep_former_address after update of email_exact_key, email_verified_at on members for each row
    when (old.email_exact_key is not null and (
      old.email_exact_key is distinct from new.email_exact_key
      or (old.email_verified_at is not null and new.email_verified_at is null)
    ))
    execute function keep_former_address()`)
  // Whom an address may be made to look like.
  await knex.raw(`
    create index members_protected_skeleton_index on members (email_skeleton_key) where is_staff or role is not null`)
  await knex.raw(`
    create index members_protected_typed_skeleton_index on members (email_typed_skeleton_key)
    where is_staff or role is not null`)
  await knex.raw(
    `create index members_email_traits_index on members using gin (email_traits) where email_traits <> '{}'`,
  )
  // Whose address has an accent: few, and whoever looks for the same without one begins with them.
  await knex.raw(
    'create index members_accented_index on members (email_accentless_key) where email_accentless_key <> email_fold_key',
  )
  await knex.raw('create index members_email_keys_version_index on members (email_keys_version)')
  await knex.raw('create index members_phone_index on members (phone) where phone is not null')

  await upZendesk(knex)
  await upZendeskImports(knex)
  await upFindings(knex)
  await upGate(knex)
  await upReporting(knex)
}

/** One source an app and kind: an export that was brought in, or later the API. Users are those of the latest of each kind. */
async function upZendesk(knex: Knex): Promise<void> {
  await knex.raw(`
    create table zendesk_sources (
      app_id uuid not null constraint zendesk_sources_app_id_fkey references apps (id) on delete cascade,
      kind text not null constraint zendesk_sources_kind_known check (kind in ('team-export', 'user-export', 'api')),
      subdomain text not null,
      zendesk_origin text not null,
      as_of timestamptz not null,
      imported_at timestamptz not null,
      imported_by uuid constraint zendesk_sources_imported_by_fkey references members (id) on delete set null,
      users integer not null,
      is_complete boolean not null,
      lacks text[] not null default '{}',
      constraint zendesk_sources_pkey primary key (app_id, kind)
    )`)
  await knex.raw(
    'create index zendesk_sources_imported_by_index on zendesk_sources (imported_by) where imported_by is not null',
  )

  await knex.raw(`
    create table zendesk_users (
      app_id uuid not null constraint zendesk_users_app_id_fkey references apps (id) on delete cascade,
      zendesk_id text not null,
      source text not null,
      name text not null,
      role text not null constraint zendesk_users_role_known check (role in ('end-user', 'agent', 'admin', 'unknown')),
      external_id text,
      external_id_key text generated always as (lower(external_id)) stored,
      external_id_known boolean not null,
      is_suspended boolean,
      is_deleted boolean not null default false,
      phone text,
      last_login_at timestamptz,
      updated_at timestamptz,
      seen_at timestamptz not null,
      constraint zendesk_users_pkey primary key (app_id, zendesk_id)
    )`)
  await knex.raw('create index zendesk_users_external_id_key_index on zendesk_users (app_id, external_id_key)')
  await knex.raw(`create index zendesk_users_role_index on zendesk_users (app_id, role) where role <> 'end-user'`)

  await knex.raw(`
    create table zendesk_user_addresses (
      app_id uuid not null,
      zendesk_id text not null,
      email text not null,
      is_primary boolean not null,
      is_verified boolean,
      email_exact_key text not null,
      email_fold_key text not null,
      email_accentless_key text not null,
      email_mailbox_key text not null,
      email_skeleton_key text not null,
      email_keys_version integer not null,
      constraint zendesk_user_addresses_pkey primary key (app_id, zendesk_id, email_exact_key),
      constraint zendesk_user_addresses_user_fkey foreign key (app_id, zendesk_id)
        references zendesk_users (app_id, zendesk_id) on delete cascade
    )`)
  for (const key of ['exact', 'accentless', 'mailbox']) {
    await knex.raw(
      `create index zendesk_user_addresses_${key}_index on zendesk_user_addresses (app_id, email_${key}_key)`,
    )
  }
  await knex.raw('create index zendesk_user_addresses_version_index on zendesk_user_addresses (email_keys_version)')

  // What differed between what was known of a user and what came next.
  await knex.raw(`
    create table zendesk_user_changes (
      id bigint generated always as identity constraint zendesk_user_changes_pkey primary key,
      app_id uuid not null constraint zendesk_user_changes_app_id_fkey references apps (id) on delete cascade,
      zendesk_id text not null,
      field text not null constraint zendesk_user_changes_field_known check (
        field in ('external-id', 'email', 'name', 'phone', 'role', 'gone')
      ),
      before text,
      after text,
      before_as_of timestamptz not null,
      after_as_of timestamptz not null
    )`)
  await knex.raw(
    'create index zendesk_user_changes_user_index on zendesk_user_changes (app_id, zendesk_id, field, after_as_of)',
  )

  await knex.raw(`
    create table zendesk_sso_configurations (
      app_id uuid not null constraint zendesk_sso_configurations_app_id_fkey references apps (id) on delete cascade,
      configuration_id text not null,
      kind text not null,
      name text not null,
      is_active boolean not null,
      update_external_ids boolean,
      remote_login_url text,
      remote_logout_url text,
      masked_secret text,
      for_end_users boolean,
      for_team_members boolean,
      as_of timestamptz not null,
      changed text[] not null default '{}',
      changed_at timestamptz,
      constraint zendesk_sso_configurations_pkey primary key (app_id, configuration_id)
    )`)
}

/** A file of Zendesk users on its way in; emptied when it is taken over or refused. */
async function upZendeskImports(knex: Knex): Promise<void> {
  await knex.raw(`
    create unlogged table zendesk_import_users (
      run_id uuid not null,
      line integer not null,
      staged_at timestamptz not null,
      zendesk_id text not null,
      name text,
      role text,
      external_id text,
      external_id_known boolean not null,
      is_suspended boolean,
      is_deleted boolean not null,
      phone text,
      last_login_at timestamptz,
      updated_at timestamptz,
      addresses_known boolean not null,
      constraint zendesk_import_users_pkey primary key (run_id, line)
    )`)
  await knex.raw('create index zendesk_import_users_id_index on zendesk_import_users (run_id, zendesk_id)')
  await knex.raw(`
    create unlogged table zendesk_import_addresses (
      run_id uuid not null,
      line integer not null,
      staged_at timestamptz not null,
      zendesk_id text not null,
      email text not null,
      is_primary boolean not null,
      is_verified boolean,
      email_exact_key text not null,
      email_fold_key text not null,
      email_accentless_key text not null,
      email_mailbox_key text not null,
      email_skeleton_key text not null
    )`)
  await knex.raw('create index zendesk_import_addresses_id_index on zendesk_import_addresses (run_id, zendesk_id)')
  await knex.raw('create index zendesk_import_addresses_line_index on zendesk_import_addresses (run_id, line)')
}

async function upFindings(knex: Knex): Promise<void> {
  // A run that is under way has no end; there is at most one, and its lease tells whether somebody still works on it.
  await knex.raw(`
    create table audit_runs (
      id uuid constraint audit_runs_pkey primary key,
      -- In the order they began, whatever clocks said: one that is put back must not hide every audit from then on.
      number bigint generated always as identity constraint audit_runs_number_key unique,
      trigger text not null constraint audit_runs_trigger_known check (trigger in ('schedule', 'console', 'command-line', 'import')),
      started_by uuid constraint audit_runs_started_by_fkey references members (id) on delete set null,
      started_at timestamptz not null,
      lease_until timestamptz,
      finished_at timestamptz,
      state text not null constraint audit_runs_state_known check (state in ('running', 'finished', 'failed')),
      completeness text constraint audit_runs_completeness_known check (completeness in ('ok', 'partial', 'blind')),
      why text[] not null default '{}',
      program_version text not null,
      keys_version integer not null,
      sources jsonb not null default '[]',
      members integer,
      counts jsonb not null default '{}',
      delta jsonb not null default '{}',
      digest_hash text,
      input_hash text,
      announced_at timestamptz,
      constraint audit_runs_end check ((state = 'running') = (finished_at is null))
    )`)
  await knex.raw(`create unique index audit_runs_one_running on audit_runs ((true)) where state = 'running'`)
  await knex.raw('create index audit_runs_started_at_index on audit_runs (started_at desc)')
  await knex.raw('create index audit_runs_started_by_index on audit_runs (started_by) where started_by is not null')

  // What the checks of a run saw, one row a subject; emptied when the run is concluded.
  await knex.raw(`
    create unlogged table audit_sightings (
      run_id uuid not null,
      code text not null,
      app_id uuid,
      key text not null,
      subject text not null,
      member_id uuid,
      zendesk_id text,
      severity text not null,
      confidence text not null,
      evidence jsonb not null default '{}'
    )`)
  await knex.raw('create index audit_sightings_group_index on audit_sightings (run_id, code, key)')

  await knex.raw(`
    create table findings (
      id bigint generated always as identity constraint findings_pkey primary key,
      fingerprint text not null constraint findings_fingerprint_unique unique,
      code text not null,
      app_id uuid constraint findings_app_id_fkey references apps (id) on delete cascade,
      severity text not null constraint findings_severity_known check (
        severity in ('critical', 'high', 'medium', 'low', 'info')
      ),
      confidence text not null constraint findings_confidence_known check (
        confidence in ('certain', 'likely', 'possible')
      ),
      state text not null constraint findings_state_known check (
        state in ('open', 'acknowledged', 'snoozed', 'accepted', 'dismissed', 'resolved')
      ),
      evidence_hash text not null,
      subjects integer not null,
      touches_staff boolean not null,
      first_seen_at timestamptz not null,
      last_seen_at timestamptz not null,
      opened_at timestamptz not null,
      resolved_at timestamptz,
      times_seen integer not null default 1,
      last_run_id uuid,
      change text,
      decided_at timestamptz,
      decided_by uuid constraint findings_decided_by_fkey references members (id) on delete set null,
      seconded_by uuid constraint findings_seconded_by_fkey references members (id) on delete set null,
      decision_reason text,
      decided_until timestamptz,
      -- What one of two people has asked for, and on which evidence: nothing is decided until the second agrees.
      asked_state text constraint findings_asked_state_known check (
        asked_state in ('acknowledged', 'snoozed', 'accepted', 'dismissed')
      ),
      asked_evidence_hash text,
      constraint findings_decision_has_reason check (
        state in ('open', 'resolved') or (decision_reason is not null and decided_until is not null)
      ),
      constraint findings_resolved_when check ((state = 'resolved') = (resolved_at is not null))
    )`)
  await knex.raw('create index findings_state_index on findings (state, severity, code, fingerprint collate "C")')
  // The lists: what matters first, then the newest, of all, of one kind, or of one app.
  const order = 'state, severity, touches_staff, opened_at desc, id desc'
  await knex.raw(`create index findings_order_index on findings (${order})`)
  await knex.raw(`create index findings_code_index on findings (code, ${order})`)
  await knex.raw(`create index findings_app_id_index on findings (app_id, ${order}) where app_id is not null`)
  await knex.raw('create index findings_decided_by_index on findings (decided_by) where decided_by is not null')
  await knex.raw('create index findings_seconded_by_index on findings (seconded_by) where seconded_by is not null')
  await knex.raw(
    'create index findings_decided_until_index on findings (decided_until) where decided_until is not null',
  )

  // Values are personal: they go with the member, and with the Zendesk user by the next run.
  await knex.raw(`
    create table finding_subjects (
      finding_id bigint not null constraint finding_subjects_finding_id_fkey references findings (id) on delete cascade,
      subject text not null,
      member_id uuid constraint finding_subjects_member_id_fkey references members (id) on delete cascade,
      zendesk_id text,
      evidence jsonb not null default '{}',
      constraint finding_subjects_pkey primary key (finding_id, subject)
    )`)
  await knex.raw(
    'create index finding_subjects_member_id_index on finding_subjects (member_id) where member_id is not null',
  )

  await knex.raw('create index findings_asked_index on findings (id) where asked_state is not null')

  // The history of one finding.
  await knex.raw(`
    create index events_finding_index on events ((detail ->> 'finding'), id) where detail ->> 'finding' is not null`)

  // Open findings at the end of each day, for the trend.
  await knex.raw(`
    create table finding_days (
      day date not null,
      code text not null,
      severity text not null,
      open integer not null,
      constraint finding_days_pkey primary key (day, code, severity)
    )`)
}

async function upGate(knex: Knex): Promise<void> {
  // Whether an address was proved by a mail, asked for one member at every hand-off that it matters for.
  await knex.raw(`
    create index events_address_proved_index on events (subject_id, at)
    where type in ('address.verified', 'address.changed')`)
  await knex.raw(`
    create table gate_overrides (
      app_id uuid not null constraint gate_overrides_app_id_fkey references apps (id) on delete cascade,
      code text not null,
      gate text not null constraint gate_overrides_gate_known check (gate in ('block', 'hold', 'warn', 'none')),
      reason text not null,
      changed_at timestamptz not null,
      changed_by uuid constraint gate_overrides_changed_by_fkey references members (id) on delete set null,
      constraint gate_overrides_pkey primary key (app_id, code)
    )`)
  await knex.raw(
    'create index gate_overrides_changed_by_index on gate_overrides (changed_by) where changed_by is not null',
  )

  // A hand-off that was held, and what became of it. At most one that waits for each reason.
  await knex.raw(`
    create table gate_decisions (
      id uuid constraint gate_decisions_pkey primary key,
      app_id uuid not null constraint gate_decisions_app_id_fkey references apps (id) on delete cascade,
      member_id uuid not null constraint gate_decisions_member_id_fkey references members (id) on delete cascade,
      code text not null,
      evidence_hash text not null,
      evidence jsonb not null default '{}',
      needs_two boolean not null,
      state text not null constraint gate_decisions_state_known check (
        state in ('waiting', 'seconding', 'approved-once', 'approved', 'refused', 'used', 'void')
      ),
      asked_at timestamptz not null,
      asked_last_at timestamptz not null,
      asked_times integer not null default 1,
      first_wish text constraint gate_decisions_first_wish_known check (first_wish in ('approved-once', 'approved')),
      first_by uuid constraint gate_decisions_first_by_fkey references members (id) on delete set null,
      first_at timestamptz,
      decided_by uuid constraint gate_decisions_decided_by_fkey references members (id) on delete set null,
      decided_at timestamptz,
      reason text,
      valid_until timestamptz,
      used_at timestamptz
    )`)
  await knex.raw(`
    create unique index gate_decisions_one_in_force on gate_decisions (app_id, member_id, code, evidence_hash)
    where state in ('waiting', 'seconding', 'approved-once', 'approved', 'refused')`)
  await knex.raw('create index gate_decisions_member_index on gate_decisions (member_id, app_id)')
  await knex.raw('create index gate_decisions_state_index on gate_decisions (state, asked_at)')
  await knex.raw('create index gate_decisions_first_by_index on gate_decisions (first_by) where first_by is not null')
  await knex.raw(
    'create index gate_decisions_decided_by_index on gate_decisions (decided_by) where decided_by is not null',
  )
}

async function upReporting(knex: Knex): Promise<void> {
  await knex.raw(`
    create table safeguard_settings (
      id integer constraint safeguard_settings_pkey primary key constraint safeguard_settings_single check (id = 1),
      fingerprint_key text not null,
      schedule text,
      zone text not null default 'UTC',
      stale_after_days integer not null default 7 constraint safeguard_settings_stale_bounds check (stale_after_days between 1 and 365),
      secret_max_age_days integer not null default 365 constraint safeguard_settings_secret_age_bounds check (secret_max_age_days between 30 and 3650),
      mixed_domains text[] not null default '{}',
      digest_to text[] not null default '{}',
      last_digest_hash text,
      last_digest_at timestamptz,
      last_heartbeat_at timestamptz,
      version integer not null default 1,
      updated_at timestamptz not null
    )`)

  await knex.raw(`
    create table webhooks (
      id uuid constraint webhooks_pkey primary key,
      url text not null,
      description text not null default '',
      secret_sealed text not null,
      event_types text[] not null,
      is_enabled boolean not null,
      created_at timestamptz not null,
      created_by uuid constraint webhooks_created_by_fkey references members (id) on delete set null,
      disabled_because text
    )`)
  await knex.raw('create index webhooks_created_by_index on webhooks (created_by) where created_by is not null')
  await knex.raw(`
    create table webhook_deliveries (
      id uuid constraint webhook_deliveries_pkey primary key,
      webhook_id uuid not null constraint webhook_deliveries_webhook_id_fkey references webhooks (id) on delete cascade,
      message_id text not null,
      event_type text not null,
      payload text not null,
      state text not null constraint webhook_deliveries_state_known check (state in ('waiting', 'delivered', 'failed')),
      created_at timestamptz not null,
      attempts integer not null default 0,
      next_at timestamptz not null,
      last_at timestamptz,
      last_status integer,
      last_trouble text
    )`)
  await knex.raw(`create index webhook_deliveries_due_index on webhook_deliveries (next_at) where state = 'waiting'`)
  await knex.raw('create index webhook_deliveries_webhook_index on webhook_deliveries (webhook_id, created_at desc)')
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop trigger members_keep_former_address on members')
  await knex.raw(`
    create trigger members_keep_former_address after update of email_exact_key on members for each row
    when (old.email_exact_key is not null and old.email_exact_key is distinct from new.email_exact_key)
    execute function keep_former_address()`)
  await knex.raw('drop index events_address_proved_index')
  for (const table of [
    'webhook_deliveries',
    'webhooks',
    'safeguard_settings',
    'gate_decisions',
    'gate_overrides',
    'finding_days',
    'finding_subjects',
    'findings',
    'audit_sightings',
    'audit_runs',
    'zendesk_import_addresses',
    'zendesk_import_users',
    'zendesk_sso_configurations',
    'zendesk_user_changes',
    'zendesk_user_addresses',
    'zendesk_users',
    'zendesk_sources',
  ]) {
    await knex.raw(`drop table ${table}`)
  }
  await knex.raw('drop index events_finding_index')
  await knex.raw('drop index members_phone_index')
  await knex.raw('drop index members_email_keys_version_index')
  await knex.raw('drop index members_accented_index')
  await knex.raw('drop index members_protected_skeleton_index')
  await knex.raw(`
    alter table member_import_rows
      drop column email_skeleton_key, drop column email_typed_skeleton_key, drop column email_mailbox_certain,
      drop column email_traits, drop column username_fold_key`)
  await knex.raw(`
    alter table members alter column email_keys_version drop default, alter column email_keys_version drop not null`)
  await knex.raw(`
    alter table members
      drop column email_skeleton_key, drop column email_typed_skeleton_key, drop column email_mailbox_certain,
      drop column email_traits, drop column username_fold_key, drop column origin`)
}
