/** A throw-away PostgreSQL server from the binaries of this machine, for tests and benchmarks that need a real one. */
import { spawn, type ChildProcess } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, openSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import pg from 'pg'

export type Postgres = {
  /** A connection string for one of its databases (default: `postgres`). */
  url(database?: string): string
  createDatabase(name: string, template?: string): Promise<void>
  dropDatabase(name: string): Promise<void>
  /** Runs statements as the server's owner, one connection for the call. */
  run(sql: string, database?: string): Promise<pg.QueryResult>
  stop(): Promise<void>
}

const owner = 'latchkey'
const password = 'only-for-tests'

/**
 * Starts a server in a temporary folder, reachable through a unix socket in that folder only.
 * It stops and its folder goes when `stop` is called, and also when this process dies in any way.
 * `durable: true` leaves fsync on, for benchmarks.
 */
export async function startPostgres(settings: { durable?: boolean } = {}): Promise<Postgres> {
  const bin = findPostgresBinaries()
  if (bin === undefined) throw new Error('No PostgreSQL found: neither initdb on PATH nor in /usr/lib/postgresql.')
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-postgres-'))
  const account = unprivilegedAccount()
  if (account) chownSync(folder, account.uid, account.gid)
  const secret = join(folder, 'password')
  writeFileSync(secret, password)
  if (account) chownSync(secret, account.uid, account.gid)
  const log = join(folder, 'log')
  const speed = settings.durable ? '' : '-c fsync=off -c synchronous_commit=off -c full_page_writes=off'
  // The shell outlives us on purpose: when our end of its standard input closes, it stops the server and cleans up.
  const script = `
    set -e
    trap 'rm -rf "$FOLDER"' EXIT
    "$BIN/initdb" --no-sync -D "$FOLDER/data" -U ${owner} --pwfile="$FOLDER/password" -A scram-sha-256 -E UTF8 --locale=C.UTF-8 >"$FOLDER/log" 2>&1
    "$BIN/postgres" -D "$FOLDER/data" -c listen_addresses= -c unix_socket_directories="$FOLDER" -c max_connections=200 ${speed} >>"$FOLDER/log" 2>&1 </dev/null &
    server=$!
    cat >/dev/null || true
    kill -INT $server || true
    wait $server || true`
  const child = spawn('/bin/sh', ['-c', script], {
    cwd: folder,
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', BIN: bin, FOLDER: folder },
    stdio: ['pipe', 'ignore', openSync('/dev/null', 'w')],
    detached: true,
    ...(account ?? {}),
  })
  const url = (database = 'postgres') =>
    `postgres://${owner}:${password}@localhost/${database}?host=${encodeURIComponent(folder)}`
  await untilReady(url(), child, log)
  child.unref()
  return {
    ...serverAt(url),
    stop: () => stopped(child),
  }
}

/** A server that someone else runs (`LATCHKEY_TEST_POSTGRES_URL`): databases are created beside the named one. */
export function existingPostgres(adminUrl: string): Postgres {
  const url = (database?: string) => {
    const parsed = new URL(adminUrl)
    if (database !== undefined) parsed.pathname = `/${database}`
    return parsed.toString()
  }
  return { ...serverAt(url), stop: () => Promise.resolve() }
}

/** The folder that holds both `initdb` and `postgres`, the newest version first; undefined when there is none. */
export function findPostgresBinaries(): string | undefined {
  const packaged = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql')
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join('/usr/lib/postgresql', version, 'bin'))
    : []
  const onPath = (process.env['PATH'] ?? '').split(delimiter)
  const usual = ['/usr/local/pgsql/bin', '/opt/homebrew/bin', '/usr/local/opt/postgresql/bin']
  return [...onPath, ...packaged, ...usual].find(
    (folder) => folder !== '' && existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  )
}

function serverAt(url: (database?: string) => string): Omit<Postgres, 'stop'> {
  const run: Postgres['run'] = async (sql, database) => {
    const client = new pg.Client({ connectionString: url(database), connectionTimeoutMillis: 10_000 })
    client.on('error', () => undefined)
    await client.connect()
    try {
      return await client.query(sql)
    } finally {
      await client.end()
    }
  }
  return {
    url,
    run,
    createDatabase: async (name, template) => {
      await run(`create database ${quoted(name)}${template === undefined ? '' : ` template ${quoted(template)}`}`)
    },
    dropDatabase: async (name) => {
      await run(`drop database if exists ${quoted(name)} with (force)`)
    },
  }
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** PostgreSQL refuses to run as root, so root lends it another account. */
function unprivilegedAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error('Running as root, and there is no account "postgres" or "nobody" to run PostgreSQL as.')
}

async function untilReady(url: string, child: ChildProcess, log: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (child.exitCode !== null) throw new Error('PostgreSQL did not start.')
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await client.end().catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const said = existsSync(log) ? readFileSync(log, 'utf8') : ''
  await stopped(child)
  throw new Error(`PostgreSQL did not answer within 30 s: ${said.slice(-2_000)}`)
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.ref()
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.stdin?.end()
  await gone
}
