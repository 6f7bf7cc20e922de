/**
 * The audit of ten thousand members and of a million on PostgreSQL: the statements that find shared addresses beside the bare
 * grouping of the same table, a whole audit, the next one over the same members, and what memory its process takes.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import knex from 'knex'
import { sharedAddresses } from '../src/features/safeguards/checks/members/shared-addresses.ts'
import { KEYS_VERSION } from '../src/kernel/email-keys.ts'
import { startPostgres, type Postgres } from '../test/support/postgres.ts'
import { median } from './contender.ts'
import { fill } from './lists.ts'
import type { Benchmark } from './result.ts'

const few = 10_000
const many = 1_000_000
const rounds = 5

/** Staff have a domain of their own, and one member in a thousand has the address of another one. */
const asInALife = (size: number): string[] => {
  const keys = ['email', ...['exact', 'fold', 'accentless', 'mailbox', 'skeleton'].map((key) => `email_${key}_key`)]
  const set = (value: (key: string) => string): string => keys.map((key) => `${key} = ${value(key)}`).join(', ')
  return [
    `update members set ${set((key) => `replace(${key}, '@', '@staff.')`)} where is_staff or role is not null`,
    `update members m set ${set((key) => `twin.${key}`)}
     from generate_series(1000, ${size}, 1000) n
     join members twin on twin.external_id = 'bench-' || lpad((n - 1)::text, 9, '0')
     where m.external_id = 'bench-' || lpad(n::text, 9, '0') and not m.is_staff and m.role is null`,
    'vacuum analyze members',
  ]
}

const bare = 'select email_mailbox_key, array_agg(id) from members group by email_mailbox_key having count(*) > 1'

export const auditing: Benchmark = async ({ say }) => {
  const postgres = await startPostgres({ durable: false })
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'))
  try {
    const small = await measureAt(few, postgres, folder, say)
    const large = await measureAt(many, postgres, folder, say)
    return [
      {
        what: 'duplicates: 1,000,000 members',
        ...inSeconds(large.shared),
        ratio: large.shared / large.bare,
        to: 'bare grouping',
      },
      { what: 'bare grouping: 1,000,000 members', ...inSeconds(large.bare) },
      {
        what: 'audit: 1,000,000 members',
        ...inSeconds(large.first),
        ratio: large.first / small.first,
        to: 'at 10,000',
      },
      { what: 'audit: 10,000 members', ...inSeconds(small.first) },
      {
        what: 'audit: again, nothing changed',
        ...inSeconds(large.again),
        ratio: large.again / large.first,
        to: 'the first',
      },
      { what: 'audit: findings at 1,000,000 members', value: large.findings, unit: 'findings' },
      {
        what: 'audit: memory at 1,000,000 members',
        ...inMegabytes(large.peakMb),
        ratio: large.peakMb / small.peakMb,
        to: 'at 10,000',
      },
      { what: 'audit: memory at 10,000 members', ...inMegabytes(small.peakMb) },
    ]
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Measured = { bare: number; shared: number; first: number; again: number; findings: number; peakMb: number }

async function measureAt(
  size: number,
  postgres: Postgres,
  folder: string,
  say: (words: string) => void,
): Promise<Measured> {
  const database = `audit_${size}`
  await postgres.createDatabase(database)
  const env = {
    ...process.env,
    DATABASE_URL: postgres.url(database),
    DATA_DIR: folder,
    SECRET_KEYS: 'only for the benchmark: thirty-two characters',
    LOG_LEVEL: 'warn',
  }
  const migrated = spawnSync(process.execPath, ['bin/latchkey.cjs', 'migrate'], { env })
  if (migrated.status !== 0) throw new Error(`latchkey migrate: ${String(migrated.stderr)}`)
  say(`${size.toLocaleString('en-GB')} members: filling the store`)
  // No check reads the index of the search, and keeping it up while a million come in takes minutes.
  await postgres.run('drop index members_search_index', database)
  for (const statement of [...fill(size), ...asInALife(size)]) await postgres.run(statement, database)
  say(`${size.toLocaleString('en-GB')} members: grouping`)
  const grouped = await measureGrouping(postgres.url(database))
  say(`${size.toLocaleString('en-GB')} members: auditing twice`)
  const { seconds, findings, peakMb } = await auditTwice(env)
  const [first = NaN, again = NaN] = seconds
  say(`${size.toLocaleString('en-GB')} members: ${first.toFixed(2)} s, then ${again.toFixed(2)} s`)
  return { ...grouped, first, again, findings, peakMb }
}

/** The statements of the check as the audit runs them, turn by turn with the bare query, so that both meet the same machine. */
async function measureGrouping(url: string): Promise<{ bare: number; shared: number }> {
  const db = knex({ client: 'pg', connection: url, pool: { min: 1, max: 1 } })
  const values = {
    ...{ runId: '00000000-0000-4000-8000-000000000000', now: new Date(), keysVersion: KEYS_VERSION },
    ...{ staleAfterDays: 7, secretMaxAgeDays: 365, mixedDomains: [], publicUrl: '', zendeskOrigin: '' },
    ...{ ownDomains: [], ownDomainSkeletons: [] },
  }
  const statements = 'statements' in sharedAddresses ? sharedAddresses.statements : []
  const times = { bare: [] as number[], shared: [] as number[] }
  try {
    for (let turn = -1; turn < rounds; turn += 1) {
      const bareTime = await timed(() => db.raw(bare))
      const sharedTime = await timed(async () => {
        for (const statement of statements) await db.raw(statement, values)
      })
      await db.raw('truncate audit_sightings')
      if (turn < 0) continue
      times.bare.push(bareTime)
      times.shared.push(sharedTime)
    }
    return { bare: median(times.bare), shared: median(times.shared) }
  } finally {
    await db.destroy()
  }
}

async function timed(work: () => PromiseLike<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return (performance.now() - startedAt) / 1_000
}

async function auditTwice(env: NodeJS.ProcessEnv): Promise<{ seconds: number[]; findings: number; peakMb: number }> {
  const script = join(import.meta.dirname, 'audit-twice.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part.toString()))
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve))
  if (status !== 0) throw new Error(`the audits ended with ${String(status)}`)
  return JSON.parse(said) as Awaited<ReturnType<typeof auditTwice>>
}

const inSeconds = (seconds: number) => ({ value: Math.round(seconds * 100) / 100, unit: 's' })
const inMegabytes = (megabytes: number) => ({ value: Math.round(megabytes), unit: 'MB' })
