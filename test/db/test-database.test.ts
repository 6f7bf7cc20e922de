/** The database that tests start from: migrated, empty, their own. */
import { beforeAll, expect, test } from 'vitest'
import type { Database } from '../../src/db/connect.ts'
import { pendingMigrations } from '../../src/db/migrate.ts'
import { resetDatabase, testDatabase } from '../support/database.ts'

let database: Database
let other: Database

beforeAll(async () => {
  database = await testDatabase()
  other = await testDatabase()
})

test('it has every migration', async () => {
  expect(await pendingMigrations(database)).toEqual([])
})

test('two of them share nothing', async () => {
  await database.db.raw('create table mine (id int)')
  expect(await database.db.schema.hasTable('mine')).toBe(true)
  expect(await other.db.schema.hasTable('mine')).toBe(false)
})

test('a reset empties the tables, starts numbers anew and keeps the schema', async () => {
  await other.db.raw('create table numbered (id serial primary key)')
  await other.query('insert into numbered default values', [])
  await resetDatabase(other)
  expect((await other.query('select * from numbered', [])).rows).toEqual([])
  await other.query('insert into numbered default values', [])
  expect((await other.query('select * from numbered', [])).rows).toEqual([{ id: 1 }])
  expect(await pendingMigrations(other)).toEqual([])
})

test('the next one is empty and whole, whatever was left in the one before', async () => {
  const first = await testDatabase()
  await first.query(`insert into sign_in_throttles (key, failures, updated_at) values ('k', 1, now())`, [])
  await first.close()
  const second = await testDatabase()
  expect((await second.query('select * from sign_in_throttles', [])).rows).toEqual([])
  await second.db.raw('create table left_behind (id int); alter table sign_in_throttles add column more int')
  await second.close()
  const third = await testDatabase()
  expect(await third.db.schema.hasTable('left_behind')).toBe(false)
  expect(await third.db.schema.hasColumn('sign_in_throttles', 'more')).toBe(false)
  await third.close()
})
