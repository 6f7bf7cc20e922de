/**
 * Finds members by any part of what is known of them, and lists them in order, however many there are: the text that is
 * searched, the order of the list, and for each thing that the list can be narrowed to an index in that order.
 *
 * All of it is folded by one function, which knows capitals and accents by itself: what `lower()` does depends on the locale
 * of the database.
 */
import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw('create extension if not exists pg_trgm')
  await knex.raw(foldForSearch)

  // Room for what changes often, so that a change of it touches no index.
  await knex.raw('alter table members set (fillfactor = 90)')
  await knex.raw(`
    alter table members
      add column last_signed_in_at timestamptz,
      add column has_signed_in boolean generated always as (last_signed_in_at is not null) stored,
      add column has_credentials boolean not null default false,
      add column name_key text collate "C" generated always as (btrim(fold_for_search(name))) stored,
      add column search_text text generated always as (
        ' ' || fold_for_search(
          name || ' ' || coalesce(email, '') || ' ' || external_id || ' ' || coalesce(username, '') || ' '
            || coalesce(phone, '')
        ) || ' '
      ) stored`)
  await knex.raw('update members set has_credentials = true where id in (select member_id from credentials)')
  await knex.raw(`
    update members set last_signed_in_at = last.at
    from (
      select subject_id, max(at) as at from events where type = 'sign-in.succeeded' group by subject_id
    ) last
    where members.id = last.subject_id`)

  await knex.raw('create index members_search_index on members using gin (search_text gin_trgm_ops)')
  await knex.raw('create index members_list_index on members (name_key, id)')
  for (const [name, condition] of narrowed) {
    await knex.raw(`create index members_${name}_list_index on members (name_key, id) where ${condition}`)
  }
  await knex.raw(`
    create index members_organization_list_index on members (organization, name_key, id) where organization is not null`)

  // What somebody did to others or to apps: what they do for themselves is found by its subject.
  await knex.raw(`
    create index events_by_others_index on events (actor, id)
    where actor like 'member:%' and (subject_id is null or actor <> 'member:' || subject_id::text)`)
  // When they are erased, the address they did it from goes; what is said of others stays.
  await knex.raw(
    guardEvents('(new.ip is null or new.ip = old.ip) and (new.personal is null or new.personal = old.personal)'),
  )

  await knex.raw(`
    create function note_credentials() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        update members set has_credentials = true
        where not has_credentials and id in (select member_id from changed);
      else
        update members set has_credentials = false
        where has_credentials and id in (select member_id from changed)
          and not exists (select from credentials where member_id = members.id);
      end if;
      return null;
    end $$`)
  await knex.raw(`
    create trigger credentials_note_given after insert on credentials referencing new table as changed
    for each statement execute function note_credentials()`)
  await knex.raw(`
    create trigger credentials_note_removed after delete on credentials referencing old table as changed
    for each statement execute function note_credentials()`)

  // Which addresses several members have. Looked at when the transaction ends, so that of two that give one address away at
  // the same time only those that end in the same instant miss each other; what decides about a member looks for itself.
  await knex.raw(`
    create table shared_addresses (email_exact_key text constraint shared_addresses_pkey primary key)`)
  await knex.raw(`
    insert into shared_addresses
    select email_exact_key from members where email_exact_key is not null group by email_exact_key having count(*) > 1`)
  await knex.raw(`
    create function note_shared_address() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'DELETE' and new.email_exact_key is not null and exists (
        select from members where email_exact_key = new.email_exact_key and id <> new.id
      ) then
        insert into shared_addresses values (new.email_exact_key) on conflict do nothing;
      end if;
      if tg_op <> 'INSERT' then
        delete from shared_addresses s where s.email_exact_key = old.email_exact_key and 2 > (
          select count(*) from members where email_exact_key = old.email_exact_key
        );
      end if;
      return null;
    end $$`)
  await knex.raw(`
    create constraint trigger members_note_shared_address after insert or delete on members
    deferrable initially deferred for each row execute function note_shared_address()`)
  await knex.raw(`
    create constraint trigger members_note_changed_address after update of email_exact_key on members
    deferrable initially deferred for each row when (old.email_exact_key is distinct from new.email_exact_key)
    execute function note_shared_address()`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop trigger members_note_changed_address on members')
  await knex.raw('drop trigger members_note_shared_address on members')
  await knex.raw('drop function note_shared_address')
  await knex.raw('drop table shared_addresses')
  await knex.raw(guardEvents('new.ip is null and new.personal is null'))
  await knex.raw('drop index events_by_others_index')
  await knex.raw('drop trigger credentials_note_removed on credentials')
  await knex.raw('drop trigger credentials_note_given on credentials')
  await knex.raw('drop function note_credentials')
  await knex.raw(`
    alter table members drop column search_text, drop column name_key, drop column has_signed_in,
      drop column last_signed_in_at, drop column has_credentials`)
  await knex.raw('alter table members reset (fillfactor)')
  await knex.raw('drop function fold_for_search')
  // The extension stays: it may have been there before, and others may use it.
}

