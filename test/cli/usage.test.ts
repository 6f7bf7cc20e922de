// What the command says about itself, and about mistakes in how it is called. In this process: nothing is opened.
import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { explanations } from '../../src/config/config.ts'
import { programs } from '../../src/cli/programs.ts'
import type { Program } from '../../src/cli/program.ts'
import { runProgram } from '../../src/cli/run-program.ts'
import { unlessStopped } from '../../src/cli/unless-stopped.ts'

async function run(words: string[], environment: Record<string, string> = {}, table = programs) {
  const stdout = new PassThrough()
  const stderr = new PassThrough()
  const { signal } = new AbortController()
  const exit = await runProgram(
    { words, environment, version: '1.2.3', signal, unread: signal, stdin: new PassThrough(), stdout, stderr },
    table,
  )
  const text = (stream: PassThrough): string => String((stream.read() as Buffer | null) ?? '')
  return { exit, out: text(stdout), err: text(stderr) }
}

describe('help', () => {
  test('names every command, whole', async () => {
    const { exit, out } = await run(['--help'])
    expect(exit).toBe(0)
    for (const { name } of programs) expect(out).toMatch(new RegExp(`^  ${name}[ <]`, 'm'))
    expect(out).toMatch(/^ {2}members import <file> {2,}Bring members in/m)
  })

  test('of a group says what is in it, by whole names, and where examples are', async () => {
    const { exit, out } = await run(['members', '--help'])
    expect(exit).toBe(0)
    expect(out).toContain('Import and export members\n')
    expect(out).toMatch(/^ {2}members import <file> {2}/m)
    expect(out).toMatch(/^ {2}members export {2}/m)
    expect(out).toContain('Each command has its own --help with an example.')
  })

  test('of what serves names the variables it reads', async () => {
    const start = await run(['start', '--help'])
    for (const name of Object.keys(explanations)) expect(start.out).toMatch(new RegExp(`^  ${name} `, 'm'))
    const demo = await run(['demo', '--help'])
    expect([...demo.out.matchAll(/^ {2}([A-Z_]+) /gm)].map(([, name]) => name)).toEqual([
      'PORT',
      'DATA_DIR',
      'LOG_LEVEL',
    ])
  })

  test.each(programs.map(({ name }) => name))('%s --help has an example and goes to standard output', async (name) => {
    const { exit, out, err } = await run([...name.split(' '), '--help'])
    expect(exit).toBe(0)
    expect(err).toBe('')
    expect(out).toContain('Example:\n')
    expect(out.split('Example:\n')[1]).toContain(`latchkey ${name}`)
  })

  test('--version prints the version', async () => {
    expect(await run(['--version'])).toEqual({ exit: 0, out: '1.2.3\n', err: '' })
  })
})

describe('wrong usage ends with 2, words on standard error and nothing on standard output', () => {
  test.each([
    ['an unknown command', ['frobnicate'], 'frobnicate'],
    ['no command', [], 'Usage: latchkey'],
    ['half a command', ['members'], 'Usage: latchkey members'],
    ['an unknown half', ['members', 'frobnicate'], 'frobnicate'],
    ['an unknown option', ['events', '--frobnicate'], '--frobnicate'],
    ['an argument too many', ['migrate', 'now'], 'too many arguments'],
    ['a missing argument', ['members', 'import'], 'file'],
    ['a missing option', ['apps', 'add', '--name', 'x'], '--subdomain'],
    ['an option with another value', ['events', '--format', 'xml'], 'text, ndjson'],
    ['a time that is none', ['events', '--since', 'yesterday'], '--since: not a time. Write 2026-01-31 or'],
    [
      'an event type that is none',
      ['events', '--type', 'nosuch.type'],
      '--type: there is no such event type. There are',
    ],
    ['event types that are none', ['events', '--type', 'nosuch.*'], '--type: there is no such event type. There are'],
    [
      'a role that does not exist',
      ['admin', 'create', '--email', 'a@example.org', '--name', 'A', '--role', 'king'],
      'king',
    ],
  ])('%s', async (_what, words, says) => {
    const { exit, out, err } = await run(words)
    expect({ exit, out }).toEqual({ exit: 2, out: '' })
    expect(err).toContain(says)
  })
})

