/** An empty, migrated database per test file, on whichever of the two kinds this run is about. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, inject } from 'vitest'
import { openDatabase, type Database } from '../../src/db/connect.ts'
import { embeddedDatabase } from '../../src/db/embedded.ts'
import { startEngine, type Engine } from '../../src/db/embedded-engine.ts'
import { existingPostgres } from './postgres.ts'
import { templateName } from './template.ts'

/** Short, so that a test that awaits a second connection inside a transaction fails instead of hanging. */
export const acquireTimeoutMs = 2_000

export const silentLog = { warn: (): void => undefined }

/** Call it in a test file, at the top or in beforeAll; what it gives is closed, and dropped, before the next file's. */
export async function testDatabase(): Promise<Database> {
  const file = expect.getState().testPath
  const ofEarlierFiles = open.filter((each) => each.file !== file)
  open = open.filter((each) => each.file === file)
  for (const { database, remove } of ofEarlierFiles) await database.close().then(remove)
  const template = inject('databaseTemplate')
  const opened = template.kind === 'embedded' ? await inMemory(template.path) : await onServer(template.url)
  open.push({ ...opened, file })
  return opened.database
}

/** A hook that is declared in a hook does not run: whoever comes next cleans up. */
let open: (Opened & { file: string | undefined })[] = []

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

/** The engine of this worker, between two files. Starting one takes half a second, emptying it next to nothing. */
let idle: Engine | undefined

async function inMemory(path: string): Promise<Opened> {
  const engine = idle ?? (await startEngine({ folder: undefined, dump: new Blob([await readFile(path)]) }))
  idle = undefined
  const database: Database = connect(engine, () => takeBack(engine, schema))
  const schema = await fingerprintSchema(database)
  return { database, remove: nothing }
}

const connect = (engine: Engine, close: () => Promise<void>): Database =>
  embeddedDatabase({ ...engine, close }, undefined, { acquireTimeoutMs, log: silentLog })

const nothing = () => Promise.resolve()

/** For the next file, unless this one left something behind. */
async function takeBack(engine: Engine, schema: string): Promise<void> {
  const database = connect(engine, nothing)
  const isAsBefore = await fingerprintSchema(database).then(
    (found) => found === schema,
    () => false,
  )
  if (isAsBefore) {
    await truncateAll(database)
    await resetDatabase(database)
  }
  await database.close()
  if (isAsBefore && idle === undefined) idle = engine
  else await engine.close()
}

/** Unlike a reset, gives back the space that many rows took; numbers that belong to no table stay for the reset. */
const truncateAll = ({ db }: Database) =>
  db.raw(`do $$
    declare names text;
    begin
      set local session_replication_role = replica;
      select string_agg(oid::regclass::text, ', ') into names from pg_class where relnamespace = current_schema::regnamespace
        and relkind = 'r' and relname not like 'knex\\_migrations%' and pg_relation_size(oid) > 0;
      if names is not null then execute 'truncate ' || names || ' restart identity cascade'; end if;
    end $$`)

/** Differs whenever a definition was touched, even when it was put back: the next file gets another engine then. */
async function fingerprintSchema({ db }: Database): Promise<string> {
  const { rows } = await db.raw<{ rows: { print: string }[] }>(`
    select md5(string_agg(concat(kind, ' ', id, ' ', version), ',' order by kind, id)) as print from (
      select 'class' as kind, oid::text as id, xmin::text as version from pg_class where relnamespace = current_schema::regnamespace
      union all select 'column', concat(attrelid, ' ', attnum), xmin::text from pg_attribute
      union all select 'default', oid::text, xmin::text from pg_attrdef
      union all select 'constraint', oid::text, xmin::text from pg_constraint
      union all select 'trigger', oid::text, xmin::text from pg_trigger
      union all select 'index', indexrelid::text, xmin::text from pg_index
      union all select 'function', oid::text, xmin::text from pg_proc
      union all select 'type', oid::text, xmin::text from pg_type
      union all select 'extension', oid::text, xmin::text from pg_extension
      union all select 'role', oid::text, xmin::text from pg_authid
      union all select 'setting', concat(setdatabase, ' ', setrole), xmin::text from pg_db_role_setting
      union all select 'migration', id::text, xmin::text from knex_migrations
    ) as everything`)
  return rows[0]?.print ?? ''
}

async function onServer(adminUrl: string): Promise<Opened> {
  const server = existingPostgres(adminUrl)
  const name = `latchkey_test_${randomBytes(8).toString('hex')}`
  await server.createDatabase(name, templateName)
  const database = await openDatabase({ url: server.url(name), dataDir: '', acquireTimeoutMs, log: silentLog })
  // Ours goes as a whole in the end; dropping one database makes the server write all of them to disk.
  const isOurs = process.env['LATCHKEY_TEST_POSTGRES_URL'] === undefined
  return { database, remove: isOurs ? nothing : () => server.dropDatabase(name) }
}
