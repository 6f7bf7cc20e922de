/** PostgreSQL 14 or newer, by DATABASE_URL: the pool, its limits, and what its refusals mean. */
import knex, { type Knex } from 'knex'
import pg from 'pg'
import type { Database, DatabaseLog } from './database.ts'
import { DatabaseUnavailable } from './database-unavailable.ts'
import { knexSettings } from './knex-settings.ts'
import { runStatement } from './query.ts'

export type PostgresqlSettings = { url: string; acquireTimeoutMs?: number; poolMax?: number; log: DatabaseLog }

const oldestVersion = 14

/**
 * `statement_timeout` lets the server stop what nobody waits for any more. `query_timeout` is ours and longer: it notices a
 * server that went away without a word, where TCP would wait for a quarter of an hour.
 */
const connectionLimits = {
  connectionTimeoutMillis: 5_000,
  keepAlive: true,
  query_timeout: 35_000,
  options: '-c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000 -c timezone=UTC',
  application_name: 'latchkey',
}

export async function openPostgresql(settings: PostgresqlSettings): Promise<Database> {
  const place = placeOf(settings.url)
  let isOpen = false
  // What knex would warn of before the first answer is thrown below, in words for people.
  const log: DatabaseLog = { warn: (details, message) => isOpen && settings.log.warn(details, message) }
  const db = knex(postgresqlKnexConfig({ ...settings, log }))
  try {
    refuseUnsuitable(await facts(db), place)
    isOpen = true
  } catch (error) {
    await db.destroy()
    throw explained(error, place)
  }
  return {
    kind: 'postgresql',
    db,
    query: (text, values, name) => runStatement(db, text, values, name),
    folder: undefined,
    close: () => db.destroy(),
  }
}

export function postgresqlKnexConfig(settings: PostgresqlSettings): Knex.Config {
  return {
    ...knexSettings(settings),
    connection: { connectionString: settings.url, ...connectionLimits },
    pool: { min: 0, max: settings.poolMax ?? 10, validate: isUsable },
  }
}

/** A connection whose last statement was given up on is still waiting for its answer: nobody else may have it. */
function isUsable(connection: { _activeQuery?: unknown }): boolean {
  return !connection._activeQuery
}

type Facts = { version: number; encoding: string; standby: boolean }

async function facts(db: Knex): Promise<Facts> {
  const { rows } = await runStatement<Facts>(
    db,
    `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
            pg_is_in_recovery() or current_setting('default_transaction_read_only')::boolean as standby`,
    [],
  )
  const [first] = rows
  if (!first) throw new Error('the server answered without a row')
  return first
}

function refuseUnsuitable({ version, encoding, standby }: Facts, place: Place): void {
  const major = Math.floor(version / 10_000)
  if (major < oldestVersion) {
    throw new DatabaseUnavailable(
      'unsuitable',
      `The server at ${place.server} is PostgreSQL ${major}; Latchkey needs ${oldestVersion} or newer.`,
    )
  }
  if (encoding !== 'UTF8') {
    throw new DatabaseUnavailable(
      'unsuitable',
      `The database "${place.database}" stores ${encoding}; Latchkey needs one created with ENCODING 'UTF8'.`,
    )
  }
  if (standby) {
    throw new DatabaseUnavailable(
      'unsuitable',
      `The server at ${place.server} only answers questions (a standby, or set to read-only); Latchkey needs one it can write to.`,
    )
  }
}

type Place = { server: string; database: string; user: string }

/** Where DATABASE_URL points, without its password. */
function placeOf(url: string): Place {
  try {
    const { host, port, database, user } = new pg.Client({ connectionString: url })
    return {
      server: host.startsWith('/') ? `the socket in ${host}` : `${host}:${port}`,
      database: database ?? '',
      user: user ?? '',
    }
  } catch {
    throw new DatabaseUnavailable(
      'invalid-url',
      'DATABASE_URL cannot be read; it must look like postgresql://user:password@host:5432/database.',
    )
  }
}

function explained(error: unknown, { server, database, user }: Place): Error {
  if (error instanceof DatabaseUnavailable) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const message = error instanceof Error ? error.message : ''
  const unavailable = (problem: ConstructorParameters<typeof DatabaseUnavailable>[0], words: string) =>
    new DatabaseUnavailable(problem, words, error)
  if (code === '3D000') {
    return unavailable('no-such-database', `The server at ${server} has no database "${database}"; create it first.`)
  }
  if (code === '42501') {
    return unavailable('login-refused', `The user "${user}" may not use the database "${database}" at ${server}.`)
  }
  if (code.startsWith('28') || message.startsWith('SASL')) {
    return unavailable(
      'login-refused',
      `The server at ${server} refused the user "${user}" or the password in DATABASE_URL.`,
    )
  }
  if (code === '53300') {
    return unavailable('unreachable', `The server at ${server} has no connection left for Latchkey.`)
  }
  if (code === '57P03') return unavailable('unreachable', `The server at ${server} is starting or stopping; try again.`)
  if (/^(ERR_TLS|ERR_SSL|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO)/.test(code) || message.includes('SSL')) {
    return unavailable('unreachable', `No encrypted connection to ${server} (${code || 'it does not offer TLS'}).`)
  }
  return unavailable(
    'unreachable',
    `No PostgreSQL answers at ${server}${code ? ` (${code})` : ''}. Is it running, and is DATABASE_URL right?`,
  )
}
