/**
 * One process per DATA_DIR: two PGlites on one folder silently lose each other's rows.
 *
 * Two guards, both given back by the operating system when the process dies, `kill -9` included:
 * a lock named after the folder (below), and the control socket inside the folder, which is also seen
 * from containers that share the folder but not the network namespace.
 */
import { createHash } from 'node:crypto'
import { closeSync, constants, existsSync, openSync } from 'node:fs'
import { access, mkdir, stat } from 'node:fs/promises'
import type { Server as HttpServer } from 'node:http'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { connectToControlSocket, openControlSocket } from './control-socket.ts'
import { DatabaseUnavailable } from './database-unavailable.ts'

export type FolderLock = {
  /** Lets `server` answer on the control socket. Until then, callers hear 503. */
  serve: (server: HttpServer) => void
  release: () => Promise<void>
}

/** Makes the folder (see `prepareFolder`) and takes it, or throws DatabaseUnavailable ('locked' when another has it). */
export async function acquireFolder(dataDir: string): Promise<FolderLock> {
  await prepareFolder(dataDir)
  const unlock = await takeLock(dataDir)
  if (unlock === undefined) throw inUse(dataDir)
  try {
    const control = await openControlSocket(dataDir)
    if (control === undefined) throw inUse(dataDir)
    return {
      serve: control.serve,
      release: async () => {
        await control.close()
        await unlock()
      },
    }
  } catch (error) {
    await unlock()
    throw error instanceof DatabaseUnavailable ? error : unusable(dataDir, error)
  }
}

/** The folder is there (made with mode 0700 when needed) and can be written to, or DatabaseUnavailable is thrown. */
export async function prepareFolder(dataDir: string): Promise<void> {
  try {
    await makeFolder(resolve(dataDir))
    if (!(await stat(dataDir)).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' })
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw unusable(dataDir, error)
  }
}

/** Throws DatabaseUnavailable ('locked') when another process answers in the folder. Makes and takes nothing. */
export async function refuseTakenFolder(dataDir: string): Promise<void> {
  const socket = await connectToControlSocket(dataDir).catch(() => undefined)
  socket?.destroy()
  if (socket) throw inUse(dataDir)
}

/** One by one: where a folder is there and takes no other, as /proc, Node's recursive mkdir never comes back. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 })
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EEXIST') return
    if (code !== 'ENOENT' || existsSync(dirname(path))) throw error
    await makeFolder(dirname(path))
    await mkdir(path, { mode: 0o700 }).catch((again: unknown) => {
      if (codeOf(again) !== 'EEXIST') throw again
    })
  }
}

const inUse = (dataDir: string): DatabaseUnavailable =>
  new DatabaseUnavailable('locked', `Another Latchkey is using ${dataDir}. Stop it, or choose another DATA_DIR.`)

function unusable(dataDir: string, error: unknown): DatabaseUnavailable {
  const code = codeOf(error)
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new DatabaseUnavailable('not-a-folder', `DATA_DIR must be a folder, and ${dataDir} is not one.`, error)
  }
  const words = `Latchkey cannot make the folder ${dataDir}, or write in it (${code}). Choose another DATA_DIR.`
  return new DatabaseUnavailable('not-writable', words, error)
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown')

type Unlock = () => Promise<void> | void

/** Resolves to the way to let go, or to undefined when another process holds it. */
async function takeLock(dataDir: string): Promise<Unlock | undefined> {
  // Device and inode: the folder itself, whatever path, link or bind mount leads to it.
  const { dev, ino } = await stat(dataDir, { bigint: true })
  const name = `latchkey-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32)}`
  if (process.platform === 'linux') return holdName(`\0${name}`)
  // Windows (untested): the first pipe of a name excludes others.
  if (process.platform === 'win32') return holdName(`\\\\.\\pipe\\${name}-lock`)
  return holdFile(join(dataDir, 'lock'))
}

/** An abstract unix socket: a name without a file, which dies with the process. It is held, never answered. */
function holdName(name: string): Promise<Unlock | undefined> {
  return new Promise((resolve, reject) => {
    const holder = createServer((socket) => socket.destroy())
    holder.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    )
    holder.listen(name, () => {
      holder.unref()
      resolve(() => new Promise((done) => holder.close(() => done())))
    })
  })
}

/** macOS and the BSDs (untested): opening with O_EXLOCK takes flock(2). Node does not name the flag. */
function holdFile(path: string): Unlock | undefined {
  const exclusiveLock = 0x20
  try {
    const flags = constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | exclusiveLock
    const descriptor = openSync(path, flags, 0o600)
    return () => {
      closeSync(descriptor)
    }
  } catch (error) {
    if (codeOf(error) === 'EAGAIN') return undefined
    throw error
  }
}
