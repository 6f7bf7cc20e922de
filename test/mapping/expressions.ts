/** Random expressions and members, hostile ones included. */
import fc from 'fast-check'
import type { Expression, Test } from '../../src/features/mapping/expression.ts'
import type { MappedMember } from '../../src/features/mapping/member-paths.ts'
import { isUnseen } from '../../src/features/mapping/notation/cursor.ts'

const words = fc
  .oneof(
    fc.string({ maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.constantFrom('"', '\\', '{', '}', '\\"', '{name}', 'omit', '', ' ', '8', ',', ')'),
  )
  .filter((text) => !isUnseen(text))

const numbers = fc.oneof(
  fc.integer(),
  fc.integer({ min: -999, max: 999 }).map((whole) => whole / 8),
)
const path = fc.constantFrom(
  'name',
  'email',
  'phone',
  'organization',
  'locale',
  'external_id',
  'field:x',
  'field:a-b_1',
)
const table = fc.uniqueArray(fc.record({ is: words, give: words }), {
  minLength: 1,
  maxLength: 3,
  selector: ({ is }) => is,
})
const count = fc.integer({ min: 0, max: 20 })

type Made = { expression: Expression; test: Test }

/** Three deep at most, so that what is printed stays within the bounds of what is read. */
export const { expression: expressions } = fc.letrec<Made>((tie) => {
  const inner = tie('expression')
  const some = fc.array(inner, { minLength: 1, maxLength: 3 })
  return {
    expression: fc.oneof(
      { depthSize: 'small', maxDepth: 3, withCrossShrink: true },
      fc.oneof(
        fc.record({ op: fc.constant('path' as const), path }),
        fc.record({ op: fc.constant('path' as const), path: fc.constant('staff') }),
        fc.record({ op: fc.constant('constant' as const), value: fc.oneof(words, numbers, fc.boolean()) }),
        fc.constant({ op: 'omit' as const }),
      ),
      fc.record({ op: fc.constant('template' as const), parts: some }),
      fc.record({ op: fc.constant('coalesce' as const), of: some }),
      fc.record({ op: fc.constant('join' as const), of: some, separator: words }),
      fc.record({ op: fc.constant('lookup' as const), of: inner, table, otherwise: inner }),
      fc.record({ op: fc.constant('lookup' as const), of: inner, table }),
      fc.record({ op: fc.constantFrom('lower' as const, 'upper' as const, 'trim' as const), of: inner }),
      fc.record({ op: fc.constant('date' as const), of: inner }),
      fc.record({ op: fc.constant('substring' as const), of: inner, start: count }),
      fc.record({ op: fc.constant('substring' as const), of: inner, start: count, length: count }),
      fc.record({
        op: fc.constant('replace' as const),
        of: inner,
        search: words.filter((text) => text !== ''),
        by: words,
      }),
      fc.record({ op: fc.constant('if' as const), test: tie('test'), then: inner, otherwise: inner }),
    ),
    test: fc.oneof(
      { depthSize: 'small', maxDepth: 2 },
      fc.record({ op: fc.constant('equals' as const), of: inner, to: fc.oneof(words, numbers, fc.boolean()) }),
      fc.record({ op: fc.constant('known' as const), of: inner }),
      fc.record({ op: fc.constant('not' as const), test: tie('test') }),
    ),
  }
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom('', ' ', '2024-02-30', 'x'.repeat(9_000)),
)
const perhaps = fc.option(anyText, { nil: undefined })

export const members: fc.Arbitrary<MappedMember> = fc.record({
  externalId: anyText,
  username: perhaps,
  name: anyText,
  email: perhaps,
  phone: perhaps,
  organization: perhaps,
  locale: perhaps,
  attributes: fc.dictionary(fc.oneof(fc.constantFrom('x', 'a-b_1', '__proto__', 'constructor'), fc.string()), anyText),
  isStaff: fc.boolean(),
})
