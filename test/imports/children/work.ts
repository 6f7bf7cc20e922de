/**
 * A Latchkey that works on imports, as a process of its own that can be killed. `begin`: puts an import of many rows before
 * it and says how much is saved. `go-on`: only what a start does, until nothing is left, and says what there is then.
 */
import { openAndMigrate } from '../../../src/cli/open-latchkey.ts'
import { keepFile } from '../../../src/features/imports/wizard/keep-file.ts'
import { startImports } from '../../../src/features/imports/wizard/work-on-imports.ts'
import { createLog } from '../../../src/kernel/log.ts'
import { testConfig } from '../../support/test-app.ts'

const [phase = '', dataDir = '', databaseUrl = ''] = process.argv.slice(2)
const rows = 6_000

const say = (text: string): void => void process.stdout.write(`${text}\n`)

const config = testConfig({
  DATA_DIR: dataDir,
  ...(databaseUrl === '' ? {} : { DATABASE_URL: databaseUrl, SECRET_KEYS: 'test key: thirty-two characters or more' }),
})
const log = createLog({ level: 'warn', write: (line) => process.stderr.write(line) })
const deps = await openAndMigrate({ config, log, signal: new AbortController().signal })

if (phase === 'begin') {
  const id = deps.random.uuid()
  const at = deps.clock.now()
  await deps.imports.add({
    id,
    origin: 'console',
    state: 'uploading',
    actor: 'system',
    fileName: 'm.csv',
    isPartial: false,
    at,
  })
  const { bytes } = await keepFile(deps, { id, input: file() })
  const matching = ['external_id', 'name', 'email'].map((name) => ({ header: name, target: name }))
  const found = { fileBytes: bytes, fileEncoding: 'utf-8', fileFormat: 'csv', matching } as const
  await deps.imports.move(id, ['uploading'], { state: 'applying', ...found }, at)
}

const working = startImports(
  {
    ...deps,
    inTransaction: (work) =>
      deps.inTransaction((stores) => {
        const { memberImports } = stores
        const apply: typeof memberImports.apply = async (piece) => {
          const done = await memberImports.apply(piece)
          say(`saved up to ${piece.upTo}`)
          return done
        }
        return work({ ...stores, memberImports: { ...memberImports, apply } })
      }),
  },
  { isAlone: databaseUrl === '' },
)

for (;;) {
  // On the embedded database nobody is answered while rows are saved; then it is asked again.
  const [found] = await deps.imports.list(1).catch(() => [])
  if (found && found.state !== 'applying') {
    const count = async (table: string, where: object): Promise<number> => {
      const [row] = await deps.database.db(table).where(where).count<{ count: string }[]>({ count: '*' })
      return Number(row?.count)
    }
    const there = {
      state: found.state,
      new: found.counts?.new,
      members: await count('members', {}),
      added: await count('events', { type: 'member.added' }),
      imported: await count('events', { type: 'member.imported' }),
      changes: await count('import_changes', {}),
      waiting: await count('member_import_rows', {}),
    }
    say(`there is ${JSON.stringify(there)}`)
    break
  }
  await new Promise((resolve) => setTimeout(resolve, 200))
}
await working.stop()
await deps.database.close()

// eslint-disable-next-line @typescript-eslint/require-await -- a source of pieces, as an upload is
async function* file(): AsyncGenerator<Buffer> {
  yield Buffer.from('external_id,name,email\n')
  for (let row = 0; row < rows; row += 1) yield Buffer.from(`k-${row},Member ${row},m${row}@example.org\n`)
}
