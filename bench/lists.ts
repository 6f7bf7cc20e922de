/**
 * What the size of the store does to the members' list: the same pages of the running program, by HTTP and signed in, with
 * a thousand members and with a million. Names, scripts and rare cases are spread as in a real store, by one insert.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KEYS_VERSION } from '../src/kernel/email-keys.ts'
import { startPostgres, type Postgres } from '../test/support/postgres.ts'
import { median, startServer, stopServer } from './contender.ts'
import type { Benchmark, Result } from './result.ts'
import { freePort, signIn } from './prepared-latchkey.ts'

const sizes = [1_000, 1_000_000] as const
const password = 'a passphrase for the benchmark'
const rounds = 15

const questions: readonly { what: string; query: string }[] = [
  { what: 'first page', query: '' },
  { what: 'deep page', query: 'after=DEEP' },
  { what: 'deep page, backward', query: 'before=DEEP' },
  { what: 'rare word (an external ID)', query: 'q=bench-000000777' },
  { what: 'common word (in every address)', query: 'q=example' },
  { what: 'common first name, far down the list', query: 'q=zoe' },
  { what: 'two words', query: 'q=zoe+abc' },
  { what: 'two letters', query: 'q=an' },
  { what: 'two letters that begin nothing', query: 'q=qx' },
  { what: 'CJK', query: `q=${encodeURIComponent('佐藤')}` },
  { what: 'one CJK character', query: `q=${encodeURIComponent('郎')}` },
  { what: 'Cyrillic', query: `q=${encodeURIComponent('Смирн')}` },
  { what: 'telephone number', query: 'q=555+000+0777' },
  { what: 'no hits', query: 'q=zzzzzzzz' },
  { what: 'suspended', query: 'status=suspended' },
  { what: 'staff', query: 'staff=yes' },
  { what: 'not verified', query: 'verified=no' },
  { what: 'without a password', query: 'credentials=no' },
  { what: 'with a password', query: 'credentials=yes' },
  { what: 'never signed in', query: 'signedIn=never' },
  { what: 'with a role', query: 'role=any' },
  { what: 'shares an address', query: 'shared=yes' },
  { what: 'organisation', query: 'organization=Contoso+100' },
  { what: 'staff, with a word', query: 'staff=yes&q=zoe' },
]

export const lists: Benchmark = async ({ say }) => {
  const postgres = await startPostgres({ durable: false })
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-bench-'))
  try {
    const measured: Map<string, number>[] = []
    for (const size of sizes) measured.push(await measureAt(size, postgres, dataDir, say))
    const [few, many] = measured
    return questions.map(({ what }): Result => {
      const [base = NaN, value = NaN] = [few?.get(what), many?.get(what)]
      return { what: `list: ${what}`, value: round(value), unit: 'ms', ratio: value / base, to: 'a thousand members' }
    })
  } finally {
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** The median of each question, in milliseconds. */
async function measureAt(
  size: number,
  postgres: Postgres,
  dataDir: string,
  say: (words: string) => void,
): Promise<Map<string, number>> {
  const database = `members_${size}`
  await postgres.createDatabase(database)
  const port = String(await freePort())
  const env = {
    DATABASE_URL: postgres.url(database),
    DATA_DIR: dataDir,
    SECRET_KEYS: 'only for the benchmark: thirty-two characters',
    LOG_LEVEL: 'warn',
    PORT: port,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
  }
  const owner = ['admin', 'create', '--email', 'owner@bench.example', '--name', 'Bench Owner', '--password-stdin']
  for (const args of [['migrate'], owner]) {
    const done = spawnSync(process.execPath, ['bin/latchkey.cjs', ...args], {
      env: { ...process.env, ...env },
      input: password,
    })
    if (done.status !== 0) throw new Error(`latchkey ${args.join(' ')}: ${String(done.stderr)}`)
  }
  say(`${size.toLocaleString('en-GB')} members: filling the store`)
  for (const statement of fill(size)) await postgres.run(statement, database)
  const { rows } = await postgres.run(
    `select id from members order by name_key, id offset ${Math.floor(size * 0.9)} limit 1`,
    database,
  )
  const deep = String((rows as { id: string }[])[0]?.id)

  const { child, address } = await startServer(['bin/latchkey.cjs', 'start'], env)
  try {
    const cookie = await signIn(address, { identifier: 'owner@bench.example', password })
    const found = new Map<string, number>()
    for (const { what, query } of questions) {
      const url = `${address}/admin/members?${query.replace('DEEP', deep)}`
      found.set(what, await measure(url, cookie))
      say(`${size.toLocaleString('en-GB')} members: ${what.padEnd(40)} ${round(found.get(what) ?? NaN)} ms`)
    }
    return found
  } finally {
    await stopServer(child)
  }
}

