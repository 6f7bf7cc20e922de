/** The second step of a sign-in: a right password alone opens nothing for somebody who has a second factor. */
import * as cheerio from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '../../src/features/members/member.ts'
import { suspendMember } from '../../src/features/members/suspend-member.ts'
import { makeSetupLink } from '../../src/features/setup/make-setup-link.ts'
import { findLockedUntil, unlockMember } from '../../src/features/sign-in/unlock-member.ts'
import { days, hours, minutes, seconds } from '../../src/kernel/clock.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'
import { codeAt, enrol, eventsOf, noticesTo, type Enrolled } from './authenticator.ts'

const app = testApp()
const path = '/sign-in/second-factor'
let member: Member
let phone: Enrolled
let ada: Visitor

beforeEach(async () => {
  member = await makeMember(app.deps, { email: 'ada@example.org' })
  phone = await enrol(app, member)
  ada = visitor(app.server)
})

const signIn = (who: Visitor = ada, continueTo?: string) => who.signIn('ada@example.org', password, continueTo)
const show = (code: string, who: Visitor = ada, page = path, more = {}) =>
  who.submit(page, { 'proof-code': code, ...more }, path)
const isSignedIn = async (who: Visitor = ada) => (await who.get('/account')).status === 200

describe('after the password', () => {
  test('nobody is in yet, and the page asks for a code', async () => {
    const answer = await signIn()
    expect(answer.status).toBe(303)
    expect(answer.headers['location']).toBe(path)
    expect(await isSignedIn()).toBe(false)
    const page = await ada.get(path)
    expect(page.status).toBe(200)
    const field = cheerio.load(page.text)('[name=proof-code]')
    expect(field.attr()).toMatchObject({ autocomplete: 'one-time-code', inputmode: 'numeric' })
    expect(page.text).not.toContain(phone.secret)
  })

  test('a code lets them in, and the history says with what', async () => {
    await signIn()
    const answer = await show(phone.next())
    expect(answer.headers['location']).toBe('/account')
    expect(await isSignedIn()).toBe(true)
    const all = await eventsOf(app.deps, 'sign-in.challenged', 'sign-in.succeeded')
    expect(all.slice(-2)).toMatchObject([
      { type: 'sign-in.challenged', subject_id: member.id },
      { type: 'sign-in.succeeded', actor: `member:${member.id}`, detail: { proofs: ['password', 'totp'] } },
    ])
  })

  test('a hand-off asked for at first comes after it, query and all, past every mistake', async () => {
    await makeApp(app.deps, { stage: 'everyone' })
    const back = '/sso/zendesk/acme-help?return_to=%2Fhc%2Fen-us%3Fa%3D1%26b%3D%252F'
    const asked = await signIn(ada, back)
    const page = asked.headers['location'] ?? ''
    expect(readable((await ada.get(page)).text)).toContain('to continue to Acme Help')
    const wrong = await show('000000', ada, page)
    expect(wrong.status).toBe(422)
    expect(cheerio.load(wrong.text)('[name=continue]').first().val()).toBe(back)
    // The step itself knows where it leads: a page without the address of the first does as well.
    expect((await show(phone.next())).headers['location']).toBe(back)
    expect((await ada.get(back)).status).toBe(200)
  })

  test('the form that a session had ended under is offered again', async () => {
    const kept = JSON.stringify({ action: '/account/profile', fields: [{ name: 'phone', value: '+46701234567' }] })
    await ada.submit('/sign-in', { identifier: 'ada@example.org', password, kept })
    expect((await show(phone.next())).text).toContain('+46701234567')
  })
})

describe('a code', () => {
  test('R15 a code works once only, one step of drift either way', async () => {
    for (const off of [-1, 1]) {
      app.clock.advance(minutes(5))
      const who = visitor(app.server)
      await signIn(who)
      const code = codeAt(phone.secret, app.clock.now(), off)
      expect((await show(code, who)).headers['location']).toBe('/account')

      const again = visitor(app.server)
      await signIn(again)
      const replayed = await show(code, again)
      expect(replayed.status).toBe(422)
      const wrong = await show('000000', again)
      const said = (html: string) => readable(html).replace(/csrf\S+/g, '')
      expect(said(replayed.text)).toBe(said(wrong.text))
      expect(await isSignedIn(again)).toBe(false)
    }
    app.clock.advance(minutes(5))
    await signIn()
    for (const off of [-2, 2]) expect((await show(codeAt(phone.secret, app.clock.now(), off))).status).toBe(422)
    const codes = (await eventsOf(app.deps, 'second-factor.refused')).flatMap((event) => event['codes'])
    expect(codes.filter((code) => code === 'replayed-code')).toHaveLength(2)
    expect(codes.filter((code) => code === 'wrong-code')).toHaveLength(4)
  })

  test('an earlier one than the latest is refused, also when the clock has been set back', async () => {
    await signIn()
    const code = phone.next()
    await show(code)
    app.clock.advance(-hours(1))
    const again = visitor(app.server)
    await signIn(again)
    expect((await show(codeAt(phone.secret, app.clock.now()), again)).status).toBe(422)
    app.clock.advance(hours(1))
    await signIn(again)
    expect((await show(code, again)).status).toBe(422)
  })

  test('of two tabs with one code, one gets in', async () => {
    const tabs = [visitor(app.server), visitor(app.server)]
    for (const tab of tabs) await signIn(tab)
    const code = phone.next()
    const answers = await Promise.all(tabs.map((tab) => show(code, tab)))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(await Promise.all(tabs.map(isSignedIn))).toContain(false)
  })

  test('of one step sent twice at once, one session comes', async () => {
    await signIn()
    const code = phone.next()
    const answers = await Promise.all([show(code), show(code)])
    expect(answers.map(({ headers }) => headers['location'] ?? 'no').sort()).not.toEqual(['/account', '/account'])
    expect(await eventsOf(app.deps, 'sign-in.succeeded')).toHaveLength(1)
  })

  test('of another member’s app opens nothing', async () => {
    const hers = await enrol(app, await makeMember(app.deps, { username: 'eve' }))
    await signIn()
    expect((await show(hers.next())).status).toBe(422)
  })
})

