/** Bringing the schema up to date: in order, once, all or nothing, whoever else tries at the same time. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Knex } from 'knex'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase, type Database } from '../../src/db/connect.ts'
import { migrateToLatest, pendingMigrations, rollBackAll, type NamedMigration } from '../../src/db/migrate.ts'
import { startScript } from '../support/child.ts'
import { silentLog, testDatabase } from '../support/database.ts'
import { findPostgresBinaries, startPostgres, type Postgres } from '../support/postgres.ts'
import { copyFreshDataDir } from '../support/template.ts'

const create = (table: string): NamedMigration => ({
  name: `create_${table}`,
  migration: {
    up: async (knex: Knex) => {
      await knex.schema.createTable(table, (t) => t.increments())
    },
    down: async (knex: Knex) => {
      await knex.schema.dropTable(table)
    },
  },
})
const first = create('apples')
const second = create('pears')
const broken: NamedMigration = {
  name: 'break',
  migration: {
    up: async (knex: Knex) => {
      await knex.schema.createTable('half', (t) => t.increments())
      await knex.raw('select 1/0')
    },
    down: () => Promise.resolve(),
  },
}

const tablesOf = async ({ db }: Database): Promise<string[]> => {
  const rows = await db<{ tablename: string; schemaname: string }>('pg_tables').where({ schemaname: 'public' })
  return rows
    .map(({ tablename }) => tablename)
    .filter((name) => !name.startsWith('knex_'))
    .sort()
}

describe("on this run's database", () => {
  let database: Database

  beforeAll(async () => {
    database = await testDatabase()
  })

  beforeEach(async () => {
    await database.db.raw('drop schema public cascade')
    await database.db.raw('create schema public')
  })

  test('runs what is missing, once, in order', async () => {
    expect(await pendingMigrations(database, [first, second])).toEqual(['create_apples', 'create_pears'])
    expect(await migrateToLatest(database, [first])).toEqual(['create_apples'])
    expect(await pendingMigrations(database, [first, second])).toEqual(['create_pears'])
    expect(await migrateToLatest(database, [first, second])).toEqual(['create_pears'])
    expect(await migrateToLatest(database, [first, second])).toEqual([])
    expect(await tablesOf(database)).toEqual(['apples', 'pears'])
  })

  test('asking what is missing changes nothing', async () => {
    await pendingMigrations(database, [first])
    const { rows } = await database.query("select * from pg_tables where schemaname = 'public'", [])
    expect(rows).toEqual([])
  })

  test('one that fails takes the whole run with it, and the next run works', async () => {
    await expect(migrateToLatest(database, [first, broken])).rejects.toThrow(/division by zero/)
    expect(await tablesOf(database)).toEqual([])
    expect(await migrateToLatest(database, [first])).toEqual(['create_apples'])
  })

  test('a newer schema is refused, naming what is not known', async () => {
    await migrateToLatest(database, [first, second])
    const refusal = { code: 'newer-schema', message: expect.stringContaining('create_pears') as string }
    await expect(migrateToLatest(database, [first])).rejects.toMatchObject(refusal)
    await expect(pendingMigrations(database, [first])).rejects.toMatchObject(refusal)
    await expect(rollBackAll(database, [first])).rejects.toMatchObject(refusal)
    expect(await tablesOf(database)).toEqual(['apples', 'pears'])
  })

  test("knex' own lock, left behind by a killed process, does not stop anybody", async () => {
    await migrateToLatest(database, [first])
    await database.db('knex_migrations_lock').update({ is_locked: 1 })
    expect(await migrateToLatest(database, [first, second])).toEqual(['create_pears'])
  })

  test('limits on statements are back afterwards', async () => {
    await migrateToLatest(database, [first])
    const limit = 'select current_setting($1) as value'
    const before = await database.query(limit, ['statement_timeout'])
    await migrateToLatest(database, [first, second])
    expect((await database.query(limit, ['statement_timeout'])).rows).toEqual(before.rows)
  })

  test("Latchkey's own migrations go up, all the way down and up again", async () => {
    const all = await migrateToLatest(database)
    expect(all.length).toBeGreaterThan(0)
    const tables = await tablesOf(database)
    expect(await rollBackAll(database)).toEqual([...all].reverse())
    expect(await tablesOf(database)).toEqual([])
    expect(await migrateToLatest(database)).toEqual(all)
    expect(await tablesOf(database)).toEqual(tables)
  })
})

describe.runIf(findPostgresBinaries())('on PostgreSQL, with other processes', () => {
  const open: Database[] = []
  let server: Postgres
  let names = 0

  beforeAll(async () => {
    server = await startPostgres()
  })

  afterEach(async () => {
    for (const database of open.splice(0)) await database.close()
  })

  afterAll(() => server.stop())

  const emptyDatabase = async (): Promise<string> => {
    const name = `migrate_${(names += 1)}`
    await server.createDatabase(name)
    return server.url(name)
  }

  const opened = async (url: string): Promise<Database> => {
    const database = await openDatabase({ url, dataDir: '', log: silentLog })
    open.push(database)
    return database
  }

  test('of several at once, one migrates and the others wait for it', async () => {
    const url = await emptyDatabase()
    const databases = await Promise.all(Array.from({ length: 6 }, () => opened(url)))
    const ran = await Promise.all(databases.map((database) => migrateToLatest(database, [first, second])))
    expect(ran.filter((names) => names.length === 2)).toHaveLength(1)
    expect(ran.filter((names) => names.length === 0)).toHaveLength(5)
  })

  test('kill -9 in the middle leaves nothing behind, and the next one starts over', { timeout: 60_000 }, async () => {
    const url = await emptyDatabase()
    const child = startScript(join(import.meta.dirname, 'children/migrate-slowly.ts'), [url])
    await child.line('half')
    await child.kill('SIGKILL')
    const database = await opened(url)
    expect(await tablesOf(database)).toEqual([])
    expect(await migrateToLatest(database, [first, second])).toEqual(['create_apples', 'create_pears'])
  })
})

test('kill -9 in the middle leaves nothing behind on the embedded database either', { timeout: 60_000 }, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-migrate-'))
  try {
    await copyFreshDataDir(dataDir)
    const child = startScript(join(import.meta.dirname, 'children/migrate-slowly.ts'), ['', dataDir])
    await child.line('half')
    await child.kill('SIGKILL')
    const database = await openDatabase({ url: undefined, dataDir, log: silentLog })
    expect(await tablesOf(database)).toEqual([])
    expect(await migrateToLatest(database, [first, second])).toEqual(['create_apples', 'create_pears'])
    await database.close()
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
})
