/** What an expression gives for one member. Pure and total: whatever is known of the member, it answers and never throws. */
import type { Expression, Test, Value } from './expression.ts'
import { readPath, type MappedMember } from './member-paths.ts'
import { readDate } from './read-date.ts'

/** Nothing to send, and why, as the end of the sentence "left out: …". */
export type Gap = { why: string }

/** In UTF-16 units; whatever grows longer on the way is no value any more. */
export const longestValue = 4_000

export const isGap = (given: unknown): given is Gap => typeof given === 'object' && given !== null && 'why' in given

export function evaluate(expression: Expression, member: MappedMember): Value | Gap {
  switch (expression.op) {
    case 'constant':
      return bounded(expression.value)
    case 'path':
      return bounded(readPath(expression.path, member) ?? notKnown(expression.path))
    case 'omit':
      return { why: 'the mapping leaves it out for this member' }
    case 'template':
      return fill(expression.parts, member)
    case 'coalesce':
      return firstKnown(expression.of, member)
    case 'join':
      return join(expression, member)
    case 'lookup':
      return withText(expression.of, member, (text) => lookUp(expression, text, member))
    case 'lower':
      return withText(expression.of, member, (text) => text.toLowerCase())
    case 'upper':
      return withText(expression.of, member, (text) => text.toUpperCase())
    case 'trim':
      return withText(expression.of, member, (text) => text.trim())
    case 'substring':
      return withText(expression.of, member, (text) => cut(text, expression.start, expression.length))
    case 'replace':
      return withText(expression.of, member, (text) => replace(text, expression.search, expression.by))
    case 'date':
      return withText(expression.of, member, (text) => readDate(text) ?? { why: 'its text is no date we can read' })
    case 'if':
      return evaluate(isMet(expression.test, member) ? expression.then : expression.otherwise, member)
  }
}

function isMet(test: Test, member: MappedMember): boolean {
  switch (test.op) {
    case 'equals':
      return evaluate(test.of, member) === test.to
    case 'known':
      return !isGap(evaluate(test.of, member))
    case 'not':
      return !isMet(test.test, member)
  }
}

const notKnown = (path: string): Gap => ({ why: `${path} is not known of this member` })
const empty: Gap = { why: 'it came out empty' }
const tooLong: Gap = { why: `it grew longer than ${longestValue} characters` }

/** An empty text is nothing to send: in Zendesk it could clear what is there. */
function bounded(value: Value | Gap): Value | Gap {
  if (typeof value !== 'string') return value
  if (value === '') return empty
  return value.length > longestValue ? tooLong : value
}

function withText(of: Expression, member: MappedMember, change: (text: string) => Value | Gap): Value | Gap {
  const given = evaluate(of, member)
  if (isGap(given)) return given
  return typeof given === 'string' ? bounded(change(given)) : { why: 'it is made from something that is not text' }
}

function fill(parts: readonly Expression[], member: MappedMember): Value | Gap {
  let text = ''
  let missing: Gap | undefined
  let isFilled = parts.every(({ op }) => op === 'constant')
  for (const part of parts) {
    const piece = evaluate(part, member)
    if (isGap(piece)) missing ??= piece
    else {
      text += String(piece)
      isFilled ||= part.op !== 'constant'
    }
  }
  return isFilled ? bounded(text) : (missing ?? empty)
}

function firstKnown(of: readonly Expression[], member: MappedMember): Value | Gap {
  let missing: Gap | undefined
  for (const each of of) {
    const value = evaluate(each, member)
    if (!isGap(value)) return value
    missing ??= value
  }
  return missing ?? empty
}

function join({ of, separator }: { of: readonly Expression[]; separator: string }, member: MappedMember): Value | Gap {
  const pieces = of.map((each) => evaluate(each, member))
  const known = pieces.filter((piece) => !isGap(piece))
  return known.length === 0 ? (pieces.find(isGap) ?? empty) : bounded(known.map(String).join(separator))
}

type Lookup = Extract<Expression, { op: 'lookup' }>

function lookUp({ table, otherwise }: Lookup, text: string, member: MappedMember): Value | Gap {
  const row = table.find(({ is }) => is === text)
  if (row) return row.give
  return otherwise ? evaluate(otherwise, member) : { why: 'its text is not in the table' }
}

/** In code points, so that no letter is cut in half. */
const cut = (text: string, start: number, length = Infinity): string =>
  Array.from(text)
    .slice(start, start + length)
    .join('')

/** The length is told before the text is made, which could be thousands of times as long. */
function replace(text: string, search: string, by: string): Value | Gap {
  if (search === '') return text
  const pieces = text.split(search)
  const length = text.length + (pieces.length - 1) * (by.length - search.length)
  return length > longestValue ? tooLong : pieces.join(by)
}
