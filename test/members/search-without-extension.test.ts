/** A server that has no trigrams, or lets nobody create them, is refused in words. */
import { expect, test } from 'vitest'
import { migrateToLatest } from '../../src/db/migrate.ts'
import { testDatabase } from '../support/database.ts'

const database = await testDatabase()

test.each([
  ['42501', 'permission denied to create extension "pg_trgm"', 'may not create'],
  ['58P01', 'could not open extension control file "/usr/share/extension/pg_trgm.control"', 'contrib'],
  ['0A000', 'extension "pg_trgm" is not available', 'contrib'],
])('%s', async (code, message, words) => {
  const failing = {
    name: '99999999999999_fail',
    migration: {
      up: () => Promise.reject(Object.assign(new Error(message), { code })),
      down: () => Promise.resolve(),
    },
  }
  const { migrations } = await import('../../migrations/index.ts')
  const outcome = migrateToLatest(database, [...migrations, failing])
  await expect(outcome).rejects.toMatchObject({ code: 'unsuitable', message: expect.stringContaining(words) as string })
})
