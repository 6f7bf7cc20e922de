/**
 * Reads a member CSV as a stream: typed rows, or every problem of a row, with the line where the record begins. Knows no
 * store: whoever imports asks what needs one (new or known, duplicate IDs, missing names of new members).
 */
import type { CountryCode } from '../../kernel/phone.ts'
import type { FileProblem } from './member-file-bytes.ts'
import { readHeader } from './member-file-header.ts'
import { readRecords } from './member-file-records.ts'
import { type Column, type MemberRow, readMemberRow, type RowProblem } from './member-row.ts'

export type MemberFileItem = MemberRow | RowProblem | FileProblem

/**
 * Never throws for anything in the file; what `input` itself throws passes through. Holds one piece of the file at a
 * time. `defaultCountry` is where telephone numbers without a country code belong; without it they are problems.
 */
export async function* readMemberFile(
  input: AsyncIterable<Uint8Array | string>,
  { defaultCountry }: { defaultCountry?: CountryCode | undefined } = {},
): AsyncGenerator<MemberFileItem, void> {
  let columns: Column[] | undefined
  for await (const item of readRecords(input)) {
    if (item.kind === 'unreadable') {
      yield item
      return
    }
    const { cells, line } = item
    if (columns) {
      const read = readMemberRow(cells, line, { columns, defaultCountry })
      if (Array.isArray(read)) yield* read
      else yield read
      continue
    }
    const header = readHeader(cells)
    if ('message' in header) {
      yield { kind: 'unreadable', line, code: 'bad-header', message: header.message }
      return
    }
    columns = header.columns
  }
  if (!columns) yield { kind: 'unreadable', line: 1, code: 'empty-file', message: 'The file is empty.' }
}
