/** The real program on PostgreSQL with ten thousand members, an app, and one member signed in. */
import * as cheerio from 'cheerio'
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createServer, type AddressInfo } from 'node:net'
import pg from 'pg'
import { createPasswords } from '../src/kernel/passwords.ts'
import { systemRandom } from '../src/kernel/random.ts'
import { startServer, stopServer, type Contender } from './contender.ts'

export const password = 'a passphrase for the benchmark'
const members = 10_000

export type PreparedLatchkey = Contender & { sessionId: string; address: string }

/** The first so many of the members have the password, under one hash; their external IDs are `b-0`, `b-1` and so on. */
export async function preparedLatchkey(
  databaseUrl: string,
  dataDir: string,
  { withPassword = 1 }: { withPassword?: number } = {},
): Promise<PreparedLatchkey> {
  const port = String(await freePort())
  const env = {
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    SECRET_KEYS: 'only for the benchmark: thirty-two characters',
    LOG_LEVEL: 'warn',
    PORT: port,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
  }
  const command = (args: string[], input: string): void => {
    const done = spawnSync(process.execPath, ['bin/latchkey.cjs', ...args], { env: { ...process.env, ...env }, input })
    if (done.status !== 0) throw new Error(`latchkey ${args.join(' ')}: ${String(done.stderr)}`)
  }
  command(['migrate'], '')
  command(['members', 'import', '-'], memberFile(withPassword, await hashed(password)))
  const secret = randomBytes(36).toString('base64url')
  command(['apps', 'add', '--name', 'Bench', '--subdomain', 'bench', '--secret-stdin', '--enabled'], secret)

  const { child, address } = await startServer(['bin/latchkey.cjs', 'start'], env)
  const cookie = await signIn(address, { identifier: 'b-0', password })
  const client = new pg.Client(databaseUrl)
  await client.connect()
  const { rows } = await client.query<{ sid: string }>('select sid from sessions')
  await client.end()
  const [session] = rows
  if (!session) throw new Error('the benchmark member is not signed in')
  return {
    name: 'hop',
    url: `${address}/sso/zendesk/bench?return_to=%2Fhc%2Fen-us%2Frequests%2F1`,
    headers: { cookie },
    pid: child.pid ?? 0,
    sessionId: session.sid,
    address,
    stop: () => stopServer(child),
  }
}

function memberFile(withPassword: number, hash: string): string {
  const lines = ['external_id,name,email,phone,email_verified,password_hash']
  for (let n = 0; n < members; n += 1) {
    const secret = n < withPassword ? `"${hash}"` : ''
    lines.push(`b-${n},Member ${n},member${n}@example.org,+1555${String(2_000_000 + n)},true,${secret}`)
  }
  return lines.join('\n')
}

/** As Latchkey hashes it today. */
export const hashed = (secret: string): Promise<string> =>
  createPasswords({ parallel: 1, waiting: 0, random: systemRandom }).hash(secret)

/** Signs somebody in as a browser would, and gives the session's cookie. */
export async function signIn(address: string, as: { identifier: string; password: string }): Promise<string> {
  const { headers, bodyFor } = await signInForm(address)
  const answer = await fetch(`${address}/sign-in`, { method: 'POST', redirect: 'manual', headers, body: bodyFor(as) })
  if (answer.status !== 303) throw new Error(`the benchmark member could not sign in: ${answer.status}`)
  return cookiesOf(answer)
}

/** The sign-in form as a browser has it open, and what it would post. */
export async function signInForm(address: string): Promise<{
  headers: Record<string, string>
  bodyFor: (as: { identifier: string; password: string }) => string
}> {
  const shown = await fetch(`${address}/sign-in`)
  const form = cheerio
    .load(await shown.text())('form[action="/sign-in"]')
    .serializeArray()
  const fields = Object.fromEntries(form.map(({ name, value }) => [name, value]))
  return {
    headers: { cookie: cookiesOf(shown), 'content-type': 'application/x-www-form-urlencoded' },
    bodyFor: (as) => new URLSearchParams({ ...fields, ...as }).toString(),
  }
}

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
