/** Brings the schema up to date, one process at a time, all or nothing; refuses a schema from the future. */
import type { Knex } from 'knex'
import { migrations } from '../../migrations/index.ts'
import type { Db } from './database.ts'
import { DatabaseUnavailable } from './database-unavailable.ts'
import { allowLongStatements } from './long-statements.ts'

export type NamedMigration = {
  name: string
  migration: { up(knex: Knex): Promise<void>; down(knex: Knex): Promise<void> }
}

/** Names the advisory lock that whoever changes the schema holds; the number only has to be ours. */
export const migrationLock = 5_246_917_303

type Listed = NamedMigration & { file: string }

/** Knex' view of an explicit, ordered list: no folder is read, so the bundle carries its migrations along. */
export function migrationSource(list: readonly NamedMigration[]): Knex.MigrationSource<Listed> {
  return {
    // `file` is what `migrate:list` prints.
    getMigrations: () => Promise.resolve(list.map((one) => ({ ...one, file: one.name }))),
    getMigrationName: ({ name }) => name,
    getMigration: ({ migration }) => Promise.resolve(migration),
  }
}

/** Runs what is missing and returns the names, oldest first. Throws DatabaseUnavailable on a newer schema. */
export async function migrateToLatest(
  { db }: { db: Db },
  list: readonly NamedMigration[] = migrations,
): Promise<string[]> {
  return whileLocked(db, async (transaction) => {
    refuseUnknown(await appliedNames(transaction), list)
    const [, names] = (await transaction.migrate.latest(config(list)).catch(explainMissingExtension)) as [
      number,
      string[],
    ]
    return names
  })
}

/** Undoes every migration, newest first, and returns the names. */
export async function rollBackAll({ db }: { db: Db }, list: readonly NamedMigration[] = migrations): Promise<string[]> {
  return whileLocked(db, async (transaction) => {
    refuseUnknown(await appliedNames(transaction), list)
    const [, names] = (await transaction.migrate.rollback(config(list), true)) as [number, string[]]
    return names
  })
}

/** What `migrateToLatest` would run. Changes nothing. Throws DatabaseUnavailable on a newer schema. */
export async function pendingMigrations(
  { db }: { db: Db },
  list: readonly NamedMigration[] = migrations,
): Promise<string[]> {
  const applied = await appliedNames(db)
  refuseUnknown(applied, list)
  return list.map(({ name }) => name).filter((name) => !applied.includes(name))
}

const config = (list: readonly NamedMigration[]): Knex.MigratorConfig => ({ migrationSource: migrationSource(list) })

/**
 * One transaction around everything: a process that dies halfway leaves no trace, the lock included.
 * Knex' own lock is a row, which can outlive a killed process; whoever holds ours may clear it.
 */
async function whileLocked<T>(db: Db, work: (transaction: Knex.Transaction) => Promise<T>): Promise<T> {
  return db.transaction(async (transaction) => {
    const restore = await allowLongStatements(transaction)
    try {
      await takeTurn(transaction)
      await clearKnexLock(transaction)
      return await work(transaction)
    } finally {
      restore()
    }
  })
}

/** The search needs an extension that comes with PostgreSQL; not every server has it, and not every role may create it. */
function explainMissingExtension(error: unknown): never {
  const { code } = (error ?? {}) as { code?: unknown }
  if (!String(error).includes('pg_trgm') || !['42501', '58P01', '0A000'].includes(String(code))) throw error
  throw new DatabaseUnavailable(
    'unsuitable',
    code === '42501'
      ? 'The database needs the extension pg_trgm, which the user in DATABASE_URL may not create. Let an owner of the database run: create extension pg_trgm'
      : 'The PostgreSQL server lacks the extension pg_trgm. Install PostgreSQL’s “contrib” package on it (Debian and Ubuntu bring it with the server), and start again.',
    error,
  )
}

/** A migration may take longer than any request; another process' migration may, too, but not for ever. */
async function takeTurn(transaction: Knex.Transaction): Promise<void> {
  await transaction.raw("set local lock_timeout = '10min'")
  try {
    await transaction.raw('select pg_advisory_xact_lock(?)', [migrationLock])
  } catch (error) {
    if ((error as { code?: unknown }).code !== '55P03') throw error
    throw new DatabaseUnavailable('busy', 'Another process has been changing the schema for ten minutes.', error)
  }
  await transaction.raw('set local lock_timeout = 0')
}

async function clearKnexLock(transaction: Knex.Transaction): Promise<void> {
  if (await transaction.schema.hasTable('knex_migrations_lock')) {
    await transaction('knex_migrations_lock').update({ is_locked: 0 })
  }
}

async function appliedNames(db: Db): Promise<string[]> {
  if (!(await db.schema.hasTable('knex_migrations'))) return []
  const rows = await db.select<{ name: string }[]>('name').from('knex_migrations').orderBy('id')
  return rows.map(({ name }) => name)
}

function refuseUnknown(applied: readonly string[], list: readonly NamedMigration[]): void {
  const unknown = applied.filter((name) => !list.some((known) => known.name === name))
  if (unknown.length === 0) return
  throw new DatabaseUnavailable(
    'newer-schema',
    `The database was set up by a newer Latchkey: this one does not know ${unknown.join(', ')}. Start that version again, or put back the copy of the database made before the update.`,
  )
}
