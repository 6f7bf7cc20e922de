// Commands on PostgreSQL: each connects by itself, and only `start` and `migrate` change the schema.
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { findPostgresBinaries, startPostgres, type Postgres } from '../support/postgres.ts'
import { findFreePorts } from '../../src/cli/ports.ts'
import {
  cookiesOf,
  latchkey,
  memberFile,
  patience,
  signIn,
  startLatchkey,
  temporaryFolder,
  type Setting,
} from './latchkey.ts'

const keys = 'a key of thirty-two characters or more'
const url = (rest: string) => `postgres://latchkey:tell-nobody@${rest}`

describe('a database that is not there', () => {
  const at = (rest: string): Setting => ({
    dataDir: temporaryFolder(),
    env: { DATABASE_URL: url(rest), SECRET_KEYS: keys },
  })

  test(
    'commands end with 2 and plain words, without the password',
    async () => {
      const { exit, out, err } = await latchkey(['apps', 'list'], at('127.0.0.1:1/latchkey'))
      expect({ exit, out }).toEqual({ exit: 2, out: '' })
      expect(err).toBe(
        'No PostgreSQL answers at 127.0.0.1:1 (ECONNREFUSED). Is it running, and is DATABASE_URL right?\n',
      )
    },
    patience,
  )

  test(
    'doctor says that it could not look, exit 3, and masks the password',
    async () => {
      const { exit, out } = await latchkey(['doctor'], at('127.0.0.1:1/latchkey?options=tell-nobody'))
      expect(exit).toBe(3)
      expect(out).toMatch(/^unknown +database/m)
      expect(out).toContain('postgres://latchkey:***@127.0.0.1:1/latchkey')
      expect(out).not.toContain('tell-nobody')
      expect(out).not.toContain(keys)
    },
    patience,
  )
})

describe.runIf(findPostgresBinaries() !== undefined)('on a PostgreSQL server', () => {
  let server: Postgres
  let setting: Setting
  const run = (words: string[], input = '') => latchkey(words, { ...setting, input })

  beforeAll(async () => {
    server = await startPostgres()
    const dataDir = temporaryFolder((remove) => afterAll(remove))
    setting = { dataDir, env: { DATABASE_URL: server.url(), SECRET_KEYS: keys } }
  }, patience)
  afterAll(() => server.stop())

  test(
    'an older schema is left alone until `migrate`, which says what it ran and does nothing twice',
    async () => {
      const early = await run(['members', 'export'])
      expect({ exit: early.exit, out: early.out }).toEqual({ exit: 2, out: '' })
      expect(early.err).toContain('latchkey migrate')
      expect((await run(['doctor'])).exit).toBe(1)
      const migrated = await run(['migrate'])
      expect(migrated.exit).toBe(0)
      expect(migrated.out).toMatch(/^\d{14}_create_members\n/)
      expect(await run(['migrate'])).toMatchObject({ exit: 0, out: '' })
    },
    patience,
  )

  test(
    'an import, its history sealed although no server runs, and a doctor who finds all well',
    async () => {
      const file = memberFile('e-1,Zoë,zoe@example.org,true,', 'e-2,Bob,bob@example.org,,')
      expect((await run(['members', 'import', '-'], file)).exit).toBe(0)
      expect((await run(['members', 'export'])).out).toContain('Zoë')
      const { exit, out } = await run(['doctor'])
      expect(exit).toBe(0)
      expect(out).toMatch(/^ok +history .*events 4, seals \d+; head/m)
    },
    patience,
  )

  test(
    'two servers share sessions: signed in at one, signed in at the other, signed out at both',
    async () => {
      const port = (await findFreePorts(21_700, 2, '127.0.0.1')) ?? 0
      // As behind a balancer: browsers know one address.
      const publicUrl = `http://localhost:${port}`
      const [a, b] = [publicUrl, `http://localhost:${port + 1}`]
      const start = async (env: Record<string, string>) => {
        const child = startLatchkey(['start'], { ...setting, env: { ...setting.env, PUBLIC_URL: publicUrl, ...env } })
        onTestFinished(() => child.kill('SIGKILL'))
        await child.line('Latchkey is at')
      }
      await Promise.all([start({ PORT: String(port) }), start({ PORT: String(port + 1) })])
      const file = memberFile('two-1,Both,both@example.org,true,seventeen green kettles')
      expect((await run(['members', 'import', '-'], file)).exit).toBe(0)

      const cookie = await signIn(publicUrl, { identifier: 'two-1', password: 'seventeen green kettles', page: a })
      const account = (at: string) => fetch(`${at}/account`, { headers: { cookie }, redirect: 'manual' })
      const elsewhere = await account(b)
      expect(elsewhere.status).toBe(200)
      const page = await elsewhere.text()
      expect(page).toContain('both@example.org')
      const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
      const out = await fetch(`${b}/sign-out`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: `${cookie}; ${cookiesOf(elsewhere)}`, origin: publicUrl },
        body: new URLSearchParams({ csrf }),
      })
      expect(out.status).toBe(303)
      for (const at of [a, b]) {
        const asked = await account(at)
        expect(asked.status).toBe(303)
        expect(asked.headers.get('location')).toMatch(/\/sign-in/)
      }
    },
    patience,
  )

  test(
    'a schema from the future is refused by every command, exit 2, and named',
    async () => {
      await server.run(
        `insert into knex_migrations (name, batch, migration_time) values ('20990101000000_teleport', 9, now())`,
      )
      for (const words of [['start'], ['migrate'], ['members', 'export']]) {
        const { exit, out, err } = await run(words)
        expect({ exit, out }).toEqual({ exit: 2, out: '' })
        expect(err).toContain('20990101000000_teleport')
      }
      await server.run(`delete from knex_migrations where name = '20990101000000_teleport'`)
    },
    patience,
  )
})
