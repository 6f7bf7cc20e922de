/** /account/security/password: another password for the present one. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Member } from '../../src/features/members/member.ts'
import { makeSetupLink } from '../../src/features/setup/make-setup-link.ts'
import { minutes } from '../../src/kernel/clock.ts'
import { enrolSignedIn } from '../second-factor/authenticator.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
const path = '/account/security/password'
const another = 'seven blue elephants dancing'
let member: Member
let ada: Visitor

beforeEach(async () => {
  member = await makeMember(app.deps, { name: 'Ada', email: 'ada@example.org' })
  ada = visitor(app.server)
  await ada.signIn('ada@example.org', password)
})

const change = (fields: Record<string, string> = {}, who = ada) =>
  who.submit(path, { current: password, password: another, passwordAgain: another, ...fields }, path)
const isSignedIn = async (who: Visitor) => (await who.get('/account')).status === 200
const canSignIn = async (typed: string) => (await visitor(app.server).signIn('ada@example.org', typed)).status === 303
const events = (type: string) => app.deps.database.db<Record<string, unknown>>('events').where({ type })
const cookieOf = (answer: { headers: Record<string, unknown> }) =>
  ((answer.headers['set-cookie'] ?? []) as string[]).find((cookie) => cookie.startsWith('latchkey='))?.split(';')[0]

describe('R09 the password is changed', () => {
  test('for the present one only: all other sessions end, this one goes on under a new id, and a mail tells of it', async () => {
    const phone = visitor(app.server)
    const before = cookieOf(await phone.signIn('ada@example.org', password)) ?? ''
    const answer = await change({}, phone)
    expect(answer.headers['location']).toBe('/account/security?done=password-changed')

    expect([await isSignedIn(phone), await isSignedIn(ada)]).toEqual([true, false])
    const thief = visitor(app.server)
    void thief.agent.set('Cookie', before)
    expect(await isSignedIn(thief)).toBe(false)
    expect([await canSignIn(another), await canSignIn(password)]).toEqual([true, false])

    expect(await events('password.set')).toMatchObject([
      { actor: 'system' },
      { actor: `member:${member.id}`, subject_id: member.id, detail: { sessions_ended: 1 } },
    ])
    const mails = await app.deps.database
      .db<Record<string, unknown>>('outbox_messages')
      .where({ kind: 'password-changed' })
    expect(mails).toMatchObject([{ member_id: member.id }])
    expect(app.logged.join('')).not.toContain(another)
  })

  test('not for another one, which counts as a wrong password does at the sign-in', async () => {
    const answer = await change({ current: 'not my password at all' })
    expect(answer.status).toBe(422)
    expect(readable(answer.text)).toContain('This is not your current password.')
    expect(answer.text).not.toContain(another)
    expect(await canSignIn(password)).toBe(true)
    expect(await events('password.refused')).toMatchObject([{ subject_id: member.id, codes: ['wrong-password'] }])
  })

  test('not for ever so many tries: the right one has to wait as well', async () => {
    let last = await change({ current: 'wrong one' })
    for (let tries = 1; last.status === 422 && tries < 15; tries += 1)
      last = await change({ current: `wrong ${tries}` })
    expect(last.status).toBe(429)
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
    expect((await change()).status).toBe(429)
  })

  test('not without it', async () => {
    const answer = await change({ current: '', passwordAgain: 'something else' })
    expect(answer.status).toBe(422)
    expect(readable(answer.text)).toContain('2 things need your attention')
    expect(app.hashing.count).toBeLessThanOrEqual(2)
  })

  test('nor to one that would not do, whatever else is wrong', async () => {
    const answer = await change({ current: 'wrong', password: 'too short', passwordAgain: 'too short' })
    expect(answer.status).toBe(422)
    const text = readable(answer.text)
    expect(text).toContain('This is not your current password.')
    expect(text).toContain('Use at least 15 characters. This has 9.')
  })

  test('nor from another site, or without a session', async () => {
    const fields = { current: password, password: another, passwordAgain: another }
    expect((await ada.agent.post(path).type('form').send(fields)).status).toBe(403)
    expect((await visitor(app.server).post(path, fields)).status).toBe(401)
    expect(await canSignIn(password)).toBe(true)
  })
})

describe('whoever has a second factor', () => {
  test('shows it first, however well they know the password: that makes their session worth no more', async () => {
    const phone = await enrolSignedIn(app, ada, member)
    app.clock.advance(minutes(11))
    const form = { current: password, password: another, passwordAgain: another }
    for (const asked of [await ada.get(path), await ada.post(path, form)]) {
      expect(asked.headers['location']).toBe(`/sign-in/prove?${new URLSearchParams({ continue: path })}`)
    }
    expect(await canSignIn(another)).toBe(false)
    const prove = `/sign-in/prove?${new URLSearchParams({ continue: path })}`
    expect((await ada.submit(prove, { 'proof-code': phone.next() }, '/sign-in/prove')).headers['location']).toBe(path)
    app.clock.advance(minutes(9))
    expect((await change()).headers['location']).toBe('/account/security?done=password-changed')
    app.clock.advance(minutes(2))
    const totp = '/account/security/second-factor/totp'
    expect((await ada.get(totp)).headers['location']).toBe(`/sign-in/prove?${new URLSearchParams({ continue: totp })}`)
  })
})

test('a link for yet another password that was sent before is void', async () => {
  const { path: link } = await makeSetupLink(app.deps, { memberId: member.id })
  expect((await visitor(app.server).get(link)).status).toBe(200)
  await change()
  expect((await visitor(app.server).get(link)).status).toBe(410)
})

test('an address that was asked for under the old password and not proved yet is void', async () => {
  const form = '/account/address/change'
  expect((await ada.submit(form, { email: 'ada@example.net' }, form)).status).toBe(303)
  await change()
  expect(await events('address.change-voided')).toMatchObject([{ subject_id: member.id, codes: ['password-changed'] }])
})

test('whoever was signed out while they typed changes nothing', async () => {
  vi.spyOn(app.deps.passwords, 'hash').mockImplementationOnce(async (text) => {
    await app.deps.sessions.endAllOf(member.id)
    return `instant:${text}`
  })
  expect((await change()).status).toBe(409)
  expect([await canSignIn(another), await canSignIn(password)]).toEqual([false, true])
})

test('a database that fails in between leaves everything as it was', async () => {
  const { db } = app.deps.database
  await db.raw(
    `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$`,
  )
  await db.raw(
    `create trigger refuse before insert on events for each row when (new.type = 'password.set') execute function refuse()`,
  )
  try {
    expect((await change()).status).toBe(500)
  } finally {
    await db.raw('drop trigger refuse on events')
    await db.raw('drop function refuse()')
  }
  expect(await isSignedIn(ada)).toBe(true)
  expect([await canSignIn(another), await canSignIn(password)]).toEqual([false, true])
})

test('an address that nobody proved is told nothing', async () => {
  await makeMember(app.deps, { email: 'eve@example.org', emailVerifiedAt: undefined })
  const eve = visitor(app.server)
  await eve.signIn('eve@example.org', password)
  expect((await change({}, eve)).status).toBe(303)
  expect(await app.deps.database.db('outbox_messages')).toEqual([])
})

test('whoever has no password is told where to get one', async () => {
  await app.deps.members.removeCredentials(member.id)
  const { text } = await ada.get(path)
  expect(readable(text)).toContain('You have no password')
  expect(text).toContain('href="/forgot-password"')
  expect(text).not.toContain('type="password"')
})