describe('a wrong environment', () => {
  const wrong = {
    PORT: 'eighty',
    PUBLIC_URL: 'login.example.org',
    DATABASE_URL: 'mysql://u:p4ss@h/d',
    SECRET_KEYS: 'sh0rt-one,another',
    TRUST_PROXY: 'nonsense',
    LOG_LEVEL: 'loud',
    AUDIT_SCHEDULE: '0 3 31 2 *',
    ZENDESK_ORIGIN: 'ftp://{subdomain}.example.org',
  }
  const sentences = [
    'PORT must be a number',
    'PUBLIC_URL must be an origin such as https://login.example.org, without path, query, user or password',
    'DATABASE_URL must look like postgresql://user:password@host:5432/database',
    'SECRET_KEYS each key must have 32 characters or more (try: openssl rand -base64 32)',
    'TRUST_PROXY must be the number of proxies in front, or their addresses (10.0.0.0/8, loopback), separated by commas',
    'LOG_LEVEL must be one of fatal, error, warn, info, debug, silent',
    'AUDIT_SCHEDULE must be five fields of cron for moments that come, such as 0 3 * * * (every night at three)',
    'ZENDESK_ORIGIN must be an origin; {subdomain} is filled in (default https://{subdomain}.zendesk.com)',
  ]
  const told = (list: readonly string[]): string =>
    `The environment (or .env) needs to be put right:\n${list.map((sentence) => `  ${sentence}\n`).join('')}`

  test.each([['start'], ['migrate'], ['doctor'], ['events'], ['apps', 'list']])(
    '%s %s says every mistake at once, and no value that may be secret',
    async (...words) => {
      const outcome = await run(words, wrong)
      expect(outcome).toEqual({ exit: 2, out: '', err: told(sentences) })
      expect(outcome.err).not.toMatch(/Invalid|p4ss|sh0rt/)
    },
  )

  test('the demo says all of what it reads, at once, and no more', async () => {
    const outcome = await run(['demo'], wrong)
    expect(outcome).toEqual({ exit: 2, out: '', err: told([sentences[0]!, sentences[5]!]) })
  })

  test.each([
    [{ PORT: '70000' }, 'PORT must be from 0 to 65535'],
    [{ PORT: '80.5' }, 'PORT must be a whole number'],
    [{ TRUST_PROXY: '10.0.0.0/33' }, sentences[4]!],
    [{ TRUST_PROXY: '::1/0' }, sentences[4]!],
    [{ TRUST_PROXY: '10.0.0.1, nonsense' }, sentences[4]!],
    [{ SECRET_KEYS: `${'k'.repeat(32)},${'k'.repeat(32)}` }, 'SECRET_KEYS must not name the same key twice'],
    [{ DATABASE_URL: 'postgres://u@h/d' }, 'SECRET_KEYS is required with DATABASE_URL (try: openssl rand -base64 32)'],
  ])('%o', async (environment, sentence) => {
    expect(await run(['migrate'], environment)).toEqual({ exit: 2, out: '', err: told([sentence]) })
  })
})

describe('work that breaks off promises no more than is true', () => {
  const failing = (run: Program['run']): Program[] => [
    { name: 'fail', summary: '', example: '', declare: (parser) => parser, run },
  ]

  test('something inside is wrong: exit 4, and a look is advised', async () => {
    const { exit, err } = await run(
      ['fail'],
      {},
      failing(() => Promise.reject(new Error('with a secret in it'))),
    )
    expect(exit).toBe(4)
    expect(err).toContain('Look whether it took effect before you repeat it.')
    expect(err).not.toContain('secret')
  })

  test('asked to stop while the work is under way: exit 130 at once', async () => {
    const stop = new AbortController()
    const stdio = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() }
    const never = failing(({ signal }) => unlessStopped(signal, () => new Promise<number>(() => undefined)))
    const terminal = { words: ['fail'], environment: {}, version: '1.2.3', signal: stop.signal, ...stdio }
    const exit = runProgram(terminal, never)
    setTimeout(() => stop.abort(), 10)
    expect(await exit).toBe(130)
    expect(String(stdio.stderr.read())).toBe('Stopped. What was not finished is undone.\n')
  })
})

test('a file that cannot be read is refused before anything is opened', async () => {
  const environment = { DATA_DIR: '/nonexistent/latchkey' }
  expect(await run(['members', 'import', '/nonexistent.csv'], environment)).toEqual({
    exit: 2,
    out: '',
    err: '/nonexistent.csv cannot be read: there is no such file.\n',
  })
  expect((await run(['members', 'import', '/tmp'], environment)).err).toBe('/tmp cannot be read: it is a folder.\n')
})
