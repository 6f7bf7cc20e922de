/**
 * The records of a JSON file: an array of objects, or one object behind the other. Read as a stream, each as flat pairs of
 * key and text, in the order they are written; numbers keep the digits they were written with.
 */
import Tokenizer from '@streamparser/json/tokenizer.js'
import TokenParser from '@streamparser/json/tokenparser.js'
import { type FileProblem, type FileProblemCode, readFileBytes } from './member-file-bytes.ts'

/** `line`: which object of the file it is, counted from 1. A value that is neither text, number, truth nor null is undefined. */
export type JsonRecord = { kind: 'object'; line: number; values: ReadonlyMap<string, string | undefined> }

const maxObjectBytes = 1_048_576

export async function* readJsonRecords(
  input: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<JsonRecord | FileProblem> {
  let json: JsonReader | undefined
  for await (const item of readFileBytes(input)) {
    if (item.kind === 'unreadable') {
      yield item
      return
    }
    if (!json) {
      const start = /\S/.exec(item.bytes.toString())?.[0]
      // Blanks mean nothing to JSON: none are kept until something else comes.
      if (start === undefined) continue
      json = openJson(start === '[' ? 'array' : 'objects')
    }
    yield* json.read(item.bytes)
    const problem = json.problem()
    if (problem) {
      yield problem
      return
    }
  }
  yield* json?.end() ?? []
  const problem = json?.problem()
  if (problem) yield problem
}

type JsonReader = {
  read(bytes: Buffer): JsonRecord[]
  end(): JsonRecord[]
  problem(): FileProblem | undefined
}

function openJson(shape: 'array' | 'objects'): JsonReader {
  let records: JsonRecord[] = []
  let line = 0
  let bytesSinceRecord = 0
  let failure: FileProblemCode | undefined

  const tokenizer = new Tokenizer(shape === 'array' ? {} : { separator: '' })
  // As it was written: an external ID of twenty digits is no floating-point number.
  Object.assign(tokenizer, { parseNumber: (text: string) => text })
  const parser = new TokenParser(
    shape === 'array' ? { paths: ['$.*'], keepStack: false } : { paths: ['$'], keepStack: false, separator: '' },
  )
  const fail = (): void => {
    failure ??= 'broken-json'
  }
  tokenizer.onToken = (token) => parser.write(token)
  tokenizer.onError = fail
  parser.onError = fail
  parser.onValue = ({ value }) => {
    line += 1
    bytesSinceRecord = 0
    records.push({ kind: 'object', line, values: flattened(value) })
  }
  const attempt = (work: () => void): JsonRecord[] => {
    try {
      if (!failure) work()
    } catch {
      fail()
    }
    const taken = records
    records = []
    return taken
  }

  return {
    read(bytes) {
      bytesSinceRecord += bytes.length
      const taken = attempt(() => tokenizer.write(bytes))
      if (bytesSinceRecord > maxObjectBytes) failure ??= 'record-too-long'
      return taken
    },
    end: () =>
      attempt(() => {
        if (!tokenizer.isEnded) tokenizer.end()
        if (!parser.isEnded) parser.end()
      }),
    problem: () =>
      failure && { kind: 'unreadable', line: line + 1, code: failure, message: describe(failure, line + 1) },
  }
}

/** `{ "fields": { "boat": "x" } }` is `fields.boat`; what lies deeper, and lists, have no place in a member. */
function flattened(value: unknown): Map<string, string | undefined> {
  const values = new Map<string, string | undefined>()
  if (!isObject(value)) return values.set('', undefined)
  for (const [key, each] of Object.entries(value)) {
    if (!isObject(each)) values.set(key, textOf(each))
    else for (const [inner, deep] of Object.entries(each)) values.set(`${key}.${inner}`, textOf(deep))
  }
  return values
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function textOf(value: unknown): string | undefined {
  if (value === null) return ''
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : undefined
}

const describe = (code: FileProblemCode, line: number): string =>
  code === 'record-too-long'
    ? `Reading stopped: object ${line} of the file has no end. A quotation mark or a bracket is probably missing.`
    : `Reading stopped at object ${line}: from here on the file is not JSON. It must be an array of objects, or one object a line.`