/** As create_events made it, but for what may become of the two columns outside the hash. */
const guardEvents = (isEmptied: string): string => `
  create or replace function guard_events() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and ${isEmptied}
      and (to_jsonb(new) - 'ip' - 'personal') = (to_jsonb(old) - 'ip' - 'personal') then
      return new;
    end if;
    raise exception 'events are append-only'
      using errcode = 'integrity_constraint_violation', constraint = 'events_append_only';
  end $$`

/** Both answers where either may be the rare one. */
const narrowed = [
  ['suspended', `status = 'suspended'`],
  ['staff', 'is_staff'],
  ['role', 'role is not null'],
  ['unverified', 'email_verified_at is null'],
  ['verified', 'email_verified_at is not null'],
  ['without_credentials', 'not has_credentials'],
  ['with_credentials', 'has_credentials'],
  ['never_signed_in', 'not has_signed_in'],
  ['signed_in', 'has_signed_in'],
] as const

const inOrder = (first: number, last: number): string =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('')
const everySecond = (first: number, last: number): string =>
  Array.from({ length: (last - first) / 2 + 1 }, (_, index) => String.fromCodePoint(first + 2 * index)).join('')

/** Letters that do not fall apart into a plain one and a mark, and what they count as: Cyrillic, Greek, Armenian, Latin. */
const letters = [
  [inOrder(0x410, 0x42f), inOrder(0x430, 0x44f)],
  [inOrder(0x391, 0x3a1), inOrder(0x3b1, 0x3c1)],
  [inOrder(0x3a3, 0x3a9), inOrder(0x3c3, 0x3c9)],
  ['ς', 'σ'],
  [inOrder(0x402, 0x40f), inOrder(0x452, 0x45f)],
  ['ØøŁłĐđÐðĦħŦŧıƏ', 'oollddddhhttiə'],
  [everySecond(0x460, 0x480), everySecond(0x461, 0x481)],
  [everySecond(0x48a, 0x4be), everySecond(0x48b, 0x4bf)],
  [everySecond(0x4d0, 0x52e), everySecond(0x4d1, 0x52f)],
  [inOrder(0x531, 0x556), inOrder(0x561, 0x586)],
] as const

const capitals = letters.map(([from]) => from).join('')
const plain = letters.map(([, to]) => to).join('')

/** Marks that a letter counts the same with and without: Latin, Greek and Cyrillic, Hebrew, Arabic, Kana. */
const marks =
  '\\u0300-\\u036f\\u0483-\\u0489\\u0591-\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\u3099\\u309a\\ufe20-\\ufe2f'
/** Scripts that are written without blanks: each character is a word. */
const unspaced = '\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff\\U00020000-\\U0003ffff'
/** Punctuation beyond ASCII, which separates words, and typographic apostrophes, which do not. */
const separators =
  '\\u2000-\\u2017\\u201a-\\u206f\\u3000-\\u303f\\u00a0-\\u00a9\\u00ab-\\u00b4\\u00b6-\\u00b9\\u00bb-\\u00bf'
const apostrophes = '\\u2018\\u2019\\u02bb\\u02bc'
/** Everything of ASCII that is neither letter nor digit. */
const punctuation = '\\x01-/:-@\\[-`{-\\x7f'

/**
 * Small letters without accents, words separated by one blank each. Most texts are ASCII and take the short way; `translate`
 * is the dear part (it compares each letter with the whole list), so only texts that need it pay for it.
 */
const foldForSearch = `
  create function fold_for_search(given text) returns text language sql immutable strict parallel safe as $fold$
    select regexp_replace(
      replace(
        lower(
          case when octet_length(given) = char_length(given) then given
          else (
            select regexp_replace(
              regexp_replace(
                replace(replace(replace(replace(replace(replace(replace(replace(
                  case when bare ~ '[${capitals}]' then translate(bare, '${capitals}', '${plain}') else bare end,
                'ß', 'ss'), 'ẞ', 'ss'), 'Æ', 'ae'), 'æ', 'ae'), 'Œ', 'oe'), 'œ', 'oe'), 'Þ', 'th'), 'þ', 'th'),
                '[${separators}]', ' ', 'g'),
              '([${unspaced}])', ' \\1 ', 'g')
            from (
              select normalize(
                regexp_replace(normalize(given, nfkd), '[${marks}${apostrophes}]', '', 'g'), nfc
              ) as bare
            ) without_marks
          )
          end collate "C"
        ), '''', ''),
      '[${punctuation}]+', ' ', 'g')
  $fold$`
