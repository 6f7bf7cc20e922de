/** The real `latchkey demo` for tests: a process of its own, in a folder of its own, on ports that were free. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DemoFacts, SampleSignIn } from '../../src/cli/demo/demo-file.ts'
import { findFreePorts } from '../../src/cli/ports.ts'
import { startCommand, type Child } from './child.ts'

export type Demo = {
  facts: DemoFacts
  /** Everybody's password. */
  password: string
  /** The sample member who signs in by this name. */
  sample(identifier: string): SampleSignIn
  stop(): Promise<void>
}

/** How long a start may take on a busy machine, a build included. */
export const startTime = 120_000

const command = fileURLToPath(new URL('../../bin/latchkey.cjs', import.meta.url))

/** Resolves when the command has said all there is to say, or rejects with what it said instead. */
export async function startDemo(): Promise<Demo> {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-demo-'))
  const child = startCommand(process.execPath, [command, 'demo'], {
    DATA_DIR: dataDir,
    PORT: String(await freePort()),
    DATABASE_URL: '',
    LOG_LEVEL: 'warn',
  })
  const killNow = () => void child.process.kill('SIGKILL')
  process.once('exit', killNow)
  const stop = async () => {
    process.off('exit', killNow)
    await end(child)
    rmSync(dataDir, { recursive: true, force: true })
  }

  const late = setTimeout(killNow, startTime - 5_000)
  try {
    await child.line('  Ctrl-C ends it')
    const facts = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as DemoFacts
    const sample = (identifier: string): SampleSignIn => {
      const found = facts.sign_ins.find((signIn) => signIn.identifier === identifier)
      if (!found) throw new Error(`the demo has no ${identifier}`)
      return found
    }
    return { facts, password: facts.sign_ins[0]!.password, sample, stop }
  } catch (error) {
    await stop()
    throw error
  } finally {
    clearTimeout(late)
  }
}

/** Test files run side by side, so each looks in a row of numbers of its own. */
async function freePort(): Promise<number> {
  const worker = Number(process.env['VITEST_POOL_ID'] ?? 0) % 50
  const port = await findFreePorts(22_000 + worker * 200, 2, '127.0.0.1')
  if (port === undefined) throw new Error('no two free ports in a row')
  return port
}

/** Asked to stop, as by Ctrl-C; killed when it does not. */
async function end(child: Child): Promise<void> {
  const timer = setTimeout(() => child.process.kill('SIGKILL'), 15_000)
  await child.kill('SIGTERM')
  clearTimeout(timer)
}
