/**
 * The import: a hundred thousand members without passwords from a CSV into PostgreSQL, by the command as anybody runs it,
 * and beside it the bare insertion of the same rows into the same table: what the database alone takes. Then ten thousand and
 * a hundred thousand in processes of their own, whose memory is compared.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startPostgres, type Postgres } from '../test/support/postgres.ts'
import type { Benchmark } from './result.ts'

const many = 100_000
const few = 10_000

export const importing: Benchmark = async ({ say }) => {
  const postgres = await startPostgres({ durable: false })
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'))
  try {
    const run = (rows: number) => measureImport(postgres, folder, rows)
    say(`importing ${few} rows`)
    const small = await run(few)
    say(`importing ${many} rows`)
    const large = await run(many)
    say('inserting the same rows without checks, events or changes kept')
    const bare = await measureInsertion(postgres, large.database)
    const perSecond = many / large.seconds
    return [
      {
        what: 'import: 100,000 rows',
        value: round(large.seconds),
        unit: 's',
        ratio: large.seconds / bare,
        to: 'insert',
      },
      {
        what: 'import: rows',
        value: Math.round(perSecond),
        unit: 'rows/s',
        ratio: (perSecond * bare) / many,
        to: 'insert',
      },
      { what: 'insert: 100,000 rows', value: round(bare), unit: 's' },
      {
        what: 'import: memory at 100,000 rows',
        value: Math.round(large.peakMb),
        unit: 'MB',
        ratio: large.peakMb / small.peakMb,
        to: 'at 10,000 rows',
      },
      { what: 'import: memory at 10,000 rows', value: Math.round(small.peakMb), unit: 'MB' },
    ]
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Measured = { database: string; seconds: number; peakMb: number }

/** The whole command, its start included, in an empty database. */
async function measureImport(postgres: Postgres, folder: string, rows: number): Promise<Measured> {
  const database = `import_${rows}`
  await postgres.createDatabase(database)
  const file = join(folder, `${rows}.csv`)
  writeFileSync(file, memberFile(rows))
  const env = {
    ...process.env,
    DATABASE_URL: postgres.url(database),
    DATA_DIR: folder,
    SECRET_KEYS: 'only for the benchmark: thirty-two characters',
    LOG_LEVEL: 'warn',
  }
  const migrated = spawnSync(process.execPath, ['bin/latchkey.cjs', 'migrate'], { env })
  if (migrated.status !== 0) throw new Error(`latchkey migrate: ${String(migrated.stderr)}`)
  const startedAt = performance.now()
  const child = spawn(process.execPath, ['bin/latchkey.cjs', 'members', 'import', file], { env, stdio: 'ignore' })
  let peakMb = 0
  const looking = setInterval(() => (peakMb = Math.max(peakMb, residentMb(child.pid ?? 0))), 20)
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve))
  clearInterval(looking)
  if (status !== 0) throw new Error(`latchkey members import ended with ${status}`)
  return { database, seconds: (performance.now() - startedAt) / 1_000, peakMb }
}

/** One statement that writes the rows the import left into an empty copy of the table, with its constraints and indexes. */
async function measureInsertion(postgres: Postgres, database: string): Promise<number> {
  const client = new pg.Client(postgres.url(database))
  await client.connect()
  try {
    await client.query('create table bare (like members including all)')
    const { rows } = await client.query<{ column: string }>(
      `select attname as column from pg_attribute
       where attrelid = 'members'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    )
    const columns = rows.map(({ column }) => column).join(', ')
    const startedAt = performance.now()
    await client.query(`insert into bare (${columns}) select ${columns} from members`)
    return (performance.now() - startedAt) / 1_000
  } finally {
    await client.end()
  }
}

function memberFile(rows: number): string {
  const lines = ['external_id,name,email,phone,email_verified,organization,field:boat']
  for (let n = 0; n < rows; n += 1) {
    lines.push(`b-${n},Member Number ${n},member${n}@example.org,+1555${2_000_000 + n},true,Club ${n % 97},boat ${n}`)
  }
  return lines.join('\n')
}

/** As Linux counts it; 0 elsewhere. */
function residentMb(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024
  } catch {
    return 0
  }
}

const round = (seconds: number): number => Math.round(seconds * 10) / 10
