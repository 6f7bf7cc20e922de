/** Codes of an authenticator app, against the vectors of their own standard and however people type them. */
import { describe, expect, test } from 'vitest'
import { hashOfRecoveryCode, newRecoveryCodes } from '../../src/features/second-factor/recovery-codes/recovery-codes.ts'
import { newTotpSecret, stepOf, totpAddress } from '../../src/features/second-factor/totp/totp.ts'
import { systemRandom } from '../../src/kernel/random.ts'
import { codeAt } from './authenticator.ts'

/** RFC 6238, appendix B: the ASCII text "12345678901234567890", whose codes of eight digits end in these six. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const vectors: [number, string][] = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
]
const at = (seconds: number) => new Date(seconds * 1_000)

test.each(vectors)('at second %i of the standard the code is %s', (seconds, code) => {
  expect(stepOf(secret, code, at(seconds))).toBe(Math.floor(seconds / 30))
  expect(codeAt(secret, at(seconds))).toBe(code)
})

test.each([
  ['in groups', '287 082'],
  ['with a hyphen', ' 287-082\t'],
  ['full-width', '２８７０８２'],
  ['with what a phone puts around a pasted text', '\u2068287082\u2069'],
])('a code typed %s is read', (_how, typed) => {
  expect(stepOf(secret, typed, at(59))).toBe(1)
})

test.each(['', '28708', '2870820', '28708a', '+287082', '287.082', '2e5', '８'.repeat(7)])('%j is no code', (typed) => {
  expect(stepOf(secret, typed, at(59))).toBeUndefined()
})

test('one step to either side counts as the step it is, two do not', () => {
  const now = at(1_234_567_890)
  const step = Math.floor(1_234_567_890 / 30)
  for (const off of [-1, 0, 1]) expect(stepOf(secret, codeAt(secret, now, off), now)).toBe(step + off)
  for (const off of [-2, 2]) expect(stepOf(secret, codeAt(secret, now, off), now)).toBeUndefined()
})

describe('a new secret', () => {
  test('has 160 bits and is never the same', () => {
    const made = Array.from({ length: 50 }, () => newTotpSecret(systemRandom))
    for (const one of made) expect(one).toMatch(/^[A-Z2-7]{32}$/)
    expect(new Set(made).size).toBe(50)
  })

  test('goes into an address that apps understand, whatever the names are', () => {
    const address = new URL(totpAddress(secret, { issuer: 'Ångström: & Søns/?#', account: 'ada+1@example.org' }))
    expect(address.protocol + address.host).toBe('otpauth:totp')
    expect(decodeURIComponent(address.pathname)).toBe('/Ångström  & Søns/?#:ada+1@example.org')
    expect(Object.fromEntries(address.searchParams)).toEqual({
      issuer: 'Ångström  & Søns/?#',
      secret,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    })
  })
})

describe('recovery codes', () => {
  const [code = ''] = newRecoveryCodes(systemRandom)

  test('are ten of 24 unmistakable characters each', () => {
    const codes = newRecoveryCodes(systemRandom)
    expect(codes).toHaveLength(10)
    for (const one of codes) expect(one).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(new Set(codes).size).toBe(10)
  })

  test('are read in any case, with blanks or without, and with the letters that are taken for digits', () => {
    const hash = hashOfRecoveryCode(code)
    expect(hash).toMatch(/^[\w-]{43}$/)
    const ways = [code.toLowerCase(), code.replaceAll('-', ''), code.replaceAll('-', ' '), ` ${code} `]
    for (const typed of [...ways, code.replaceAll('0', 'o').replaceAll('1', 'l'), code.replaceAll('1', 'I')]) {
      expect(hashOfRecoveryCode(typed)).toBe(hash)
    }
  })

  test.each(['', 'ABCD', 'U'.repeat(24), '0'.repeat(25), 'x'.repeat(100_000)])('%.30j is none', (typed) => {
    expect(hashOfRecoveryCode(typed)).toBeUndefined()
  })
})
