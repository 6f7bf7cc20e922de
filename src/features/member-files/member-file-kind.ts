/** What a file is by its bytes: text in one of the encodings that occur, or something that is no member file at all. */
import { isUtf8 } from 'node:buffer'

export type FileEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export type FileFormat = 'csv' | 'json'

export type FileKind =
  | { kind: 'text'; encoding: FileEncoding }
  /** `what`: with its article, such as "a PDF". */
  | { kind: 'foreign'; code: ForeignCode; what: string; remedy: string }
  | { kind: 'empty' }

export type ForeignCode = 'binary-file' | 'markup-file'

export type FileInspector = { take(bytes: Buffer): void; verdict(): FileKind }

const headSize = 4_096

/** Looks at every byte of a file as it goes by and keeps none but the first few. */
export function inspectFile(): FileInspector {
  let head: Buffer = Buffer.alloc(0)
  let held: Buffer = Buffer.alloc(0)
  let isAllUtf8 = true
  let hasNul = false
  let isBlank = true

  return {
    take(bytes) {
      if (head.length < headSize) head = Buffer.concat([head, bytes.subarray(0, headSize - head.length)])
      hasNul ||= bytes.includes(0)
      isBlank &&= bytes.every((byte) => byte <= 0x20)
      if (!isAllUtf8) return
      const piece = held.length > 0 ? Buffer.concat([held, bytes]) : bytes
      const end = endOfWholeCharacters(piece)
      isAllUtf8 = isUtf8(piece.subarray(0, end))
      held = Buffer.from(piece.subarray(end))
    },

    verdict() {
      if (isBlank) return { kind: 'empty' }
      const foreign = foreignKind(head)
      if (foreign) return foreign
      const utf16 = utf16Of(head)
      if (utf16) return { kind: 'text', encoding: utf16 }
      if (hasNul) return { kind: 'foreign', code: 'binary-file', what: 'a binary file', remedy: saveAsCsv }
      return { kind: 'text', encoding: isAllUtf8 && isUtf8(held) ? 'utf-8' : 'windows-1252' }
    },
  }
}

const saveAsCsv = 'Save the sheet as "CSV UTF-8" and give that file.'

const signatures: readonly { bytes: string; what: string; remedy: string }[] = [
  { bytes: 'PK\x03\x04', what: 'a workbook (XLSX) or a ZIP archive', remedy: saveAsCsv },
  { bytes: '\xd0\xcf\x11\xe0', what: 'an old workbook or Office document (XLS)', remedy: saveAsCsv },
  { bytes: '%PDF', what: 'a PDF', remedy: 'Export the list as CSV where it comes from.' },
  { bytes: '{\\rtf', what: 'a formatted text document (RTF)', remedy: 'Export the list as CSV where it comes from.' },
  { bytes: '\x1f\x8b', what: 'a compressed file (gzip)', remedy: 'Unpack it first.' },
  { bytes: '\x89PNG', what: 'a picture', remedy: 'Export the list as CSV where it comes from.' },
  { bytes: '\xff\xd8\xff', what: 'a picture', remedy: 'Export the list as CSV where it comes from.' },
]

/** By the bytes it begins with; undefined when nothing speaks against text. */
export function foreignKind(head: Buffer): Extract<FileKind, { kind: 'foreign' }> | undefined {
  const start = head.toString('latin1')
  const found = signatures.find(({ bytes }) => start.startsWith(bytes))
  if (found) return { kind: 'foreign', code: 'binary-file', what: found.what, remedy: found.remedy }
  const markup = /^(?:\xef\xbb\xbf)?\s*<(!doctype|html|head|body|table|\?xml)/i.exec(start)?.[1]
  if (markup === undefined) return undefined
  const what = markup.toLowerCase() === '?xml' ? 'an XML file' : 'a web page (HTML)'
  return { kind: 'foreign', code: 'markup-file', what, remedy: 'Export the list as CSV where it comes from.' }
}

/** By its byte order mark, or by the NUL that is one half of every plain letter. */
export function utf16Of(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes
  if (first === undefined || second === undefined) return undefined
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if ((first === 0) === (second === 0)) return undefined
  return first === 0 ? 'utf-16be' : 'utf-16le'
}

/** Where the last character that has all of its bytes ends. */
export function endOfWholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) break
    if (byte < 0xc0) continue
    return back < sequenceLength(byte) ? bytes.length - back : bytes.length
  }
  return bytes.length
}

function sequenceLength(leadByte: number): number {
  if (leadByte < 0xe0) return 2
  return leadByte < 0xf0 ? 3 : 4
}
