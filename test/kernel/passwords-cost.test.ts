/** What looking at a password costs: never less than today's parameters, so that no quick answer tells of an old hash. */
import type * as argon2 from '@node-rs/argon2'
import { hash as argon2Hash } from '@node-rs/argon2'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { systemRandom as random } from '../../src/kernel/random.ts'

/** In KiB times passes. */
let work = 0

vi.mock('@node-rs/argon2', async (importActual) => {
  const actual = await importActual<Pick<typeof argon2, 'hash' | 'verify'>>()
  return {
    ...actual,
    hash: (password: string, given: { memoryCost: number; timeCost: number }) => {
      work += given.memoryCost * given.timeCost
      return actual.hash(password, given)
    },
    verify: (stored: string, password: string) => {
      const [, memory = 0, passes = 0] = /m=(\d+),t=(\d+)/.exec(stored) ?? []
      work += Number(memory) * Number(passes)
      return actual.verify(stored, password)
    },
  }
})

// Files share their modules: this one needs its own, with the counting in it, and leaves nobody else with it.
vi.resetModules()
const { createPasswords } = await import('../../src/kernel/passwords.ts')
afterAll(() => {
  vi.resetModules()
})

const passwords = createPasswords({ parallel: 1, waiting: 1, random })
const usual = 65_536 * 3

beforeEach(() => {
  work = 0
})

test('the decoy costs what a hash of today costs', async () => {
  await passwords.verify('correct horse', await passwords.hash('correct horse'))
  expect(work).toBe(2 * usual)
  work = 0
  await passwords.verify('correct horse', passwords.decoy)
  expect(work).toBe(usual)
})

test.each([
  [{ memoryCost: 8, timeCost: 1 }],
  [{ memoryCost: 4_096, timeCost: 3 }],
  [{ memoryCost: 19_456, timeCost: 2 }],
  [{ memoryCost: 65_530, timeCost: 3 }],
])('a cheaper hash, %o, costs the same, whether the password is right or not', async (parameters) => {
  const stored = await argon2Hash('correct horse', { ...parameters, parallelism: 1 })
  for (const [typed, isRight] of [
    ['correct horse', true],
    ['wrong horse', false],
  ] as const) {
    work = 0
    expect(await passwords.verify(typed, stored)).toBe(isRight)
    expect(Math.abs(work - usual)).toBeLessThan(usual / 1_000)
  }
})

test.each([
  ['cheap', '{SSHA}AZKja92fbuuB9SpRlHqaoXxbTc43Mzc2MDM1Ng==', usual],
  ['a little', 'pbkdf2_sha256$10000$s1w0UXDd00XB$+4ORmyvVWAQvoAEWlDgN34vlaJx1ZTZpa1pCSRey2Yk=', usual - 8_500],
  ['half as dear', '$2b$08$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW', usual - 212 * 2 ** 8],
  ['dearer', '$2b$10$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW', 0],
  ['out of bounds', `$2b$31$${'a'.repeat(53)}`, usual],
])('what a hash of another format leaves undone is made up for: %s', async (_what, stored, madeUp) => {
  expect(await passwords.verify('wrong horse', stored)).toBe(false)
  expect(Math.abs(work - madeUp)).toBeLessThan(usual / 1_000)
})

test('a text that is no hash costs the same', async () => {
  await passwords.verify('correct horse', '$2b$10$abcdefghijklmnopqrstuv')
  expect(work).toBe(usual)
})
