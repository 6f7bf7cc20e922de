/** /account/security: where a member is signed in, the browsers they are known by, and the ways to end both. */
import { beforeEach, describe, expect, test } from 'vitest'
import * as cheerio from 'cheerio'
import type { Member } from '../../src/features/members/member.ts'
import { days, minutes } from '../../src/kernel/clock.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
const home = '/account/security'
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1'
let member: Member
let desk: Visitor
let phone: Visitor

beforeEach(async () => {
  member = await makeMember(app.deps, { name: 'Ada', email: 'ada@example.org' })
  desk = await signedIn(firefox)
  phone = await signedIn(safari)
})

async function signedIn(userAgent: string, email = 'ada@example.org'): Promise<Visitor> {
  const who = visitor(app.server)
  void who.agent.set('User-Agent', userAgent)
  await who.signIn(email, password)
  return who
}

const isSignedIn = async (who: Visitor) => (await who.get('/account')).status === 200
const events = (type: string) => app.deps.database.db<Record<string, unknown>>('events').where({ type }).orderBy('id')
const devices = () => app.deps.devices.listOf(member.id, app.clock.now())
const deviceOf = async (agent: string) => (await devices()).find(({ userAgent }) => userAgent === agent)?.id ?? ''
const rows = async (who: Visitor, section: string) => {
  const $ = cheerio.load((await who.get(home)).text)
  return $(`section[aria-labelledby=${section}] .places > li`)
    .map((_, row) => $(row).text().replace(/\s+/g, ' ').trim())
    .get()
}
const cookieOf = (answer: { headers: Record<string, unknown> }) =>
  ((answer.headers['set-cookie'] ?? []) as string[]).find((cookie) => cookie.startsWith('latchkey='))?.split(';')[0]

describe('R30 a member sees their sessions and ends them', () => {
  test('each with its browser, its address and when it was seen, this one first', async () => {
    const [first, second, ...more] = await rows(desk, 'sessions')
    expect(more).toEqual([])
    expect(first).toMatch(/^Firefox on LinuxThis browserSigned in on .* UTC\. From \S*127\.0\.0\.1\.$/)
    expect(second).toMatch(
      /^Safari on iOSSigned in on .* UTC\. Last seen about .* UTC\. From \S*127\.0\.0\.1\.End: Safari on iOS$/,
    )
  })

  test('by names that open nothing: no session id is on the page', async () => {
    const stored = await app.deps.database.db<{ sid: string }>('sessions')
    const { text } = await desk.get(home)
    for (const { sid } of stored) expect(text).not.toContain(sid)
  })

  test('one of them', async () => {
    const answer = await desk.submit(home, {}, `${home}/end-session`)
    expect(answer.headers['location']).toBe(`${home}?done=session-ended`)
    expect([await isSignedIn(desk), await isSignedIn(phone)]).toEqual([true, false])
    expect(await events('session.ended')).toMatchObject([
      { actor: `member:${member.id}`, subject_id: member.id, detail: { sessions_ended: 1 } },
    ])
  })

  test('one that has ended already is told as such', async () => {
    const session = 'a'.repeat(64)
    const answer = await desk.post(`${home}/end-session`, { session })
    expect(answer.headers['location']).toBe(`${home}?done=session-gone`)
    expect(readable((await desk.get(`${home}?done=session-gone`)).text)).toContain('had ended already')
    for (const bad of ['', 'x', "' or 1=1"]) {
      expect((await desk.post(`${home}/end-session`, { session: bad })).status).toBe(400)
    }
  })

  test('all others: this one goes on under a new id, and lives no longer for it', async () => {
    const [before] = await app.deps.database.db<{ sess: { signedInAt: number } }>('sessions').orderBy('last_seen_at')
    app.clock.advance(minutes(5))
    const answer = await desk.submit(home, {}, `${home}/end-other-sessions`)
    expect(answer.headers['location']).toBe(`${home}?done=others-ended`)
    expect([await isSignedIn(desk), await isSignedIn(phone)]).toEqual([true, false])
    const after = await app.deps.database.db<{ sess: { signedInAt: number } }>('sessions')
    expect(after).toHaveLength(1)
    expect(after[0]?.sess.signedInAt).toBe(before?.sess.signedInAt)
  })

  test('the old id of the one that goes on is dead', async () => {
    const who = visitor(app.server)
    const cookie = cookieOf(await who.signIn('ada@example.org', password)) ?? ''
    await who.submit(home, {}, `${home}/end-other-sessions`)
    const thief = visitor(app.server)
    void thief.agent.set('Cookie', cookie)
    expect([await isSignedIn(who), await isSignedIn(thief)]).toEqual([true, false])
  })

  test('all, this one too', async () => {
    const answer = await desk.submit(home, {}, `${home}/end-all-sessions`)
    expect(answer.headers['location']).toBe('/signed-out')
    expect([await isSignedIn(desk), await isSignedIn(phone)]).toEqual([false, false])
  })

  test('nobody else’s, though they know its name', async () => {
    const eve = await makeMember(app.deps, { email: 'eve@example.org' })
    const hers = await signedIn(firefox, 'eve@example.org')
    const [session] = await app.deps.sessions.listOf(eve.id, app.clock.now())
    const answer = await desk.post(`${home}/end-session`, { session: session?.handle ?? '' })
    expect(answer.headers['location']).toBe(`${home}?done=session-gone`)
    expect(await isSignedIn(hers)).toBe(true)
  })

  test('after ten minutes only whoever shows once more that it is them', async () => {
    app.clock.advance(minutes(11))
    for (const what of ['end-session', 'end-other-sessions', 'end-all-sessions', 'forget-browser', 'forget-browsers']) {
      const asked = await desk.post(`${home}/${what}`, { session: 'a'.repeat(64), browser: 'x' })
      expect([what, asked.status]).toEqual([what, 403])
    }
    expect([await isSignedIn(desk), await isSignedIn(phone)]).toEqual([true, true])
  })
})

