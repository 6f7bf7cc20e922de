// What the command says about itself, and about mistakes in how it is called. In this process: nothing is opened.
import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { programs } from '../../src/cli/programs.ts'
import { runProgram } from '../../src/cli/run-program.ts'

async function run(words: string[], environment: Record<string, string> = {}) {
  const stdout = new PassThrough()
  const stderr = new PassThrough()
  const { signal } = new AbortController()
  const exit = await runProgram(
    { words, environment, version: '1.2.3', signal, unread: signal, stdin: new PassThrough(), stdout, stderr },
    programs,
  )
  const text = (stream: PassThrough): string => String((stream.read() as Buffer | null) ?? '')
  return { exit, out: text(stdout), err: text(stderr) }
}

describe('help', () => {
  test('names every command of the contract that there is so far', async () => {
    const { exit, out } = await run(['--help'])
    expect(exit).toBe(0)
    for (const name of [
      'start',
      'demo',
      'migrate',
      'doctor',
      'keys',
      'admin',
      'members',
      'apps',
      'handoff',
      'events',
    ]) {
      expect(out).toMatch(new RegExp(`^  ${name} `, 'm'))
    }
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
    LOG_LEVEL: 'loud',
  }

  test.each([['start'], ['migrate'], ['doctor'], ['events'], ['apps', 'list']])(
    '%s %s says every mistake at once, and no value that may be secret',
    async (...words) => {
      const { exit, out, err } = await run(words, wrong)
      expect({ exit, out }).toEqual({ exit: 2, out: '' })
      for (const name of [...Object.keys(wrong), 'SECRET_KEYS']) expect(err).toContain(`\n  ${name} `)
      expect(err).not.toContain('p4ss')
    },
  )
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
