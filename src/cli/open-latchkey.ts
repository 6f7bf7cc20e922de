/** From a configuration to a working Latchkey without a web server: database, keys, hashing, stores. */
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../config/config.ts'
import { loadSecretKeys } from '../config/secret-keys.ts'
import { openDatabase } from '../db/connect.ts'
import type { Database } from '../db/database.ts'
import { migrateToLatest, pendingMigrations } from '../db/migrate.ts'
import { createDeps, type Deps } from '../deps.ts'
import { systemClock } from '../kernel/clock.ts'
import type { Log } from '../kernel/log.ts'
import { createOutbound } from '../kernel/outbound.ts'
import { createPasswords } from '../kernel/passwords.ts'
import { systemRandom } from '../kernel/random.ts'
import { createSecretBox } from '../kernel/secret-box.ts'
import { CommandRefused } from './command.ts'
import { isOurBusiness } from '../features/apps/zendesk-origin.ts'
import { isBreachService } from '../features/passwords/look-up-breaches.ts'
import { securitySettingsStore } from '../features/security-settings/security-settings.store.ts'
import { unlessStopped } from './unless-stopped.ts'

/** What every way to open takes. Each throws DatabaseUnavailable with words for the administrator. */
type Opening = {
  config: Config
  log: Log
  /** Asked to stop: the opening is given up at once, and rejects. */
  signal: AbortSignal
}

/** Opens and migrates. */
export async function openAndMigrate(opening: Opening): Promise<Deps> {
  return opened(opening, async (database, { log }) => {
    const names = await migrateToLatest(database)
    if (names.length > 0) log.info({ migrations: names.length }, 'schema brought up to date')
  })
}

/**
 * For a single command. The embedded database is this process' alone, so its schema is brought up to date;
 * on PostgreSQL an older Latchkey may be serving, and only `start` and `migrate` change the schema.
 */
export async function openForCommand(opening: Opening): Promise<Deps> {
  return opened(opening, async (database) => {
    if (database.kind === 'embedded') await migrateToLatest(database)
    else await refusePending(database)
  })
}

/** The schema as it is, whatever its age. */
export const openAsItIs = (opening: Opening): Promise<Deps> => opened(opening, () => Promise.resolve())

/** Whether the embedded database was made in the folder already. */
export const hasStore = (dataDir: string): boolean => existsSync(join(dataDir, 'db'))

async function refusePending(database: Database): Promise<void> {
  const missing = await pendingMigrations(database)
  if (missing.length === 0) return
  throw new CommandRefused(
    `The database schema is not up to date (migrations missing: ${missing.length}). Run \`latchkey migrate\` first.`,
  )
}

function opened(opening: Opening, prepare: (database: Database, opening: Opening) => Promise<void>): Promise<Deps> {
  const { config, log, signal } = opening
  const open = async (): Promise<Deps> => {
    const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir, log })
    try {
      await prepare(database, opening)
      return createDeps(worldOf(config, database, log))
    } catch (error) {
      await database.close()
      throw error
    }
  }
  return unlessStopped(signal, open, ({ database }) => database.close())
}

function worldOf(config: Config, database: Database, log: Log) {
  const random = systemRandom
  const parallel = availableParallelism()
  const settings = securitySettingsStore(database.db)
  return {
    config,
    database,
    log,
    random,
    clock: systemClock,
    // Only where the address is no other business of ours are the settings asked: they are in the database.
    outbound: createOutbound(async (url) => isOurBusiness(config, url) || isBreachService(await settings.find(), url)),
    passwords: createPasswords({ parallel, waiting: parallel * 32, random }),
    secretBox: createSecretBox(loadSecretKeys(config, random), random),
  }
}
