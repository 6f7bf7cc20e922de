// One running server on the embedded database, and commands beside it: the server carries them out.
import { existsSync, statSync } from 'node:fs'
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFreePorts } from '../../src/cli/ports.ts'
import type { Child } from '../support/child.ts'
import { sharedSecret } from '../support/make.ts'
import { latchkey, memberFile, patience, signIn, startLatchkey, temporaryFolder, type Setting } from './latchkey.ts'

let setting: Setting
let server: Child
let port: number

const run = (words: string[], input?: string) => latchkey(words, { ...setting, ...(input !== undefined && { input }) })
const start = async (): Promise<Child> => {
  const child = startLatchkey(['start'], setting)
  await child.line('Latchkey is at')
  return child
}
type Event = { type: string; at: string; outcome: string; actor: string; subject: string | null; app: string | null }
const listEvents = async (...more: string[]): Promise<Event[]> => {
  const { exit, out, err } = await run(['events', '--format', 'ndjson', ...more])
  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  return out
    .trimEnd()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Event)
}
const exported = async (): Promise<{ external_id: string }[]> =>
  JSON.parse((await run(['members', 'export', '--format', 'json'])).out) as { external_id: string }[]

/** Waits until the server has begun one more import than it had when this was called. */
function nextImport(): () => Promise<void> {
  const count = () => server.errors().split('"members import"').length
  const before = count()
  return () => expect.poll(count, { timeout: patience }).toBeGreaterThan(before)
}

beforeAll(async () => {
  port = (await findFreePorts(21_000, 1, '127.0.0.1')) ?? 0
  const dataDir = temporaryFolder((remove) => afterAll(remove))
  setting = { dataDir, env: { PORT: String(port) } }
  server = await start()
}, patience)
afterAll(async () => {
  await server.kill('SIGKILL')
})

describe('start', () => {
  test('prints its address and, while there is no owner, a one-time set-up link that works', async () => {
    const link = (await server.line('  http')).trim()
    expect(link).toMatch(new RegExp(`^http://localhost:${port}/setup/[\\w-]{43}$`))
    const page = await fetch(link)
    expect(page.status).toBe(200)
    expect((await fetch(`http://localhost:${port}/setup/wrong`)).status).toBeGreaterThanOrEqual(400)
  })

  test('keeps folder, keys and socket to its own account', () => {
    const modeOf = (...path: string[]) => (statSync(join(setting.dataDir, ...path)).mode & 0o777).toString(8)
    expect(modeOf()).toBe('700')
    expect(modeOf('secret-keys')).toBe('600')
    expect(modeOf('latchkey.sock')).toBe('600')
  })

  test.each([['start'], ['migrate']])(
    '%s: a second process on the folder is told so, exit 2',
    async (word) => {
      const { exit, out, err } = await run([word])
      expect({ exit, out }).toEqual({ exit: 2, out: '' })
      expect(err).toContain(`Another Latchkey is using ${setting.dataDir}`)
    },
    patience,
  )

  test(
    'the demo keeps away from a real store, exit 2',
    async () => {
      const { exit, err } = await run(['demo', '--fresh'])
      expect(exit).toBe(2)
      expect(err).toContain('holds a real store')
    },
    patience,
  )
})

