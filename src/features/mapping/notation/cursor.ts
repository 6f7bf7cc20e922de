/** Walks through a typed expression once, from left to right: blanks, words, numbers and quoted text. */

/** What is wrong, and at which character (counted from 0) to look. Caught by `parseExpression`, and goes no further. */
export class NotationFault extends Error {
  readonly at: number

  constructor(message: string, at: number) {
    super(message)
    this.name = 'NotationFault'
    this.at = at
  }
}

export type Cursor = { readonly text: string; at: number; nodes: number }

/** What cannot be seen or stored, and so should not be typed: controls, bidi marks, halves of a character. */
const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

export const isUnseen = (text: string): boolean => unseen.test(text)

export function skipBlanks(cursor: Cursor): void {
  while (/[ \u00a0]/.test(cursor.text[cursor.at] ?? '')) cursor.at += 1
}

/** The next character that is no blank; '' at the end. */
export function peek(cursor: Cursor): string {
  skipBlanks(cursor)
  return cursor.text[cursor.at] ?? ''
}

/** Takes `character` if it comes next. */
export function takes(cursor: Cursor, character: string): boolean {
  if (peek(cursor) !== character) return false
  cursor.at += 1
  return true
}

export function demand(cursor: Cursor, character: string, why: string): void {
  if (!takes(cursor, character)) throw unexpected(cursor, `${character} ${why}`)
}

/** Letters, digits, `_`, `:`, `-` and dots, beginning with a letter; '' when none comes next. */
export function takeWord(cursor: Cursor): string {
  skipBlanks(cursor)
  const start = cursor.at
  if (!/[a-z_]/i.test(cursor.text[start] ?? '')) return ''
  while (/[\w:.-]/.test(cursor.text[cursor.at] ?? '')) cursor.at += 1
  return cursor.text.slice(start, cursor.at)
}

export function takeNumber(cursor: Cursor): number {
  skipBlanks(cursor)
  const start = cursor.at
  if (cursor.text[cursor.at] === '-') cursor.at += 1
  while (/[\d.]/.test(cursor.text[cursor.at] ?? '')) cursor.at += 1
  const written = cursor.text.slice(start, cursor.at)
  if (!/^-?\d{1,15}(\.\d{1,6})?$/.test(written) || written.replace(/\D/g, '').length > 15) {
    throw new NotationFault('a number such as 8 or 2.5 was expected, of at most 15 digits.', start)
  }
  // No minus nought: stored and read again, it would be another value.
  return Number(written) === 0 ? 0 : Number(written)
}

/** Fixed words between straight quotation marks, `\"` and `\\` inside them. */
export function takeQuoted(cursor: Cursor, what: string): string {
  const start = cursor.at
  demand(cursor, '"', what)
  const words = takeWords(cursor, '"')
  if (!takes(cursor, '"')) throw notClosed(start)
  return words
}

export const notClosed = (start: number): NotationFault => new NotationFault('this text has no closing ".', start)

/** Up to the first of the `ends` that is not behind a backslash, or the end of everything. */
export function takeWords(cursor: Cursor, ends: string): string {
  let words = ''
  while (cursor.at < cursor.text.length) {
    const character = cursor.text[cursor.at] ?? ''
    if (ends.includes(character)) break
    if (character !== '\\') words += character
    else {
      cursor.at += 1
      const escaped = cursor.text[cursor.at] ?? ''
      if (escaped === '' || !`\\${ends}`.includes(escaped)) {
        throw new NotationFault(
          `a backslash stands only before ${[...Array.from(ends), '\\'].join(' and ')}. Write \\\\ for a backslash.`,
          cursor.at - 1,
        )
      }
      words += escaped
    }
    cursor.at += 1
  }
  return words
}

export function unexpected(cursor: Cursor, expected: string): NotationFault {
  const found = peek(cursor)
  const at = cursor.at
  if (found === '') return new NotationFault(`it ends too early: ${expected} was expected.`, at)
  if (/[“”„‟«»'‘’`]/.test(found)) {
    return new NotationFault('write text between straight quotation marks: "text".', at)
  }
  return new NotationFault(`${expected} was expected, not “${found}”.`, at)
}
