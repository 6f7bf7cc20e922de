/** Migrates the database in argv[2] (or the folder in argv[3]), says "half" in the middle and then waits to be killed. */
import { openDatabase } from '../../../src/db/connect.ts'
import { migrateToLatest } from '../../../src/db/migrate.ts'

const [, , url = '', dataDir = ''] = process.argv
const database = await openDatabase({ url: url === '' ? undefined : url, dataDir, log: { warn: () => undefined } })
await migrateToLatest(database, [
  {
    name: 'create_apples',
    migration: {
      up: async (knex) => {
        await knex.schema.createTable('apples', (table) => table.increments())
        process.stdout.write('half\n')
        await new Promise((resolve) => setTimeout(resolve, 60_000))
      },
      down: () => Promise.resolve(),
    },
  },
])
