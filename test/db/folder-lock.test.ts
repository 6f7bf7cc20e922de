/** One process per DATA_DIR, and a socket in it for the commands of the others. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { createServer as createSocketServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { connectToControlSocket, controlSocketPath } from '../../src/db/control-socket.ts'
import { acquireFolder, type FolderLock } from '../../src/db/folder-lock.ts'
import { startScript } from '../support/child.ts'
import { copyFreshDataDir } from '../support/template.ts'

const sandbox = mkdtempSync(join(tmpdir(), 'latchkey-lock-'))
const holder = join(import.meta.dirname, 'children/hold-folder.ts')
const held: FolderLock[] = []
let folders = 0

const dataDir = (): string => join(sandbox, `data-${(folders += 1)}`)

async function taken(folder: string): Promise<FolderLock> {
  const lock = await acquireFolder(folder)
  held.push(lock)
  return lock
}

afterEach(async () => {
  for (const lock of held.splice(0)) await lock.release()
})

afterAll(() => {
  rmSync(sandbox, { recursive: true, force: true })
})

test(
  'a second process hears that the folder is in use, and gets in once the first is killed',
  { timeout: 60_000 },
  async () => {
    const folder = dataDir()
    await copyFreshDataDir(folder)
    const first = startScript(holder, [folder])
    await first.line('open')
    const second = startScript(holder, [folder])
    await second.ended
    expect(second.lines).toEqual(['locked'])
    await first.kill('SIGKILL')
    expect(existsSync(controlSocketPath(folder))).toBe(true)
    const third = startScript(holder, [folder])
    await third.line('open')
    third.process.stdin?.end()
    expect(await third.ended).toBe(0)
    expect(existsSync(controlSocketPath(folder))).toBe(false)
  },
)

test('the same folder by another path is the same folder', async () => {
  const folder = dataDir()
  await taken(folder)
  symlinkSync(folder, `${folder}-link`)
  await expect(acquireFolder(`${folder}-link`)).rejects.toMatchObject({ code: 'locked' })
  await expect(acquireFolder(join(folder, '.'))).rejects.toMatchObject({
    code: 'locked',
    message: expect.stringContaining(folder) as string,
  })
})

test('of many that ask at once, one gets it', async () => {
  const folder = dataDir()
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => taken(folder)))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('what is let go can be taken again', async () => {
  const folder = dataDir()
  await (await acquireFolder(folder)).release()
  await taken(folder)
})

test('a process that answers on the socket has the folder, even where its lock cannot be seen', async () => {
  const folder = dataDir()
  mkdirSync(folder)
  // As from a container that shares the folder and not the network.
  const other = createSocketServer()
  await new Promise<void>((resolve) => other.listen(controlSocketPath(folder), () => resolve()))
  await expect(acquireFolder(folder)).rejects.toMatchObject({ code: 'locked' })
  await new Promise((resolve) => other.close(resolve))
  await taken(folder)
})

test('the folder and the socket are for their owner only', async () => {
  const folder = dataDir()
  await taken(folder)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(statSync(controlSocketPath(folder)).mode & 0o777).toBe(0o600)
})

test('commands reach the server that is attached, and hear 503 before that', async () => {
  const folder = dataDir()
  const lock = await taken(folder)
  expect(await ask(folder)).toEqual({ status: 503, body: '' })
  const server = createServer((incoming, response) => response.end(`you asked ${incoming.url ?? ''}`))
  lock.serve(server)
  expect(await ask(folder)).toEqual({ status: 200, body: 'you asked /doctor' })
  await lock.release()
  held.length = 0
  expect(await connectToControlSocket(folder)).toBeUndefined()
})

test('a folder whose path is longer than a socket address works the same', async () => {
  const folder = join(sandbox, 'long-'.repeat(20), 'name-'.repeat(20))
  const lock = await taken(folder)
  lock.serve(createServer((_, response) => response.end('far away')))
  expect(await ask(folder)).toEqual({ status: 200, body: 'far away' })
  await expect(acquireFolder(folder)).rejects.toMatchObject({ code: 'locked' })
  await lock.release()
  held.length = 0
  await taken(folder)
})

test('no folder, no socket', async () => {
  expect(await connectToControlSocket(dataDir())).toBeUndefined()
})

test('a file in place of the folder is refused in words', async () => {
  const path = dataDir()
  writeFileSync(path, '')
  await expect(acquireFolder(path)).rejects.toMatchObject({ code: 'not-a-folder' })
  await expect(acquireFolder(join(path, 'below'))).rejects.toMatchObject({ code: 'not-a-folder' })
})

test.runIf(process.platform === 'linux')('a place that takes no folders is refused in words, and soon', async () => {
  for (const path of ['/proc/latchkey', '/proc/latchkey/below/it']) {
    await expect(acquireFolder(path)).rejects.toMatchObject({
      code: 'not-writable',
      message: expect.stringContaining(path) as string,
    })
  }
})

test('folders on the way are made, for their owner only', async () => {
  const folder = join(dataDir(), 'far', 'below')
  await taken(folder)
  expect(statSync(join(folder, '..')).mode & 0o777).toBe(0o700)
})

// Root may write everywhere, so only another account can see this refusal.
test.runIf(process.getuid?.() !== 0)('a folder without permission to write is refused in words', async () => {
  const folder = dataDir()
  mkdirSync(folder)
  chmodSync(folder, 0o500)
  await expect(acquireFolder(folder)).rejects.toMatchObject({ code: 'not-writable' })
})

async function ask(folder: string): Promise<{ status: number | undefined; body: string }> {
  const socket = await connectToControlSocket(folder)
  if (!socket) throw new Error('nobody answers')
  return new Promise((resolve, reject) => {
    const outgoing = request({ path: '/doctor', createConnection: () => socket }, (response) => {
      let body = ''
      response.on('data', (part: Buffer) => (body += part.toString()))
      response.on('end', () => resolve({ status: response.statusCode, body }))
    })
    outgoing.on('error', reject)
    outgoing.end()
  })
}
