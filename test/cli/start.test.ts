// Starts that must not go far: what cannot work is said before a store is made, and a person may change their mind.
import { existsSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { latchkey, patience, startLatchkey, temporaryFolder } from './latchkey.ts'

test(
  'a port in use: exit 2 and plain words',
  async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => taken.once('listening', resolve))
    const { port: number } = taken.address() as { port: number }
    const dataDir = temporaryFolder()
    const { exit, err } = await latchkey(['start'], { dataDir, env: { PORT: String(number) } })
    taken.close()
    expect(exit).toBe(2)
    expect(err).toContain(`Port ${number} on 127.0.0.1 is in use`)
    expect(err).not.toContain(' at ')
    expect(existsSync(join(dataDir, 'db'))).toBe(false)
  },
  patience,
)

test(
  'SIGTERM while the store is still being made ends the start, exit 130, and the next start is well',
  async () => {
    const dataDir = temporaryFolder()
    const child = startLatchkey(['start'], { dataDir, env: { PORT: '0' } })
    await expect.poll(() => existsSync(join(dataDir, 'db.new')), { interval: 5, timeout: patience }).toBe(true)
    await child.kill('SIGTERM')
    expect(await child.ended).toBe(130)
    expect(child.lines).toEqual([])
    expect(child.errors()).toBe('Stopped. What was not finished is undone.\n')
    const again = startLatchkey(['start'], { dataDir, env: { PORT: '0' } })
    await again.line('Latchkey is at')
    await again.kill('SIGTERM')
  },
  patience,
)

test.runIf(process.platform === 'linux')(
  'a DATA_DIR that cannot be made: exit 2 and plain words, by the demo as well',
  async () => {
    for (const word of ['start', 'demo']) {
      const { exit, out, err } = await latchkey([word], { dataDir: '/proc/latchkey/data', env: { PORT: '0' } })
      expect({ exit, out }).toEqual({ exit: 2, out: '' })
      expect(err).toContain('Latchkey cannot make the folder /proc/latchkey/data')
    }
  },
  patience,
)

test(
  '.env that is there and cannot be read: exit 2, and no other store is made',
  async () => {
    const cwd = temporaryFolder()
    mkdirSync(join(cwd, '.env'))
    const { exit, out, err } = await latchkey(['start'], { dataDir: './data', cwd })
    expect({ exit, out }).toEqual({ exit: 2, out: '' })
    expect(err).toBe('.env cannot be read (EISDIR); nothing was started.\n')
    expect(existsSync(join(cwd, 'data'))).toBe(false)
  },
  patience,
)
