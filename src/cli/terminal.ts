/** The process' own input and output as a command sees them. */
import { once } from 'node:events'
import { open } from 'node:fs/promises'
import { Readable, type Writable } from 'node:stream'
import { CommandRefused, type Io } from './command.ts'

export type Streams = { stdin: Readable; stdout: Writable; stderr: Writable & { isTTY?: boolean } }

/** Everything the program knows of the process it runs in. `main.ts` fills it in. */
export type Terminal = Streams & {
  /** Arguments after `latchkey`. */
  words: readonly string[]
  /** The real environment over `.env`. */
  environment: Readonly<Record<string, string | undefined>>
  version: string
  /** Asked to stop, as by Ctrl-C. */
  signal: AbortSignal
  /** Whoever read standard output went away. A command stops then, and a server does not mind. */
  unread?: AbortSignal
}

export function ioOf(terminal: Terminal, input: AsyncIterable<Buffer>): Io {
  const { stdout, stderr } = terminal
  const signal = AbortSignal.any([terminal.signal, ...(terminal.unread ? [terminal.unread] : [])])
  let isLineOpen = false
  const clearLine = (): void => {
    if (isLineOpen) stderr.write('\r\u001b[2K')
    isLineOpen = false
  }
  return {
    input,
    signal,
    out: async (text) => {
      clearLine()
      if (!stdout.write(text) && !stdout.destroyed) await once(stdout, 'drain', { signal })
    },
    say: (text) => {
      clearLine()
      stderr.write(`${text}\n`)
    },
    progress: (text) => {
      if (stderr.isTTY !== true) return
      clearLine()
      if (text !== '') stderr.write(text)
      isLineOpen = text !== ''
    },
  }
}

/** Opened here, by whoever gave the command, also when the server carries it out; and before anything else is done. */
export async function openInput(terminal: Terminal, path: string | undefined): Promise<AsyncIterable<Buffer>> {
  if (path === undefined) return chunksOf([], terminal.signal)
  if (path === '-') return chunksOf(terminal.stdin, terminal.signal)
  try {
    const file = await open(path)
    if ((await file.stat()).isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' })
    return chunksOf(file.createReadStream(), terminal.signal)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new CommandRefused(`${path} cannot be read: ${reasons[code] ?? code}.`)
  }
}

/** Ends with an error when the person stops it, so that half a file is never taken for a whole one. */
async function* chunksOf(
  source: AsyncIterable<unknown> | Iterable<unknown>,
  signal: AbortSignal,
): AsyncIterable<Buffer> {
  const stop = (): void => {
    if (source instanceof Readable) source.destroy(new Error('stopped'))
  }
  signal.addEventListener('abort', stop, { once: true })
  try {
    for await (const chunk of source) yield Buffer.from(chunk as Uint8Array)
  } finally {
    signal.removeEventListener('abort', stop)
    signal.throwIfAborted()
  }
}

const reasons: Record<string, string | undefined> = {
  ENOENT: 'there is no such file',
  EACCES: 'this account may not read it',
  EISDIR: 'it is a folder',
}

/** A secret or password from standard input: one line, the line break at its end left out. */
export async function readSecretLine(io: Io, what: string): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of io.input) {
    size += chunk.length
    if (size > 10_000) throw new CommandRefused(`The ${what} on standard input is far too long.`)
    chunks.push(chunk)
  }
  const text = Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '')
  if (text === '') throw new CommandRefused(`No ${what} came on standard input.`)
  return text
}
