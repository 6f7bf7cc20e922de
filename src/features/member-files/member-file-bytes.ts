/** The bytes of a member file in pieces of whole UTF-8 characters, or what the file is instead of UTF-8 text. */
import { isUtf8 } from 'node:buffer'
import { endOfWholeCharacters, foreignKind, utf16Of, type ForeignCode } from './member-file-kind.ts'

/** The file as a whole, or the rest of it, cannot be read. Always the last item: what is behind it was not seen. */
export type FileProblem = { kind: 'unreadable'; line: number; code: FileProblemCode; message: string }

export type FileProblemCode =
  | 'empty-file'
  | 'not-utf-8'
  | 'utf-16'
  | ForeignCode
  | 'bad-header'
  | 'broken-quoting'
  | 'broken-json'
  | 'record-too-long'

export type FileBytes = { kind: 'bytes'; bytes: Buffer } | FileProblem

const pieceSize = 65_536

/** Drops a byte order mark. Ends with `unreadable` at the first piece that is not text; what came before was. */
export async function* readFileBytes(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<FileBytes> {
  let line = 1
  let isStart = true
  let held: Buffer = Buffer.alloc(0)
  for await (const piece of inPieces(input)) {
    held = held.length > 0 ? Buffer.concat([held, piece]) : piece
    if (isStart && held.length < 4) continue
    const end = endOfWholeCharacters(held)
    const bytes = held.subarray(0, end)
    const wrong = whyNotText(bytes, isStart, line)
    if (wrong) {
      yield wrong
      return
    }
    line += countLineFeeds(bytes)
    yield { kind: 'bytes', bytes: isStart ? withoutMark(bytes) : bytes }
    isStart = false
    held = held.subarray(end)
  }
  const wrong = whyNotText(held, isStart, line)
  if (wrong) {
    yield wrong
    return
  }
  yield { kind: 'bytes', bytes: isStart ? withoutMark(held) : held }
}

async function* inPieces(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<Buffer> {
  let highSurrogate = ''
  for await (const chunk of input) {
    if (typeof chunk === 'string') {
      const text = highSurrogate + chunk
      const isSplit = /[\ud800-\udbff]$/.test(text)
      highSurrogate = isSplit ? text.slice(-1) : ''
      yield* slices(Buffer.from(isSplit ? text.slice(0, -1) : text))
    } else {
      yield* slices(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
    }
  }
  yield Buffer.from(highSurrogate)
}

function* slices(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length; start += pieceSize) yield bytes.subarray(start, start + pieceSize)
}

function whyNotText(bytes: Buffer, isStart: boolean, line: number): FileProblem | undefined {
  const foreign = isStart ? foreignKind(bytes) : undefined
  if (foreign) return notText(foreign.code, 1, `This is ${foreign.what}, not a CSV file. ${foreign.remedy}`)
  if (isStart && utf16Of(bytes)) {
    return notText('utf-16', 1, 'This file is UTF-16 ("Unicode text"). Save it as "CSV UTF-8".')
  }
  const zero = bytes.indexOf(0)
  if (zero >= 0) {
    const where = line + countLineFeeds(bytes.subarray(0, zero))
    return notText('binary-file', where, `Line ${where} holds a NUL byte: this is not a text file.`)
  }
  if (isUtf8(bytes)) return undefined
  const where = line + linesBeforeDamage(bytes)
  const message = `Line ${where} is not UTF-8. The file is probably Windows-1252 or Latin-1; save it as "CSV UTF-8".`
  return notText('not-utf-8', where, message)
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
}

function linesBeforeDamage(bytes: Buffer): number {
  let lines = 0
  for (let start = 0; ; lines++) {
    const end = bytes.indexOf(10, start)
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return lines
    start = end + 1
  }
}

function countLineFeeds(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++
  return count
}

function notText(code: FileProblemCode, line: number, message: string): FileProblem {
  return { kind: 'unreadable', line, code, message }
}
