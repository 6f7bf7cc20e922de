/** One row of a member file: its typed values, or all that is wrong with it. */
import type { CountryCode } from '../../kernel/phone.ts'
import { restored } from './formula-safe.ts'
import {
  complain,
  type Complaint,
  damaged,
  readBoolean,
  type ReadCell,
  readEmail,
  readExternalId,
  readLines,
  readLocale,
  readName,
  readPassword,
  readPasswordHashCell,
  readPhoneCell,
  readText,
  readUsername,
  type RowProblemCode,
} from './member-cells.ts'

/** `undefined` means a blank or absent cell: what the store holds stays. `line` is where the record begins in the file. */
export type MemberRow = {
  kind: 'member'
  line: number
  /** `undefined`: the member is known by an ID that we issue. */
  externalId: string | undefined
  name: string | undefined
  /** Trimmed, otherwise as typed. */
  email: string | undefined
  username: string | undefined
  /** E.164. */
  phone: string | undefined
  emailVerified: boolean | undefined
  staff: boolean | undefined
  active: boolean | undefined
  organization: string | undefined
  /** BCP 47, canonical. */
  locale: string | undefined
  password: string | undefined
  /** In one of the formats of kernel/password-hashes, within their bounds. */
  passwordHash: string | undefined
  /** Custom attributes by lower-case name; blank cells are absent. */
  fields: Readonly<Record<string, string>>
}

/** One thing wrong with a row; a row with several has one of these for each. Quotes no cell but a sound external ID. */
export type RowProblem = {
  kind: 'problem'
  line: number
  externalId: string | undefined
  /** The column, or '' where the row as a whole is meant. */
  field: string
  code: RowProblemCode
  message: string
}

/** `name` is `''` where the column is left out. */
export type Column = { name: string; attribute: string | undefined }
export type RowReading = { columns: readonly Column[]; defaultCountry: CountryCode | undefined }

/** The row, or all of its problems. */
export function readMemberRow(cells: readonly string[], line: number, reading: RowReading): MemberRow | RowProblem[] {
  const { columns } = reading
  const problems: RowProblem[] = []
  const row: Draft = { ...blankRow, line, fields: {} }
  const report = (field: string, { code, message }: Complaint): void => {
    problems.push({ kind: 'problem', line, externalId: row.externalId, field, code, message })
  }

  const at = columns.findIndex(({ name }) => name === 'external_id')
  if (cells.length !== columns.length) {
    // Where cells are missing or too many, only the first is sure to be what its column says.
    const id = at === 0 ? readExternalId(restored(cells[0] ?? '')) : undefined
    if (id && 'value' in id) row.externalId = id.value
    report('', wrongCellCount(cells.length, columns.length))
    return problems
  }

  // Before the rest, so that every other problem of the row can name the member.
  const why = keep(readExternalId(restored(cells[at] ?? '')), (value) => (row.externalId = value))
  if (why) report('external_id', why)
  columns.forEach((column, index) => {
    const cell = cells[index] ?? ''
    if (cell === '' || column.name === '' || column.name === 'external_id') return
    const why = setCell(row, column, cell, reading)
    if (why) report(column.name, why)
  })
  const isGiven = (column: string): boolean => columns.some(({ name }, index) => name === column && cells[index] !== '')
  if (isGiven('password') && isGiven('password_hash')) {
    report('password_hash', complain('password-and-hash', 'Give a password or a password hash, not both.'))
  }
  return problems.length > 0 ? problems : row
}

type Draft = Omit<MemberRow, 'fields'> & { fields: Record<string, string> }

const blankRow = {
  kind: 'member',
  externalId: undefined,
  name: undefined,
  email: undefined,
  username: undefined,
  phone: undefined,
  emailVerified: undefined,
  staff: undefined,
  active: undefined,
  organization: undefined,
  locale: undefined,
  password: undefined,
  passwordHash: undefined,
} as const

/** Every column but `external_id` and the custom attributes: where its value goes and who reads it. */
const setters: Readonly<Record<string, (row: Draft, cell: string, reading: RowReading) => Complaint | undefined>> = {
  name: (row, cell) => keep(readName(cell), (value) => (row.name = value)),
  email: (row, cell) => keep(readEmail(cell), (value) => (row.email = value)),
  username: (row, cell) => keep(readUsername(cell), (value) => (row.username = value)),
  phone: (row, cell, { defaultCountry }) => keep(readPhoneCell(cell, defaultCountry), (value) => (row.phone = value)),
  email_verified: (row, cell) => keep(readBoolean(cell), (value) => (row.emailVerified = value)),
  staff: (row, cell) => keep(readBoolean(cell), (value) => (row.staff = value)),
  active: (row, cell) => keep(readBoolean(cell), (value) => (row.active = value)),
  organization: (row, cell) => keep(readText(cell), (value) => (row.organization = value)),
  locale: (row, cell) => keep(readLocale(cell), (value) => (row.locale = value)),
  password: (row, cell) => keep(readPassword(cell), (value) => (row.password = value)),
  password_hash: (row, cell) => keep(readPasswordHashCell(cell), (value) => (row.passwordHash = value)),
}

/** The columns a file may have besides `field:<name>`. */
export const knownColumns: readonly string[] = ['external_id', ...Object.keys(setters)]

const maxCell = 1_000
const maxAttribute = 4_000

function setCell(row: Draft, column: Column, cell: string, reading: RowReading): Complaint | undefined {
  const limit = column.attribute === undefined ? maxCell : maxAttribute
  if (cell.length > limit) return complain('cell-too-long', `Longer than ${limit} characters.`)
  if (cell.includes('\ufffd')) return damaged
  const { attribute } = column
  // A password is the one value whose outer blanks count, and whose apostrophe is its own.
  const value = column.name === 'password' ? cell : restored(cell.trim())
  if (value === '') return undefined
  if (attribute === undefined) return setters[column.name]?.(row, value, reading)
  return keep(readLines(value), (lines) => (row.fields[attribute] = lines))
}

function keep<T>(read: ReadCell<T>, set: (value: T) => void): Complaint | undefined {
  if ('code' in read) return read
  set(read.value)
  return undefined
}

function wrongCellCount(got: number, expected: number): Complaint {
  const message = `This row has ${got} cells, the header has ${expected}.`
  return got < expected
    ? complain('too-few-fields', message)
    : complain('too-many-fields', `${message} A cell with a separator in it needs quotation marks.`)
}
