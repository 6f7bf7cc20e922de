/** What the rest of the house sees of a database, whichever it is. */
import type { Knex } from 'knex'
import type { FolderLock } from './folder-lock.ts'
import type { Rows } from './query.ts'

/** The pool, or an open transaction. */
export type Db = Knex

export type Database = {
  kind: 'embedded' | 'postgresql'
  db: Db
  /**
   * One parameterised statement ($1, $2, ...) on the pool; prepared once per connection when it has a `name`.
   * For stores on the hot path and the session store. Inside a transaction use `runStatement` of query.ts.
   */
  query: <Row>(text: string, values: readonly unknown[], name?: string) => Promise<Rows<Row>>
  /** The lock on DATA_DIR, with its control socket; undefined on PostgreSQL and in memory. */
  folder: FolderLock | undefined
  /** Waits for running statements, then lets go of everything. */
  close: () => Promise<void>
}

/** Structural, so that any logger fits. Never given SQL, values or addresses. */
export type DatabaseLog = { warn(details: object, message: string): void }

export type DatabaseSettings = {
  /** DATABASE_URL; undefined: embedded, in `dataDir`. */
  url: string | undefined
  dataDir: string
  /** How long to wait for a free connection. Default 10 s. */
  acquireTimeoutMs?: number
  /** Connections to PostgreSQL. Default 10; the embedded database always has one. */
  poolMax?: number
  log: DatabaseLog
}
