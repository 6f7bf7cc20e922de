// Commands on PostgreSQL: each connects by itself, and only `start` and `migrate` change the schema.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findPostgresBinaries, startPostgres, type Postgres } from '../support/postgres.ts'
import { latchkey, memberFile, patience, temporaryFolder, type Setting } from './latchkey.ts'

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
      expect(err).not.toContain('tell-nobody')
      expect(err).not.toMatch(/\n +at /)
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
