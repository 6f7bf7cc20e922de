import fc from 'fast-check'
import { expect, test } from 'vitest'
import { neutralised, restored } from '../../src/features/member-files/formula-safe.ts'

const awkward = fc.string({ unit: fc.constantFrom(...Array.from('\'=+-@;,"\t\r\n\0＝＋－＠ab é')), maxLength: 12 })

test('whatever is neutralised is restored', () => {
  fc.assert(
    fc.property(fc.oneof(awkward, fc.string({ unit: 'binary' })), (text) => restored(neutralised(text)) === text),
  )
})

test('R53 no cell begins a formula, not even where another separator would split it', () => {
  fc.assert(
    fc.property(
      awkward,
      (text) => !/(^|[;\t\r\n])[=+\-@＝＋－＠]/.test(neutralised(text)) && !/^[\t\r\n\0]/.test(neutralised(text)),
    ),
  )
})

test.each([
  ['=HYPERLINK("http://evil.example")', '\'=HYPERLINK("http://evil.example")'],
  ['+442079460958', "'+442079460958"],
  ['-1+1', "'-1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ["'=1", "''=1"],
  ['Anna;=1+1', "Anna;'=1+1"],
  ["O'Neill-Smith", "O'Neill-Smith"],
  ['', ''],
])('%j becomes %j', (value, cell) => expect(neutralised(value)).toBe(cell))
