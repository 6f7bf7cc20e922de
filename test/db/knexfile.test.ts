/** Knex' own command line works in a checkout, on both databases. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrations } from '../../migrations/index.ts'
import { acquireFolder } from '../../src/db/folder-lock.ts'
import { startCommand } from '../support/child.ts'
import { findPostgresBinaries, startPostgres, type Postgres } from '../support/postgres.ts'
import { copyFreshDataDir } from '../support/template.ts'

const root = join(import.meta.dirname, '../..')
const knexCommand = join(root, 'node_modules/.bin/knex')
const names = migrations.map(({ name }) => name)

type Environment = { DATABASE_URL: string; DATA_DIR: string }

async function knex(
  environment: Environment,
  ...parameters: string[]
): Promise<{ code: number | string; said: string }> {
  const child = startCommand(knexCommand, parameters, { ...environment, NO_COLOR: '1' }, root)
  const code = await child.ended
  return { code, said: `${child.lines.join('\n')}\n${child.errors()}` }
}

async function wholeLife(environment: Environment): Promise<void> {
  const before = await knex(environment, 'migrate:list')
  expect(before).toMatchObject({ code: 0, said: expect.stringContaining(`Found ${names.length} Pending`) as string })
  for (const name of names) expect(before.said).toContain(name)
  expect(await knex(environment, 'migrate:latest')).toMatchObject({ code: 0 })
  const after = await knex(environment, 'migrate:list')
  expect(after.said).toContain(`Found ${names.length} Completed`)
  expect(after.said).toContain('No Pending')
  expect((await knex(environment, 'migrate:latest')).said).toContain('Already up to date')
  expect((await knex(environment, 'migrate:rollback')).said).toContain(`rolled back: ${names.length} migrations`)
  expect((await knex(environment, 'migrate:list')).said).toContain('No Completed')
}

describe('on the embedded database', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-knexfile-'))
  const environment = { DATABASE_URL: '', DATA_DIR: dataDir }

  beforeAll(() => copyFreshDataDir(dataDir))

  afterAll(() => {
    rmSync(dataDir, { recursive: true, force: true })
  })

  test('list, latest and rollback', { timeout: 120_000 }, () => wholeLife(environment))

  test('a folder in use is refused in words', { timeout: 30_000 }, async () => {
    const folder = await acquireFolder(dataDir)
    const { code, said } = await knex(environment, 'migrate:list')
    await folder.release()
    expect(code).toBe(1)
    expect(said).toContain('Another Latchkey is using')
    expect(said).not.toContain('    at ')
  })
})

describe.runIf(findPostgresBinaries())('on PostgreSQL', () => {
  let server: Postgres

  beforeAll(async () => {
    server = await startPostgres()
  })

  afterAll(() => server.stop())

  test('list, latest and rollback', { timeout: 120_000 }, () =>
    wholeLife({ DATABASE_URL: server.url(), DATA_DIR: '/nowhere' }),
  )

  test('a server that does not answer is named, without the password', { timeout: 30_000 }, async () => {
    const { code, said } = await knex(
      { DATABASE_URL: 'postgresql://ada:s3cret@127.0.0.1:1/latchkey', DATA_DIR: '' },
      'migrate:list',
    )
    expect(code).toBe(1)
    expect(said).toContain('127.0.0.1:1')
    expect(said).not.toContain('s3cret')
  })
})
