/**
 * Keeps spreadsheets from running what members typed: a cell that could begin a formula gets an apostrophe in front
 * (OWASP, CSV injection), also after a character at which a program with other settings would split the cell. The
 * import takes exactly that apostrophe away again, so that +44... stays a telephone number and nothing else changes.
 */

const formula = '=+\\-@\uff1d\uff0b\uff0d\uff20'
/** Apostrophes that are there already are counted in: one more when writing, one less when reading, whatever the text. */
const atStart = new RegExp(`^('*)(?=[${formula}\\t\\r\\n\\0])`)
const afterSeparator = new RegExp(`([;\\t\\r\\n])('*)(?=[${formula}])`, 'g')

export function neutralised(value: string): string {
  return value.replace(atStart, "'$1").replace(afterSeparator, "$1'$2")
}

export function restored(cell: string): string {
  return cell
    .replace(atStart, (apostrophes) => apostrophes.slice(1))
    .replace(afterSeparator, (_all, separator: string, apostrophes: string) => separator + apostrophes.slice(1))
}