describe('guessing', () => {
  test('is slowed down after five wrong codes, right one or not, in every browser, and never for good', async () => {
    await signIn()
    for (let i = 0; i < 5; i += 1) expect((await show('000000')).status).toBe(422)
    const elsewhere = visitor(app.server)
    await signIn(elsewhere)
    for (const who of [ada, elsewhere]) {
      const turnedAway = await show(codeAt(phone.secret, app.clock.now(), 1), who)
      expect(turnedAway.status).toBe(429)
      expect(turnedAway.headers['retry-after']).toBe('30')
    }
    expect((await show(phone.next(), elsewhere)).status).toBe(303)
  })

  test('is not made easier by a new password, which is no second factor', async () => {
    await signIn()
    for (let i = 0; i < 5; i += 1) await show('000000')
    const anew = { password: 'seven blue elephants dancing', passwordAgain: 'seven blue elephants dancing' }
    const { path: link } = await makeSetupLink(app.deps, { memberId: member.id })
    expect((await ada.submit(link, anew)).status).toBe(303)
    await ada.signIn('ada@example.org', anew.password)
    expect((await show('000000')).status).toBe(429)
    await app.deps.inTransaction((stores) => unlockMember({ ...app.deps, ...stores }, { member, actor: 'system' }))
    expect((await show('000000')).status).toBe(422)
  })

  test('keeps nobody out of a browser in which they have shown the factor before', async () => {
    await signIn()
    await show(phone.next())
    await ada.submit('/account', {}, '/sign-out')
    const thief = visitor(app.server)
    await signIn(thief)
    for (let i = 0; i < 5; i += 1) await show('000000', thief)
    expect((await show('000000', thief)).status).toBe(429)
    expect(await findLockedUntil(app.deps, member)).toBeInstanceOf(Date)

    await signIn()
    for (let i = 0; i < 5; i += 1) expect((await show('000000')).status).toBe(422)
    expect((await show('000000')).status).toBe(429)
    await app.deps.inTransaction((stores) => unlockMember({ ...app.deps, ...stores }, { member, actor: 'system' }))
    expect((await show(phone.next())).headers['location']).toBe('/account')
  })

  test('is no business of a browser from before the factor: somebody else may have had it', async () => {
    await app.deps.factors.removeAllOf(member.id)
    await signIn()
    await ada.submit('/account', {}, '/sign-out')
    app.clock.advance(minutes(1))
    phone = await enrol(app, member)
    await signIn()
    for (let i = 0; i < 5; i += 1) await show('000000')
    await signIn(visitor(app.server))
    expect(await findLockedUntil(app.deps, member)).toBeInstanceOf(Date)
  })

  test('tells the member that somebody knows their password, five times an hour at most', async () => {
    const told = async () => (await noticesTo(app.deps, member.id)).filter((kind) => kind === 'second-factor-refused')
    await signIn()
    for (let i = 0; i < 4; i += 1) await show('000000')
    expect(await told()).toHaveLength(0)
    for (let i = 0; i < 8; i += 1) {
      await show('000000')
      app.clock.advance(minutes(4))
      await signIn()
    }
    const failed = (await eventsOf(app.deps, 'second-factor.refused')).length
    expect(failed).toBeGreaterThan(4)
    expect((await told()).length).toBe(Math.min(5, failed - 4))
  })

  test('does not slow anybody else down', async () => {
    await signIn()
    for (let i = 0; i < 6; i += 1) await show('000000')
    const hers = await enrol(app, await makeMember(app.deps, { username: 'eve' }))
    const eve = visitor(app.server)
    await eve.signIn('eve', password)
    expect((await show(hers.next(), eve)).status).toBe(303)
  })

  test.each([
    ['nothing', {}],
    ['a blank code', { 'proof-code': ' ' }],
    ['two codes', { 'proof-code': ['1', '2'] }],
    ['the password once more', { proof: password }],
    ['a passkey that is none', { 'proof-passkey': 'yes', assertion: '{"id":1}' }],
    ['a long text', { 'proof-code': '1'.repeat(10_000), 'proof-recovery-code': '1'.repeat(10_000) }],
  ])('%s lets nobody in and breaks nothing', async (_what, fields: Record<string, string | string[]>) => {
    await signIn()
    const csrf = cheerio
      .load((await ada.get(path)).text)('[name=csrf]')
      .first()
      .val()
    const answer = await ada.agent
      .post(path)
      .type('form')
      .send({ ...fields, csrf })
    expect([200, 422]).toContain(answer.status)
    expect(await isSignedIn()).toBe(false)
  })
})

