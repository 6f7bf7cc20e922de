/**
 * Reads the notation in which an administrator writes a field: `coalesce(field:nick, name)`. Every character is looked at
 * once, so the time is in proportion to the length; bounds on length, depth and parts hold whatever is typed.
 */
import type { Expression, Test, Value } from '../expression.ts'
import { attributePath, isPath, plainPaths } from '../member-paths.ts'
import {
  demand,
  isUnseen,
  NotationFault,
  notClosed,
  peek,
  takeNumber,
  takeQuoted,
  takes,
  takeWord,
  takeWords,
  unexpected,
  type Cursor,
} from './cursor.ts'
import { functionNames, keywords } from './functions.ts'
import { nearestName } from './nearest-name.ts'

export const bounds = { length: 1_000, depth: 10, nodes: 200 } as const

/** `why`: a sentence that says where and what. */
export type ParseOutcome = { kind: 'expression'; expression: Expression } | { kind: 'refused'; why: string }

export function parseExpression(typed: string): ParseOutcome {
  if (typed.length > bounds.length) return refused(`Use at most ${bounds.length} characters.`)
  if (isUnseen(typed)) return refused('There is an invisible character in this. Type it again by hand.')
  const cursor: Cursor = { text: typed, at: 0, nodes: 0 }
  try {
    const expression = readExpression(cursor, 1)
    if (peek(cursor) !== '') throw unexpected(cursor, 'nothing more')
    return { kind: 'expression', expression }
  } catch (fault) {
    if (!(fault instanceof NotationFault)) throw fault
    return refused(`At character ${fault.at + 1}: ${fault.message}`)
  }
}

const refused = (why: string): ParseOutcome => ({ kind: 'refused', why })

function readExpression(cursor: Cursor, depth: number): Expression {
  const next = peek(cursor)
  count(cursor, depth)
  if (next === '"') return { op: 'constant', value: takeQuoted(cursor, '') }
  if (/[-\d]/.test(next)) return { op: 'constant', value: takeNumber(cursor) }
  const start = cursor.at
  const word = takeWord(cursor)
  if (word === '') throw unexpected(cursor, 'a field, a "text" or a function')
  if (word === 'omit') return { op: 'omit' }
  if (word === 'true' || word === 'false') return { op: 'constant', value: word === 'true' }
  if (peek(cursor) === '(') return readFunction(cursor, { word, start, depth })
  if (isPath(word)) return { op: 'path', path: word }
  throw new NotationFault(unknownWord(word), start)
}

function count(cursor: Cursor, depth: number): void {
  cursor.nodes += 1
  if (depth > bounds.depth) throw new NotationFault(`this is nested more than ${bounds.depth} deep.`, cursor.at)
  if (cursor.nodes > bounds.nodes) throw new NotationFault(`this has more than ${bounds.nodes} parts.`, cursor.at)
}

function unknownWord(word: string): string {
  if (functionNames.includes(word)) return `${word} needs brackets: ${word}(…).`
  if (/^field:/i.test(word)) {
    const lower = word.toLowerCase()
    if (attributePath.test(lower)) return `names of custom fields are written small: ${lower}.`
    return 'a custom field is written field:name, of small letters, digits, _ and -.'
  }
  const known = [...plainPaths.map(({ path }) => path), ...functionNames, ...keywords]
  const meant = nearestName(word, known)
  if (meant !== undefined) return `there is no “${word}”. Did you mean ${meant}?`
  return `there is no “${word}”. A custom field is written field:${word.toLowerCase()}, fixed text "${word}".`
}

type Called = { word: string; start: number; depth: number }

function readFunction(cursor: Cursor, called: Called): Expression {
  const read = Object.hasOwn(readers, called.word) ? readers[called.word] : undefined
  if (!read) {
    const meant = nearestName(called.word, functionNames)
    const hint = meant === undefined ? `There are ${functionNames.join(', ')}.` : `Did you mean ${meant}?`
    throw new NotationFault(`there is no function “${called.word}”. ${hint}`, called.start)
  }
  demand(cursor, '(', '')
  const expression = read(cursor, called.depth + 1)
  demand(cursor, ')', `at the end of ${called.word}(…)`)
  return expression
}

type Reader = (cursor: Cursor, depth: number) => Expression

