/** What is said to be odd about an address, and what is not. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEmailAddress } from '../../src/kernel/email-address.ts'
import { emailKeys } from '../../src/kernel/email-keys.ts'
import { emailTraitNames, emailTraits, probableDomain, type EmailTrait } from '../../src/kernel/email-traits.ts'

test.each<[string, EmailTrait[]]>([
  ['office@society.example', ['role-address']],
  ['Info@Society.example', ['role-address']],
  ['info+zendesk@society.example', ['role-address']],
  ['support2@society.example', ['role-address']],
  ['team_3@society.example', ['role-address']],
  ['no-reply@society.example', ['role-address']],
  ['no.reply@society.example', ['role-address']],
  ['Büro@society.example', ['role-address']],
  ['postmaster@society.example', ['role-address']],
  ['ada@mailinator.com', ['disposable-domain']],
  ['ada@mx.yopmail.com', ['disposable-domain']],
  ['ada@gmial.com', ['typo-domain']],
  ['ada@Gmail.con', ['typo-domain']],
  ['info@hotmial.com', ['role-address', 'typo-domain']],
  ['no address', ['malformed']],
  ['', ['malformed']],
  ['a..da@example.com', ['malformed']],
  ['ada@localhost', ['malformed']],
  ['a\u200bda@example.com', ['hidden-characters']],
  ['in\u00adfo@example.com', ['hidden-characters', 'role-address']],
])('R61 %j: %j', (address, traits) => {
  expect(emailTraits(address)).toEqual(traits)
  expect(emailTraits(address, emailKeys(address))).toEqual(traits)
})

test.each([
  ...['ada@example.com', 'bill@example.com', 'mark.post@example.com', 'will@example.com', 'grace2@example.com'],
  ...['info.smith@example.com', 'salesman@example.com', 'hr@example.com', 'dean@example.com', '2@example.com'],
  ...['josé@example.com', 'ada@gmail.com', 'ada@googlemail.com', 'ada@notmailinator.com', 'ada@mailinator.com.example'],
  ...['ada@ymail.com', 'ada@hotmail.co.uk', 'ada@yahoo.co.jp', 'ada@me.com', 'ada+info@example.com'],
])('R61 nothing is odd about %j', (address) => {
  expect(emailTraits(address)).toEqual([])
})

test('R61 says which domain was probably meant', () => {
  expect(probableDomain('Ada@GMIAL.com')).toBe('gmail.com')
  expect(probableDomain('ada@t-onlin.de')).toBe('t-online.de')
  expect(probableDomain('ada@gmail.com')).toBeUndefined()
  expect(probableDomain('nothing')).toBeUndefined()
})

test('R61 what looks ordinary enough for the short way has nothing wrong with it', () => {
  const local = fc.stringMatching(/^[a-z0-9]{1,9}([._+-][A-Z0-9]{1,9}){0,3}$/)
  const domain = fc.stringMatching(/^([a-z0-9]{1,8}\.){1,3}[a-z]{2,5}$/)
  fc.assert(
    fc.property(local, domain, (name, host) => {
      expect(readEmailAddress(`${name}@${host}`).kind).toBe('address')
    }),
    { numRuns: 1_000 },
  )
})

test('R61 total: every text has its traits, each once and in order', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.emailAddress()), (text) => {
      const traits = emailTraits(text)
      expect(traits).toEqual(emailTraitNames.filter((name) => traits.includes(name)))
    }),
  )
})