describe('a step', () => {
  test('expires after ten minutes and leads back to the sign-in, with where it was going', async () => {
    const page = (await signIn(ada, '/account?x=1')).headers['location'] ?? ''
    const $ = cheerio.load((await ada.get(page)).text)
    app.clock.advance(minutes(10))
    const csrf = $('[name=csrf]').first().val()
    const late = { csrf, continue: '/account?x=1', 'proof-code': phone.next() }
    const answer = await ada.agent.post(path).type('form').send(late)
    expect(answer.headers['location']).toBe('/sign-in?continue=%2Faccount%3Fx%3D1')
    expect((await ada.get(page)).headers['location']).toBe('/sign-in?continue=%2Faccount%3Fx%3D1')
  })

  test('belongs to the browser that began it: another one has nothing to show', async () => {
    await signIn()
    const eve = visitor(app.server)
    expect((await eve.get(path)).headers['location']).toBe('/sign-in')
  })

  test('is over with a suspension and with the end of all sessions', async () => {
    await signIn()
    await app.deps.inTransaction((stores) => stores.sessions.endAllOf(member.id))
    expect((await ada.get(path)).headers['location']).toBe('/sign-in')
    await signIn()
    await app.deps.inTransaction((stores) =>
      suspendMember({ ...app.deps, ...stores }, { id: member.id, actor: 'system' }),
    )
    expect((await ada.get(path)).headers['location']).toBe('/sign-in')
  })

  test('comes back for a form whose token is gone', async () => {
    await signIn()
    const answer = await ada.agent.post(path).type('form').send({ continue: '/account', 'proof-code': phone.next() })
    expect(answer.status).toBe(303)
    expect(answer.headers['location']).toBe(`${path}?continue=%2Faccount`)
  })
})

describe('a browser that is remembered', () => {
  test('is asked for the password only, for as many days as it said', async () => {
    await signIn()
    const page = await ada.get(path)
    expect(readable(page.text)).toContain('Remember this browser for 30 days')
    await show(phone.next(), ada, path, { remember: 'on' })
    await ada.submit('/account', {}, '/sign-out')
    expect((await signIn()).headers['location']).toBe('/account')
    app.clock.advance(days(30) + seconds(1))
    expect((await signIn(ada)).headers['location']).toBe(path)
  })

  test('is remembered no longer than the settings allow by then', async () => {
    await signIn()
    await show(phone.next(), ada, path, { remember: 'on' })
    await ada.submit('/account', {}, '/sign-out')
    const rememberFor = async (rememberDays: number) => {
      const settings = await app.deps.securitySettings.find()
      await app.deps.securitySettings.change(settings.version, { ...settings, rememberDays }, app.clock.now())
    }
    app.clock.advance(days(8))
    for (const [rememberDays, leads] of [
      [0, path],
      [7, path],
      [9, '/account'],
    ] as const) {
      await rememberFor(rememberDays)
      expect((await signIn()).headers['location'], `${rememberDays} days`).toBe(leads)
    }
    await ada.submit('/account', {}, '/sign-out')
    await rememberFor(365)
    app.clock.advance(days(23))
    expect((await signIn()).headers['location']).toBe(path)
  })

  test('is another one without the tick, and for another member', async () => {
    await signIn()
    await show(phone.next())
    await ada.submit('/account', {}, '/sign-out')
    expect((await signIn()).headers['location']).toBe(path)
  })

  test('is not offered where the settings forbid it', async () => {
    const settings = await app.deps.securitySettings.find()
    await app.deps.securitySettings.change(settings.version, { ...settings, rememberDays: 0 }, app.clock.now())
    await signIn()
    expect((await ada.get(path)).text).not.toContain('name="remember"')
    await show(phone.next(), ada, path, { remember: 'on' })
    await ada.submit('/account', {}, '/sign-out')
    expect((await signIn()).headers['location']).toBe(path)
  })
})

test('secrets and codes are in no log line and no event', async () => {
  await signIn()
  const code = phone.next()
  await show(code)
  const told = [...app.logged, JSON.stringify(await app.deps.database.db('events'))].join('\n')
  for (const secret of [phone.secret, ...phone.recoveryCodes]) expect(told).not.toContain(secret)
  expect(JSON.stringify(await app.deps.database.db('totp_factors'))).not.toContain(phone.secret)
})
