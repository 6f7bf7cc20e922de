/**
 * Second factors, the browsers that members are known by, sign-ins that are half done, and how strict all of it is.
 * No row of settings means what is usual.
 */
import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table security_settings (
      id integer constraint security_settings_pkey primary key constraint security_settings_single check (id = 1),
      password_least integer not null,
      checks_breaches boolean not null,
      breach_host text not null,
      second_factor_for text not null,
      remember_days integer not null,
      idle_minutes integer not null,
      absolute_minutes integer not null,
      handoff_proof_minutes integer,
      registration text not null,
      registration_domains text[] not null default '{}',
      version integer not null default 1,
      updated_at timestamptz not null,
      constraint security_settings_password_least_bounds check (password_least between 8 and 200),
      constraint security_settings_second_factor_known check (
        second_factor_for in ('nobody', 'administrators', 'staff', 'everyone')
      ),
      constraint security_settings_remember_bounds check (remember_days between 0 and 365),
      constraint security_settings_idle_bounds check (idle_minutes between 5 and absolute_minutes),
      constraint security_settings_absolute_bounds check (absolute_minutes between 5 and 43200),
      constraint security_settings_proof_bounds check (handoff_proof_minutes between 1 and 43200),
      constraint security_settings_registration_known check (registration in ('off', 'approved', 'open'))
    )`)

  await knex.raw(`
    create table totp_factors (
      member_id uuid constraint totp_factors_pkey primary key
        constraint totp_factors_member_id_fkey references members (id) on delete cascade,
      secret_sealed text not null,
      confirmed_at timestamptz not null,
      last_step bigint
    )`)

  await knex.raw(`
    create table passkeys (
      id uuid constraint passkeys_pkey primary key,
      member_id uuid not null constraint passkeys_member_id_fkey references members (id) on delete cascade,
      credential_id text not null constraint passkeys_credential_id_unique unique,
      public_key text not null,
      sign_count bigint not null,
      transports text[] not null default '{}',
      is_backup_eligible boolean not null,
      is_backed_up boolean not null,
      name text not null,
      created_at timestamptz not null,
      last_used_at timestamptz
    )`)
  await knex.raw('create index passkeys_member_id_index on passkeys (member_id)')

  await knex.raw(`
    create table recovery_codes (
      member_id uuid not null constraint recovery_codes_member_id_fkey references members (id) on delete cascade,
      code_hash text not null,
      created_at timestamptz not null,
      used_at timestamptz,
      constraint recovery_codes_pkey primary key (member_id, code_hash)
    )`)

  await knex.raw(`
    create table devices (
      id uuid constraint devices_pkey primary key,
      member_id uuid not null constraint devices_member_id_fkey references members (id) on delete cascade,
      token_hash text not null,
      user_agent text,
      first_seen_at timestamptz not null,
      last_seen_at timestamptz not null,
      remembered_at timestamptz,
      remembered_until timestamptz,
      session_epoch integer,
      constraint devices_member_token_unique unique (member_id, token_hash),
      constraint devices_remembered_whole check ((remembered_at is null) = (remembered_until is null))
    )`)
  await knex.raw('create index devices_last_seen_at_index on devices (last_seen_at)')
  await knex.raw('create index devices_token_hash_index on devices (token_hash)')

  await knex.raw(`
    create table sign_in_steps (
      token_hash text constraint sign_in_steps_pkey primary key,
      member_id uuid not null constraint sign_in_steps_member_id_fkey references members (id) on delete cascade,
      session_epoch integer not null,
      proofs text[] not null,
      continue_to text,
      kept_form text,
      created_at timestamptz not null,
      expires_at timestamptz not null
    )`)
  await knex.raw('create index sign_in_steps_member_id_index on sign_in_steps (member_id)')
  await knex.raw('create index sign_in_steps_expires_at_index on sign_in_steps (expires_at)')

  await knex.raw('alter table sessions add column last_seen_at timestamptz')
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table sessions drop column last_seen_at')
  for (const table of ['sign_in_steps', 'devices', 'recovery_codes', 'passkeys', 'totp_factors', 'security_settings']) {
    await knex.raw(`drop table ${table}`)
  }
}
