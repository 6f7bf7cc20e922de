/** What an access policy may not be, each fault at its field. */
import { expect, test } from 'vitest'
import { accessInput } from '../../src/features/access/access.input.ts'

type Fields = Record<string, string>

const rule = { 'rule-0-effect': 'deny' }
const organization = { ...rule, 'rule-0-condition-0-kind': 'organization' }
const attribute = { ...rule, 'rule-0-condition-0-kind': 'attribute', 'rule-0-condition-0-values': 'x' }
const many = (count: number) => Array.from({ length: count }, (_, index) => `v${index}`).join('\n')
const good = { version: '1', otherwise: 'deny' }

/** Every fault by its field. */
function faultsIn(fields: Fields): Record<string, string> {
  const { error } = accessInput.safeParse({ ...good, ...fields })
  return Object.fromEntries((error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]))
}

const cases: [string, Fields, string, RegExp][] = [
  ['no word for everybody else', { otherwise: '' }, 'otherwise', /everybody else/],
  ['an unknown one', { otherwise: 'maybe' }, 'otherwise', /everybody else/],
  ['a rule without a condition', rule, 'rule-0-added', /speaks of nobody/],
  ['no value', organization, 'rule-0-condition-0-values', /at least one value/],
  [
    'too many',
    { ...organization, 'rule-0-condition-0-values': many(101) },
    'rule-0-condition-0-values',
    /At most 100.*101/,
  ],
  ['a NUL', { ...organization, 'rule-0-condition-0-values': 'a\0b' }, 'rule-0-condition-0-values', /damaged/],
  [
    'a long one',
    { ...organization, 'rule-0-condition-0-values': 'x'.repeat(1001) },
    'rule-0-condition-0-values',
    /1000/,
  ],
  ['no name', attribute, 'rule-0-condition-0-name', /name of the attribute/],
  ['a long name', { ...attribute, 'rule-0-condition-0-name': 'x'.repeat(65) }, 'rule-0-condition-0-name', /At most 64/],
  [
    'an unknown answer',
    { ...rule, 'rule-0-condition-0-kind': 'staff', 'rule-0-condition-0-is': 'x' },
    'rule-0-condition-0-is',
    /one of the two/,
  ],
]

test.each(cases)('%s is refused, and nothing else', (_title, typed, field, says) => {
  expect(faultsIn(typed)).toEqual({ [field]: expect.stringMatching(says) as string })
})

test('up to the limits everything is taken', () => {
  const values = { 'rule-0-condition-0-values': many(100) }
  expect(faultsIn({ ...organization, ...values })).toEqual({})
  expect(faultsIn({ ...attribute, 'rule-0-condition-0-name': 'x'.repeat(64) })).toEqual({})
  expect(
    faultsIn({ ...attribute, 'rule-0-condition-0-name': 'a', 'rule-0-condition-0-values': 'x'.repeat(1000) }),
  ).toEqual({})
})
