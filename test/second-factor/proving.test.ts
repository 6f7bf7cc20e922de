/** Showing once more that it is oneself: before a hand-off long after the last proof, and before something dangerous. */
import * as cheerio from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '../../src/features/members/member.ts'
import { makeSetupLink } from '../../src/features/setup/make-setup-link.ts'
import { minutes } from '../../src/kernel/clock.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { handoffForm, readable, visitor, type Visitor } from '../support/visitor.ts'
import { enrol, enrolByPage, enrolSignedIn, eventsOf } from './authenticator.ts'

const app = testApp()
const path = '/sign-in/prove'
const home = '/admin/apps/acme-help'
let member: Member
let ada: Visitor

beforeEach(async () => {
  await makeApp(app.deps)
  member = await makeMember(app.deps, { username: 'ada', role: 'owner' })
  ada = visitor(app.server)
  await ada.signIn('ada', password)
})

const cookieOf = (answer: { headers: Record<string, unknown> }): string | undefined =>
  ((answer.headers['set-cookie'] ?? []) as string[]).find((cookie) => cookie.startsWith('latchkey='))?.split(';', 1)[0]
const isGood = async (cookie = '') =>
  (await visitor(app.server).agent.get('/account').set('Cookie', cookie)).status === 200
const isThere = async () => (await app.deps.apps.find('acme-help')) !== undefined
const deleteApp = () => ada.submit(home, { confirm: 'Acme Help' }, `${home}/delete`)

/** Fills the form with that field of an asking page as it was answered, and sends it. */
async function answer(page: string, field: string, value: string) {
  const form = cheerio.load(page)(`main form:has([name="${field}"])`).first()
  const kept = Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value]))
  return ada.agent
    .post(form.attr('action') ?? '')
    .type('form')
    .send({ ...kept, [field]: value })
}

test('R26 the session has another id after the second factor and after every proof, and the old one is dead', async () => {
  const who = visitor(app.server)
  const first = cookieOf(await who.signIn('ada', password))
  const { answer: enrolled, next } = await enrolByPage(who, app)
  app.clock.advance(minutes(10))
  const second = cookieOf(enrolled)
  const proved = await who.submit(path, { 'proof-code': next() }, path)
  const third = cookieOf(proved)
  expect(new Set([first, second, third]).size).toBe(3)
  expect([await isGood(first), await isGood(second), await isGood(third)]).toEqual([false, false, true])
})

describe('before something dangerous', () => {
  test('whoever has a second factor is asked for it, and what was entered is carried along', async () => {
    const phone = await enrolSignedIn(app, ada, member)
    app.clock.advance(minutes(10))
    const asked = await deleteApp()
    expect(asked.status).toBe(403)
    expect(cheerio.load(asked.text)('[type=password]').length).toBe(0)
    const wrong = await answer(asked.text, 'proof-code', '000000')
    expect(wrong.status).toBe(422)
    expect(await isThere()).toBe(true)
    const done = await answer(wrong.text, 'proof-code', phone.next())
    expect(done.status).toBe(303)
    expect(await isThere()).toBe(false)
    expect((await eventsOf(app.deps, 'second-factor.confirmed')).at(-1)).toMatchObject({ detail: { way: 'totp' } })
  })

  test('their password is not enough then, and is not even looked at', async () => {
    await enrolSignedIn(app, ada, member)
    app.clock.advance(minutes(10))
    const asked = await deleteApp()
    app.hashing.count = 0
    const form = cheerio.load(asked.text)('main form').first()
    const kept = Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value]))
    const sent = await ada.agent
      .post(`${home}/delete`)
      .type('form')
      .send({ ...kept, 'proof-code': undefined, proof: password })
    expect(sent.status).toBe(422)
    expect(app.hashing.count).toBe(0)
    expect(await isThere()).toBe(true)
  })

  test('nor is a browser that was remembered, however lately somebody signed in with it', async () => {
    const phone = await enrol(app, member)
    const step = '/sign-in/second-factor'
    await ada.signIn('ada', password)
    await ada.submit(step, { 'proof-code': phone.next(), remember: 'on' }, step)
    await ada.submit('/account', {}, '/sign-out')
    expect((await ada.signIn('ada', password)).headers['location']).toBe('/account')
    const asked = await deleteApp()
    expect(asked.status).toBe(403)
    const setUp = '/account/security/second-factor/totp'
    expect((await ada.get(setUp)).headers['location']).toBe(`${path}?${new URLSearchParams({ continue: setUp })}`)
    expect((await answer(asked.text, 'proof-code', phone.next())).status).toBe(303)
  })

  test('a recovery code does as well, once', async () => {
    const { recoveryCodes } = await enrolSignedIn(app, ada, member)
    app.clock.advance(minutes(10))
    const asked = await ada.submit(home, { confirm: 'Not its name' }, `${home}/delete`)
    const [code = ''] = recoveryCodes
    expect((await answer(asked.text, 'proof-recovery-code', code)).status).toBe(422)
    app.clock.advance(minutes(10))
    const again = await deleteApp()
    const refused = await answer(again.text, 'proof-recovery-code', code)
    expect(refused.status).toBe(422)
    expect(readable(refused.text)).toContain('not one of your unused recovery codes')
    expect(await isThere()).toBe(true)
  })

  test('what was typed as proof is in no page', async () => {
    const { recoveryCodes } = await enrolSignedIn(app, ada, member)
    app.clock.advance(minutes(10))
    const asked = await deleteApp()
    const [code = ''] = recoveryCodes
    const pages = [
      await answer(asked.text, 'proof-code', '123123'),
      await answer(asked.text, 'proof-recovery-code', `${code}X`),
    ]
    for (const { text } of pages) {
      expect(text).not.toContain('123123')
      expect(text).not.toContain(code)
    }
  })
})

