/** Members, what they prove themselves with, and the external IDs that are gone for good. */
import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table members (
      id uuid constraint members_pkey primary key,
      external_id text not null,
      external_id_key text generated always as (lower(external_id)) stored,
      external_id_issued boolean not null default false,
      username text,
      username_key text generated always as (lower(username)) stored,
      name text not null,
      email text,
      email_exact_key text,
      email_fold_key text,
      email_accentless_key text,
      email_mailbox_key text,
      email_keys_version integer,
      email_verified_at timestamptz,
      phone text,
      organization text,
      locale text,
      is_staff boolean not null default false,
      status text not null default 'active',
      role text,
      attributes jsonb not null default '{}',
      version integer not null default 1,
      session_epoch integer not null default 0,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint members_external_id_key_unique unique (external_id_key),
      constraint members_username_key_unique unique (username_key),
      constraint members_status_known check (status in ('active', 'suspended')),
      constraint members_role_known check (role in ('owner', 'administrator', 'operator', 'auditor')),
      constraint members_email_has_keys check ((email is null) = (email_exact_key is null)),
      constraint members_verified_has_email check (email_verified_at is null or email is not null)
    )`)
  for (const key of ['exact', 'fold', 'accentless', 'mailbox']) {
    await knex.raw(`create index members_email_${key}_key_index on members (email_${key}_key)`)
  }
  await knex.raw(`create index members_role_index on members (role) where role is not null`)

  await knex.raw(`
    create table credentials (
      member_id uuid not null constraint credentials_member_id_fkey references members (id) on delete cascade,
      kind text not null constraint credentials_kind_known check (kind in ('password')),
      secret_hash text not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint credentials_pkey primary key (member_id, kind)
    )`)

  await knex.raw(`
    create table external_id_tombstones (
      external_id_key text constraint external_id_tombstones_pkey primary key,
      buried_at timestamptz not null
    )`)

  // The promise "never reused" is kept by the database itself, whoever writes.
  await knex.raw(`
    create function guard_member_external_id() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then
        insert into external_id_tombstones values (lower(old.external_id), now()) on conflict do nothing;
        return old;
      end if;
      if tg_op = 'UPDATE' then
        if new.external_id is distinct from old.external_id then
          raise exception 'an external ID never changes'
            using errcode = 'integrity_constraint_violation', constraint = 'members_external_id_immutable';
        end if;
        return new;
      end if;
      if exists (select 1 from external_id_tombstones where external_id_key = lower(new.external_id)) then
        raise exception 'an external ID is never used again'
          using errcode = 'integrity_constraint_violation', constraint = 'members_external_id_tombstone';
      end if;
      return new;
    end $$`)
  await knex.raw(`
    create trigger members_guard_external_id before insert or delete or update of external_id on members
    for each row execute function guard_member_external_id()`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table credentials')
  await knex.raw('drop table members')
  await knex.raw('drop function guard_member_external_id')
  await knex.raw('drop table external_id_tombstones')
}
