/** A whole Latchkey for one test file: real database, held clock, instant passwords, and makers of things. */
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { createApp, type House } from '../../src/app.ts'
import { readConfig, type Config } from '../../src/config/config.ts'
import { createDeps, type Deps } from '../../src/deps.ts'
import {
  usualSecuritySettings,
  type SecondFactorGroup,
} from '../../src/features/security-settings/security-settings.ts'
import { createHttpServer } from '../../src/http/server.ts'
import { after, type Clock } from '../../src/kernel/clock.ts'
import { createLog } from '../../src/kernel/log.ts'
import type { Answer, NoAnswer } from '../../src/kernel/answer.ts'
import type { Outbound } from '../../src/kernel/outbound.ts'
import type { Passwords } from '../../src/kernel/passwords.ts'
import { systemRandom } from '../../src/kernel/random.ts'
import { createSecretBox } from '../../src/kernel/secret-box.ts'
import { resetDatabase, testDatabase } from './database.ts'
import type { Server } from 'node:http'

export type HeldClock = Clock & { advance(milliseconds: number): void }

export type TestApp = {
  deps: Deps
  clock: HeldClock
  config: Config
  server: Server
  /** Every line logged since the test began. */
  logged: string[]
  /** How often a password was hashed or verified since the test began. */
  hashing: { count: number }
  /** What other servers answer, by address; asking for any other address fails the test. */
  elsewhere: Map<string, Answer | NoAnswer>
}

/** Declares hooks: call it once at the top of a test file, read its members inside tests. */
export function testApp(
  environment: Record<string, string> = {},
  /** Nobody is asked for a second factor, unless the test is about that. */
  { secondFactorFor = 'nobody' }: { secondFactorFor?: SecondFactorGroup } = {},
): TestApp {
  const clock = heldClock()
  const logged: string[] = []
  const hashing = { count: 0 }
  const config = testConfig(environment)
  const elsewhere: TestApp['elsewhere'] = new Map()
  const app = { clock, logged, hashing, config, elsewhere } as TestApp
  let house: House

  beforeAll(async () => {
    const database = await testDatabase()
    const random = systemRandom
    const secretBox = createSecretBox(['test key: thirty-two characters or more'], random)
    const log = createLog({ level: 'debug', write: (line) => logged.push(line) })
    app.deps = createDeps({
      config,
      database,
      clock,
      random,
      passwords: instantPasswords(hashing),
      secretBox,
      outbound: scriptedOutbound(elsewhere),
      log,
    })
    house = createApp(app.deps)
    app.server = createHttpServer(house.app)
  })
  beforeEach(async () => {
    logged.length = 0
    hashing.count = 0
    elsewhere.clear()
    await resetDatabase(app.deps.database)
    if (secondFactorFor !== usualSecuritySettings.secondFactorFor) {
      await app.deps.securitySettings.change(0, { ...usualSecuritySettings, secondFactorFor }, clock.now())
    }
  })
  afterAll(async () => {
    house.close()
    app.server.close()
    await app.deps.database.close()
  })
  return app
}

export function testConfig(environment: Record<string, string> = {}): Config {
  const outcome = readConfig({ PUBLIC_URL: 'http://localhost:3000', LOG_LEVEL: 'debug', ...environment })
  if (outcome.kind === 'mistakes') throw new Error(outcome.mistakes.join('; '))
  return outcome.config
}

/** Starts at the real time, since the session table compares with it, and moves only when told. */
export function heldClock(start = new Date()): HeldClock {
  let now = start
  return {
    now: () => now,
    advance: (milliseconds) => {
      now = after(now, milliseconds)
    },
  }
}

/** Hashing that costs nothing: the password is the hash. Counts as real hashing would cost. */
export function instantPasswords(counter: { count: number }): Passwords {
  return {
    hash: (password) => {
      counter.count += 1
      return Promise.resolve(`instant:${password.normalize('NFC')}`)
    },
    verify: (password, hash) => {
      counter.count += 1
      return Promise.resolve(hash === `instant:${password.normalize('NFC')}`)
    },
    decoy: 'instant-decoy',
    isOutdated: () => false,
  }
}

/** Other servers as a test scripts them. */
export function scriptedOutbound(answers: ReadonlyMap<string, Answer | NoAnswer>): Outbound {
  return {
    post: (url) => Promise.reject(new Error(`the test did not expect a message to ${url}`)),
    look: (url) => {
      const answer = answers.get(url)
      return answer ? Promise.resolve(answer) : Promise.reject(new Error(`the test did not expect a look at ${url}`))
    },
  }
}