describe('the page before a hand-off', () => {
  const back = '/sso/zendesk/acme-help?return_to=%2Fhc%2Fen-us%3Fa%3D1'
  const page = `${path}?${new URLSearchParams({ continue: back })}`

  beforeEach(async () => {
    const settings = await app.deps.securitySettings.find()
    const strict = { ...settings, handoffProofMinutes: 30 }
    await app.deps.securitySettings.change(settings.version, strict, app.clock.now())
  })

  test('asks for the password of somebody without a second factor, and leads on', async () => {
    app.clock.advance(minutes(31))
    expect((await ada.get(back)).headers['location']).toBe(page)
    const wrong = await ada.submit(page, { proof: 'not the password' }, path)
    expect(wrong.status).toBe(422)
    const done = await answer(wrong.text, 'proof', password)
    expect(done.headers['location']).toBe(back)
    expect(handoffForm((await ada.get(back)).text).fields).toHaveProperty('jwt')
  })

  test('asks for the second factor of somebody who has one', async () => {
    const phone = await enrolSignedIn(app, ada, member)
    app.clock.advance(minutes(31))
    expect((await ada.get(back)).headers['location']).toBe(page)
    const asked = await ada.get(page)
    expect(cheerio.load(asked.text)('[type=password]').length).toBe(0)
    expect((await answer(asked.text, 'proof-code', phone.next())).headers['location']).toBe(back)
    expect(handoffForm((await ada.get(back)).text).fields).toHaveProperty('jwt')
  })

  test('asks for the second factor in a browser that was remembered, which hops without it otherwise', async () => {
    const phone = await enrol(app, member)
    await ada.signIn('ada', password)
    const step = '/sign-in/second-factor'
    await ada.submit(step, { 'proof-code': phone.next(), remember: 'on' }, step)
    await ada.submit('/account', {}, '/sign-out')
    await ada.signIn('ada', password)
    expect((await ada.get(back)).headers['location']).toBe(page)
    expect((await ada.submit(page, { 'proof-code': phone.next() }, path)).headers['location']).toBe(back)
    expect(handoffForm((await ada.get(back)).text).fields).toHaveProperty('jwt')
  })

  test('sends somebody who is not signed in to the sign-in, which leads on as well', async () => {
    const stranger = visitor(app.server)
    expect((await stranger.get(page)).headers['location']).toBe(`/sign-in?${new URLSearchParams({ continue: back })}`)
    const posted = await stranger.agent.post(path).type('form').send({ continue: back, proof: password })
    expect(posted.headers['location']).toBe(page)
  })

  test('does not make a session last longer than it would', async () => {
    app.clock.advance(minutes(100))
    await ada.submit(page, { proof: password }, path)
    for (let hour = 2; hour < 12; hour += 1) {
      expect((await ada.get('/account')).status, `after ${hour} hours`).toBe(200)
      app.clock.advance(minutes(60))
    }
    app.clock.advance(minutes(21))
    expect((await ada.get('/account')).status).toBe(303)
  })
})

test('R21 a new password by link does not stand in for the second factor', async () => {
  const bob = await makeMember(app.deps, { username: 'bob' })
  await enrol(app, bob)
  const { path: link } = await makeSetupLink(app.deps, { memberId: bob.id })
  const anew = 'seven blue elephants dancing'
  const thief = visitor(app.server)
  expect((await thief.submit(link, { password: anew, passwordAgain: anew })).status).toBe(303)
  expect((await thief.get('/account')).status).toBe(303)
  expect((await thief.signIn('bob', anew)).headers['location']).toBe('/sign-in/second-factor')
  expect((await thief.get('/account')).status).toBe(303)
})