describe('browsers', () => {
  test('are listed, this one first, with until when they are remembered', async () => {
    const known = await deviceOf(safari)
    const until = new Date(app.clock.now().getTime() + days(30))
    await app.deps.database
      .db('devices')
      .where({ id: known })
      .update({ remembered_at: app.clock.now(), remembered_until: until, session_epoch: member.sessionEpoch })
    const [first, second] = await rows(desk, 'browsers')
    expect(first).toContain('Firefox on LinuxThis browserFirst seen on')
    expect(second).toContain('Safari on iOSFirst seen on')
    expect(second).toContain('Remembered until')
  })

  test('one is forgotten, and stays signed in', async () => {
    const browser = await deviceOf(firefox)
    const answer = await phone.post(`${home}/forget-browser`, { browser })
    expect(answer.headers['location']).toBe(`${home}?done=browser-forgotten`)
    expect(await devices()).toHaveLength(1)
    expect([await isSignedIn(desk), await isSignedIn(phone)]).toEqual([true, true])
    const again = await phone.post(`${home}/forget-browser`, { browser })
    expect(again.headers['location']).toBe(`${home}?done=browser-gone`)
    expect(await events('device.forgotten')).toMatchObject([{ detail: { devices: 1 } }])
  })

  test('all are forgotten, and signed out but for this one', async () => {
    const answer = await phone.submit(home, {}, `${home}/forget-browsers`)
    expect(answer.headers['location']).toBe(`${home}?done=browsers-forgotten`)
    expect(await devices()).toEqual([])
    expect([await isSignedIn(desk), await isSignedIn(phone)]).toEqual([false, true])
    expect(await events('device.forgotten')).toMatchObject([{ detail: { devices: 2, sessions_ended: 2 } }])
  })

  test('nobody else’s', async () => {
    const eve = await makeMember(app.deps, { email: 'eve@example.org' })
    await signedIn(firefox, 'eve@example.org')
    const [hers] = await app.deps.devices.listOf(eve.id, app.clock.now())
    await desk.post(`${home}/forget-browser`, { browser: hers?.id ?? '' })
    expect(await app.deps.devices.listOf(eve.id, app.clock.now())).toHaveLength(1)
  })
})

test('a browser may call itself anything: only names we know come through', async () => {
  const odd = await signedIn('<script>alert(1)</script>')
  const { text } = await odd.get(home)
  expect(text).not.toContain('alert(1)')
  expect((await rows(odd, 'sessions'))[0]).toContain('Unknown browser')
})

describe('second factors', () => {
  test('are summed up, each with its way', async () => {
    const { text } = await desk.get(home)
    const words = readable(text)
    expect(words).toContain('Authenticator app Not set up')
    expect(words).toContain('Passkeys Not set up')
    expect(text).toContain('href="/account/security/second-factor/totp"')
    expect(text).toContain('href="/account/security/passkeys"')
  })
})
