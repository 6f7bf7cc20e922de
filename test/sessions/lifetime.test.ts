import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createApp, type House } from '../../src/app.ts'
import { createDeps } from '../../src/deps.ts'
import { createSessionStore } from '../../src/http/session.store.ts'
import { hours, minutes, seconds } from '../../src/kernel/clock.ts'
import type { Member } from '../../src/features/members/member.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp, testConfig } from '../support/test-app.ts'
import { visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
let member: Member
let ada: Visitor

beforeEach(async () => {
  member = await makeMember(app.deps, { email: 'ada@example.org' })
  ada = visitor(app.server)
})

const cookieOf = (answer: { headers: Record<string, unknown> }, name = 'latchkey'): string | undefined => {
  const cookies = (answer.headers['set-cookie'] ?? []) as string[]
  return cookies.find((cookie) => cookie.startsWith(`${name}=`))
}
const signIn = (who = ada) => who.signIn('ada@example.org', password)
const isSignedIn = async (who = ada) => (await who.get('/account')).status === 200
const rows = () => app.deps.database.db<{ sid: string; member_id: string; expire: Date; sess: object }>('sessions')

/** What the database is asked while `work` runs. */
async function writesDuring(work: () => PromiseLike<unknown>): Promise<string[]> {
  const { database } = app.deps
  const { query } = database
  const asked: string[] = []
  database.query = (text, values, name) => {
    asked.push(name ?? text)
    return query.call(database, text, values, name) as never
  }
  await Promise.resolve(work()).finally(() => (database.query = query))
  return asked.filter((name) => !name.endsWith('-get'))
}

describe('signing in', () => {
  test('gives a new session id, and the old one is dead', async () => {
    const before = cookieOf(await signIn())?.split(';')[0] ?? ''
    await ada.submit('/sign-in', {}, '/sign-out')
    // Somebody planted a cookie that was valid once: it does not become the session of whoever signs in next.
    const victim = visitor(app.server)
    void victim.agent.set('Cookie', before)
    const after = cookieOf(await signIn())?.split(';')[0] ?? ''
    expect(before).not.toBe('')
    expect(after).not.toBe('')
    expect(after).not.toBe(before)
    expect(await isSignedIn(victim)).toBe(false)
  })

  test('again in the same browser ends the session before', async () => {
    const first = cookieOf(await signIn())?.split(';')[0] ?? ''
    const page = await ada.get('/account')
    const csrf = /name="csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const form = { csrf, identifier: 'ada@example.org', password }
    const second = cookieOf(await ada.agent.post('/sign-in').type('form').send(form))?.split(';')[0] ?? ''
    expect(second).not.toBe(first)
    expect(await rows()).toHaveLength(1)
    const copy = visitor(app.server)
    void copy.agent.set('Cookie', first)
    expect(await isSignedIn(copy)).toBe(false)
  })

  test('R27 writes one row under a random id, with the member, the time and no personal data', async () => {
    const written = await writesDuring(() => signIn())
    expect(written.filter((name) => name.startsWith('session'))).toEqual(['session-insert'])
    const [row, ...others] = await rows()
    expect(others).toEqual([])
    expect(row).toMatchObject({
      member_id: member.id,
      sess: { passport: { user: member.id }, signedInAt: app.clock.now().getTime() },
    })
    expect(JSON.stringify(row)).not.toMatch(/ada@|Member/)
    expect(Buffer.from(row?.sid ?? '', 'base64url').length).toBeGreaterThanOrEqual(16)
  })

  test('sets a cookie that scripts and other sites do not get', async () => {
    const cookie = cookieOf(await signIn()) ?? ''
    expect(cookie).toMatch(/; HttpOnly/)
    expect(cookie).toMatch(/; SameSite=Lax/)
    expect(cookie).toMatch(/; Path=\//)
    expect(cookie).not.toMatch(/Domain|Expires|Max-Age/)
  })
})

describe('on https', () => {
  let house: House
  let server: Server
  beforeAll(() => {
    house = createApp(createDeps({ ...app.deps, config: testConfig({ PUBLIC_URL: 'https://login.example.org' }) }))
    server = createServer(house.app)
  })
  afterAll(() => house.close())

  test('R25 both cookies are __Host- and Secure, also when the proxy says nothing of TLS', async () => {
    const page = await visitor(server).get('/sign-in')
    const csrfCookie = cookieOf(page, '__Host-latchkey-form') ?? ''
    const csrf = /name="csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const answer = await visitor(server)
      .agent.post('/sign-in')
      .set('Cookie', csrfCookie.split(';')[0] ?? '')
      .type('form')
      .send({ csrf, identifier: 'ada@example.org', password })
    expect(answer.status).toBe(303)
    for (const cookie of [csrfCookie, cookieOf(answer, '__Host-latchkey') ?? '']) {
      expect(cookie).toMatch(/; Path=\//)
      expect(cookie).toMatch(/; HttpOnly/)
      expect(cookie).toMatch(/; Secure/)
      expect(cookie).toMatch(/; SameSite=Lax/)
      expect(cookie).not.toMatch(/Domain/)
    }
  })
})

describe('a session', () => {
  test('R29 ends after two hours of silence', async () => {
    await signIn()
    app.clock.advance(hours(2) - seconds(1))
    expect(await isSignedIn()).toBe(true)
    app.clock.advance(hours(2))
    expect(await isSignedIn()).toBe(false)
  })

  test('R29 ends after twelve hours, however busy', async () => {
    await signIn()
    for (let i = 0; i < 11; i += 1) {
      app.clock.advance(hours(1))
      expect(await isSignedIn()).toBe(true)
    }
    app.clock.advance(minutes(59))
    expect(await isSignedIn()).toBe(true)
    app.clock.advance(minutes(1))
    expect(await isSignedIn()).toBe(false)
  })

  test('is written back at most every five minutes', async () => {
    await signIn()
    const busy = async () => {
      for (let i = 0; i < 5; i += 1) {
        await ada.get('/account')
        app.clock.advance(seconds(59))
      }
    }
    expect(await writesDuring(busy)).toEqual([])
    app.clock.advance(seconds(5))
    expect(await writesDuring(() => ada.get('/account'))).toEqual(['session-touch'])
    expect(await writesDuring(() => ada.get('/account'))).toEqual([])
  })

  test('costs no second writing when it cannot last longer', async () => {
    await signIn()
    for (let i = 0; i < 11; i += 1) {
      app.clock.advance(hours(1))
      await ada.get('/account')
    }
    app.clock.advance(minutes(20))
    expect(await writesDuring(() => ada.get('/account'))).toEqual([])
  })

  test('leaves no row behind for ever', async () => {
    await signIn()
    const store = createSessionStore(app.deps)
    await store.deleteExpired()
    expect(await rows()).toHaveLength(1)
    app.clock.advance(hours(2))
    await store.deleteExpired()
    expect(await rows()).toEqual([])
  })
})

describe('an ended session', () => {
  test('R28 is over for a copy of its cookie', async () => {
    const cookie = cookieOf(await signIn())?.split(';')[0] ?? ''
    const thief = visitor(app.server)
    void thief.agent.set('Cookie', cookie)
    expect(await isSignedIn(thief)).toBe(true)
    const answer = await ada.submit('/account', {}, '/sign-out')
    expect(cookieOf(answer)).toMatch(/latchkey=;.*Expires=Thu, 01 Jan 1970/)
    expect(await isSignedIn(thief)).toBe(false)
    expect(await rows()).toEqual([])
    const [event] = await app.deps.database.db<Record<string, unknown>>('events').where({ type: 'sign-out' })
    expect(event).toMatchObject({ actor: `member:${member.id}`, subject_id: member.id })
  })

  test('does not come back when a request that was under way saves it', async () => {
    await signIn()
    const store = createSessionStore(app.deps)
    const [row] = await rows()
    const loaded = await new Promise<never>((resolve) =>
      store.get(row?.sid ?? '', (_error, found) => resolve(found as never)),
    )
    await app.deps.sessions.endAllOf(member.id)
    await new Promise((resolve) => store.set(row?.sid ?? '', loaded, resolve))
    await new Promise<void>((resolve) =>
      store.touch?.(row?.sid ?? '', { ...(loaded as object), expiresAt: 0 } as never, () => resolve()),
    )
    expect(await rows()).toEqual([])
  })

  test('a cookie that was tampered with is none', async () => {
    const cookie = cookieOf(await signIn())?.split(';')[0] ?? ''
    const [row] = await rows()
    for (const forged of [
      `${cookie}x`,
      `latchkey=${row?.sid ?? ''}`,
      `latchkey=s%3A${row?.sid ?? ''}.`,
      'latchkey=s%3A%00.x',
    ]) {
      const thief = visitor(app.server)
      void thief.agent.set('Cookie', forged)
      expect(await isSignedIn(thief)).toBe(false)
    }
  })
})

describe('by member', () => {
  test('all sessions of one member are ended, and nobody else’s', async () => {
    const phone = visitor(app.server)
    await makeMember(app.deps, { email: 'bob@example.org' })
    const bob = visitor(app.server)
    await bob.signIn('bob@example.org', password)
    await signIn()
    await signIn(phone)
    const { sessions } = app.deps
    expect(await sessions.endAllOf(member.id)).toBe(2)
    expect([await isSignedIn(), await isSignedIn(phone), await isSignedIn(bob)]).toEqual([false, false, true])
  })

  test('R28 suspending ends them at the next request, in every app on the database', async () => {
    const second = createApp(createDeps({ ...app.deps }))
    const elsewhere = visitor(createServer(second.app))
    const cookie = cookieOf(await signIn())?.split(';')[0] ?? ''
    void elsewhere.agent.set('Cookie', cookie)
    expect(await isSignedIn(elsewhere)).toBe(true)
    // Not through the domain, which ends sessions itself: even a bare change of the status is enough.
    await app.deps.members.setStatus(member.id, 'suspended', app.clock.now())
    expect(await isSignedIn(elsewhere)).toBe(false)
    expect(await rows()).toEqual([])
    await app.deps.members.setStatus(member.id, 'active', app.clock.now())
    expect(await isSignedIn()).toBe(false)
    second.close()
  })

  test('R28 a member who is gone has none', async () => {
    await signIn()
    await app.deps.members.delete(member.id)
    expect(await isSignedIn()).toBe(false)
    expect(await rows()).toEqual([])
  })
})

describe('two apps on one database', () => {
  test('share sessions: signed in here, signed in there, signed out in both', async () => {
    const second = createApp(createDeps({ ...app.deps }))
    const elsewhere = visitor(createServer(second.app))
    void elsewhere.agent.set('Cookie', cookieOf(await signIn())?.split(';')[0] ?? '')
    expect(await isSignedIn(elsewhere)).toBe(true)
    await ada.submit('/account', {}, '/sign-out')
    expect(await isSignedIn(elsewhere)).toBe(false)
    second.close()
  })
})

describe('a database that does not answer', () => {
  async function whileFailing(work: () => Promise<void>, name?: string): Promise<void> {
    const { database } = app.deps
    const { query } = database
    database.query = (text, values, statement) =>
      name === undefined || statement === name
        ? Promise.reject(new Error('connection lost'))
        : (query.call(database, text, values, statement) as never)
    await work().finally(() => (database.query = query))
  }

  test('is a 503 with words for whoever has a session, and nothing for the others', async () => {
    await signIn()
    await whileFailing(async () => {
      const answer = await ada.get('/account')
      expect(answer.status).toBe(503)
      expect(answer.headers['retry-after']).toBe('10')
      expect(answer.text).toContain('cannot reach its database')
      expect(answer.text).not.toContain('connection lost')
      expect((await visitor(app.server).get('/sign-in')).status).toBe(200)
    })
    expect(await isSignedIn()).toBe(true)
  })

  test('signs nobody in when the session cannot be saved', async () => {
    await whileFailing(async () => {
      const answer = await signIn()
      expect(answer.status).toBe(503)
    }, 'session-insert')
    expect(await isSignedIn()).toBe(false)
  })

  test('does not say signed out when it could not be done', async () => {
    await signIn()
    await whileFailing(async () => {
      expect((await ada.submit('/account', {}, '/sign-out')).status).toBe(503)
    }, 'session-destroy')
  })

  test('does not lose a page because its session could not be prolonged', async () => {
    await signIn()
    app.clock.advance(minutes(10))
    await whileFailing(async () => expect(await isSignedIn()).toBe(true), 'session-touch')
    expect(app.logged.join('')).toContain('session not touched')
  })
})
