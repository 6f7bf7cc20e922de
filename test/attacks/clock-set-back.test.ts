/** The clock was ahead and is put right: what was used stays used, nobody is locked out, and nothing lives on for that long. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '../../src/features/members/member.ts'
import { days, minutes, seconds } from '../../src/kernel/clock.ts'
import { enrol, type Enrolled } from '../second-factor/authenticator.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor, type Visitor } from '../support/visitor.ts'
import { newestMail } from '../verification/mails.ts'
import { isIn } from './browsers.ts'

const app = testApp()
const step = '/sign-in/second-factor'
let member: Member
let ada: Visitor

beforeEach(async () => {
  member = await makeMember(app.deps, { username: 'ada', email: 'ada@example.org', emailVerifiedAt: undefined })
  ada = visitor(app.server)
})

const signIn = (who = ada, secret = password) => who.signIn('ada', secret)
const show = (who: Visitor, phone: Enrolled, more = {}) => who.post(step, { 'proof-code': phone.next(), ...more })

test('a link, a code and a recovery code that were used stay used', async () => {
  const phone = await enrol(app, member)
  await signIn()
  await show(ada, phone)
  await ada.post('/account/address/send')
  const { path, code } = await newestMail(app.deps, 'verification')
  await visitor(app.server).post(path)
  const recovery = { 'proof-recovery-code': phone.recoveryCodes[0] ?? '' }
  const other = visitor(app.server)
  await signIn(other)
  expect((await other.post(step, recovery)).status).toBe(303)

  app.clock.advance(-minutes(5))
  expect((await visitor(app.server).post(path)).status).toBe(410)
  expect((await ada.post('/account/address/code', { code })).status).toBe(422)
  const again = visitor(app.server)
  await signIn(again)
  expect((await again.post(step, recovery)).status).toBe(422)
  expect(await isIn(again)).toBe(false)
})

describe('guesses under a clock that was a day ahead keep nobody out once it is right', () => {
  test('of a password', async () => {
    app.clock.advance(days(1))
    for (let tries = 0; tries < 6; tries += 1) await signIn(visitor(app.server), 'not the password')
    app.clock.advance(-days(1) + minutes(16))
    expect((await signIn()).status).toBe(303)
  })

  test('of a code', async () => {
    const phone = await enrol(app, member)
    app.clock.advance(days(1))
    await signIn()
    for (let tries = 0; tries < 6; tries += 1) await ada.post(step, { 'proof-code': '000000' })
    app.clock.advance(-days(1) + minutes(16))
    await signIn()
    expect((await show(ada, phone)).status).toBe(303)
  })
})

test('a sign-in that was half done under a clock a day ahead is over when it is right', async () => {
  const phone = await enrol(app, member)
  app.clock.advance(days(1))
  await signIn()
  app.clock.advance(-days(1) + minutes(11))
  expect((await show(ada, phone)).headers['location']).toBe('/sign-in')
})

test('two servers whose clocks differ a little share a half-done sign-in', async () => {
  const phone = await enrol(app, member)
  await signIn()
  app.clock.advance(-seconds(50))
  await ada.post(step, { 'proof-recovery-code': phone.recoveryCodes[0] ?? '' })
  expect(await isIn(ada)).toBe(true)
})
