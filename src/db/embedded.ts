/** The embedded database: PostgreSQL inside this process, its files in DATA_DIR/db, for trials and small sites. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import knex, { type Knex } from 'knex'
import type { Database, DatabaseLog } from './database.ts'
import { DatabaseUnavailable } from './database-unavailable.ts'
import { startEngine, type Engine } from './embedded-engine.ts'
import { createFilesOnce } from './embedded-files.ts'
import { startUpkeep } from './embedded-upkeep.ts'
import { acquireFolder, type FolderLock } from './folder-lock.ts'
import { knexSettings } from './knex-settings.ts'
import { runStatement } from './query.ts'

export type EmbeddedSettings = { dataDir: string; acquireTimeoutMs?: number; log: DatabaseLog }

/** The PostgreSQL version inside PGlite; its files can be read by no other. */
const engineVersion = '18'

export async function openEmbedded(settings: EmbeddedSettings): Promise<Database> {
  const folder = await acquireFolder(settings.dataDir)
  try {
    const engine = await startInFolder(settings.dataDir)
    return embeddedDatabase(engine, folder, settings)
  } catch (error) {
    await folder.release()
    throw error
  }
}

/** The engine in DATA_DIR/db, made on the first start. The caller holds the folder's lock. */
export async function startInFolder(dataDir: string): Promise<Engine> {
  const folder = join(dataDir, 'db')
  try {
    await createFilesOnce(folder)
    await refuseOtherVersions(folder)
    return await startEngine({ folder })
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    throw new DatabaseUnavailable(
      'damaged',
      `The embedded database in ${folder} does not start${code}. The disk may be full, or files may be missing or damaged.`,
      error,
    )
  }
}

/** `folder` is undefined for an engine in memory. */
export function embeddedDatabase(
  engine: Engine,
  folder: FolderLock | undefined,
  settings: { acquireTimeoutMs?: number; log: DatabaseLog },
): Database {
  const db = knex(embeddedKnexConfig(engine, settings))
  const endUpkeep = folder ? startUpkeep(db, engine.disk, settings.log) : undefined
  let closing: Promise<void> | undefined
  const close = async (): Promise<void> => {
    await endUpkeep?.()
    await db.destroy()
    await engine.close()
    await folder?.release()
  }
  return {
    kind: 'embedded',
    db,
    query: (text, values, name) => runStatement(db, text, values, name),
    folder,
    close: () => (closing ??= close()),
  }
}

export function embeddedKnexConfig(
  engine: Engine,
  settings: { acquireTimeoutMs?: number; log: DatabaseLog },
): Knex.Config {
  return {
    ...knexSettings(settings),
    // The adapter's settings carry a live connection, which knex' types do not foresee.
    connection: (() => engine.pgConfig) as unknown as Knex.PgConnectionConfig,
    pool: { min: 1, max: 1, afterCreate: (connection: Client, done: Done) => void startSession(connection, done) },
  }
}

type Client = { query(text: string): Promise<unknown> }
type Done = (error?: unknown) => void

/** PGlite has one session for all its connections: a new one must not inherit a transaction or prepared statements. */
async function startSession(client: Client, done: Done): Promise<void> {
  try {
    await client.query('rollback')
    await client.query('discard all')
    done()
  } catch (error) {
    done(error)
  }
}

async function refuseOtherVersions(folder: string): Promise<void> {
  const found = await readFile(join(folder, 'PG_VERSION'), 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  )
  if (found === engineVersion) return
  throw found === undefined
    ? new DatabaseUnavailable(
        'damaged',
        `${folder} is there but holds no database. Move it away to start with an empty one.`,
      )
    : new DatabaseUnavailable(
        'wrong-version',
        `${folder} was made by version ${found} of the embedded database, and this Latchkey brings version ${engineVersion}. ` +
          'Start the Latchkey that made it, and take the members out with: latchkey members export.',
      )
}
