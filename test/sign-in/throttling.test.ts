import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createApp, type House } from '../../src/app.ts'
import { createDeps } from '../../src/deps.ts'
import { watchSignIns } from '../../src/features/sign-in/attacks/watch-sign-ins.ts'
import { hours, minutes, seconds } from '../../src/kernel/clock.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp, testConfig } from '../support/test-app.ts'
import { readable, visitor } from '../support/visitor.ts'

const app = testApp()
const wrong = 'not the password'

const signIn = (identifier: string, given: string) => visitor(app.server).signIn(identifier, given)
async function failTimes(count: number, identifier: string): Promise<void> {
  for (let i = 0; i < count; i += 1) expect((await signIn(identifier, wrong)).status).toBe(422)
}

describe('one name', () => {
  test('R11 five wrong passwords slow the sixth try down, right or not', async () => {
    await makeMember(app.deps, { email: 'ada@example.org' })
    await failTimes(5, 'ada@example.org')
    const answer = await signIn('ada@example.org', password)
    expect(answer.status).toBe(429)
    expect(answer.headers['retry-after']).toBe('30')
    expect(readable(answer.text)).toContain('Please wait a minute')
    app.clock.advance(seconds(31))
    expect((await signIn('ada@example.org', password)).status).toBe(303)
  })

  test('R12 delays grow to fifteen minutes and no further', async () => {
    await failTimes(5, 'ada@example.org')
    const waits = []
    for (let i = 0; i < 9; i += 1) {
      const wait = Number((await signIn('ada@example.org', wrong)).headers['retry-after'])
      waits.push(wait)
      app.clock.advance(seconds(wait))
      await failTimes(1, 'ada@example.org')
    }
    expect(waits.slice(0, 6)).toEqual([30, 60, 120, 240, 480, 900])
    expect(Math.max(...waits)).toBe(900)
  })

  test('tries that are turned away do not make it longer', async () => {
    await makeMember(app.deps, { email: 'ada@example.org' })
    await failTimes(5, 'ada@example.org')
    for (let i = 0; i < 40; i += 1) expect((await signIn('ada@example.org', wrong)).status).toBe(429)
    app.clock.advance(seconds(30))
    expect((await signIn('ada@example.org', password)).status).toBe(303)
  })

  test('R11 a success starts the own count anew, one of another member does not', async () => {
    await makeMember(app.deps, { email: 'ada@example.org' })
    await makeMember(app.deps, { email: 'bob@example.org' })
    await failTimes(4, 'ada@example.org')
    expect((await signIn('bob@example.org', password)).status).toBe(303)
    await failTimes(1, 'ada@example.org')
    expect((await signIn('ada@example.org', password)).status).toBe(429)
    app.clock.advance(seconds(30))
    expect((await signIn('ada@example.org', password)).status).toBe(303)
    await failTimes(4, 'ada@example.org')
    expect((await signIn('ada@example.org', password)).status).toBe(303)
  })

  test('another spelling of it gets no tries of its own', async () => {
    for (const spelling of [
      'ada@example.org',
      'ADA@example.org',
      ' ada@EXAMPLE.org',
      'Ada@Example.Org ',
      'ada@example.org',
    ]) {
      await failTimes(1, spelling)
    }
    expect((await signIn('aDa@example.org', wrong)).status).toBe(429)
  })

  test('failures are forgotten, one an hour', async () => {
    await failTimes(4, 'ada@example.org')
    app.clock.advance(minutes(59))
    await failTimes(1, 'ada@example.org')
    expect((await signIn('ada@example.org', wrong)).status).toBe(429)
    app.clock.advance(minutes(1))
    await failTimes(1, 'ada@example.org')
    expect((await signIn('ada@example.org', wrong)).status).toBe(429)
    app.clock.advance(hours(5))
    await failTimes(5, 'ada@example.org')
  })

  test('of fifty tries at once no more than five see the password looked at', async () => {
    await makeMember(app.deps, { email: 'ada@example.org' })
    const agent = visitor(app.server)
    const csrf = /name="csrf" value="([^"]+)"/.exec((await agent.get('/sign-in')).text)?.[1] ?? ''
    app.hashing.count = 0
    const sent = Array.from({ length: 50 }, () =>
      agent.agent.post('/sign-in').type('form').send({ csrf, identifier: 'ada@example.org', password: wrong }),
    )
    const statuses = (await Promise.all(sent)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 422)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(45)
    expect(app.hashing.count).toBe(5)
    // The 45 guessed nothing, so the source is not held responsible for them.
    await failTimes(1, 'bob@example.org')
  })
})

