import { dictionary } from '@zxcvbn-ts/language-common'
import { describe, expect, test } from 'vitest'
import { complainAboutPassword } from '../../src/features/passwords/password-policy.ts'

const about = {
  name: 'Ada Lovelace',
  email: 'countess.ada@example.org',
  username: 'analyst1815',
  organization: 'Contoso',
}
const codeOf = async (password: string, least = 15) => (await complainAboutPassword(password, about, least))?.code

test.each([
  ['15 lower-case letters', 'xqzvbnkwjrthgfd'],
  ['15 digits', '804261937502846'],
  ['15 signs', '¡°§~[}+<*|>^{#]'],
  ['words and spaces', 'seven blue elephants'],
  ['15 characters with blanks', 'a b c d 9 z q w'],
  ['other scripts', 'пятнадцатьбуквы'],
  ['four words off a list', 'correct horse battery staple'],
  ['200 characters', 'long phrase '.repeat(16) + 'eight ch'],
  ['a known word among others', 'Lovelace rides a purple bicycle'],
])('%s may be a password', async (_what, password) => {
  expect(await codeOf(password)).toBeUndefined()
})

test.each([
  ['14 characters', 'xqzvbnkwjrthgf', 'too-short'],
  ['14 characters typed as more', 'ö'.repeat(14).normalize('NFD'), 'too-short'],
  ['201 characters', `${'long phrase '.repeat(16)}nine char`, 'too-long'],
  ['one character', 'aaaaaaaaaaaaaaaa', 'repetitive'],
  ['a few characters', 'abababababababab', 'repetitive'],
  ['signs only', '................', 'repetitive'],
  ['a few characters again and again', 'kx7qmzkx7qmzkx7q', 'repetitive'],
  ['the digits', '123456789012345', 'row'],
  ['the alphabet', 'abcdefghijklmnopq', 'row'],
  ['the alphabet backwards', 'zyxwvutsrqponmlkj', 'row'],
  ['the name', 'Ada  Lovelace!!!', 'known-words'],
  ['the name twice', 'adalovelaceadalovelace', 'known-words'],
  ['the address', 'countess.ada@example.org', 'known-words'],
  ['the username', 'analyst1815 analyst1815', 'known-words'],
  ['the organisation', 'Contoso-Contoso-2', 'known-words'],
  ['this program', 'latchkeylatchkey1', 'known-words'],
  ['letters written as digits and signs', 'C0nt0$o L4tchk3y!', 'known-words'],
  ['what everybody writes', 'Password12345678', 'row'],
  ['one off the list', '1qaz2wsx3edc4rfv', 'common'],
  ['one off the list, twice', 'Sunshine Sunshine', 'common'],
  ['two off the list', 'Princess-Football', 'common'],
  ['two off the list and a year', 'dragonBaseball1987', 'common'],
  ['two in disguise', 'Sunsh1ne+Footb4ll', 'common'],
  ['rows of keys', 'qwertyuiopasdfghjkl', 'common'],
  ['columns of keys', '1qaz2wsx3edc4rfv5tgb', 'common'],
  ['a word and a row', 'monkey1234567890', 'common'],
  ['the organisation and one off the list', 'Contoso Sunshine 2026', 'common'],
] as const)('%s may not', async (_what, password, code) => {
  expect(await codeOf(password)).toBe(code)
})

describe('the least length', () => {
  test('is what the settings say', async () => {
    expect([await codeOf('hzek7wqa', 8), await codeOf('hzek7wq', 8)]).toEqual([undefined, 'too-short'])
    expect(await complainAboutPassword('🐘'.repeat(14), about, 16)).toMatchObject({ least: 16, most: 200, length: 14 })
  })
})

test('R04 none of the 3,000 commonest passwords of allowed length is taken, whatever that length is', async () => {
  const commonest = dictionary['passwords-common'].filter(({ length }) => length >= 8).slice(0, 3_000)
  expect(commonest).toHaveLength(3_000)
  const taken: string[] = []
  for (const password of commonest) {
    if ((await codeOf(password, 8)) === undefined) taken.push(password)
    // Of fifteen characters there are 41 on the list: what people make of the shorter ones are these.
    const doubled = password.repeat(2)
    if ((await codeOf(doubled)) === undefined) taken.push(doubled)
  }
  expect(taken).toEqual([])
})