describe('commands while the server runs', () => {
  test(
    'an import by standard input, reported as JSON',
    async () => {
      const file = memberFile('e-1,Zoë Ångström,zoe@example.org,true,', 'e-2,Bob,bob@example.org,,')
      const first = await run(['members', 'import', '-', '--format', 'json'], file)
      expect(first.exit).toBe(0)
      expect(JSON.parse(first.out)).toMatchObject({ schema: 'latchkey.import/1', rows: 2, new: 2, refused: 0 })
      const second = await run(['members', 'import', '-', '--format', 'json'], file)
      expect(JSON.parse(second.out)).toMatchObject({ new: 0, changed: 0, unchanged: 2 })
    },
    patience,
  )

  test(
    'refused rows: exit 1, line numbers, and nothing of the file imported',
    async () => {
      const file = memberFile('e-8,New,new@example.org,,', 'e-9,,nameless@example.org,,', 'e-1,Zoë,not an address,,')
      const { exit, out, err } = await run(['members', 'import', '-'], file)
      expect(exit).toBe(1)
      expect(out).toContain('error    line 3, e-9, name: ')
      expect(out).toContain('error    line 4, e-1, email: ')
      expect(err).toContain('Nothing was imported.')
      expect((await exported()).map((member) => member.external_id)).not.toContain('e-8')
    },
    patience,
  )

  test(
    'a wrong header: exit 1 and the columns named',
    async () => {
      const { exit, out } = await run(['members', 'import', '-'], 'id,fullname\n1,Bob\n')
      expect(exit).toBe(1)
      expect(out).toContain('external_id, name, email')
    },
    patience,
  )

  test(
    'an app is added, listed, checked and previewed; its secret is in no output',
    async () => {
      const added = await run(
        [
          'apps',
          'add',
          '--name',
          'Àcme Help',
          '--subdomain',
          'https://Acme.zendesk.com',
          '--secret-stdin',
          '--enabled',
        ],
        `${sharedSecret}\n`,
      )
      expect(added.exit).toBe(0)
      expect(added.out).toContain(`http://localhost:${port}/sso/zendesk/acme-help`)
      const list = await run(['apps', 'list', '--format', 'json'])
      expect(JSON.parse(list.out)).toMatchObject([
        { key: 'acme-help', name: 'Àcme Help', subdomain: 'acme', enabled: true, stage: 'everyone' },
      ])
      const check = await run(['apps', 'check', 'acme-help'])
      expect(check).toMatchObject({ exit: 0, out: expect.stringMatching(/^good/) as string })
      const preview = await run(['handoff', 'preview', '--app', 'acme-help', '--member', 'e-1', '--format', 'json'])
      expect(JSON.parse(preview.out)).toMatchObject({
        verdict: 'block',
        codes: ['no-credentials'],
        claims: { external_id: 'e-1', email: 'zoe@example.org', name: 'Zoë Ångström' },
      })
      const everything = [added, list, check, preview].map(({ out, err }) => out + err).join('') + server.errors()
      expect(everything).not.toContain(sharedSecret)
      expect(everything).not.toMatch(/eyJ[\w-]+\.eyJ/)
    },
    patience,
  )

  test.each([
    ['a custom domain', ['--name', 'X', '--subdomain', 'help.contoso.com'], sharedSecret, 'subdomain'],
    ['a short secret', ['--name', 'X', '--subdomain', 'contoso'], 'short', 'secret'],
    ['a secret with a space', ['--name', 'X', '--subdomain', 'contoso'], `${sharedSecret} x`, 'secret'],
    ['no secret', ['--name', 'X', '--subdomain', 'contoso'], '', 'secret'],
  ])(
    'an app with %s is refused in words, exit 2',
    async (_what, options, secret, field) => {
      const { exit, out, err } = await run(['apps', 'add', ...options, '--secret-stdin'], secret)
      expect({ exit, out }).toEqual({ exit: 2, out: '' })
      expect(err).toContain(field)
      if (secret !== '') expect(err).not.toContain(secret)
    },
    patience,
  )

  test(
    'unknown app, unknown member: exit 2',
    async () => {
      expect((await run(['apps', 'check', 'nobody'])).exit).toBe(2)
      expect((await run(['handoff', 'preview', '--app', 'acme-help', '--member', 'nobody'])).exit).toBe(2)
    },
    patience,
  )

  test(
    'an administrator gets a link that works, or a password',
    async () => {
      const made = await run(['admin', 'create', '--email', 'ada@example.org', '--name', 'Ada', '--role', 'auditor'])
      expect(made.exit).toBe(0)
      expect((await fetch(made.out.trim())).status).toBe(200)
      const reset = await run(['admin', 'reset', '--email', 'ada@example.org'])
      expect(reset.out.trim()).toMatch(/\/setup\/[\w-]{43}$/)
      expect(reset.out).not.toBe(made.out)
      const words = [
        'admin',
        'create',
        '--email',
        'o@example.org',
        '--name',
        'O',
        '--role',
        'owner',
        '--password-stdin',
      ]
      const owner = await run(words, 'seventeen green kettles\n')
      expect(owner).toMatchObject({ exit: 0, out: '' })
      expect((await run(words, 'seventeen green kettles\n')).exit).toBe(2)
      expect((await run(['admin', 'reset', '--email', 'nobody@example.org'])).exit).toBe(2)
    },
    patience,
  )

  test(
    'events: the shape of the contract, by type and by time',
    async () => {
      const all = await listEvents()
      expect(Object.keys(all[0]!)).toEqual([
        ...['at', 'type', 'actor', 'subject', 'app', 'outcome', 'codes', 'request_id', 'ip', 'detail'],
      ])
      expect(await listEvents('--type', 'app.added')).toMatchObject([{ type: 'app.added', app: 'acme-help' }])
      const ofMembers = await listEvents('--type', 'member.*')
      expect(ofMembers).toContainEqual(expect.objectContaining({ type: 'member.added', subject: 'e-1' }))
      expect(ofMembers.every(({ type }) => type.startsWith('member.'))).toBe(true)
      const last = all.at(-1)!
      expect((await listEvents('--since', last.at)).length).toBeLessThan(all.length)
      expect(await listEvents('--since', '2999-01-01')).toEqual([])
    },
    patience,
  )

  test(
    'doctor looks with the eyes of the server',
    async () => {
      const { exit, out } = await run(['doctor', '--format', 'json'])
      expect(exit).toBe(0)
      const { configuration, checks } = JSON.parse(out) as {
        configuration: Record<string, string>
        checks: { name: string; state: string; says: string }[]
      }
      expect(configuration).toMatchObject({ PORT: String(port), DATA_DIR: setting.dataDir })
      // Whether the first audit has run depends on how fast this machine is.
      const audit = checks.pop()
      expect([audit?.name, ['ok', 'warning'].includes(audit?.state ?? '')]).toEqual(['last audit', true])
      expect(checks.map(({ name, state }) => `${name} ${state}`)).toEqual([
        ...[
          'public address ok',
          'proxy in front ok',
          'Zendesk origin ok',
          'mail ok',
          'data folder ok',
          'database ok',
          'schema ok',
          'clock ok',
        ],
        ...['secrets ok', 'history ok', 'outbox ok', 'owner ok'],
      ])
    },
    patience,
  )

  test(
    'Ctrl-C in the middle of an import: exit 130, nothing imported, and the server is well',
    async () => {
      const hasBegun = nextImport()
      const child = startLatchkey(['members', 'import', '-'], setting)
      child.process.stdin?.write(memberFile('c-1,Cut Off,cut@example.org,,', 'c-2,Cut Off,cut2@example.org,,'))
      await hasBegun()
      await child.kill('SIGINT')
      expect(await child.ended).toBe(130)
      expect((await exported()).map((member) => member.external_id)).not.toContain('c-1')
    },
    patience,
  )

  test(
    'a client that is killed in the middle of an import leaves nothing either',
    async () => {
      const hasBegun = nextImport()
      const child = startLatchkey(['members', 'import', '-'], setting)
      child.process.stdin?.write(memberFile('k-1,Killed,killed@example.org,,'))
      await hasBegun()
      await child.kill('SIGKILL')
      const file = memberFile('k-2,After,after@example.org,,')
      expect((await run(['members', 'import', '-'], file)).exit).toBe(0)
      expect((await exported()).map((member) => member.external_id)).toEqual(expect.not.arrayContaining(['k-1']))
    },
    patience,
  )
})

