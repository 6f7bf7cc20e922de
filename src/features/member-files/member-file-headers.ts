/** The columns a file has, by its own names for them: for a person who says what each of them is. */
import { maxColumns } from './member-file-header.ts'
import { readJsonRecords } from './member-file-json.ts'
import type { FileFormat } from './member-file-kind.ts'
import { readRecords } from './member-file-records.ts'
import { lookAhead } from './member-file.ts'

export type FileHeaders =
  { kind: 'headers'; format: FileFormat; headers: string[] } | { kind: 'unreadable'; message: string }

/** Keys that appear only behind so many objects are found when the file is checked. */
const objectsLookedAt = 1_000
const longestHeader = 200

export async function readFileHeaders(input: AsyncIterable<Buffer>): Promise<FileHeaders> {
  const { isJson, all } = await lookAhead(input)
  const found = isJson ? await jsonHeaders(all) : await csvHeaders(all)
  if (found.kind === 'headers' && found.headers.length > maxColumns) {
    return { kind: 'unreadable', message: `The file has more than ${maxColumns} columns.` }
  }
  return found
}

async function csvHeaders(input: AsyncIterable<Uint8Array | string>): Promise<FileHeaders> {
  for await (const item of readRecords(input, [',', ';', '\t'])) {
    if (item.kind === 'unreadable') return { kind: 'unreadable', message: item.message }
    return { kind: 'headers', format: 'csv', headers: item.cells.map((cell) => cell.trim().slice(0, longestHeader)) }
  }
  return { kind: 'unreadable', message: 'The file is empty.' }
}

async function jsonHeaders(input: AsyncIterable<Uint8Array | string>): Promise<FileHeaders> {
  const headers = new Set<string>()
  let objects = 0
  for await (const item of readJsonRecords(input)) {
    if (item.kind === 'unreadable') {
      if (objects === 0) return { kind: 'unreadable', message: item.message }
      break
    }
    if (item.values.has('') && item.values.size === 1) return { kind: 'unreadable', message: notObjects }
    for (const key of item.values.keys()) {
      // Each is looked up as it is written, so it cannot be shortened as in a CSV.
      if (key.length > longestHeader) return { kind: 'unreadable', message: longKey }
      headers.add(key)
    }
    objects += 1
    // Each object may bring new ones.
    if (objects === objectsLookedAt || headers.size > maxColumns) break
  }
  if (objects === 0) return { kind: 'unreadable', message: 'The file holds no member.' }
  return { kind: 'headers', format: 'json', headers: [...headers] }
}

const longKey = `A key of the file has more than ${longestHeader} characters. Is it a name of a column?`
const notObjects = 'A JSON file of members is an array of objects, or one object a line. This one holds something else.'
