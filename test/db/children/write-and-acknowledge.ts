/** Writes one row after another into the embedded database in argv[2] and names each on standard output once committed. */
import { openDatabase } from '../../../src/db/connect.ts'

const database = await openDatabase({ url: undefined, dataDir: process.argv[2] ?? '', log: { warn: () => undefined } })
process.stdout.write('open\n')
await database.db.raw('create table if not exists kept (id int primary key, pair int not null)')
const { rows } = await database.query<{ next: number }>('select coalesce(max(id), 0) + 1 as next from kept', [])
for (let id = rows[0]?.next ?? 1; ; id += 2) {
  const next = id
  // Two rows in one transaction, so that a torn one shows.
  await database.db.transaction(async (transaction) => {
    await transaction('kept').insert({ id: next, pair: next })
    await transaction('kept').insert({ id: next + 1, pair: next })
  })
  process.stdout.write(`kept ${next}\n`)
}