describe('the end of the server', () => {
  test(
    'kill -9 right after an answer: import, app, sign-in and its event are there after the restart',
    async () => {
      const file = memberFile('d-1,Durable,durable@example.org,true,seventeen green kettles')
      expect((await run(['members', 'import', '-'], file)).exit).toBe(0)
      const secret = sharedSecret.split('').reverse().join('')
      const words = ['apps', 'add', '--name', 'Second', '--subdomain', 'second', '--secret-stdin']
      expect((await run(words, secret)).exit).toBe(0)
      const cookie = await signIn(`http://localhost:${port}`, {
        identifier: 'd-1',
        password: 'seventeen green kettles',
      })
      await server.kill('SIGKILL')

      server = await start()
      expect((await exported()).map((member) => member.external_id)).toContain('d-1')
      expect((await run(['apps', 'check', 'second'])).exit).toBe(0)
      expect(await listEvents('--type', 'sign-in.succeeded')).toMatchObject([{ subject: 'd-1', outcome: 'done' }])
      const account = await fetch(`http://localhost:${port}/account`, { headers: { cookie }, redirect: 'manual' })
      expect(account.status).toBe(200)
      expect((await run(['doctor'])).out).toMatch(/^ok +history +the hash chain is whole/m)
    },
    patience,
  )

  test(
    'keys rotate: the running server goes on with the new key',
    async () => {
      const rotated = await run(['keys', 'rotate'])
      expect(rotated.exit).toBe(0)
      expect(rotated.out).toContain('Made a new key')
      expect((await run(['apps', 'check', 'second'])).exit).toBe(0)
    },
    patience,
  )

  test(
    'SIGTERM: a calm end, exit 0, soon even when a browser connected ahead of need, and the folder free',
    async () => {
      const unused = connect(port, '127.0.0.1').on('error', () => undefined)
      await once(unused, 'connect')
      // Answered after the connection above was taken, which is what matters.
      expect((await fetch(`http://localhost:${port}/healthz`)).status).toBe(200)
      const askedAt = Date.now()
      await server.kill('SIGTERM')
      expect(await server.ended).toBe(0)
      expect(Date.now() - askedAt).toBeLessThan(5_000)
      unused.destroy()
      const { exit, out } = await run(['doctor'])
      expect(exit).toBe(0)
      expect(out).toMatch(/history .*chain is whole; events \d+, seals \d+; head/)
    },
    patience,
  )

  test(
    'Ctrl-C in an import without a server: exit 130, and nothing imported',
    async () => {
      const child = startLatchkey(['members', 'import', '-'], setting)
      child.process.stdin?.write(memberFile('l-1,Cut Off,cut@example.org,,'))
      await expect.poll(() => existsSync(join(setting.dataDir, 'latchkey.sock')), { timeout: patience }).toBe(true)
      await child.kill('SIGINT')
      expect(await child.ended).toBe(130)
      expect(child.errors()).toBe('Stopped. What was not finished is undone.\n')
      expect((await exported()).map((member) => member.external_id)).not.toContain('l-1')
    },
    patience,
  )

  test(
    'a reader who goes away ends a command quietly',
    async () => {
      const child = startLatchkey(['members', 'export'], setting)
      child.process.stdout?.destroy()
      await child.ended
      expect(child.errors()).toBe('')
    },
    patience,
  )

  test(
    'two commands at once wait for each other',
    async () => {
      const both = await Promise.all([run(['apps', 'list']), run(['apps', 'list'])])
      expect(both.map(({ exit }) => exit)).toEqual([0, 0])
    },
    patience,
  )
})
