/** Zendesk users as JSON, one object a line: read line by line, so that a broken one is named by its number. */
import { readFileBytes, type FileProblem } from '../../member-files/member-file-bytes.ts'
import type { UserFileItem } from './user-file-item.ts'
import { columnName, isOwnHeader, ownFile } from './user-columns.ts'
import { isObject, readUserObject } from './user-object.ts'
import type { Lack } from '../zendesk-directory.ts'

const longestLine = 1_048_576

/** Adds to `told` what any of the users is told to have. */
export async function* readUserLines(
  input: AsyncIterable<Uint8Array | string>,
  told: Set<Lack>,
): AsyncGenerator<UserFileItem, void> {
  let line = 0
  let users = 0
  for await (const item of readLines(input)) {
    if (typeof item !== 'string') {
      yield item
      return
    }
    line += 1
    if (item.trim() === '') continue
    const value = parsed(item)
    if (!isObject(value)) {
      yield {
        kind: 'unreadable',
        line,
        code: value === undefined ? 'cut-off' : 'broken-json',
        message: whyNot(value, item, users),
      }
      return
    }
    const foreign = users === 0 ? foreignTo(value) : undefined
    if (foreign !== undefined) {
      yield { kind: 'unreadable', line, code: 'bad-header', message: foreign }
      return
    }
    users += 1
    const read = readUserObject(value)
    if (read.kind === 'refused') yield { kind: 'problem', line, code: 'no-id', message: read.why }
    else {
      for (const lack of read.tells) told.add(lack)
      yield { kind: 'user', line, user: read.user }
    }
  }
}

async function* readLines(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<string | FileProblem> {
  let held = ''
  let line = 0
  for await (const item of readFileBytes(input)) {
    if (item.kind === 'unreadable') {
      yield item
      return
    }
    const lines = (held + item.bytes.toString()).split('\n')
    held = lines.pop() ?? ''
    line += lines.length
    yield* lines
    if (held.length > longestLine) {
      const message = 'This line is longer than 1 MB. Give one user a line, such as: jq -c ".users[]" page.json'
      yield { kind: 'unreadable', line: line + 1, code: 'record-too-long', message }
      return
    }
  }
  if (held !== '') yield held
}

/** Undefined when it is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function whyNot(value: unknown, text: string, users: number): string {
  if (value !== undefined) return onePerLine
  if (users > 0) return 'This line is not a whole user. The file seems to be cut off here; export it again.'
  return /^\s*[[{]\s*$/.test(text)
    ? onePerLine
    : 'This line is not JSON. Give one user a line, as Zendesk’s API writes them.'
}

function foreignTo(value: Readonly<Record<string, unknown>>): string | undefined {
  if (Array.isArray(value['users'])) return onePerLine
  if (isOwnHeader(Object.keys(value).map(columnName))) return ownFile
  const isUser = Object.hasOwn(value, 'id') && ['email', 'name', 'role'].some((key) => Object.hasOwn(value, key))
  return isUser ? undefined : 'The first line is no Zendesk user: it needs “id”, and “email”, “name” or “role”.'
}

const onePerLine =
  'Give one user a line, not a list or a page of the API. A page becomes lines with: jq -c ".users[]" page.json'
