/** The notation: what is typed is read as meant or refused with a sentence that helps, and prints back as it was. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate, isGap } from '../../src/features/mapping/evaluate.ts'
import { exampleMember, functionNames, functions } from '../../src/features/mapping/notation/functions.ts'
import { bounds, parseExpression } from '../../src/features/mapping/notation/parse-expression.ts'
import { printExpression } from '../../src/features/mapping/notation/print-expression.ts'
import { expressions } from './expressions.ts'

const read = (typed: string) => {
  const parsed = parseExpression(typed)
  if (parsed.kind === 'refused') throw new Error(parsed.why)
  return parsed.expression
}
const complaint = (typed: string) => {
  const parsed = parseExpression(typed)
  return parsed.kind === 'refused' ? parsed.why : undefined
}

test('whatever can be meant is written so that it is read as the same again', () => {
  fc.assert(
    fc.property(expressions, (expression) => {
      const printed = printExpression(expression)
      fc.pre(printed.length <= bounds.length)
      expect(parseExpression(printed)).toEqual({ kind: 'expression', expression })
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  'organization',
  'field:cost-centre_2',
  '"constant"',
  '-2.5',
  'true',
  'lower(email)',
  'coalesce(field:nick, name)',
  'template("{name} ({external_id})")',
  'template("a \\{b\\} \\"c\\" \\\\ {if(staff, "yes", "no")}")',
  'lookup(locale, "de" = "8", "fr" = "16", otherwise "1")',
  'if(staff, "yes", omit)',
  'if(not(known(field:x)), "none", upper(field:x))',
  'if(field:vip = "yes", 1, 2)',
  'join(", ", organization, field:department)',
  'substring(external_id, 0, 10)',
  'substring(external_id, 2)',
  'replace(external_id, "-", "")',
  'date(field:born)',
])('%s prints back as it was typed', (typed) => {
  expect(printExpression(read(typed))).toBe(typed)
})

test('blanks between the parts do not matter', () => {
  expect(read(' coalesce ( field:nick ,name ) ')).toEqual(read('coalesce(field:nick, name)'))
})

test.each([
  ['', 'At character 1: it ends too early: a field, a "text" or a function was expected.'],
  ['organisation', 'At character 1: there is no “organisation”. Did you mean organization?'],
  ['loer(email)', 'At character 1: there is no function “loer”. Did you mean lower?'],
  ['regex(email)', /no function “regex”. There are coalesce, template/],
  ['lower', 'At character 1: lower needs brackets: lower(…).'],
  ['lower(email', 'At character 12: it ends too early: ) at the end of lower(…) was expected.'],
  ['lower(email, name)', 'At character 12: ) at the end of lower(…) was expected, not “,”.'],
  ['lower(email))', 'At character 13: nothing more was expected, not “)”.'],
  ['"open', 'At character 1: this text has no closing ".'],
  ['template("open {name}', 'At character 10: this text has no closing ".'],
  ['template("a } b")', /At character 13: this } closes nothing/],
  ['template("")', /the template is empty/],
  ['“text”', 'At character 1: write text between straight quotation marks: "text".'],
  ["'text'", /straight quotation marks/],
  ['"a\\n"', /a backslash stands only before " and \\/],
  ['department', /A custom field is written field:department, fixed text "department"/],
  ['field:Department', 'At character 1: names of custom fields are written small: field:department.'],
  ['field:', /a custom field is written field:name/],
  ['if(staff, "x")', /and the value when it is not, such as omit/],
  ['lookup(locale)', /a row such as , "de" = "8"/],
  ['lookup(locale, "de" = 8)', /and what to give instead/],
  ['lookup(locale, "de" = "8", "de" = "9")', 'At character 28: this row is in the table already.'],
  ['lookup(locale, "de" = "8", else "1")', /a row such as "de" = "8", or otherwise/],
  ['substring(name, -1)', /a whole number from 0 to 10000/],
  ['replace(name, "", "x")', /the text to replace is empty/],
  ['1.2.3', /a number such as 8/],
  ['12345678901234567', /at most 15 digits/],
  ['"a\u0000b"', /invisible character/],
  ['"a\u202eb"', /invisible character/],
  ['"a\ud800b"', /invisible character/],
  ['name name', 'At character 6: nothing more was expected, not “n”.'],
  ['__proto__', /there is no “__proto__”/],
  ['constructor(name)', /no function “constructor”/],
])('%j is refused with %s', (typed, says) => {
  expect(complaint(typed)).toMatch(says)
})

describe('bounds', () => {
  test('length, depth and parts', () => {
    expect(complaint(`"${'x'.repeat(bounds.length)}"`)).toBe('Use at most 1000 characters.')
    expect(complaint(`${'lower('.repeat(9)}name${')'.repeat(9)}`)).toBeUndefined()
    expect(complaint(`${'lower('.repeat(10)}name${')'.repeat(10)}`)).toMatch(/nested more than 10 deep/)
    expect(complaint(`if(${'not('.repeat(10)}staff${')'.repeat(10)}, 1, 2)`)).toMatch(/nested more than 10 deep/)
    expect(complaint(`coalesce(${Array<string>(198).fill('1').join(',')})`)).toBeUndefined()
    expect(complaint(`coalesce(${Array<string>(201).fill('1').join(',')})`)).toMatch(/more than 200 parts/)
  })

  test('whatever is typed is answered, never thrown at', () => {
    const pieces = fc.constantFrom(
      'lower(',
      'template("',
      '{',
      '}',
      '"',
      ')',
      ',',
      '=',
      'name',
      'if(',
      'not(',
      '\\',
      '-',
      '.',
      '8',
      'lookup(',
      ' ',
    )
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 1_200 }),
      fc.array(pieces, { maxLength: 200 }).map((some) => some.join('')),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parseExpression(text)
        if (parsed.kind === 'refused')
          expect(parsed.why).toMatch(/^(At character \d+: .+|There is an invisible .+|Use at most .+)\.?/s)
        else expect(read(printExpression(parsed.expression))).toEqual(parsed.expression)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('the functions as they are told of', () => {
  test.each(functions.map(({ name, example }) => ({ name, ...example })))('$name: $typed', ({ typed, gives }) => {
    const given = evaluate(read(typed), exampleMember)
    expect(isGap(given) ? '' : String(given)).toBe(gives)
  })

  test('the list is complete, and so is the document', () => {
    const told = readFileSync(new URL('../../docs/fields.md', import.meta.url), 'utf8')
    for (const name of functionNames)
      expect(complaint(name)).toBe(`At character 1: ${name} needs brackets: ${name}(…).`)
    for (const { form, example } of functions) {
      expect(told).toContain(`\`${form}\``)
      expect(told).toContain(`\`${example.typed}\``)
    }
  })
})
