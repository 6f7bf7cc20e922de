/** `latchkey migrate`: brings the schema up to date and ends. */
import type { Config } from '../../config/config.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import { openDatabase } from '../../db/connect.ts'
import type { Log } from '../../kernel/log.ts'
import { exitCodes } from '../command.ts'
import type { Program } from '../program.ts'
import { readEnvironment } from '../read-environment.ts'
import { ioOf, openInput } from '../terminal.ts'
import { unlessStopped } from '../unless-stopped.ts'

export const migrate: Program = {
  name: 'migrate',
  summary: 'Bring the database schema up to date; `start` does the same',
  example: 'latchkey migrate',
  declare: (parser) => parser,
  run: async (terminal) => {
    const { config, commandLog } = readEnvironment(terminal)
    const io = ioOf(terminal, await openInput(terminal, undefined))
    const names = await unlessStopped(terminal.signal, () => bringUpToDate(config, commandLog))
    for (const name of names) await io.out(`${name}\n`)
    io.say(names.length === 0 ? 'The schema is up to date.' : 'The schema is up to date now.')
    return exitCodes.good
  },
}

async function bringUpToDate(config: Config, log: Log): Promise<string[]> {
  const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir, log })
  try {
    return await migrateToLatest(database)
  } finally {
    await database.close()
  }
}
