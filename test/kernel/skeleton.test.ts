/** What looks alike has one skeleton: the examples of UTS #39, and what makes the table the one it says it is. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { confusables, confusablesVersion } from '../../src/kernel/confusables.ts'
import { skeleton } from '../../src/kernel/skeleton.ts'

test.each([
  ['paypal', 'раураl'],
  ['scope', 'ѕсоре'],
  ['Circle', 'СігсӀе'],
  ['ǉeto', 'ljeto'],
  ['toys', 'toуs'],
  ['exact', 'exаct'],
  ['a\u200bb', 'ab'],
  ['rn', 'm'],
  ['O', '0'],
  ['l', '1'],
  ['I', '|'],
])('R61 %j and %j', (one, other) => {
  expect(skeleton(one)).toBe(skeleton(other))
})

test.each([
  ['jose', 'josé'],
  ['a', 'A'],
  ['vv', 'w'],
  ['anna', 'анна'],
])('R61 not %j and %j', (one, other) => {
  expect(skeleton(one)).not.toBe(skeleton(other))
})

test('R61 skeletons are total, and equal for canonically equal texts', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(skeleton(text.normalize('NFC'))).toBe(skeleton(text.normalize('NFD')))
    }),
  )
})

test('R61 the table says of which Unicode it is, and is whole', () => {
  expect(confusablesVersion).toMatch(/^\d+\.\d+\.\d+$/)
  const others = confusables.split(';').flatMap((entry) => (entry.split('=')[1] ?? '').trim().split(/\s+/))
  // Of some 6,500 pairs; the rest are letters that decompose first.
  expect(others.length).toBeGreaterThan(5_000)
})
