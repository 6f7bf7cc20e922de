/** Opens the database: PostgreSQL where DATABASE_URL names one, else the embedded one. The only file that knows which. */
import type { Database, DatabaseSettings } from './database.ts'
import { openEmbedded } from './embedded.ts'
import { openPostgresql } from './postgresql.ts'

export type { Database, DatabaseSettings, Db } from './database.ts'

/** Throws DatabaseUnavailable, with words for the administrator, when there is nothing to work with. */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  const { url, ...rest } = settings
  return url === undefined ? openEmbedded(rest) : openPostgresql({ ...rest, url })
}
