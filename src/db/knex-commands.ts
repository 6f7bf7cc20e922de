/** A knex configuration that knex' own command line can use: the same databases, the same lock on schema changes. */
import type { Knex } from 'knex'
import { DatabaseUnavailable } from './database-unavailable.ts'
import { embeddedKnexConfig, startInFolder } from './embedded.ts'
import { acquireFolder } from './folder-lock.ts'
import { migrationLock, migrationSource, type NamedMigration } from './migrate.ts'
import { openPostgresql, postgresqlKnexConfig } from './postgresql.ts'

/** Takes the folder (embedded) or waits for its turn (PostgreSQL); both end with the process. */
export async function knexConfigForCommands(
  place: { url: string | undefined; dataDir: string },
  list: readonly NamedMigration[],
): Promise<Knex.Config> {
  const log = { warn: (_details: object, message: string) => void process.stderr.write(`${message}\n`) }
  const migrator: Knex.MigratorConfig = { migrationSource: migrationSource(list) }
  try {
    if (place.url !== undefined) {
      await (await openPostgresql({ url: place.url, log })).close()
      const config = postgresqlKnexConfig({ url: place.url, log })
      // One connection, so that the lock it takes is not in its own way.
      const pool: Knex.PoolConfig = { ...config.pool, min: 0, max: 1, afterCreate: takeTurn }
      const connection = { ...(config.connection as object), query_timeout: 0 }
      return { ...config, connection, pool, migrations: migrator }
    }
    await acquireFolder(place.dataDir)
    const engine = await startInFolder(place.dataDir)
    return { ...embeddedKnexConfig(engine, { log }), migrations: migrator }
  } catch (error) {
    // Knex prints the stack of whatever is thrown here; for a person, the message is the whole story.
    if (error instanceof DatabaseUnavailable) error.stack = error.message
    throw error
  }
}

type Client = { query(text: string): Promise<{ rows: { free: boolean }[] }> }

function takeTurn(client: Client, done: (error?: unknown) => void): void {
  const taken = async (): Promise<void> => {
    await client.query('set statement_timeout = 0')
    const { rows } = await client.query(`select pg_try_advisory_lock(${migrationLock}) as free`)
    if (rows[0]?.free) return
    process.stderr.write('Another process is changing the schema; waiting for it.\n')
    await client.query(`select pg_advisory_lock(${migrationLock})`)
  }
  taken().then(() => done(), done)
}
