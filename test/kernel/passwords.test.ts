import { hash as argon2Hash } from '@node-rs/argon2'
import { describe, expect, test } from 'vitest'
import type { AppError } from '../../src/kernel/errors.ts'
import { createPasswords, passwordLength } from '../../src/kernel/passwords.ts'
import { systemRandom as random } from '../../src/kernel/random.ts'

const passwords = createPasswords({ parallel: 2, waiting: 16, random })
const today = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

describe('a hash', () => {
  test('R07 is Argon2id with 64 MiB, three passes, one lane and a salt of its own', async () => {
    const [one, two] = await Promise.all([passwords.hash('correct horse'), passwords.hash('correct horse')])
    const [, memory, time, lanes, salt = '', key = ''] = today.exec(one) ?? []
    expect([memory, time, lanes]).toEqual(['65536', '3', '1'])
    expect(Buffer.from(salt, 'base64').length).toBeGreaterThanOrEqual(16)
    expect(Buffer.from(key, 'base64').length).toBeGreaterThanOrEqual(32)
    expect(two).not.toBe(one)
  })

  test('opens for its password and no other, to the last character', async () => {
    const long = `${'x'.repeat(199)}!`
    const stored = await passwords.hash(long)
    expect(await passwords.verify(long, stored)).toBe(true)
    expect(await passwords.verify(`${'x'.repeat(199)}?`, stored)).toBe(false)
    expect(await passwords.verify('', stored)).toBe(false)
  })

  test('R08 opens for the same characters, composed or decomposed', async () => {
    const stored = await passwords.hash('Zoë Ångström Việt'.normalize('NFD'))
    expect(await passwords.verify('Zoë Ångström Việt'.normalize('NFC'), stored)).toBe(true)
    expect(passwordLength('Zoë'.normalize('NFD'))).toBe(3)
    expect(passwordLength('🔑🔑')).toBe(2)
  })

  test('that is none opens for nobody', async () => {
    for (const stored of ['', 'plain', '$argon2id$v=19$m=1,t=1$x', '$2b$10$abcdefghijklmnopqrstuv']) {
      expect(await passwords.verify(stored, stored)).toBe(false)
    }
  })
})

describe('the decoy', () => {
  test('has the parameters and sizes of a real hash, opens for nobody, and is not outdated', async () => {
    const real = today.exec(await passwords.hash('correct horse'))
    const decoy = today.exec(passwords.decoy)
    expect(decoy?.slice(1, 4)).toEqual(real?.slice(1, 4))
    expect(decoy?.slice(4).map((part) => part.length)).toEqual(real?.slice(4).map((part) => part.length))
    expect(await passwords.verify('', passwords.decoy)).toBe(false)
    expect(await passwords.verify('correct horse', passwords.decoy)).toBe(false)
    expect(passwords.isOutdated(passwords.decoy)).toBe(false)
  })
})

test.each([
  [{ memoryCost: 19_456, timeCost: 2, parallelism: 1 }, true],
  [{ memoryCost: 65_535, timeCost: 3, parallelism: 1 }, true],
  [{ memoryCost: 131_072, timeCost: 1, parallelism: 1 }, true],
  [{ memoryCost: 65_536, timeCost: 3, parallelism: 1 }, false],
  [{ memoryCost: 131_072, timeCost: 3, parallelism: 1 }, true],
  [{ memoryCost: 65_536, timeCost: 4, parallelism: 1 }, true],
  [{ memoryCost: 65_536, timeCost: 3, parallelism: 2 }, true],
])('a hash made with %o is outdated: %s', async (parameters, isOutdated) => {
  expect(passwords.isOutdated(await argon2Hash('correct horse', parameters))).toBe(isOutdated)
})

test.each(['$2b$10$abcdefghijklmnopqrstuv', '{SSHA}AZKja92fbuuB9SpRlHqaoXxbTc43Mzc2MDM1Ng==', ''])(
  'a text that is no Argon2id hash, %s, is outdated',
  (stored) => {
    expect(passwords.isOutdated(stored)).toBe(true)
  },
)

describe('many at once', () => {
  test('wait for their turn, and beyond the queue are told to come back', async () => {
    const narrow = createPasswords({ parallel: 1, waiting: 2, random })
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => narrow.verify('x', narrow.decoy)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as AppError] : []))
    expect(refused).toHaveLength(2)
    for (const error of refused) expect(error).toMatchObject({ code: 'server.busy', status: 503, retryAfterSeconds: 5 })
  })

  test('leave the turnstile as free as before, failures included', async () => {
    const narrow = createPasswords({ parallel: 1, waiting: 0, random })
    await narrow.verify('x', 'not a hash')
    for (let i = 0; i < 3; i += 1) expect(await narrow.verify('x', narrow.decoy)).toBe(false)
  })
})
