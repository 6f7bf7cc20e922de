/** Forms that did not come from our own pages, or not from this visit, change nothing. */
import { beforeEach, describe, expect, test } from 'vitest'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
let ada: Visitor

const tokenOn = (html: string): string => /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
const credentials = { identifier: 'ada@example.org', password }

beforeEach(async () => {
  ada = visitor(app.server)
  await makeMember(app.deps, { name: 'Ada Lovelace', email: 'ada@example.org' })
})

const isSignedIn = async () => (await ada.get('/account')).status === 200

describe('a sign-in form', () => {
  test.each([
    ['no token', () => ''],
    ['an invented token', () => `${'a'.repeat(64)}.${'b'.repeat(64)}`],
    ['the token of another browser', async () => tokenOn((await visitor(app.server).get('/sign-in')).text)],
    ['half a token', async () => tokenOn((await ada.get('/sign-in')).text).slice(0, 64)],
  ])('with %s signs nobody in, and comes back with what was typed', async (_what, make) => {
    await ada.get('/sign-in')
    const csrf = await make()
    const form = { ...credentials, csrf, continue: '/admin/apps' }
    const answer = await ada.agent.post('/sign-in').type('form').send(form)
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('value="ada@example.org"')
    expect(answer.text).toContain('value="/admin/apps"')
    expect(answer.text).not.toContain(password)
    expect(readable(answer.text)).toContain('Please type your password once more')
    expect(await isSignedIn()).toBe(false)
    expect(app.hashing.count).toBe(1) // making the member

    const again = await ada.agent
      .post('/sign-in')
      .type('form')
      .send({ ...form, csrf: tokenOn(answer.text) })
    expect(again.headers['location']).toBe('/admin/apps')
  })

  test('R45 without its cookie signs nobody in', async () => {
    const csrf = tokenOn((await ada.get('/sign-in')).text)
    const answer = await visitor(app.server)
      .agent.post('/sign-in')
      .type('form')
      .send({ ...credentials, csrf })
    expect(answer.status).toBe(403)
  })

  test('opened twice works in both tabs until one of them has signed in', async () => {
    const first = tokenOn((await ada.get('/sign-in')).text)
    const second = tokenOn((await ada.get('/sign-in')).text)
    expect(
      (
        await ada.agent
          .post('/sign-in')
          .type('form')
          .send({ ...credentials, csrf: first })
      ).status,
    ).toBe(303)
    const answer = await ada.agent
      .post('/sign-in')
      .type('form')
      .send({ ...credentials, csrf: second, continue: '/account' })
    expect(answer.status).toBe(303)
    expect(answer.headers['location']).toBe('/sign-in?continue=%2Faccount')
    expect(readable((await ada.get('/sign-in')).text)).toContain('Ada Lovelace')
  })

  test('with a cookie that is no text is answered with words', async () => {
    for (const cookie of [
      'latchkey-form=j:{"a":1}',
      'latchkey-form=',
      'latchkey-form=%E0%A4%A',
      'latchkey-form=j:["x.y"]',
    ]) {
      const agent = visitor(app.server)
      expect((await agent.agent.get('/sign-in').set('Cookie', cookie)).status).toBe(200)
      const answer = await agent.agent
        .post('/sign-in')
        .set('Cookie', cookie)
        .type('form')
        .send({ ...credentials, csrf: 'x.y' })
      expect(answer.status).toBe(403)
    }
  })
})

describe('where a form comes from', () => {
  const send = async (headers: Record<string, string>) => {
    const csrf = tokenOn((await ada.get('/sign-in')).text)
    return ada.agent
      .post('/sign-in')
      .set(headers)
      .type('form')
      .send({ ...credentials, csrf })
  }

  test.each([
    ['another origin', { Origin: 'https://evil.example' }],
    ['another port', { Origin: 'http://localhost:3001' }],
    ['a sandboxed frame of another site', { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' }],
    ['a sister domain', { 'Sec-Fetch-Site': 'same-site' }],
  ])('%s is refused', async (_where, headers) => {
    const answer = await send(headers)
    expect(answer.status).toBe(403)
    expect(readable(answer.text)).toContain('http://localhost:3000')
    expect(await isSignedIn()).toBe(false)
  })

  test.each([
    ['our own origin', { Origin: 'http://localhost:3000', 'Sec-Fetch-Site': 'same-origin' }],
    ['our own page, which sends no referrer', { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' }],
    ['an old browser that says nothing', {}],
  ])('%s is taken', async (_where, headers) => {
    expect((await send(headers as Record<string, string>)).status).toBe(303)
  })
})

describe('signing out', () => {
  test('needs the form: nobody is signed out by a link or another site', async () => {
    await ada.signIn('ada@example.org', password)
    await ada.get('/sign-out')
    expect((await ada.agent.post('/sign-out').type('form').send({})).status).toBe(403)
    expect(await isSignedIn()).toBe(true)
  })

  test('twice, or after the session ended by itself, is no error', async () => {
    await ada.signIn('ada@example.org', password)
    const csrf = tokenOn((await ada.get('/account')).text)
    for (let i = 0; i < 2; i += 1) {
      const answer = await ada.agent.post('/sign-out').type('form').send({ csrf })
      expect(answer.headers['location']).toBe('/signed-out')
    }
    expect(readable((await ada.get('/signed-out')).text)).toContain('You are signed out')
  })

  test('a token from before the sign-in is worth nothing after it', async () => {
    const csrf = tokenOn((await ada.get('/sign-in')).text)
    await ada.signIn('ada@example.org', password)
    expect((await ada.agent.post('/sign-out').type('form').send({ csrf })).status).toBe(403)
  })
})
