/** A server under measurement: its own process on one core, the load on another, its processor time read from outside. */
import autocannon from 'autocannon'
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'

export type Contender = {
  name: string
  url: string
  headers: Record<string, string>
  pid: number
  stop(): Promise<void>
}

export type Round = {
  requestsPerSecond: number
  /** Processor time of the server process alone. */
  microsecondsPerRequest: number
  p50: number
  p99: number
}

const hasTaskset = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0

/** Pins this process, and what it starts from now on, to the second core; servers get the first. */
export function pinLoad(): void {
  if (hasTaskset) spawnSync('taskset', ['-acp', '1', String(process.pid)])
}

/** The command that runs `args` with Node on the core of the servers. */
export const onServerCore = (args: string[]): string[] =>
  hasTaskset ? ['taskset', '-c', '0', process.execPath, ...args] : [process.execPath, ...args]

/** Starts `args` with Node and waits for the line on standard output that says where it listens. */
export async function startServer(
  args: string[],
  env: Record<string, string>,
): Promise<{ child: ChildProcess; address: string }> {
  const [command = '', ...rest] = onServerCore(args)
  const child = spawn(command, rest, {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    const listen = (text: Buffer) => {
      said += text.toString()
      const found = /http:\/\/[\w.]+:\d+/.exec(said)
      if (found) resolve(found[0])
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('exit', () => reject(new Error(`${args.join(' ')} ended:\n${said}`)))
  })
  return { child, address }
}

export const stopServer = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })

/** A request of a round, where not all of them are alike. */
export type LoadRequest = { method: 'POST'; path: string; headers: Record<string, string>; body: string }

/**
 * One round of load, of GETs or of `requests` in turn, as many as the server takes or `perSecond`. Fails when any answer was not a success or a redirect: a fast refusal
 * is no result.
 */
export async function measure(
  contender: Contender,
  seconds: number,
  connections = 16,
  { requests, perSecond }: { requests?: LoadRequest[]; perSecond?: number } = {},
): Promise<Round> {
  const before = processorMicroseconds(contender.pid)
  const { url, headers } = contender
  const turns = requests && turnsOf(requests, connections)
  const result = await autocannon({
    ...{ url, headers, connections, duration: seconds },
    ...(perSecond !== undefined && { overallRate: perSecond }),
    ...(turns && { setupClient: (client) => client.setRequests(turns.next()) }),
  })
  const spent = processorMicroseconds(contender.pid) - before
  const answers = result['2xx'] + result['3xx']
  if (result.non2xx > result['3xx'] || result.errors > 0 || answers === 0) {
    throw new Error(`${contender.name}: ${result.non2xx} refusals, ${result.errors} errors`)
  }
  return {
    requestsPerSecond: answers / result.duration,
    microsecondsPerRequest: spent / answers,
    p50: result.latency.p50,
    p99: result.latency.p99,
  }
}

/** Each connection begins at another place of the list: no two of them are about one member at the same time. */
function turnsOf(requests: LoadRequest[], connections: number): { next: () => LoadRequest[] } {
  const apart = Math.floor(requests.length / connections)
  let begun = 0
  return {
    next: () => {
      const from = (begun++ % connections) * apart
      return [...requests.slice(from), ...requests.slice(0, from)]
    },
  }
}

/** User and system time of a process, all threads. Units: Linux counts in hundredths of a second. */
function processorMicroseconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10_000
}

export const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
