/** Members who bring a hash from another system along: the real hashing, once, over HTTP. */
import { hash as argon2Hash } from '@node-rs/argon2'
import { hash as bcryptHash } from 'bcryptjs'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createPasswords } from '../../src/kernel/passwords.ts'
import { systemRandom as random } from '../../src/kernel/random.ts'
import { makeMember } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor } from '../support/visitor.ts'

const app = testApp()
const ours = /^\$argon2id\$v=19\$m=65536,t=3,p=1\$/
let memberId: string

beforeAll(() => {
  app.deps.passwords = createPasswords({ parallel: 2, waiting: 16, random })
})
beforeEach(async () => {
  memberId = (await makeMember(app.deps, { email: 'ada@example.org', password: undefined })).id
})

const keep = (hash: string) => app.deps.members.setPassword(memberId, hash, app.clock.now())
const kept = async (): Promise<string | undefined> => {
  const found = await app.deps.members.findForSignIn('ada@example.org')
  return found.kind === 'one' ? found.passwordHash : undefined
}
const statusFor = async (typed: string) => (await visitor(app.server).signIn('ada@example.org', typed)).status

test.each([
  ['bcrypt', 'U*U', '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'],
  ['phpass', 'test12345', '$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0'],
  ['LDAP', 'hashcat', '{SSHA}AZKja92fbuuB9SpRlHqaoXxbTc43Mzc2MDM1Ng=='],
])('a hash of %s gives way to Argon2id at the first success', async (_format, password, stored) => {
  await keep(stored)
  expect(await statusFor(`${password}!`)).toBe(422)
  expect(await kept()).toBe(stored)
  expect(await statusFor(password)).toBe(303)
  expect(await kept()).toMatch(ours)
  expect([await statusFor(password), await statusFor(`${password}!`)]).toEqual([303, 422])
})

test('of a long password bcrypt knows 72 bytes; after the first success all of it counts', async () => {
  const long = `${'x'.repeat(72)} and more`
  await keep(await bcryptHash(long, 4))
  expect(await statusFor(`${'x'.repeat(71)}y and more`)).toBe(422)
  expect(await statusFor(long)).toBe(303)
  expect(await kept()).toMatch(ours)
  expect(await statusFor(`${'x'.repeat(72)} and mure`)).toBe(422)
  expect(await statusFor('x'.repeat(72))).toBe(422)
  expect(await statusFor(long)).toBe(303)
})

describe('letters that have two forms', () => {
  const forms = ['NFC', 'NFD'] as const
  test.each(forms.flatMap((made) => forms.map((typed) => [made, typed] as const)))(
    'open when the hash was made of %s and %s is typed',
    async (made, typed) => {
      const password = 'Zoë Ångström'
      for (const stored of [
        await bcryptHash(password.normalize(made), 4),
        await argon2Hash(password.normalize(made), { memoryCost: 64, timeCost: 1, parallelism: 1 }),
      ]) {
        await keep(stored)
        expect(await statusFor(password.normalize(typed))).toBe(303)
      }
    },
  )
})

test.each([
  ['out of bounds', `$2b$31$${'a'.repeat(53)}`],
  ['in no format', 'plain'],
])('a hash %s opens for nobody and stays', async (_what, stored) => {
  await keep(stored)
  expect([await statusFor('plain'), await statusFor(stored)]).toEqual([422, 422])
  expect(await kept()).toBe(stored)
})
