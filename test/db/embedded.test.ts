/** Opening the embedded database: what it brings, what it keeps, and what it says when it cannot. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase, type Database } from '../../src/db/connect.ts'
import { silentLog } from '../support/database.ts'
import { copyFreshDataDir } from '../support/template.ts'

const sandbox = mkdtempSync(join(tmpdir(), 'latchkey-embedded-'))
const open: Database[] = []
let folders = 0
let dataDir: string

beforeEach(() => {
  dataDir = join(sandbox, `data-${(folders += 1)}`)
})

afterEach(async () => {
  for (const database of open.splice(0)) await database.close()
})

afterAll(() => {
  rmSync(sandbox, { recursive: true, force: true })
})

async function opened(): Promise<Database> {
  const database = await openDatabase({ url: undefined, dataDir, acquireTimeoutMs: 2_000, log: silentLog })
  open.push(database)
  return database
}

/** The state of the files as PostgreSQL itself records it: 1 is "shut down", 6 is "in production". */
const recordedState = (): number => readFileSync(join(dataDir, 'db/global/pg_control')).readUInt32LE(16)

test(
  'a first start makes the folder, for its owner only, and what is written is there the next time',
  { timeout: 60_000 },
  async () => {
    const first = await opened()
    expect(first.kind).toBe('embedded')
    expect(statSync(dataDir).mode & 0o777).toBe(0o700)
    expect(statSync(join(dataDir, 'db')).mode & 0o777).toBe(0o700)
    await first.db.schema.createTable('notes', (table) => table.text('words'))
    await first.db('notes').insert({ words: 'Zoë’s note — 日本' })
    expect(recordedState()).toBe(6)
    await first.close()
    await first.close()
    expect(recordedState()).toBe(1)
    expect(existsSync(join(dataDir, 'latchkey.sock'))).toBe(false)
    expect(await (await opened()).db('notes').select()).toEqual([{ words: 'Zoë’s note — 日本' }])
  },
)

test('the extensions that searching needs are at hand', async () => {
  await copyFreshDataDir(dataDir)
  const { db } = await opened()
  for (const name of ['pg_trgm', 'unaccent', 'citext']) await db.raw(`create extension ${name}`)
  const { rows } = await db.raw<{ rows: unknown[] }>(
    "select unaccent('Zoë') as plain, similarity('latch', 'latchkey') > 0.3 as near",
  )
  expect(rows).toEqual([{ plain: 'Zoe', near: true }])
})

test('a folder in use is refused, and stays whole', async () => {
  await copyFreshDataDir(dataDir)
  const { db } = await opened()
  await db.schema.createTable('notes', (table) => table.text('words'))
  await expect(opened()).rejects.toMatchObject({ name: 'DatabaseUnavailable', code: 'locked' })
  await db('notes').insert({ words: 'still here' })
  expect(await db('notes').select()).toEqual([{ words: 'still here' }])
})

test('files of another version are refused untouched, and the folder is let go', async () => {
  await copyFreshDataDir(dataDir)
  writeFileSync(join(dataDir, 'db/PG_VERSION'), '17\n')
  for (let turn = 0; turn < 2; turn += 1) {
    await expect(opened()).rejects.toMatchObject({
      code: 'wrong-version',
      message: expect.stringContaining('17') as string,
    })
  }
  expect(recordedState()).toBe(1)
})

test('a folder without a database in it is not filled with one', async () => {
  mkdirSync(join(dataDir, 'db'), { recursive: true })
  writeFileSync(join(dataDir, 'db/letter.txt'), 'precious')
  await expect(opened()).rejects.toMatchObject({ code: 'damaged' })
  expect(readFileSync(join(dataDir, 'db/letter.txt'), 'utf8')).toBe('precious')
})

test.each(['global/pg_control', 'base', 'pg_xact'])('missing %s is said, and nothing hangs', async (part) => {
  await copyFreshDataDir(dataDir)
  rmSync(join(dataDir, 'db', part), { recursive: true })
  await expect(opened()).rejects.toMatchObject({ code: 'damaged' })
  await expect(opened()).rejects.toMatchObject({ code: 'damaged' })
})

test('a connection that is given up leaves no transaction and no prepared statement to the next', async () => {
  await copyFreshDataDir(dataDir)
  const { db, query } = await opened()
  await db.schema.createTable('notes', (table) => table.text('words'))
  const given = (await (db.client as Pool).acquireConnection()) as Connection
  await given.query("begin; insert into notes values ('unfinished')")
  given.__knex__disposed = 'test'
  await (db.client as Pool).releaseConnection(given)
  expect((await query('select * from notes', [], 'notes')).rows).toEqual([])
  const again = (await (db.client as Pool).acquireConnection()) as Connection
  again.__knex__disposed = 'test'
  await (db.client as Pool).releaseConnection(again)
  expect((await query('select * from notes', [], 'notes')).rows).toEqual([])
})

type Connection = { query(text: string): Promise<unknown>; __knex__disposed?: unknown }
type Pool = { acquireConnection(): Promise<unknown>; releaseConnection(connection: unknown): Promise<void> }
