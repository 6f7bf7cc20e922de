/**
 * Reads a member file, CSV or JSON, as a stream: typed rows, or every problem of a row, with the line where the record begins.
 * Knows no store: whoever imports asks what needs one (new or known, duplicate IDs, missing names of new members).
 */
import type { CountryCode } from '../../kernel/phone.ts'
import type { FileProblem } from './member-file-bytes.ts'
import { columnOf, type ColumnMatching, readHeader } from './member-file-header.ts'
import { readMemberObject } from './member-object.ts'
import { readJsonRecords } from './member-file-json.ts'
import { readRecords } from './member-file-records.ts'
import { type Column, type MemberRow, readMemberRow, type RowProblem } from './member-row.ts'

export type MemberFileItem = MemberRow | RowProblem | FileProblem

export type MemberFileReading = {
  /** Where telephone numbers without a country code belong; without it they are problems. */
  defaultCountry?: CountryCode | undefined
  /** Without one, the file must call its columns as we do. With one, tabs separate columns too. */
  matching?: ColumnMatching | undefined
}

/**
 * Never throws for anything in the file; what `input` itself throws passes through. Holds one piece of the file at a
 * time.
 */
export async function* readMemberFile(
  input: AsyncIterable<Uint8Array | string>,
  reading: MemberFileReading = {},
): AsyncGenerator<MemberFileItem, void> {
  const { isJson, all } = await lookAhead(input)
  yield* isJson ? readJsonMembers(all, reading) : readCsvMembers(all, reading)
}

async function* readCsvMembers(
  input: AsyncIterable<Uint8Array | string>,
  { defaultCountry, matching }: MemberFileReading,
): AsyncGenerator<MemberFileItem, void> {
  let columns: Column[] | undefined
  for await (const item of readRecords(input, matching && [',', ';', '\t'])) {
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
    const header = matching ? matchedHeader(cells, matching) : readHeader(cells)
    if ('message' in header) {
      yield { kind: 'unreadable', line, code: 'bad-header', message: header.message }
      return
    }
    columns = header.columns
  }
  if (!columns) yield { kind: 'unreadable', line: 1, code: 'empty-file', message: 'The file is empty.' }
}

async function* readJsonMembers(
  input: AsyncIterable<Uint8Array | string>,
  { defaultCountry, matching }: MemberFileReading,
): AsyncGenerator<MemberFileItem, void> {
  for await (const item of readJsonRecords(input)) {
    if (item.kind === 'unreadable') {
      yield item
      return
    }
    const read = readMemberObject(item, { matching, defaultCountry })
    if (Array.isArray(read)) yield* read
    else yield read
  }
}

function matchedHeader(
  cells: readonly string[],
  matching: ColumnMatching,
): { columns: Column[] } | { message: string } {
  return cells.length === matching.length
    ? { columns: matching.map(({ target }) => columnOf(target)) }
    : { message: `The header has ${cells.length} columns, and ${matching.length} were matched. Match them again.` }
}

/** Before the first thing written: what is looked at is held until then. */
const blanksAtMost = 65_536

/** Whether the first thing written in a file opens a JSON array or object, and the file from its beginning. */
export async function lookAhead(
  input: AsyncIterable<Uint8Array | string>,
): Promise<{ isJson: boolean; all: AsyncIterable<Uint8Array | string> }> {
  const source = input[Symbol.asyncIterator]()
  const seen: (Uint8Array | string)[] = []
  let head = ''
  let start = ''
  let looked = 0
  for (let next = await source.next(); !next.done; next = await source.next()) {
    seen.push(next.value)
    const piece = typeof next.value === 'string' ? next.value : Buffer.from(next.value).toString('latin1')
    looked += piece.length
    head += piece
    head = head.replace(/^(?:\ufeff|\xef\xbb\xbf)/, '').trimStart()
    start = head.charAt(0)
    // A byte order mark may arrive in pieces.
    if (start !== '' && !/^\xef\xbb?$/.test(head)) break
    if (looked > blanksAtMost) break
  }
  return { isJson: start === '[' || start === '{', all: replayed(seen, source) }
}

async function* replayed<T>(seen: readonly T[], source: AsyncIterator<T>): AsyncGenerator<T> {
  try {
    yield* seen
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
  } finally {
    await source.return?.()
  }
}
