/** Opens the embedded database in argv[2], says so, and keeps it until standard input ends. */
import { openDatabase } from '../../../src/db/connect.ts'
import { DatabaseUnavailable } from '../../../src/db/database-unavailable.ts'

try {
  const dataDir = process.argv[2] ?? ''
  const database = await openDatabase({ url: undefined, dataDir, log: { warn: () => undefined } })
  process.stdout.write('open\n')
  process.stdin.resume().once('end', () => void database.close())
} catch (error) {
  process.stdout.write(`${error instanceof DatabaseUnavailable ? error.code : String(error)}\n`)
}
