/** An uploaded file on its way into the database and back: in pieces, each sealed for its place, none of them in the clear. */
import { setImmediate } from 'node:timers/promises'
import type { SecretBox } from '../../../kernel/secret-box.ts'
import { asUtf8 } from '../../member-files/convert-text.ts'
import { inspectFile, type FileEncoding, type FileKind } from '../../member-files/member-file-kind.ts'
import type { KeptFilesStore } from './kept-files.store.ts'

export type KeepFileDeps = { keptFiles: KeptFilesStore; secretBox: Pick<SecretBox, 'open' | 'seal'> }

export const pieceSize = 262_144

/** What the file is, and how long. Whatever `input` throws passes through; what came before is kept then. */
export async function keepFile(
  { keptFiles, secretBox }: KeepFileDeps,
  { id, input }: { id: string; input: AsyncIterable<Buffer> },
): Promise<{ kind: FileKind; bytes: number }> {
  const inspector = inspectFile()
  let bytes = 0
  let position = 0
  let held: Buffer[] = []
  let heldSize = 0
  const flush = async (): Promise<void> => {
    if (heldSize === 0) return
    // As Latin-1 every byte is one letter; the box seals text.
    const sealed = secretBox.seal(Buffer.concat(held).toString('latin1'), placeOf(id, position))
    held = []
    heldSize = 0
    await keptFiles.put(id, position, sealed)
    position += 1
    // The embedded database answers without leaving the event loop: let the others have their turn.
    await setImmediate()
  }
  for await (const piece of input) {
    inspector.take(piece)
    bytes += piece.length
    held.push(piece)
    heldSize += piece.length
    if (heldSize >= pieceSize) await flush()
  }
  await flush()
  return { kind: inspector.verdict(), bytes }
}

/** The file's text as UTF-8. Throws KeptFileShut when the keys it was sealed with are gone. */
export async function* openKeptFile(
  deps: KeepFileDeps,
  { id, encoding, onBytes }: { id: string; encoding: FileEncoding; onBytes?: (bytes: number) => void },
): AsyncGenerator<Buffer> {
  yield* asUtf8(keptBytes(deps, id, onBytes), encoding)
}

export class KeptFileShut extends Error {
  constructor(cause: unknown) {
    super('the kept file does not open', { cause })
    this.name = 'KeptFileShut'
  }
}

async function* keptBytes(
  { keptFiles, secretBox }: KeepFileDeps,
  id: string,
  onBytes: ((bytes: number) => void) | undefined,
): AsyncGenerator<Buffer> {
  let bytes = 0
  for (let position = 0; ; position++) {
    const sealed = await keptFiles.find(id, position)
    if (sealed === undefined) return
    const piece = opened(secretBox, sealed, placeOf(id, position))
    bytes += piece.length
    onBytes?.(bytes)
    yield piece
  }
}

function opened(box: Pick<SecretBox, 'open'>, sealed: string, place: ReturnType<typeof placeOf>): Buffer {
  try {
    return Buffer.from(box.open(sealed, place), 'latin1')
  } catch (error) {
    throw new KeptFileShut(error)
  }
}

const placeOf = (id: string, position: number) =>
  ({ table: 'import_chunks', column: 'bytes_sealed', id: `${id}:${position}` }) as const
