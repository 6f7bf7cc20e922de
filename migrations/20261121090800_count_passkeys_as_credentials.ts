/** Whoever has a passkey can sign in: it is a credential like the password, wherever that is asked. */
import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(noteCredentials('and not exists (select from passkeys where member_id = members.id)'))
  await knex.raw(`
    create trigger passkeys_note_given after insert on passkeys referencing new table as changed
    for each statement execute function note_credentials()`)
  await knex.raw(`
    create trigger passkeys_note_removed after delete on passkeys referencing old table as changed
    for each statement execute function note_credentials()`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop trigger passkeys_note_removed on passkeys')
  await knex.raw('drop trigger passkeys_note_given on passkeys')
  await knex.raw(noteCredentials(''))
}

const noteCredentials = (orOther: string): string => `
  create or replace function note_credentials() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      update members set has_credentials = true
      where not has_credentials and id in (select member_id from changed);
    else
      update members set has_credentials = false
      where has_credentials and id in (select member_id from changed)
        and not exists (select from credentials where member_id = members.id) ${orOther};
    end if;
    return null;
  end $$`
