/** Writes records of a member CSV (RFC 4180), safe to open in a spreadsheet. `member-file.ts` reads them. */
import { neutralised } from './formula-safe.ts'

/** With its line end. Undefined is a blank cell. */
export const csvRecord = (values: readonly (string | undefined)[]): string => `${values.map(cell).join(',')}\r\n`

function cell(value = ''): string {
  const safe = neutralised(value)
  return /[",;\r\n\t]/.test(safe) ? quoted(safe) : safe
}

/** A cell as it is: for a password, whose every character counts. */
export const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`
