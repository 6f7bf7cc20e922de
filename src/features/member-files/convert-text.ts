/** Turns the bytes of a text into UTF-8, piece by piece. What it is converted from was found by looking, or chosen. */
import type { FileEncoding } from './member-file-kind.ts'

export async function* asUtf8(input: AsyncIterable<Buffer>, encoding: FileEncoding): AsyncGenerator<Buffer> {
  switch (encoding) {
    case 'utf-8':
      yield* input
      break
    case 'windows-1252':
      for await (const bytes of input) yield Buffer.from(fromWindows1252(bytes))
      break
    case 'utf-16le':
    case 'utf-16be': {
      const decoder = new TextDecoder(encoding)
      for await (const bytes of input) yield Buffer.from(decoder.decode(bytes, { stream: true }))
      yield Buffer.from(decoder.decode())
    }
  }
}

/** The bytes 0x80 to 0x9f, where Windows-1252 is not Latin-1. Spelled out, since not every Node knows all of them. */
const windowsOnly = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

const fromWindows1252 = (bytes: Buffer): string =>
  bytes.toString('latin1').replace(/[\x80-\x9f]/g, (byte) => windowsOnly[byte.charCodeAt(0) - 0x80] ?? byte)
