/**
 * DATA_DIR/latchkey.sock (mode 0600): how commands reach the process that has the embedded database.
 * HTTP is spoken on it; whoever can open it already owns the folder.
 */
import { chmod, link, mkdtemp, rename, rm, symlink, unlink } from 'node:fs/promises'
import type { Server as HttpServer } from 'node:http'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export type ControlSocket = { serve: (server: HttpServer) => void; close: () => Promise<void> }

const isWindows = process.platform === 'win32'

/** Where the socket is. On Windows (untested) it is a named pipe, named after the folder's path. */
export function controlSocketPath(dataDir: string): string {
  const folder = resolve(dataDir)
  return isWindows ? `\\\\.\\pipe\\latchkey-${Buffer.from(folder).toString('base64url')}` : join(folder, fileName)
}

/** A connection to the process that has the folder, for `http.request({ createConnection })`; undefined: there is none. */
export async function connectToControlSocket(dataDir: string): Promise<Socket | undefined> {
  return isWindows ? connectTo(controlSocketPath(dataDir)) : withShortPath(dataDir, (at) => connectTo(at(fileName)))
}

/** Listens on the socket; undefined when another process answers there. What a dead process left behind is removed. */
export async function openControlSocket(dataDir: string): Promise<ControlSocket | undefined> {
  let handler: HttpServer | undefined
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
    if (handler) handler.emit('connection', socket)
    else
      socket.end('HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
  })
  const taken = isWindows ? await listen(server, controlSocketPath(dataDir)) : await takeName(dataDir, server)
  if (!taken) return undefined
  // The socket alone must not keep a finished command alive.
  server.unref()
  return {
    serve: (httpServer) => {
      handler = httpServer
    },
    close: async () => {
      if (!isWindows) await unlink(controlSocketPath(dataDir)).catch(() => undefined)
      for (const socket of open) socket.destroy()
      await closed(server)
    },
  }
}

const fileName = 'latchkey.sock'

/**
 * Listens under a private name and links it into place: `link` fails when the name exists, so of two processes only one
 * gets it, and nobody can connect before the mode is 0600.
 */
async function takeName(dataDir: string, server: Server): Promise<boolean> {
  return withShortPath(dataDir, async (at) => {
    const own = `.sock-${process.pid}`
    await rm(at(own), { force: true })
    if (!(await listen(server, at(own)))) return false
    try {
      await chmod(at(own), 0o600)
      const isTaken = (await linked(at(own), at(fileName))) || (await replacedStale(at, own))
      if (!isTaken) await closed(server)
      return isTaken
    } finally {
      await rm(at(own), { force: true })
    }
  })
}

type At = (name: string) => string

async function replacedStale(at: At, own: string): Promise<boolean> {
  if (await answers(at(fileName))) return false
  // Moved aside first: if a live one slipped in since we asked, it is put back.
  const aside = `${own}-old`
  await rename(at(fileName), at(aside)).catch(ignoreMissing)
  const wasAlive = await answers(at(aside))
  if (wasAlive) await linked(at(aside), at(fileName))
  await rm(at(aside), { force: true })
  return !wasAlive && (await linked(at(own), at(fileName)))
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
}

async function answers(path: string): Promise<boolean> {
  const socket = await connectTo(path)
  socket?.destroy()
  return socket !== undefined
}

function connectTo(path: string): Promise<Socket | undefined> {
  return new Promise((settle, reject) => {
    const socket = connect(path)
    socket.once('connect', () => settle(socket))
    socket.once('error', (error) =>
      isCode(error, 'ECONNREFUSED') || isCode(error, 'ENOENT') ? settle(undefined) : reject(error),
    )
  })
}

function listen(server: Server, path: string): Promise<boolean> {
  return new Promise((settle, reject) => {
    server.on('error', (error) => (isCode(error, 'EADDRINUSE') ? settle(false) : reject(error)))
    server.listen(path, () => settle(true))
  })
}

const closed = (server: Server): Promise<void> => new Promise((done) => server.close(() => done()))

/** Socket addresses hold about 100 bytes: a longer folder is reached through a link in a private temporary folder. */
async function withShortPath<T>(dataDir: string, use: (at: At) => Promise<T>): Promise<T> {
  const folder = resolve(dataDir)
  const longestName = 32
  if (Buffer.byteLength(folder) + longestName < 100) return use((name) => join(folder, name))
  const detour = await mkdtemp(join(tmpdir(), 'lk-'))
  try {
    await symlink(folder, join(detour, 'd'))
    return await use((name) => join(detour, 'd', name))
  } finally {
    await rm(detour, { recursive: true, force: true })
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

const ignoreMissing = (error: unknown): void => {
  if (!isCode(error, 'ENOENT')) throw error
}
