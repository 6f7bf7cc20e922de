/** One object of a JSON member file: the same row, or the same problems, as the record of a CSV would be. */
import type { CountryCode } from '../../kernel/phone.ts'
import { neutralised } from './formula-safe.ts'
import { columnOf, type ColumnMatching, isKnown, maxColumns } from './member-file-header.ts'
import type { JsonRecord } from './member-file-json.ts'
import { complain } from './member-cells.ts'
import { type MemberRow, readMemberRow, type RowProblem } from './member-row.ts'

type ObjectReading = { matching: ColumnMatching | undefined; defaultCountry: CountryCode | undefined }

/** A key that is nobody's is a problem of its row: what it holds would be lost without a word. */
export function readMemberObject(
  { line, values }: JsonRecord,
  { matching, defaultCountry }: ObjectReading,
): MemberRow | RowProblem[] {
  // Each that is nobody's would be noted.
  if (values.size > maxColumns) {
    const tooMany = complain('too-many-fields', `This object has more than ${maxColumns} keys.`)
    return [{ kind: 'problem', line, externalId: undefined, field: '', ...tooMany }]
  }
  const targets = new Map(matching?.map(({ header, target }) => [header, target]))
  const cells = new Map<string, string>()
  const problems: RowProblem[] = []
  const report = (field: string, code: 'unknown-field' | 'invalid-value' | 'repeated-field', message: string): void => {
    problems.push({ kind: 'problem', line, externalId: undefined, field, ...complain(code, message) })
  }
  for (const [key, value] of values) {
    const target = targets.get(key) ?? ownName(key)
    if (target === '') continue
    const field = target ?? (/^[\w .:-]{1,40}$/.test(key) ? key : '')
    if (target === undefined) report(field, 'unknown-field', 'This key is no column of a member file.')
    else if (value === undefined) report(field, 'invalid-value', 'Write text, a number, true, false or null.')
    else if (cells.has(target)) report(field, 'repeated-field', 'Two keys of this object mean the same column.')
    else cells.set(target, asCell(target, value))
  }
  const columns = [...cells.keys()].map(columnOf)
  const read = readMemberRow([...cells.values()], line, { columns, defaultCountry })
  if (problems.length === 0) return read
  const known = Array.isArray(read) ? read : []
  const externalId = Array.isArray(read) ? read[0]?.externalId : read.externalId
  return [...problems.map((problem) => ({ ...problem, externalId })), ...known]
}

/** As `members export --format json` writes it: `fields` holds the custom attributes. */
function ownName(key: string): string | undefined {
  const name = key
    .trim()
    .toLowerCase()
    .replace(/^fields\./, 'field:')
  return isKnown(name) ? name : undefined
}

/** Reading a cell takes back what keeps spreadsheets from running it; nobody has put that into JSON. */
const asCell = (target: string, value: string): string => (target === 'password' ? value : neutralised(value.trim()))