async function measure(url: string, cookie: string): Promise<number> {
  const times: number[] = []
  // The first three warm the caches up, as the visitors before would have.
  for (let turn = -3; turn < rounds; turn += 1) {
    const start = performance.now()
    const answer = await fetch(url, { headers: { cookie } })
    await answer.text()
    if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`)
    if (turn >= 0) times.push(performance.now() - start)
  }
  return median(times)
}

const round = (milliseconds: number): number => Math.round(milliseconds * 10) / 10

const address = `'m' || md5(n::text) || '@example.org'`

/** Statements that fill an empty store. */
export const fill = (size: number): string[] => [
  `insert into members (
     id, external_id, name, email, email_exact_key, email_fold_key, email_accentless_key, email_mailbox_key,
     email_mailbox_certain, email_skeleton_key, email_keys_version, origin, email_verified_at, phone, organization, is_staff, status, role, last_signed_in_at,
     has_credentials, created_at, updated_at
   )
   select gen_random_uuid(), 'bench-' || lpad(n::text, 9, '0'),
     case
       when n % 50 = 0 then (array['山田', '佐藤', '鈴木', '高橋', '田中'])[1 + n / 50 % 5]
         || (array['太郎', '花子', '一郎'])[1 + n / 250 % 3]
       when n % 50 = 1 then (array['Иван', 'Пётр', 'Анна'])[1 + n / 50 % 3] || ' '
         || (array['Иванов', 'Петров', 'Смирнова', 'Кузнецов'])[1 + n / 150 % 4]
       else (array['Anna', 'Zoë', 'José', 'Peter', 'Maria', 'Łukasz', 'Ingrid', 'Omar', 'Chloé', 'David', 'Eva',
         'Fatima', 'Georg', 'Hanna', 'Ivan', 'Jonas', 'Klara', 'Lena', 'Milan', 'Nora'])[1 + n * 7 % 20] || ' '
         || initcap(substr(md5((n % 30000)::text), 1, 7))
     end,
     ${address}, ${address}, ${address}, ${address}, ${address},
     true, replace(translate(${address}, '01', 'ol'), 'm', 'rn'), ${KEYS_VERSION}, 'import',
     case when n % 200 <> 0 then now() end, '+1555' || lpad(n::text, 7, '0'),
     (array['Contoso', 'Fabrikam', 'Northwind', 'Initech'])[1 + n % 4] || ' ' || n % 500, n % 97 = 0,
     case when n % 337 = 0 then 'suspended' else 'active' end, case when n % 499 = 0 then 'auditor' end,
     case when n % 3 = 0 then now() end, n % 5 = 0, now(), now()
   from generate_series(1, ${size}) n`,
  `insert into credentials select id, 'password', 'none', now(), now() from members where has_credentials
   on conflict do nothing`,
  `update members set email = twin.email, email_exact_key = twin.email_exact_key
   from members twin
   where twin.external_id = 'bench-000000500' and members.external_id in ('bench-000000501', 'bench-000000502')`,
  'vacuum analyze',
]