describe('one source', () => {
  test('R11 fifty failures close it for all names for a while, and not before', async () => {
    await makeMember(app.deps, { email: 'ada@example.org' })
    for (let i = 0; i < 49; i += 1) await failTimes(1, `nobody${i}@example.org`)
    expect((await signIn('ada@example.org', password)).status).toBe(303)
    await failTimes(1, 'nobody49@example.org')
    app.hashing.count = 0
    expect((await signIn('ada@example.org', password)).status).toBe(429)
    expect(app.hashing.count).toBe(0)
    app.clock.advance(seconds(30))
    expect((await signIn('ada@example.org', password)).status).toBe(303)
  })

  test('any number of successes costs it nothing', async () => {
    await makeMember(app.deps, { email: 'ada@example.org' })
    for (let i = 0; i < 60; i += 1) expect((await signIn('ada@example.org', password)).status).toBe(303)
  })

  test('R59 an X-Forwarded-For of the browser does not change it', async () => {
    for (let i = 0; i < 50; i += 1) {
      const agent = visitor(app.server)
      void agent.agent.set('X-Forwarded-For', `198.51.100.${i}`)
      expect((await agent.signIn(`nobody${i}@example.org`, wrong)).status).toBe(422)
    }
    const agent = visitor(app.server)
    void agent.agent.set('X-Forwarded-For', '203.0.113.7')
    expect((await agent.signIn('ada@example.org', wrong)).status).toBe(429)
  })
})

describe('behind a proxy that is trusted', () => {
  let house: House
  let server: Server
  beforeAll(() => {
    const config = testConfig({ TRUST_PROXY: '1' })
    house = createApp(createDeps({ ...app.deps, config }))
    server = createServer(house.app)
  })
  afterAll(() => house.close())

  const failFrom = async (forwarded: string, identifier: string) => {
    const agent = visitor(server)
    void agent.agent.set('X-Forwarded-For', forwarded)
    return (await agent.signIn(identifier, wrong)).status
  }

  test('R59 the address it names counts, and what the browser put before it does not', async () => {
    for (let i = 0; i < 50; i += 1)
      expect(await failFrom(`198.51.100.${i}, 203.0.113.7`, `nobody${i}@example.org`)).toBe(422)
    expect(await failFrom('198.51.100.99, 203.0.113.7', 'ada@example.org')).toBe(429)
    expect(await failFrom('203.0.113.7, 198.51.100.99', 'ada@example.org')).toBe(422)
  })

  test('one IPv6 household is one source', async () => {
    for (let i = 0; i < 50; i += 1) expect(await failFrom(`2001:db8:1:2::${i}`, `nobody${i}@example.org`)).toBe(422)
    expect(await failFrom('2001:db8:1:2:ffff::1', 'ada@example.org')).toBe(429)
    expect(await failFrom('2001:db8:1:3::1', 'ada@example.org')).toBe(422)
  })
})

describe('the counters', () => {
  test('R11 survive a restart', async () => {
    await failTimes(5, 'ada@example.org')
    const reborn = createApp(createDeps({ ...app.deps }))
    expect((await visitor(createServer(reborn.app)).signIn('ada@example.org', wrong)).status).toBe(429)
    reborn.close()
  })

  test('tell neither names nor addresses', async () => {
    await failTimes(1, 'ada@example.org')
    const rows = JSON.stringify(await app.deps.database.db('sign_in_throttles'))
    expect(rows).not.toMatch(/ada|example|127\.0\.0\.1/)
    expect(JSON.parse(rows)).toHaveLength(4)
  })

  test('are cleaned up after a day', async () => {
    await failTimes(1, 'ada@example.org')
    app.clock.advance(hours(25))
    await failTimes(1, 'bob@example.org')
    await watchSignIns(app.deps)
    // Of one name, as typed and as nobody's, of one source, and of all.
    expect(await app.deps.database.db('sign_in_throttles')).toHaveLength(4)
  })

  test('that cannot be written let nobody in', async () => {
    await makeMember(app.deps, { email: 'ada@example.org' })
    const agent = visitor(app.server)
    const gone = Object.assign(new Error('gone'), { code: '57P01' })
    vi.spyOn(app.deps.throttles, 'count').mockRejectedValueOnce(gone)
    const answer = await agent.signIn('ada@example.org', password)
    expect(answer.status).toBe(503)
    expect((await agent.get('/account')).status).toBe(303)
  })
})
