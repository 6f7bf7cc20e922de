/** Columns for a terminal, aligned by what people see. */

/** One line a row, the longest cell of a column deciding its width; ends with a line break. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows].map((row) => row.map(printable))
  const widths = head.map((_, column) => Math.max(...all.map((row) => widthOf(row[column]))))
  return all
    .map((row) => row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell))).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('')
}

const characters = new Intl.Segmenter()
const widthOf = (cell = ''): number => Array.from(characters.segment(cell)).length

/** Escape sequences and direction marks in a name must not steer the terminal. */
export const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{fffd}')
