/**
 * Signing in by password: everything from the posted form to the session, beside what the same core verifies at most with
 * Argon2id and nothing around it. And the storm: what members with a live session wait for meanwhile.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../test/support/postgres.ts'
import { measure, median, onServerCore, pinLoad, type LoadRequest, type Round } from './contender.ts'
import { hashed, password, preparedLatchkey, signInForm, type PreparedLatchkey } from './prepared-latchkey.ts'
import type { Benchmark, BenchmarkContext } from './result.ts'

const rounds = 5
/** Until then the engine still compiles what a server that has run for a while has compiled long ago. */
const warmUpSeconds = 15
const people = 120
/** As people come: not as many as the server could take, which would be a storm of its own. */
const hopsPerSecond = 50

export const signingIn: Benchmark = (context) =>
  withLatchkey(context, async (latchkey) => {
    const hash = await hashed(password)
    const requests = await signInRequests(latchkey)
    const signIns: Round[] = []
    const bare: Bare[] = []
    await signInsOf(latchkey, requests, warmUpSeconds)
    for (let round = 1; round <= rounds; round += 1) {
      signIns.push(await signInsOf(latchkey, requests, context.seconds))
      bare.push(bareVerifications(hash, context.seconds))
      context.say(
        `round ${round}: ${signIns.at(-1)?.requestsPerSecond.toFixed(1)} sign-ins/s, ${bare.at(-1)?.perSecond.toFixed(1)} bare`,
      )
    }
    // Each beside the one measured right after it: a machine that is busy with other work changes from second to second.
    const ratio = median(signIns.map(({ requestsPerSecond }, n) => requestsPerSecond / (bare[n]?.perSecond ?? NaN)))
    // The same in processor time, which others on the machine hardly change: on one core it is what there is to spend.
    const spent = median(signIns.map(({ microsecondsPerRequest }) => microsecondsPerRequest))
    const spentBare = median(bare.map(({ microsecondsEach }) => microsecondsEach))
    const speed = median(signIns.map(({ requestsPerSecond }) => requestsPerSecond))
    return [
      { what: 'sign-ins by password', value: one(speed), unit: 'sign-ins/s', ratio, to: 'bare Argon2id' },
      { what: 'bare Argon2id', value: one(median(bare.map(({ perSecond }) => perSecond))), unit: 'verifications/s' },
      {
        what: 'bare Argon2id: processor time',
        value: one(spentBare / 1_000),
        unit: 'ms',
        ratio: spentBare / spent,
        to: 'a sign-in',
      },
      { what: 'sign-in: processor time', value: one(spent / 1_000), unit: 'ms' },
      { what: 'sign-in: p50, 8 at once', value: median(signIns.map(({ p50 }) => p50)), unit: 'ms' },
    ]
  })

export const storm: Benchmark = (context) =>
  withLatchkey(context, async (latchkey) => {
    const requests = await signInRequests(latchkey)
    const calm: Round[] = []
    const stormy: Round[] = []
    await signInsOf(latchkey, requests, warmUpSeconds)
    const hopsFor = (seconds: number): Promise<Round> => measure(latchkey, seconds, 8, { perSecond: hopsPerSecond })
    await hopsFor(2)
    for (let round = 1; round <= rounds; round += 1) {
      calm.push(await hopsFor(context.seconds))
      const [hops] = await Promise.all([hopsFor(context.seconds), signInsOf(latchkey, requests, context.seconds)])
      stormy.push(hops)
      context.say(`round ${round}: hops p99 ${calm.at(-1)?.p99} ms calm, ${hops.p99} ms in the storm`)
    }
    const p99 = (of: Round[]): number => median(of.map((round) => round.p99))
    return [
      {
        what: 'hop p99 during a storm of sign-ins',
        value: p99(stormy),
        unit: 'ms',
        ratio: p99(stormy) / p99(calm),
        to: 'calm',
      },
      { what: 'hop p99 in the calm', value: p99(calm), unit: 'ms' },
      {
        what: 'hops during the storm',
        value: Math.round(median(stormy.map((round) => round.requestsPerSecond))),
        unit: 'requests/s',
      },
    ]
  })

async function withLatchkey<T>(
  { say }: BenchmarkContext,
  work: (latchkey: PreparedLatchkey) => Promise<T>,
): Promise<T> {
  pinLoad()
  const postgres = await startPostgres({ durable: false })
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-bench-'))
  let latchkey: PreparedLatchkey | undefined
  try {
    await postgres.createDatabase('latchkey')
    say(`preparing: members, ${people} of them with a password`)
    latchkey = await preparedLatchkey(postgres.url('latchkey'), dataDir, { withPassword: people })
    return await work(latchkey)
  } finally {
    await latchkey?.stop()
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Everybody comes back with the browser they used before, as most do: what is written of a new one is no everyday work. */
async function signInRequests({ address }: PreparedLatchkey): Promise<LoadRequest[]> {
  const { headers, bodyFor } = await signInForm(address)
  const requests: LoadRequest[] = []
  for (let n = 0; n < people; n += 1) {
    const body = bodyFor({ identifier: `b-${n}`, password })
    const answer = await fetch(`${address}/sign-in`, { method: 'POST', redirect: 'manual', headers, body })
    const browser = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('latchkey-device='))
    if (answer.status !== 303 || browser === undefined) throw new Error(`b-${n} could not sign in: ${answer.status}`)
    const cookie = `${headers['cookie'] ?? ''}; ${browser.split(';', 1)[0] ?? ''}`
    requests.push({ method: 'POST', path: '/sign-in', headers: { ...headers, cookie }, body })
  }
  return requests
}

/** Eight at once: enough that none of them is waited for, and few enough that nobody is turned away. */
const signInsOf = (latchkey: PreparedLatchkey, requests: LoadRequest[], seconds: number): Promise<Round> =>
  measure({ ...latchkey, url: latchkey.address, headers: {} }, seconds, 8, { requests })

type Bare = { perSecond: number; microsecondsEach: number }

function bareVerifications(hash: string, seconds: number): Bare {
  const [command = '', ...args] = onServerCore(['bench/servers/bare-argon2.mjs'])
  const env = { ...process.env, HASH: hash, PASSWORD: password, SECONDS: String(seconds) }
  const { status, stdout, stderr } = spawnSync(command, args, { env })
  if (status !== 0) throw new Error(`bare Argon2id: ${String(stderr)}`)
  return JSON.parse(String(stdout)) as Bare
}

const one = (value: number): number => Math.round(value * 10) / 10
