/** The real program on PostgreSQL with ten thousand members, an app, and one member signed in. */
import * as cheerio from 'cheerio'
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createServer, type AddressInfo } from 'node:net'
import pg from 'pg'
import { startServer, stopServer, type Contender } from './contender.ts'

const password = 'a passphrase for the benchmark'
const members = 10_000

export async function preparedLatchkey(
  databaseUrl: string,
  dataDir: string,
): Promise<Contender & { sessionId: string }> {
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
  command(['members', 'import', '-'], memberFile())
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
    stop: () => stopServer(child),
  }
}

function memberFile(): string {
  const lines = ['external_id,name,email,phone,email_verified,password']
  for (let n = 0; n < members; n += 1) {
    lines.push(
      `b-${n},Member ${n},member${n}@example.org,+1555${String(2_000_000 + n)},true,${n === 0 ? password : ''}`,
    )
  }
  return lines.join('\n')
}

/** Signs somebody in as a browser would, and gives the session's cookie. */
export async function signIn(address: string, as: { identifier: string; password: string }): Promise<string> {
  const shown = await fetch(`${address}/sign-in`)
  const form = cheerio
    .load(await shown.text())('form')
    .serializeArray()
  const fields = Object.fromEntries(form.map(({ name, value }) => [name, value]))
  const answer = await fetch(`${address}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookiesOf(shown), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...fields, ...as }).toString(),
  })
  if (answer.status !== 303) throw new Error(`the benchmark member could not sign in: ${answer.status}`)
  return cookiesOf(answer)
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
