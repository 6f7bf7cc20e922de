import { expect, test } from 'vitest'
import { complainAboutPassword } from '../../src/features/setup/password-policy.ts'

const about = { name: 'Ada Lovelace', email: 'countess.ada@example.org' }

test.each([
  ['15 lower-case letters', 'xqzvbnkwjrthgfd'],
  ['words and spaces', 'seven blue elephants'],
  ['15 characters with blanks', 'a b c d 9 z q w'],
  ['other scripts', 'пятнадцатьбуквы'],
  ['200 characters', 'long phrase '.repeat(16) + 'eight ch'],
  ['a known word among others', 'Lovelace rides a purple bicycle'],
])('%s may be a password', (_what, password) => {
  expect(complainAboutPassword(password, about)).toBeUndefined()
})

test.each([
  ['14 characters', 'xqzvbnkwjrthgf', 'too-short'],
  ['14 characters typed as more', 'ö'.repeat(14).normalize('NFD'), 'too-short'],
  ['201 characters', `${'long phrase '.repeat(16)}nine char`, 'too-long'],
  ['one character', 'aaaaaaaaaaaaaaaa', 'repetitive'],
  ['a few characters', 'abababababababab', 'repetitive'],
  ['signs only', '................', 'repetitive'],
  ['the digits', '123456789012345', 'row'],
  ['the alphabet', 'abcdefghijklmnopq', 'row'],
  ['the alphabet backwards', 'zyxwvutsrqponmlkj', 'row'],
  ['the name', 'Ada  Lovelace!!!', 'known-words'],
  ['the name twice', 'adalovelaceadalovelace', 'known-words'],
  ['the address', 'countess.ada@example.org', 'known-words'],
  ['this program', 'latchkeylatchkey1', 'known-words'],
  ['what everybody writes', 'Password12345678', 'row'],
])('%s may not', (_what, password, code) => {
  expect(complainAboutPassword(password, about)?.code).toBe(code)
})

test('a complaint counts characters as people do', () => {
  expect(complainAboutPassword('🐘'.repeat(14), about)).toMatchObject({ code: 'too-short', least: 15, length: 14 })
})
