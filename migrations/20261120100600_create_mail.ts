/**
 * Mail waiting to be sent, the links that prove an address, and for which address a set-up link was mailed. What a mail
 * says, and to whom, is sealed; it goes when the mail is sent.
 */
import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table outbox_messages (
      id uuid constraint outbox_messages_pkey primary key,
      member_id uuid constraint outbox_messages_member_id_fkey references members (id) on delete cascade,
      kind text not null,
      language text not null,
      subject text not null,
      message_sealed text,
      created_at timestamptz not null,
      good_until timestamptz,
      send_after timestamptz not null,
      attempts integer not null default 0,
      sent_at timestamptz,
      failed_at timestamptz,
      last_error text,
      constraint outbox_messages_ended_once check (num_nonnulls(sent_at, failed_at) <= 1),
      constraint outbox_messages_sent_is_empty check (sent_at is null or message_sealed is null),
      constraint outbox_messages_waiting_is_whole check (
        sent_at is not null or failed_at is not null or message_sealed is not null
      )
    )`)
  await knex.raw(`
    create index outbox_messages_due_index on outbox_messages (send_after, id) where sent_at is null and failed_at is null`)
  await knex.raw('create index outbox_messages_created_at_index on outbox_messages (created_at, id)')
  await knex.raw('create index outbox_messages_member_id_index on outbox_messages (member_id)')

  await knex.raw(`
    create table verification_links (
      token_hash text constraint verification_links_pkey primary key,
      member_id uuid not null constraint verification_links_member_id_fkey references members (id) on delete cascade,
      email_exact_key text not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      voided_at timestamptz
    )`)
  await knex.raw('create index verification_links_member_id_index on verification_links (member_id)')
  await knex.raw('create index verification_links_created_at_index on verification_links (created_at)')

  // Null: handed over by the operator, not mailed. Otherwise the link is good while the member has this address.
  await knex.raw('alter table setup_links add column email_exact_key text')
  await knex.raw('create index setup_links_created_at_index on setup_links (created_at)')
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index setup_links_created_at_index')
  await knex.raw('alter table setup_links drop column email_exact_key')
  await knex.raw('drop table verification_links')
  await knex.raw('drop table outbox_messages')
}
