/** Telephone numbers become E.164 or a sentence that says what to change. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CountryCode, readPhone } from '../../src/kernel/phone.ts'

test.each<[string, CountryCode | undefined, string]>([
  ['+44 20 7946 0958', undefined, '+442079460958'],
  ['+15551234567', undefined, '+15551234567'],
  ['+49 (0)30 1234567', undefined, '+49301234567'],
  [' ＋49 30/123-4567 ', undefined, '+49301234567'],
  ['030 1234567', 'DE', '+49301234567'],
  ['0049 30 1234567', 'DE', '+49301234567'],
  ['(212) 555-0123', 'US', '+12125550123'],
  ['+44 20 7946 0958', 'DE', '+442079460958'],
])('reads %j (country %s)', (typed, country, e164) => {
  expect(readPhone(typed, country)).toEqual({ kind: 'phone', e164 })
})

test.each<[string, CountryCode | undefined, RegExp]>([
  ['030 1234567', undefined, /country code/],
  ['0049 30 1234567', undefined, /country code/],
  ['+49301', undefined, /too few or too many/],
  ['+49 30 12345678901234567', undefined, /no telephone number|too few or too many/],
  ['112', 'DE', /too few or too many/],
  ['+999 123 456', undefined, /does not exist/],
  ['+1 800 FLOWERS', undefined, /only digits/],
  ['+49 30 123456 ext. 5', undefined, /only digits/],
  ['tel:+493012345678', undefined, /only digits/],
  ['', undefined, /only digits/],
  ['+', undefined, /no telephone number/],
  ['+49 30 123\n456;x', undefined, /only digits/],
  ['1'.repeat(100_000), 'DE', /only digits/],
])('refuses %j (country %s)', (typed, country, why) => {
  expect(readPhone(typed, country)).toEqual({ kind: 'refused', why: expect.stringMatching(why) as string })
})

test('any text gives E.164 or a refusal, and E.164 stays as it is', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^\+?[0-9 ()./-]{0,20}$/))
  fc.assert(
    fc.property(text, fc.constantFrom<CountryCode | undefined>(undefined, 'DE', 'US', 'IT'), (typed, country) => {
      const read = readPhone(typed, country)
      if (read.kind === 'refused') return
      expect(read.e164).toMatch(/^\+[1-9]\d{3,14}$/)
      expect(readPhone(read.e164)).toEqual(read)
    }),
    { numRuns: 3_000 },
  )
})
