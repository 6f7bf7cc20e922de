/** Opening PostgreSQL: the limits it runs with, what is said when it refuses, and life with a server that comes and goes. */
import { createServer } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, type Database } from '../../src/db/connect.ts'
import type { DatabaseLog } from '../../src/db/database.ts'
import type { DatabaseUnavailable } from '../../src/db/database-unavailable.ts'
import { silentLog } from '../support/database.ts'
import { findPostgresBinaries, startPostgres, type Postgres } from '../support/postgres.ts'

const open: Database[] = []

async function opened(url: string, log: DatabaseLog = silentLog): Promise<Database> {
  const database = await openDatabase({ url, dataDir: '', acquireTimeoutMs: 2_000, poolMax: 4, log })
  open.push(database)
  return database
}

const refusal = (url: string): Promise<unknown> =>
  opened(url).then(
    () => 'opened',
    (error: unknown) => error,
  )

afterEach(async () => {
  for (const database of open.splice(0)) await database.close()
})

describe('without a server', () => {
  test.each([
    ['postgresql://ada:s3cret@127.0.0.1:1/latchkey', 'unreachable', '127.0.0.1:1'],
    ['postgresql://ada:s3cret@localhost:1/latchkey', 'unreachable', 'localhost:1'],
    ['postgresql://ada:s3cret@nowhere.invalid/latchkey', 'unreachable', 'nowhere.invalid:5432'],
    ['postgresql://ada:s3cret@/latchkey?host=/nowhere', 'unreachable', '/nowhere'],
    ['postgresql://ada:s3cret@[::1/latchkey', 'invalid-url', 'DATABASE_URL'],
  ])('%s is refused in words', async (url, code, said) => {
    const error = (await refusal(url)) as DatabaseUnavailable
    expect(error).toMatchObject({ name: 'DatabaseUnavailable', code })
    expect(error.message).toContain(said)
    expect(error.message).not.toContain('s3cret')
  })

  test('a server that takes the call and says nothing is given up on', { timeout: 15_000 }, async () => {
    const mute = createServer(() => undefined)
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', () => resolve()))
    const { port } = mute.address() as { port: number }
    expect(await refusal(`postgresql://ada:s3cret@127.0.0.1:${port}/latchkey`)).toMatchObject({ code: 'unreachable' })
    mute.close()
  })
})

describe.runIf(findPostgresBinaries())('with a server', () => {
  let server: Postgres

  beforeAll(async () => {
    server = await startPostgres()
  })

  afterAll(() => server.stop())

  test('statements have limits, times are UTC', async () => {
    const { query, kind } = await opened(server.url())
    const { rows } = await query(
      `select current_setting('statement_timeout') as statement, current_setting('timezone') as zone,
              current_setting('idle_in_transaction_session_timeout') as idle`,
      [],
    )
    expect(kind).toBe('postgresql')
    expect(rows).toEqual([{ statement: '30s', zone: 'UTC', idle: '1min' }])
  })

  test('a wrong password, a missing database and an unknown user are told apart, without the password', async () => {
    const wrong = new URL(server.url())
    wrong.password = 's3cret'
    const error = (await refusal(wrong.toString())) as DatabaseUnavailable
    expect(error).toMatchObject({ code: 'login-refused' })
    expect(error.message).not.toContain('s3cret')
    wrong.password = ''
    expect(await refusal(wrong.toString())).toMatchObject({ code: 'login-refused' })
    expect(await refusal(server.url('not_there'))).toMatchObject({
      code: 'no-such-database',
      message: expect.stringContaining('not_there') as string,
    })
  })

  test('a database that does not store UTF-8, or that cannot be written to, is refused', async () => {
    await server.run("create database plain encoding 'SQL_ASCII' locale 'C' template template0")
    expect(await refusal(server.url('plain'))).toMatchObject({ code: 'unsuitable' })
    await server.createDatabase('frozen')
    await server.run('alter database frozen set default_transaction_read_only = on')
    expect(await refusal(server.url('frozen'))).toMatchObject({ code: 'unsuitable' })
  })

  test('connections that the server ends, idle or busy, cost their statement and nothing else', async () => {
    const warnings: string[] = []
    const { query } = await opened(server.url(), { warn: (_, message) => void warnings.push(message) })
    const endAll = "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'latchkey'"
    await Promise.all([query('select 1', []), query('select 2', []), query('select 3', [])])
    await server.run(endAll)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect((await query('select 1 as one', [], 'one')).rows).toEqual([{ one: 1 }])
    const busy = expect(query('select pg_sleep(10)', [])).rejects.toMatchObject({ code: '57P01' })
    await new Promise((resolve) => setTimeout(resolve, 100))
    await server.run(endAll)
    await busy
    expect((await query('select 1 as one', [], 'one')).rows).toEqual([{ one: 1 }])
    expect(warnings.length).toBeGreaterThan(0)
  })

  test('more work than connections waits its turn, and too long a wait is an error', async () => {
    const { query } = await opened(server.url())
    const naps = Array.from({ length: 12 }, () => query('select pg_sleep(0.1)', []))
    await expect(Promise.all(naps)).resolves.toHaveLength(12)
    const long = Array.from({ length: 4 }, () => query('select pg_sleep(2.5)', []))
    await expect(query('select 1', [])).rejects.toThrow(/Timeout acquiring/)
    await Promise.all(long)
  })
})

test.runIf(findPostgresBinaries())(
  'a server that goes away costs errors, not the process',
  { timeout: 60_000 },
  async () => {
    const first = await startPostgres()
    const database = await opened(first.url())
    await database.query('select 1', [])
    await first.stop()
    for (let turn = 0; turn < 3; turn += 1) await expect(database.query('select 1', [])).rejects.toThrow()
    await expect(database.db.raw('select 1')).rejects.toThrow()
  },
)
