/** The records of a CSV file as lists of cells, each with the line it begins in. Cells mean nothing here yet. */
import { type CsvError, parse } from 'csv-parse'
import { type FileProblem, type FileProblemCode, readFileBytes } from './member-file-bytes.ts'

export type CsvRecord = { kind: 'record'; line: number; cells: readonly string[] }

const maxHeaderBytes = 65_536
const maxRecordBytes = 1_048_576

export type Separator = ',' | ';' | '\t'

/** Leaves out records that are blank in every cell; they still count as lines. */
export async function* readRecords(
  input: AsyncIterable<Uint8Array | string>,
  separators: readonly [Separator, ...Separator[]] = [',', ';'],
): AsyncGenerator<CsvRecord | FileProblem> {
  let csv: CsvReader | undefined
  let head: Buffer = Buffer.alloc(0)
  try {
    for await (const item of readFileBytes(input)) {
      if (item.kind === 'unreadable') {
        yield item
        return
      }
      if (csv) {
        yield* await csv.read(item.bytes)
      } else {
        // The parser wants to know the separator before its first byte, so the first written line is waited for.
        head = Buffer.concat([head, item.bytes])
        const line = firstWrittenLine(head)
        if (line === undefined && head.length < maxHeaderBytes) continue
        csv = openCsv(detectSeparator(line ?? head.toString(), separators))
        yield* await csv.read(head)
      }
      const problem = csv.problem()
      if (problem) {
        yield problem
        return
      }
    }
    if (!csv) {
      csv = openCsv(detectSeparator(head.toString(), separators))
      yield* await csv.read(head)
    }
    yield* await csv.end()
    const problem = csv.problem()
    if (problem) yield problem
  } finally {
    csv?.close()
  }
}

function firstWrittenLine(head: Buffer): string | undefined {
  return /^\s*(\S[^\r\n]*)[\r\n]/.exec(head.toString())?.[1]
}

/** No column name holds a separator, so whichever is there most often, outside quotation marks, is the one. */
function detectSeparator(headerLine: string, [usual, ...others]: readonly [Separator, ...Separator[]]): Separator {
  const unquoted = headerLine.replace(/"[^"]*"/g, '')
  const count = (separator: Separator): number => unquoted.split(separator).length
  return others.reduce((best, each) => (count(each) > count(best) ? each : best), usual)
}

type CsvReader = {
  /** The records that ended in these bytes. */
  read(bytes: Buffer): Promise<CsvRecord[]>
  end(): Promise<CsvRecord[]>
  problem(): FileProblem | undefined
  close(): void
}

/**
 * csv-parse, with line numbers of our own: the library counts a CRLF inside quotation marks twice. Every line break of a
 * record either ends it or is inside one of its cells, so the cells tell how many lines it took.
 */
function openCsv(separator: Separator): CsvReader {
  let records: CsvRecord[] = []
  let line = 1
  let bytesSinceRecord = 0
  let failure: FileProblemCode | undefined

  const parser = parse({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: maxRecordBytes,
    // Collected here and not read from the stream: one batch for each piece of the file costs less and holds no more.
    on_record: (cells: string[]) => {
      if (cells.some((cell) => cell.trim() !== '')) records.push({ kind: 'record', line, cells })
      line += 1 + lineBreaksIn(cells)
      bytesSinceRecord = 0
      return null
    },
  })
  const fail = (error: Error | null | undefined): void => {
    if (error) failure ??= codeOf(error)
  }
  parser.on('error', fail)

  const take = (): CsvRecord[] => {
    const taken = records
    records = []
    return taken
  }

  return {
    async read(bytes) {
      bytesSinceRecord += bytes.length
      await new Promise<void>((resolve) => {
        parser.write(bytes, (error) => {
          fail(error)
          resolve()
        })
      })
      // The parser's own limit counts letters: a record of nothing but separators would grow for ever.
      if (bytesSinceRecord > maxRecordBytes) failure ??= 'record-too-long'
      return take()
    },
    async end() {
      // A parser that failed has closed, or is about to: it would not do so again.
      if (failure) return take()
      await new Promise<void>((resolve) => {
        parser.once('close', resolve)
        parser.end()
        parser.resume()
      })
      return take()
    },
    problem: () => failure && { kind: 'unreadable', line, code: failure, message: describe(failure, line) },
    close: () => void parser.destroy(),
  }
}

function lineBreaksIn(cells: readonly string[]): number {
  let count = 0
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) count += cell.split(/\r\n|\n|\r/).length - 1
  }
  return count
}

function codeOf(error: Error): FileProblemCode {
  return (error as Partial<CsvError>).code === 'CSV_MAX_RECORD_SIZE' ? 'record-too-long' : 'broken-quoting'
}

function describe(code: FileProblemCode, line: number): string {
  const where = `the record that begins in line ${line}`
  return code === 'record-too-long'
    ? `Reading stopped: ${where} has no end. A quotation mark is probably missing.`
    : `Reading stopped: the quotation marks of ${where} do not match. A cell that holds one needs quotation marks around it, directly beside the separators, and each one inside doubled.`
}
