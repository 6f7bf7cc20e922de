// `npm test`: every check that can run on this machine, and in loud words what could not and how to get it.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const results = mkdtempSync(join(tmpdir(), 'latchkey-test-'))
const chromium = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path))
const hasPostgres =
  Boolean(process.env.LATCHKEY_TEST_POSTGRES_URL) ||
  spawnSync('bash', ['-c', 'ls /usr/lib/postgresql/*/bin/initdb || command -v initdb']).status === 0

const tally = { passed: 0, failed: 0, skipped: 0 }
const notes = []

step('build', 'node', ['build.mjs'])
// Side by side: each keeps one core busy, and none of them writes.
await Promise.all([
  stepBeside('lint', 'npx', ['eslint', '.', '--max-warnings', '0']),
  stepBeside('types', 'npx', ['tsc', '--noEmit']).then(() =>
    stepBeside('format', 'npx', ['prettier', '--check', '--log-level', 'warn', '.']),
  ),
])
suite('embedded database', ['--exclude', 'test/browser/**'])
if (hasPostgres) {
  // These choose their databases themselves, have nothing to do with any, or ask it for nothing of interest: once is enough.
  const once = [
    ...['browser', 'cli', 'db', 'languages', 'practice'].map((room) => `test/${room}/**`),
    'test/branding/looks.test.ts',
    ...withoutDatabase(),
  ]
  suite(
    'PostgreSQL',
    once.flatMap((room) => ['--exclude', room]),
    { LATCHKEY_TEST_DATABASE: 'postgresql' },
  )
} else {
  notes.push(
    'SKIPPED on PostgreSQL: no initdb found. Install PostgreSQL 14 or newer (Debian: apt-get install postgresql), or set LATCHKEY_TEST_POSTGRES_URL.',
  )
}
if (chromium) suite('browser', ['test/browser'], { CHROMIUM_PATH: chromium })
else
  notes.push(
    'SKIPPED browser tests: no Chromium found. Install it (Debian: apt-get install chromium), or set CHROMIUM_PATH.',
  )

rmSync(results, { recursive: true, force: true })
for (const note of notes) console.log(`\n!! ${note}`)
console.log(`\n${tally.passed} passed, ${tally.failed} failed${tally.skipped > 0 ? `, ${tally.skipped} skipped` : ''}`)
process.exitCode = tally.failed > 0 ? 1 : 0

function step(name, command, args, env = {}) {
  console.log(`\n== ${name}`)
  const startedAt = Date.now()
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  tell(name, status, startedAt)
  return status
}

/** The same beside others: what it says comes whole, at its end. */
async function stepBeside(name, command, args) {
  const startedAt = Date.now()
  const running = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const said = []
  for (const stream of [running.stdout, running.stderr]) stream.on('data', (chunk) => said.push(chunk))
  const status = await new Promise((resolve) => running.on('close', resolve).on('error', resolve))
  console.log(`\n== ${name}`)
  process.stdout.write(Buffer.concat(said))
  tell(name, status, startedAt)
}

function tell(name, status, startedAt) {
  console.log(`== ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${Math.round((Date.now() - startedAt) / 1000)} s)`)
  if (status === 0) tally.passed += 1
  else tally.failed += 1
}

/** Test files from which no import leads to the database of a run. */
function withoutDatabase() {
  return readdirSync('test', { recursive: true })
    .map((file) => join('test', file))
    .filter((file) => /\.test\.tsx?$/.test(file) && !reachesDatabase(file))
}

function reachesDatabase(file, seen = new Set()) {
  if (file === join('test', 'support', 'database.ts')) return true
  if (seen.has(file) || !file.startsWith('test') || !existsSync(file)) return false
  seen.add(file)
  const source = readFileSync(file, 'utf8')
  if (source.includes('databaseTemplate')) return true
  const imported = Array.from(source.matchAll(/from '(\.[^']+)'/g), ([, path]) => join(dirname(file), path))
  return imported.some((path) => reachesDatabase(path, seen))
}

/** A vitest run: its own counts are added, and each skipped test is named. */
function suite(name, args, env = {}) {
  const report = join(results, `${name.replace(/\W/g, '-')}.json`)
  const status = step(
    name,
    'npx',
    ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args],
    env,
  )
  if (!existsSync(report)) return
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  )
  tally.passed += numPassedTests
  tally.failed += numFailedTests
  tally.skipped += numPendingTests + numTodoTests
  if (status === 0 && numPassedTests === 0) {
    tally.failed += 1
    notes.push(`${name}: no test ran`)
  }
  for (const file of testResults) {
    for (const test of file.assertionResults) {
      if (['skipped', 'pending', 'todo'].includes(test.status)) notes.push(`SKIPPED (${name}): ${test.fullName}`)
    }
  }
}
