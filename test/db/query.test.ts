/** One statement on the pool: prepared, in transactions, and when things break. */
import { beforeAll, beforeEach, expect, inject, test } from 'vitest'
import type { Database } from '../../src/db/connect.ts'
import { runStatement } from '../../src/db/query.ts'
import { testDatabase } from '../support/database.ts'

let database: Database

beforeAll(async () => {
  database = await testDatabase()
  await database.db.raw('create table things (id int primary key, name text not null)')
})

beforeEach(async () => {
  await database.db.raw('truncate things')
})

test('rows and counts come back, named or not', async () => {
  const added = await database.query('insert into things values ($1, $2), ($3, $4)', [1, 'one', 2, 'two'])
  expect(added.rowCount).toBe(2)
  for (const name of [undefined, 'things by id', 'things by id']) {
    const { rows } = await database.query<{ name: string }>('select name from things where id = $1', [2], name)
    expect(rows).toEqual([{ name: 'two' }])
  }
})

test('a hundred failures leave the pool as it was', async () => {
  for (let turn = 0; turn < 100; turn += 1) {
    await expect(database.query('insert into things values ($1, null)', [turn], 'bad insert')).rejects.toMatchObject({
      code: '23502',
    })
  }
  await expect(database.query('selekt', [])).rejects.toMatchObject({ code: '42601' })
  expect((await database.query('select 1 as one', [])).rows).toEqual([{ one: 1 }])
})

test('many at once all get their answer', async () => {
  const answers = await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      const { rows } = await database.query<{ n: number }>(
        'select $1::int as n',
        [index],
        index % 2 ? 'odd' : undefined,
      )
      return rows[0]?.n
    }),
  )
  expect(answers).toEqual(Array.from({ length: 200 }, (_, index) => index))
})

test('inside a transaction a statement belongs to it', async () => {
  await expect(
    database.db.transaction(async (transaction) => {
      await runStatement(transaction, 'insert into things values ($1, $2)', [1, 'gone'], 'insert thing')
      throw new Error('changed my mind')
    }),
  ).rejects.toThrow('changed my mind')
  expect((await database.query('select * from things', [])).rows).toEqual([])
})

test('a statement that fails inside a transaction takes the transaction with it, and nothing else', async () => {
  await expect(
    database.db.transaction(async (transaction) => {
      await runStatement(transaction, 'insert into things values (1, $1)', ['gone'])
      await runStatement(transaction, 'insert into things values (1, $1)', ['twice'])
    }),
  ).rejects.toMatchObject({ code: '23505' })
  expect((await database.query('select * from things', [])).rows).toEqual([])
})

test('a prepared statement outlives a change of its table', async () => {
  const everything = () => database.query('select * from things', [], 'everything')
  await database.query('insert into things values (1, $1)', ['one'])
  await everything()
  await database.db.raw('alter table things add column colour text')
  expect((await everything()).rows).toEqual([{ id: 1, name: 'one', colour: null }])
  await database.db.raw('alter table things drop column colour')
  expect((await everything()).rows).toEqual([{ id: 1, name: 'one' }])
})

test('an error names neither the bound values nor asks for them', async () => {
  const failure = await database
    .db('things')
    .insert({ id: 1, name: null, colour: 'ada@example.org' })
    .catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(Error)
  expect((failure as Error).message).not.toContain('ada@example.org')
})

test.runIf(inject('databaseTemplate').kind === 'embedded')(
  'waiting for a second connection inside a transaction ends, instead of hanging',
  async () => {
    await database.db.transaction(async (transaction) => {
      await transaction.raw('select 1')
      await expect(database.query('select 1', [])).rejects.toThrow(/Timeout acquiring/)
    })
    expect((await database.query('select 1 as one', [])).rows).toEqual([{ one: 1 }])
  },
)

test('big values travel', async () => {
  const big = 'é'.repeat(3_000_000)
  const { rows } = await database.query<{ length: number }>('select length($1::text) as length', [big], 'long text')
  expect(rows[0]?.length).toBe(3_000_000)
})

test('a statement whose parts pass the size of one parcel is answered in order', async () => {
  for (const size of [7_000, 7_900, 8_000, 8_100, 16_500]) {
    const text = 'x'.repeat(size)
    const { rows } = await database.query<{ value: string }>(`select $1::text as value -- ${'y'.repeat(3_000)}`, [text])
    expect(rows[0]?.value).toBe(text)
  }
})