/** What stands between the brackets of each function. */
const readers: Readonly<Record<string, Reader>> = {
  lower: (cursor, depth) => ({ op: 'lower', of: readExpression(cursor, depth) }),
  upper: (cursor, depth) => ({ op: 'upper', of: readExpression(cursor, depth) }),
  trim: (cursor, depth) => ({ op: 'trim', of: readExpression(cursor, depth) }),
  date: (cursor, depth) => ({ op: 'date', of: readExpression(cursor, depth) }),
  coalesce: (cursor, depth) => ({ op: 'coalesce', of: readList(cursor, depth) }),
  join: (cursor, depth) => {
    const separator = takeQuoted(cursor, 'and the separator')
    comma(cursor, 'and what to join')
    return { op: 'join', of: readList(cursor, depth), separator }
  },
  substring: (cursor, depth) => {
    const of = readExpression(cursor, depth)
    comma(cursor, 'and where to start')
    const start = readCount(cursor)
    return takes(cursor, ',')
      ? { op: 'substring', of, start, length: readCount(cursor) }
      : { op: 'substring', of, start }
  },
  replace: (cursor, depth) => {
    const of = readExpression(cursor, depth)
    comma(cursor, 'and the text to replace')
    const search = readSearch(cursor)
    comma(cursor, 'and what to put in its place')
    return { op: 'replace', of, search, by: takeQuoted(cursor, 'and the new text') }
  },
  lookup: readLookup,
  if: (cursor, depth) => {
    const test = readTest(cursor, depth)
    comma(cursor, 'and the value when it is so')
    const then = readExpression(cursor, depth)
    comma(cursor, 'and the value when it is not, such as omit')
    return { op: 'if', test, then, otherwise: readExpression(cursor, depth) }
  },
  template: (cursor, depth) => ({ op: 'template', parts: readTemplate(cursor, depth) }),
}

const comma = (cursor: Cursor, then: string): void => {
  demand(cursor, ',', then)
}

function readList(cursor: Cursor, depth: number): Expression[] {
  const list = [readExpression(cursor, depth)]
  while (takes(cursor, ',')) list.push(readExpression(cursor, depth))
  return list
}

function readCount(cursor: Cursor): number {
  peek(cursor)
  const start = cursor.at
  const number = takeNumber(cursor)
  if (Number.isInteger(number) && number >= 0 && number <= 10_000) return number
  throw new NotationFault('a whole number from 0 to 10000 was expected.', start)
}

function readSearch(cursor: Cursor): string {
  peek(cursor)
  const start = cursor.at
  const search = takeQuoted(cursor, 'and the text to replace')
  if (search === '') throw new NotationFault('the text to replace is empty.', start)
  return search
}

function readLookup(cursor: Cursor, depth: number): Expression {
  const of = readExpression(cursor, depth)
  const table: { is: string; give: string }[] = []
  while (takes(cursor, ',')) {
    if (peek(cursor) !== '"') {
      const start = cursor.at
      if (takeWord(cursor) !== 'otherwise') {
        cursor.at = start
        throw unexpected(cursor, 'a row such as "de" = "8", or otherwise,')
      }
      return { op: 'lookup', of, table, otherwise: readExpression(cursor, depth) }
    }
    table.push(readRow(cursor, table))
    count(cursor, depth)
  }
  if (table.length === 0) throw unexpected(cursor, 'a row such as , "de" = "8"')
  return { op: 'lookup', of, table }
}

function readRow(cursor: Cursor, before: readonly { is: string }[]): { is: string; give: string } {
  const start = cursor.at
  const is = takeQuoted(cursor, '')
  if (before.some((row) => row.is === is)) throw new NotationFault('this row is in the table already.', start)
  demand(cursor, '=', 'and what to give instead')
  return { is, give: takeQuoted(cursor, 'and what to give instead') }
}

function readTest(cursor: Cursor, depth: number): Test {
  count(cursor, depth)
  peek(cursor)
  const start = cursor.at
  const word = takeWord(cursor)
  if (peek(cursor) === '(' && (word === 'known' || word === 'not')) {
    demand(cursor, '(', '')
    const test: Test =
      word === 'not'
        ? { op: 'not', test: readTest(cursor, depth + 1) }
        : { op: 'known', of: readExpression(cursor, depth + 1) }
    demand(cursor, ')', `at the end of ${word}(…)`)
    return test
  }
  cursor.at = start
  const of = readExpression(cursor, depth + 1)
  return { op: 'equals', of, to: takes(cursor, '=') ? readConstant(cursor) : true }
}

function readConstant(cursor: Cursor): Value {
  const next = peek(cursor)
  if (next === '"') return takeQuoted(cursor, '')
  if (/[-\d]/.test(next)) return takeNumber(cursor)
  const start = cursor.at
  const word = takeWord(cursor)
  if (word === 'true' || word === 'false') return word === 'true'
  cursor.at = start
  throw unexpected(cursor, 'a "text" to compare with')
}

/** Words as they are, and parts in braces; `\{` and `\}` are braces as words. */
function readTemplate(cursor: Cursor, depth: number): Expression[] {
  peek(cursor)
  const start = cursor.at
  demand(cursor, '"', 'and the words of the template')
  const parts: Expression[] = []
  while (cursor.at < cursor.text.length) {
    const words = takeWords(cursor, '"{}')
    if (words !== '') parts.push({ op: 'constant', value: words })
    const end = cursor.text[cursor.at] ?? ''
    cursor.at += 1
    if (end === '"') return nonEmpty(parts, start)
    if (end === '}') throw new NotationFault('this } closes nothing. Write \\} for the brace itself.', cursor.at - 1)
    if (end === '{') {
      parts.push(readExpression(cursor, depth))
      demand(cursor, '}', 'after the part')
    }
    count(cursor, depth)
  }
  throw notClosed(start)
}

function nonEmpty(parts: Expression[], start: number): Expression[] {
  if (parts.length === 0) throw new NotationFault('the template is empty.', start)
  return parts
}
