/** Whatever the database takes for one name counts as one name. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashOfName } from '../../src/features/sign-in/throttle-keys.ts'
import { testApp } from '../support/test-app.ts'

const app = testApp()
const keyOf = (identifier: string): string => hashOfName(app.deps, identifier)

/** Locales that databases of houses may have, as far as this one knows them. */
async function collations(): Promise<string[]> {
  const known = [
    'default',
    'C',
    'en_US.utf8',
    'tr_TR.utf8',
    'pg_c_utf8',
    'und-x-icu',
    'tr-x-icu',
    'lt-x-icu',
    'el-x-icu',
  ]
  const { rows } = await app.deps.database.db.raw<{ rows: { name: string }[] }>(
    `select distinct collname as name from pg_collation
     where collname = any (?) and collencoding in (-1, pg_char_to_encoding('UTF8'))`,
    [known],
  )
  return rows.map(({ name }) => name)
}

/** Of `names` those that lower() changes, and what it makes of them. */
async function lowered(names: string[], collation: string): Promise<{ name: string; lower: string }[]> {
  const quoted = `"${collation}"`
  const { rows } = await app.deps.database.db.raw<{ rows: { name: string; lower: string }[] }>(
    `select name, lower(name collate ${quoted}) as lower from unnest(?::text[]) as given (name)
     where convert_to(lower(name collate ${quoted}), 'UTF8') <> convert_to(name, 'UTF8')`,
    [names],
  )
  return rows
}

async function expectOneKeyEach(names: string[]): Promise<void> {
  for (const collation of await collations()) {
    const changed = await lowered(names, collation)
    expect(changed.length, collation).toBeGreaterThan(25)
    expect(
      changed.filter(({ name, lower }) => keyOf(name) !== keyOf(lower)),
      collation,
    ).toEqual([])
  }
}

test('every single character, in every locale', async () => {
  const codes = Array.from({ length: 0x1ffff }, (_, index) => index + 1)
  const characters = codes.filter((code) => code < 0xd800 || code > 0xdfff)
  await expectOneKeyEach(characters.map((code) => `x${String.fromCodePoint(code)}`))
})

test('names of nasty characters, in every locale', async () => {
  const letters = Array.from('iIİıſßẞσςΣsSKkΩωåÅǅéΐŉẛ\u0300\u0307\u0328\u0345ﬁſt-_. 1🙂\ufffd')
  await expectOneKeyEach(fc.sample(fc.string({ unit: fc.constantFrom(...letters), maxLength: 12 }), 2_000))
})

test('what no database can hold counts as what it is looked up as', () => {
  expect(keyOf('a\0b')).toBe(keyOf('a\ufffdb'))
  expect(keyOf('a\ud800b')).toBe(keyOf('a\ufffdb'))
})

test('different names count apart', () => {
  expect(new Set(['ada', 'bob', 'm-1', 'm-2', 'ada@example.org', 'bob@example.org'].map(keyOf)).size).toBe(6)
})
