/** From a configuration to a working Latchkey without a web server: database, keys, hashing, stores. */
import { availableParallelism } from 'node:os'
import type { Config } from '../config/config.ts'
import { loadSecretKeys } from '../config/secret-keys.ts'
import { openDatabase } from '../db/connect.ts'
import type { Database } from '../db/database.ts'
import { migrateToLatest, pendingMigrations } from '../db/migrate.ts'
import { createDeps, type Deps } from '../deps.ts'
import { systemClock } from '../kernel/clock.ts'
import type { Log } from '../kernel/log.ts'
import { createPasswords } from '../kernel/passwords.ts'
import { systemRandom } from '../kernel/random.ts'
import { createSecretBox } from '../kernel/secret-box.ts'
import { CommandRefused } from './command.ts'

/** Opens and migrates. Throws DatabaseUnavailable with words for the administrator. */
export async function openAndMigrate(config: Config, log: Log): Promise<Deps> {
  return opened(config, log, async (database) => {
    const names = await migrateToLatest(database)
    if (names.length > 0) log.info({ migrations: names.length }, 'schema brought up to date')
  })
}

/**
 * For a single command. The embedded database is this process' alone, so its schema is brought up to date;
 * on PostgreSQL an older Latchkey may be serving, and only `start` and `migrate` change the schema.
 */
export async function openForCommand(config: Config, log: Log): Promise<Deps> {
  return opened(config, log, async (database) => {
    if (database.kind === 'embedded') await migrateToLatest(database)
    else await refusePending(database)
  })
}

/** The schema as it is, whatever its age. */
export const openAsItIs = (config: Config, log: Log): Promise<Deps> => opened(config, log, () => Promise.resolve())

async function refusePending(database: Database): Promise<void> {
  const missing = await pendingMigrations(database)
  if (missing.length === 0) return
  throw new CommandRefused(
    `The database schema is not up to date (migrations missing: ${missing.length}). Run \`latchkey migrate\` first.`,
  )
}

async function opened(config: Config, log: Log, prepare: (database: Database) => Promise<void>): Promise<Deps> {
  const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir, log })
  try {
    await prepare(database)
    return createDeps(worldOf(config, database, log))
  } catch (error) {
    await database.close()
    throw error
  }
}

function worldOf(config: Config, database: Database, log: Log) {
  const random = systemRandom
  const parallel = availableParallelism()
  return {
    config,
    database,
    log,
    random,
    clock: systemClock,
    passwords: createPasswords({ parallel, waiting: parallel * 32, random }),
    secretBox: createSecretBox(loadSecretKeys(config, random), random),
  }
}
