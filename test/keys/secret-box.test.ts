/** The secret box: what it seals opens only in its place, under a key it has. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { systemRandom } from '../../src/kernel/random.ts'
import { createSecretBox, keyIdOf } from '../../src/kernel/secret-box.ts'

const [first, second] = [
  'first key: at least thirty-two characters',
  'second key: at least thirty-two characters',
] as const
const place = { table: 'apps', column: 'secret_sealed', id: '1' }
const box = (...keys: [string, ...string[]]) => createSecretBox(keys, systemRandom)

test('whatever is sealed opens again, and never twice looks the same', () => {
  const it = box(first)
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (plain) => {
      const sealed = it.seal(plain, place)
      expect(it.open(sealed, place)).toBe(plain)
      expect(it.seal(plain, place)).not.toBe(sealed)
    }),
  )
})

test.each([{ table: 'other' }, { column: 'other' }, { id: '2' }])('it does not open in another place: %o', (other) => {
  const it = box(first)
  expect(() => it.open(it.seal('plain', place), { ...place, ...other })).toThrow()
})

test('changed anywhere, it does not open', () => {
  const it = box(first)
  const sealed = it.seal('plain text', place)
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.constantFrom('A', 'z', '0', '.', ''), (at, character) => {
      const changed = sealed.slice(0, at) + character + sealed.slice(at + 1)
      const last = Buffer.from(changed.split('.')[2] ?? '', 'base64url')
      const isSame =
        changed === sealed ||
        (last.equals(Buffer.from(sealed.split('.')[2] ?? '', 'base64url')) && changed.startsWith(sealed.slice(0, 12)))
      if (!isSame) expect(() => it.open(changed, place)).toThrow()
    }),
    { numRuns: 500 },
  )
  for (const short of ['', 'v1', `v1.${keyIdOf(first)}.`, `v1.${keyIdOf(first)}.AAAA`])
    expect(() => it.open(short, place)).toThrow()
})

describe('keys', () => {
  test('the first seals, all open, a lost one is named', () => {
    const sealed = box(first).seal('plain', place)
    expect(box(second, first).open(sealed, place)).toBe('plain')
    expect(box(second, first).isCurrent(sealed)).toBe(false)
    expect(() => box(second).open(sealed, place)).toThrow(keyIdOf(first))
    expect(box(first).keyIdOf(sealed)).toBe(keyIdOf(first))
    expect(box(first).keyIdOf('anything')).toBeUndefined()
    expect(box(second, first).keyIds()).toEqual([keyIdOf(second), keyIdOf(first)])
  })

  test('can be exchanged while the box is in use', () => {
    const it = box(first)
    const sealed = it.seal('plain', place)
    const derived = it.derive('forms')
    it.useKeys([second, first])
    expect(it.open(sealed, place)).toBe('plain')
    expect(it.isCurrent(sealed)).toBe(false)
    expect(it.isCurrent(it.seal('plain', place))).toBe(true)
    expect(it.derive('forms')[1]).toBe(derived[0])
    expect(it.fingerprints('plain')).toEqual([box(second).fingerprint('plain'), box(first).fingerprint('plain')])
    it.useKeys([second])
    expect(() => it.open(sealed, place)).toThrow()
  })

  test('are not told by their names, their fingerprints or what is derived of them', () => {
    const it = box(first)
    const told = JSON.stringify([it.keyIds(), it.fingerprint('x'), it.derive('a'), it.derive('b'), it.seal('x', place)])
    expect(told).not.toContain(first)
    expect(
      new Set([...it.derive('a'), ...it.derive('b'), it.fingerprint('x'), box(second).fingerprint('x')]).size,
    ).toBe(4)
  })
})
