/** An empty, migrated database per test file, on whichever of the two kinds this run is about. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, inject } from 'vitest'
import { openDatabase, type Database } from '../../src/db/connect.ts'
import { embeddedDatabase } from '../../src/db/embedded.ts'
import { startEngine } from '../../src/db/embedded-engine.ts'
import { existingPostgres } from './postgres.ts'
import { templateName } from './template.ts'

/** Short, so that a test that awaits a second connection inside a transaction fails instead of hanging. */
export const acquireTimeoutMs = 2_000

export const silentLog = { warn: (): void => undefined }

/** Call it once in a test file, at the top or in beforeAll; it is closed, and dropped, after the file's last test. */
export async function testDatabase(): Promise<Database> {
  const template = inject('databaseTemplate')
  const { database, remove } =
    template.kind === 'embedded' ? await inMemory(template.path) : await onServer(template.url)
  afterAll(async () => {
    await database.close()
    await remove()
  })
  return database
}

/**
 * Empties every table but knex' own, and starts numbers at 1 again. For beforeEach.
 * Deletes without triggers and foreign keys: for a handful of rows that is many times faster than truncate. A table in
 * which nothing was ever written has no page on disk and is passed over, as most are in most files.
 */
export async function resetDatabase({ db }: Database): Promise<void> {
  await db.raw(`do $$
    declare name text;
    begin
      set local session_replication_role = replica;
      for name in select oid::regclass from pg_class where relnamespace = current_schema::regnamespace
        and relkind = 'r' and relname not like 'knex\\_migrations%' and pg_relation_size(oid) > 0
      loop execute 'delete from ' || name; end loop;
      perform setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false) from pg_sequences
        where schemaname = current_schema and last_value is not null and sequencename not like 'knex\\_migrations%';
    end $$`)
}

type Opened = { database: Database; remove: () => Promise<void> }

async function inMemory(path: string): Promise<Opened> {
  const engine = await startEngine({ folder: undefined, dump: new Blob([await readFile(path)]) })
  const database = embeddedDatabase(engine, undefined, { acquireTimeoutMs, log: silentLog })
  return { database, remove: () => Promise.resolve() }
}

async function onServer(adminUrl: string): Promise<Opened> {
  const server = existingPostgres(adminUrl)
  const name = `latchkey_test_${randomBytes(8).toString('hex')}`
  await server.createDatabase(name, templateName)
  const database = await openDatabase({ url: server.url(name), dataDir: '', acquireTimeoutMs, log: silentLog })
  return { database, remove: () => server.dropDatabase(name) }
}
