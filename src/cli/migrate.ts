/** `latchkey migrate`: brings the schema up to date and ends. */
import { migrateToLatest } from '../db/migrate.ts'
import { openDatabase } from '../db/connect.ts'
import { exitCodes } from './command.ts'
import type { Program } from './program.ts'
import { readEnvironment } from './read-environment.ts'
import { ioOf, openInput } from './terminal.ts'

export const migrate: Program = {
  name: 'migrate',
  summary: 'Bring the database schema up to date; `start` does the same',
  example: 'latchkey migrate',
  declare: (parser) => parser,
  run: async (terminal) => {
    const { config, commandLog } = readEnvironment(terminal)
    const io = ioOf(terminal, await openInput(terminal, undefined))
    const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir, log: commandLog })
    try {
      const names = await migrateToLatest(database)
      for (const name of names) await io.out(`${name}\n`)
      io.say(names.length === 0 ? 'The schema is up to date.' : 'The schema is up to date now.')
      return exitCodes.good
    } finally {
      await database.close()
    }
  },
}
