/** Starts one of our TypeScript files, or a command, as a process of its own, to be read from and killed. */
import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'

export type Child = {
  process: ChildProcess
  /** Lines of standard output so far. */
  lines: string[]
  /** Everything on standard error so far. */
  errors: () => string
  /** Waits for the first line that starts with `prefix`; rejects when the process ends without it. */
  line: (prefix: string) => Promise<string>
  kill: (signal: NodeJS.Signals) => Promise<void>
  /** The exit code, or the signal's name. */
  ended: Promise<number | string>
}

export function startScript(path: string, parameters: string[], env: NodeJS.ProcessEnv = {}): Child {
  return startCommand(process.execPath, ['--import', 'tsx', path, ...parameters], env)
}

export function startCommand(command: string, parameters: string[], env: NodeJS.ProcessEnv = {}, cwd?: string): Child {
  const child = spawn(command, parameters, {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
  })
  const lines: string[] = []
  const waiting = new Set<() => void>()
  const wake = () => {
    for (const look of waiting) look()
  }
  let said = ''
  child.stderr.on('data', (part: Buffer) => (said += part.toString()))
  const reader = createInterface({ input: child.stdout })
  reader.on('line', (line) => {
    lines.push(line)
    wake()
  })
  let isOver = false
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => {
      isOver = true
      wake()
      resolve(code ?? signal ?? 'gone')
    })
  })
  const line = (prefix: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = lines.find((candidate) => candidate.startsWith(prefix))
        if (found === undefined && !isOver) return
        waiting.delete(look)
        if (found === undefined) reject(new Error(`ended without "${prefix}": ${said}`))
        else resolve(found)
      }
      waiting.add(look)
      look()
    })
  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal)
    await ended
  }
  return { process: child, lines, errors: () => said, line, kill, ended }
}
