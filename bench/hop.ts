/**
 * The hop: GET of the Zendesk endpoint with a live session to the finished hand-off page, event recorded and committed.
 * Beside it, in turns on the same core: a floor that runs the same statements and nothing else, bare Express, and
 * oidc-provider's authorization with a live session. The protocols do different work; the ratio to oidc-provider says
 * what a member waits for, not who is better.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../test/support/postgres.ts'
import { statements } from '../src/features/handoff/handoff.store.ts'
import { measure, median, pinLoad, startServer, stopServer, type Contender, type Round } from './contender.ts'
import { preparedLatchkey } from './prepared-latchkey.ts'
import { signedInAtOidcProvider } from './signed-in-at-oidc-provider.ts'
import type { Benchmark, Result } from './result.ts'

const rounds = 3

export const hop: Benchmark = async ({ seconds, say }) => {
  pinLoad()
  const postgres = await startPostgres({ durable: false })
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-bench-'))
  const contenders: Contender[] = []
  try {
    await postgres.createDatabase('latchkey')
    await postgres.createDatabase('oidc')
    say('preparing: members, an app, a signed-in session')
    const latchkey = await preparedLatchkey(postgres.url('latchkey'), dataDir)
    contenders.push(latchkey)
    contenders.push(await floor(latchkey, postgres.url('latchkey')))
    contenders.push(await bareExpress())
    contenders.push(await oidcProvider(postgres.url('oidc')))

    const measured = new Map<string, Round[]>(contenders.map(({ name }) => [name, []]))
    for (const contender of contenders) await measure(contender, Math.min(seconds, 2))
    for (let round = 1; round <= rounds; round += 1) {
      for (const contender of contenders) {
        const result = await measure(contender, seconds)
        measured.get(contender.name)?.push(result)
        say(`round ${round}: ${contender.name.padEnd(16)} ${Math.round(result.requestsPerSecond)}/s`)
      }
    }
    return resultsOf(measured)
  } finally {
    for (const contender of contenders) await contender.stop()
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Raw node:http with the same two statements, an HMAC and the finished page, for the same session and member. */
async function floor(latchkey: Contender & { sessionId: string }, databaseUrl: string): Promise<Contender> {
  const { child, address } = await startServer(['bench/servers/floor.mjs'], {
    DATABASE_URL: databaseUrl,
    STATEMENTS: JSON.stringify(statements),
    SESSION_ID: latchkey.sessionId,
  })
  return { name: 'floor', url: `${address}/`, headers: {}, pid: child.pid ?? 0, stop: () => stopServer(child) }
}

async function bareExpress(): Promise<Contender> {
  const { child, address } = await startServer(['bench/servers/express.mjs'], {})
  return { name: 'bare Express', url: `${address}/`, headers: {}, pid: child.pid ?? 0, stop: () => stopServer(child) }
}

async function oidcProvider(databaseUrl: string): Promise<Contender> {
  const { child, address } = await startServer(['bench/servers/oidc-provider.mjs'], { DATABASE_URL: databaseUrl })
  const { url, headers } = await signedInAtOidcProvider(address)
  return { name: 'oidc-provider', url, headers, pid: child.pid ?? 0, stop: () => stopServer(child) }
}

function resultsOf(measured: Map<string, Round[]>): Result[] {
  const figure = (name: string, of: keyof Round): number => median((measured.get(name) ?? []).map((round) => round[of]))
  const speed = (name: string): number => figure(name, 'requestsPerSecond')
  const compared = (to: string): Result => ({
    what: 'hop',
    value: Math.round(speed('hop')),
    unit: 'requests/s',
    ratio: speed('hop') / speed(to),
    to,
  })
  const others = ['floor', 'bare Express', 'oidc-provider']
  return [
    ...others.map(compared),
    ...others.map((name) => ({ what: name, value: Math.round(speed(name)), unit: 'requests/s' })),
    ...['hop', ...others].map((name) => ({
      what: `${name}: server processor time`,
      value: Math.round(figure(name, 'microsecondsPerRequest')),
      unit: 'us/request',
      ratio: figure(name, 'microsecondsPerRequest') / figure('floor', 'microsecondsPerRequest'),
      to: 'floor',
    })),
    { what: 'hop: latency p50, 16 at once', value: figure('hop', 'p50'), unit: 'ms' },
    { what: 'hop: latency p99, 16 at once', value: figure('hop', 'p99'), unit: 'ms' },
    { what: 'hop: statements, session read included', value: 2, unit: 'statements' },
  ]
}
