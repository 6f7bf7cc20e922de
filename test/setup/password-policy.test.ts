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
  ['14 characters', 'xqzvbnkwjrthgf', 'at least 15'],
  ['14 characters typed as more', 'ö'.repeat(14).normalize('NFD'), 'at least 15'],
  ['201 characters', `${'long phrase '.repeat(16)}nine char`, 'at most 200'],
  ['one character', 'aaaaaaaaaaaaaaaa', 'repeats'],
  ['a few characters', 'abababababababab', 'repeats'],
  ['signs only', '................', 'repeats'],
  ['the digits', '123456789012345', 'row'],
  ['the alphabet', 'abcdefghijklmnopq', 'row'],
  ['the alphabet backwards', 'zyxwvutsrqponmlkj', 'row'],
  ['the name', 'Ada  Lovelace!!!', 'mostly'],
  ['the name twice', 'adalovelaceadalovelace', 'mostly'],
  ['the address', 'countess.ada@example.org', 'mostly'],
  ['this program', 'latchkeylatchkey1', 'mostly'],
  ['what everybody writes', 'Password12345678', 'row'],
])('%s may not', (_what, password, reason) => {
  expect(complainAboutPassword(password, about)).toContain(reason)
})
