/**
 * The embedded database's files: writes that reach the disk, and a first start that is complete or never happened.
 *
 * PGlite never calls fsync by itself: its file system for Node has no such operation, so PostgreSQL believes that every
 * commit is on disk when it is only in the operating system's memory. Here the operation is added, before PostgreSQL starts.
 */
import { closeSync, constants, existsSync, fdatasyncSync, fsyncSync, openSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** Counts what reached the disk, so that upkeep knows whether there was work and a test can prove that fsync happens. */
export type DiskCounter = { syncs: number }

/** Start parameters as PGlite's own, minus `-F` (no fsync), plus a log that stays small between scheduled checkpoints. */
export const startParams: string[] = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['-c', 'wal_sync_method=fsync', '-c', 'synchronous_commit=on'],
  ...['-c', 'min_wal_size=32MB', '-c', 'max_wal_size=128MB'],
]

/** PGlite's file system on `folder`, with an fsync that waits for the disk. Refuses to start if PGlite's insides moved. */
export function durableFiles(folder: string, counter: DiskCounter): NodeFS {
  const files = new NodeFS(folder)
  const init = files.init.bind(files)
  files.init = async (pglite, options) => {
    const { emscriptenOpts } = await init(pglite, options)
    const preRun = [...(emscriptenOpts.preRun ?? []), (module: unknown) => addFsync(module, counter)]
    return { emscriptenOpts: { ...emscriptenOpts, preRun } }
  }
  return files
}

type OpenFile = { nfd?: number; node: unknown }
type NodeFiles = {
  stream_ops: { fsync?: (file: OpenFile) => number }
  realPath: (node: unknown) => string
  tryFSOperation: <T>(operation: () => T) => T
}

function addFsync(module: unknown, counter: DiskCounter): void {
  const files = (module as { NODEFS?: Partial<NodeFiles> }).NODEFS
  const { realPath, tryFSOperation, stream_ops } = files ?? {}
  if (!stream_ops || !realPath || !tryFSOperation) {
    throw new Error('This version of PGlite keeps its files in another way: writes would not reach the disk.')
  }
  stream_ops.fsync = (file) =>
    tryFSOperation(() => {
      counter.syncs += 1
      // Folders are opened without a descriptor of their own.
      if (file.nfd === undefined) syncFolder(realPath(file.node))
      else fdatasyncSync(file.nfd)
      return 0
    })
}

/**
 * Makes the database's files on the first start: beside their place, to the disk, then by one rename.
 * A process that dies halfway leaves only a folder that the next start throws away.
 */
export async function createFilesOnce(folder: string): Promise<void> {
  if (existsSync(folder)) return
  const half = `${folder}.new`
  await rm(half, { recursive: true, force: true })
  await mkdir(half, { mode: 0o700 })
  const first = await PGlite.create({ fs: durableFiles(half, { syncs: 0 }), startParams })
  await first.close()
  await syncTree(half)
  await rename(half, folder)
  syncFolder(dirname(folder))
}

async function syncTree(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const waiting = entries.filter((entry) => entry.isFile())
  const syncNext = async (): Promise<void> => {
    for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
      const file = await open(join(entry.parentPath, entry.name), 'r+')
      await file.sync().finally(() => file.close())
    }
  }
  await Promise.all([syncNext(), syncNext(), syncNext(), syncNext()])
  for (const entry of entries) if (entry.isDirectory()) syncFolder(join(entry.parentPath, entry.name))
  syncFolder(folder)
}

function syncFolder(path: string): void {
  // Windows cannot open folders; its file systems keep names in their own journal.
  if (process.platform === 'win32') return
  const descriptor = openSync(path, constants.O_RDONLY)
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
