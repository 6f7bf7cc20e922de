/**
 * Reads an export of Zendesk users as a stream: the CSV of “Export team members” or of all users, or one user a line as
 * the API writes them. Knows no store.
 */
import { restored } from '../../member-files/formula-safe.ts'
import { readRecords } from '../../member-files/member-file-records.ts'
import { lookAhead } from '../../member-files/member-file.ts'
import { readUserLines } from './read-user-lines.ts'
import type { UserFileItem } from './user-file-item.ts'
import { findColumns, type UserColumn, type UserColumns } from './user-columns.ts'
import { readInstant, readNumber, readRole, readText, readTruth, readZendeskId } from './user-values.ts'
import { lackable, type Lack, type ZendeskUser } from '../zendesk-directory.ts'

export type UserFile = {
  items: AsyncGenerator<UserFileItem, void>
  /** What no user of the file was told to have; known when `items` has ended. */
  lacks(): Lack[]
}

/** Never throws for anything in the file; what `input` itself throws passes through. */
export function readUserFile(input: AsyncIterable<Uint8Array | string>): UserFile {
  const told = new Set<Lack>()
  return { items: readItems(input, told), lacks: () => lackable.filter((lack) => !told.has(lack)) }
}

async function* readItems(
  input: AsyncIterable<Uint8Array | string>,
  told: Set<Lack>,
): AsyncGenerator<UserFileItem, void> {
  const { isJson, all } = await lookAhead(input)
  yield* isJson ? readUserLines(all, told) : readUserRows(all, told)
}

async function* readUserRows(
  input: AsyncIterable<Uint8Array | string>,
  told: Set<Lack>,
): AsyncGenerator<UserFileItem, void> {
  let header: { columns: UserColumns; count: number } | undefined
  for await (const item of readRecords(input, [',', ';', '\t'])) {
    if (item.kind === 'unreadable') {
      yield item
      return
    }
    const { cells, line } = item
    if (header) {
      yield rowOf(cells, line, header)
      continue
    }
    const found = findColumns(cells)
    if ('why' in found) {
      yield { kind: 'unreadable', line, code: 'bad-header', message: found.why }
      return
    }
    header = { columns: found.columns, count: cells.length }
    for (const [column, lack] of tellable) if (found.columns[column] !== undefined) told.add(lack)
  }
  if (!header) yield { kind: 'unreadable', line: 1, code: 'empty-file', message: 'The file is empty.' }
}

const tellable: readonly (readonly [UserColumn, Lack])[] = [
  ['externalId', 'external-id'],
  ['email', 'email'],
  ['name', 'name'],
  ['phone', 'phone'],
  ['role', 'role'],
  ['suspended', 'suspended'],
  ['lastLogin', 'last-sign-in'],
]

function rowOf(
  cells: readonly string[],
  line: number,
  { columns, count }: { columns: UserColumns; count: number },
): UserFileItem {
  // An export writes every cell: a row that stops early is where the file was cut.
  if (cells.length < count) {
    const message = `This row has ${cells.length} of ${count} columns. The file seems to be cut off here; export it again.`
    return { kind: 'problem', line, code: 'short-row', message }
  }
  const cell = (column: UserColumn): string => {
    const at = columns[column]
    return at === undefined ? '' : restored((cells[at] ?? '').trim())
  }
  const zendeskId = readZendeskId(cell('id'))
  if (zendeskId === undefined) {
    const message = 'The column of IDs holds no number here. Are the columns named as they are filled?'
    return { kind: 'problem', line, code: 'no-id', message }
  }
  const email = readText(cell('email'))
  const user: ZendeskUser = {
    zendeskId,
    name: readText(cell('name')),
    role: readRole(cell('role')),
    externalId: { isKnown: columns.externalId !== undefined, value: readText(cell('externalId')) },
    isSuspended: readTruth(cell('suspended')),
    isDeleted: readTruth(cell('active')) === false,
    phone: readNumber(cell('phone')),
    addresses: email === undefined ? [] : [{ email, isPrimary: true, isVerified: undefined }],
    areAllAddresses: false,
    lastLoginAt: readInstant(cell('lastLogin')),
    updatedAt: readInstant(cell('updated')),
  }
  return { kind: 'user', line, user }
}
