/**
 * Reads the file of Zendesk's “Export team members” (article 5407034434842). Its columns are documented in part only, so they
 * are found by name; anything that may be another file is refused, since a file of ours would prove itself.
 */
import { parse } from 'csv-parse/sync'
import { restored } from '../../member-files/formula-safe.ts'
import { columnName, emailNames, externalIdNames, idNames, isOwnHeader } from '../../zendesk/user-file/user-columns.ts'

export type TeamMember = {
  /** Where its record begins. */
  line: number
  name: string
  email: string
  /** Undefined: the file has no such column. Empty: it has, and there is none. */
  externalId: string | undefined
}

export type TeamExport =
  { kind: 'read'; people: TeamMember[]; hasExternalIds: boolean } | { kind: 'refused'; why: string }

/** In bytes of UTF-8. */
const largest = 1_048_576

/** Never throws, whatever the text. */
export function readTeamExport(text: string): TeamExport {
  if (Buffer.byteLength(text) > largest)
    return refused('This is more than 1 MB. Paste it in pieces, each with the first line.')
  const plain = text.replace(/^\ufeff/, '')
  if (plain.trim() === '') return refused('Paste the content of the file first.')
  if (plain.includes('\0')) return refused('This is not text. Open the file in a text editor and copy from there.')
  const records = readRecords(plain)
  if (records === undefined) {
    return refused('The quotation marks in this text do not match. Copy the whole file again, from a text editor.')
  }
  const [header, ...rows] = records
  const columns = columnsOf(header?.cells ?? [])
  if ('why' in columns) return refused(columns.why)
  if (rows.length === 0) return refused('There is only a header: no team member is in this text.')
  const { email, name, externalId } = columns
  const cell = ({ cells }: CsvRecord, at: number | undefined): string =>
    at === undefined ? '' : (cells[at] ?? '').trim()
  return {
    kind: 'read',
    hasExternalIds: externalId !== undefined,
    people: rows.map((row) => ({
      line: row.line,
      name: restored(cell(row, name)),
      email: restored(cell(row, email)),
      externalId: externalId === undefined ? undefined : restored(cell(row, externalId)),
    })),
  }
}

type CsvRecord = { line: number; cells: string[] }

/** Undefined when the quoting is broken. */
function readRecords(text: string): CsvRecord[] | undefined {
  const [header = ''] = text.trimStart().split(/[\r\n]/, 1)
  const records: CsvRecord[] = []
  let line = 1
  try {
    parse(text, {
      delimiter: separatorOf(header),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      on_record: (cells: string[]) => {
        if (cells.some((cell) => cell.trim() !== '')) records.push({ line, cells })
        line += 1 + cells.join('').split(/\r\n|\n|\r/).length - 1
        return null
      },
    })
    return records
  } catch {
    return undefined
  }
}

/** A comma, a semicolon where spreadsheets write those, or a tab when it was copied out of one. */
function separatorOf(header: string): string {
  const unquoted = header.replace(/"[^"]*"/g, '')
  const counted = [',', ';', '\t'].map((separator) => ({ separator, count: unquoted.split(separator).length }))
  return counted.toSorted((a, b) => b.count - a.count)[0]?.separator ?? ','
}

type Columns = { email: number; name: number | undefined; externalId: number | undefined }

function columnsOf(cells: readonly string[]): Columns | { why: string } {
  const names = cells.map(columnName)
  const find = (wanted: readonly string[]): number | undefined => {
    const at = names.findIndex((name) => wanted.includes(name))
    return at < 0 ? undefined : at
  }
  const email = find(emailNames)
  if (isOwnHeader(names)) return { why: ourOwn }
  if (email === undefined || find(idNames) === undefined) return { why: otherFile }
  if (new Set(names).size < names.length && names.filter(isExternalId).length > 1) {
    return { why: 'Two columns hold external IDs. Remove one of them, or export again.' }
  }
  return { email, name: find(['name']), externalId: find(externalIdNames) }
}

const isExternalId = (name: string): boolean => externalIdNames.some((known) => known === name)

const ourOwn =
  'This looks like a member file of Latchkey. It says what Latchkey holds and proves nothing about Zendesk. Paste the file ' +
  'that Zendesk’s “Export team members” sends.'

const otherFile =
  'This does not look like the file of “Export team members”: its first line must name the columns, “ID” and “Primary email” ' +
  '(or “Email”) among them. If your Zendesk writes them in another language, change those two words in the first line.'

const refused = (why: string): TeamExport => ({ kind: 'refused', why })
