/** What the embedded database acknowledged is there after `kill -9`, and it reaches the disk. */
import fs, { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { openDatabase, type Database } from '../../src/db/connect.ts'
import { embeddedDatabase } from '../../src/db/embedded.ts'
import { bytesSinceCheckpoint, keepUp } from '../../src/db/embedded-upkeep.ts'
import { startEngine } from '../../src/db/embedded-engine.ts'
import { startScript } from '../support/child.ts'
import { silentLog } from '../support/database.ts'
import { copyFreshDataDir } from '../support/template.ts'

const writer = join(import.meta.dirname, 'children/write-and-acknowledge.ts')
const sandbox = mkdtempSync(join(tmpdir(), 'latchkey-durability-'))
let folders = 0
const open: Database[] = []

afterEach(async () => {
  for (const database of open.splice(0)) await database.close()
})

afterAll(() => {
  rmSync(sandbox, { recursive: true, force: true })
})

const emptyFolder = (): string => join(sandbox, `data-${(folders += 1)}`)

async function dataDir(): Promise<string> {
  const folder = emptyFolder()
  await copyFreshDataDir(folder)
  return folder
}

async function opened(folder: string): Promise<Database> {
  const database = await openDatabase({ url: undefined, dataDir: folder, acquireTimeoutMs: 2_000, log: silentLog })
  open.push(database)
  return database
}

test(
  'kill -9 in the middle of writing loses nothing that was acknowledged, and tears nothing',
  { timeout: 60_000 },
  async () => {
    const folder = await dataDir()
    let acknowledged = 0
    for (const wait of [200, 50, 400]) {
      const child = startScript(writer, [folder])
      await child.line('kept')
      await new Promise((resolve) => setTimeout(resolve, wait))
      await child.kill('SIGKILL')
      acknowledged += child.lines.filter((line) => line.startsWith('kept')).length
    }
    const database = await opened(folder)
    const { rows } = await database.query<{ pairs: number; torn: number; rows: number }>(
      `select count(distinct pair)::int as pairs, count(*)::int as rows,
            count(distinct pair) filter (where not exists (select 1 from kept b where b.id = a.pair + 1))::int as torn
       from kept a`,
      [],
    )
    expect(acknowledged).toBeGreaterThan(8)
    expect(rows[0]?.pairs).toBeGreaterThanOrEqual(acknowledged)
    expect(rows[0]).toMatchObject({ torn: 0, rows: 2 * (rows[0]?.pairs ?? 0) })
    // The index agrees with the table.
    const byIndex = await database.db.transaction(async (transaction) => {
      await transaction.raw('set local enable_seqscan = off')
      return transaction('kept').where('id', '>', 0).count<{ count: string }[]>()
    })
    expect(Number(byIndex[0]?.count)).toBe(rows[0]?.rows)
  },
)

test('kill -9 during the first start leaves nothing that stops the second', { timeout: 60_000 }, async () => {
  const folder = emptyFolder()
  const child = startScript(writer, [folder])
  const half = join(folder, 'db.new')
  while (!existsSync(half) || readdirSync(half).length < 5) await new Promise((resolve) => setTimeout(resolve, 2))
  await child.kill('SIGKILL')
  expect(existsSync(join(folder, 'db'))).toBe(false)
  const database = await opened(folder)
  expect((await database.query('select 1 as one', [])).rows).toEqual([{ one: 1 }])
  expect(existsSync(half)).toBe(false)
})

test('every commit waits for the disk', async () => {
  const engine = await startEngine({ folder: join(await dataDir(), 'db') })
  const database = embeddedDatabase(engine, undefined, { log: silentLog })
  open.push(database)
  await database.db.raw('create table counted (id serial primary key)')
  const before = engine.disk.syncs
  for (let turn = 0; turn < 10; turn += 1) await database.query('insert into counted default values', [])
  expect(engine.disk.syncs - before).toBeGreaterThanOrEqual(10)
})

test(
  'a disk that fails stops the writer with an error, not for ever, and the database comes back',
  { timeout: 40_000 },
  async () => {
    const database = await opened(await dataDir())
    await database.db.raw('create table kept (id int primary key)')
    await database.query('insert into kept values (1)', [])
    const working = fs.fdatasyncSync
    fs.fdatasyncSync = () => {
      throw Object.assign(new Error('the disk fails'), { code: 'EIO' })
    }
    syncBuiltinESMExports()
    try {
      await expect(database.query('insert into kept values (2)', [])).rejects.toThrow(/disk/)
      await expect(database.query('select 1', [])).rejects.toThrow(/disk/)
      await expect(database.db.transaction((transaction) => transaction.raw('select 1'))).rejects.toThrow(/disk/)
    } finally {
      fs.fdatasyncSync = working
      syncBuiltinESMExports()
    }
    const deadline = Date.now() + 15_000
    let ids: unknown
    while (ids === undefined && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 250))
      ids = await database.query('select id from kept where id = 1', []).then(
        ({ rows }) => rows,
        () => undefined,
      )
    }
    expect(ids).toEqual([{ id: 1 }])
    await database.query('insert into kept values (3)', [])
  },
)

test('the log stays small: upkeep checkpoints, and vacuums what changed', { timeout: 60_000 }, async () => {
  const folder = await dataDir()
  const { db, query } = await opened(folder)
  await db.raw('create table churned (id int primary key, turn int)')
  for (let turn = 0; turn < 3; turn += 1) {
    await query(
      'insert into churned select n, $1 from generate_series(1, 500) n on conflict (id) do update set turn = $1',
      [turn],
    )
  }
  for (let megabyte = 0; megabyte < 70; megabyte += 1) {
    await query("select pg_logical_emit_message(false, 'filler', repeat('x', 1048576))", [])
  }
  expect(await bytesSinceCheckpoint(db)).toBeGreaterThan(64 * 1024 * 1024)
  await query('select pg_stat_force_next_flush()', [])
  const state = { seenSyncs: 0, isDirty: true, checkpointAt: performance.now() }
  await keepUp(db, { syncs: 0 }, state)
  await keepUp(db, { syncs: 0 }, state)
  expect(await bytesSinceCheckpoint(db)).toBeLessThan(1024 * 1024)
  const { rows } = await query<{ dead: number; vacuums: number }>(
    `select n_dead_tup::int as dead, vacuum_count::int as vacuums from pg_stat_user_tables where relname = 'churned'`,
    [],
  )
  expect(rows[0]?.vacuums).toBeGreaterThan(0)
  expect(rows[0]?.dead).toBeLessThan(100)
})
