/** Fixation: Mallory has Ada use a cookie that Mallory knows, and waits for it to become worth something. */
import { beforeEach, expect, test } from 'vitest'
import type { Member } from '../../src/features/members/member.ts'
import { enrol, noticesTo, type Enrolled } from '../second-factor/authenticator.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor, type Visitor } from '../support/visitor.ts'
import { cookieIn, isIn, plant, whoIsIn } from './browsers.ts'

const app = testApp()
const step = '/sign-in/second-factor'
const names = ['Ada Lovelace', 'Mallory']
let ada: Member
let mallory: Member
/** The browser that Ada sits at, and what Mallory has at home. */
let adas: Visitor
let mallorys: Visitor

beforeEach(async () => {
  ada = await makeMember(app.deps, { name: 'Ada Lovelace', username: 'ada' })
  mallory = await makeMember(app.deps, { name: 'Mallory', username: 'mallory' })
  adas = visitor(app.server)
  mallorys = visitor(app.server)
})

const signIn = (who: Visitor, username: string) => who.post('/sign-in', { identifier: username, password })
const show = (who: Visitor, phone: Enrolled, more = {}) =>
  who.submit(step, { 'proof-code': phone.next(), ...more }, step)
const signOut = (who: Visitor) => who.submit('/account', {}, '/sign-out')

test('Mallory plants her own session before Ada signs in: Ada gets another one, and Mallory’s is over', async () => {
  const planted = cookieIn(await signIn(mallorys, 'mallory'), 'latchkey')
  plant(adas, 'latchkey', planted)
  expect(await whoIsIn(adas, names)).toBe('Mallory')
  const given = cookieIn(await signIn(adas, 'ada'), 'latchkey')
  expect(given).not.toBe(planted)
  expect(await whoIsIn(adas, names)).toBe('Ada Lovelace')
  expect(await isIn(mallorys)).toBe(false)
})

test('Mallory plants it before the second factor: what she knows is a session of nobody afterwards', async () => {
  const phone = await enrol(app, ada)
  const planted = cookieIn(await signIn(mallorys, 'mallory'), 'latchkey')
  plant(adas, 'latchkey', planted)
  await signIn(adas, 'ada')
  expect(await whoIsIn(mallorys, names)).toBe('Mallory')
  expect((await show(adas, phone)).status).toBe(303)
  expect(await whoIsIn(adas, names)).toBe('Ada Lovelace')
  expect(await isIn(mallorys)).toBe(false)
})

test('Mallory plants a session of nobody, signed or not: it never becomes one', async () => {
  const signed = cookieIn(await signIn(mallorys, 'mallory'), 'latchkey')
  await signOut(mallorys)
  for (const planted of [signed, 's%3Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.b', 'x'.repeat(43)]) {
    adas = visitor(app.server)
    plant(adas, 'latchkey', planted)
    await signIn(adas, 'ada')
    expect(await isIn(adas)).toBe(true)
    mallorys = visitor(app.server)
    plant(mallorys, 'latchkey', planted)
    expect(await isIn(mallorys)).toBe(false)
  }
})

test('Mallory knows the password, begins, and has Ada finish: Ada is in at her own browser, and Mallory is not', async () => {
  const phone = await enrol(app, ada)
  const begun = cookieIn(await signIn(mallorys, 'ada'), 'latchkey-step')
  plant(adas, 'latchkey-step', begun)
  expect((await show(adas, phone)).status).toBe(303)
  expect(await whoIsIn(adas, names)).toBe('Ada Lovelace')
  expect(await isIn(mallorys)).toBe(false)
  // The step is used up, and a code that Mallory looked at over a shoulder opens nothing with it.
  const late = await mallorys.post(step, { 'proof-code': phone.next() })
  expect(late.headers['location']).toBe('/sign-in')
  expect(await isIn(mallorys)).toBe(false)
})

test('Mallory has Ada go on with a sign-in of Mallory’s: Ada’s code and recovery codes are none for it', async () => {
  const phone = await enrol(app, ada)
  await enrol(app, mallory)
  plant(adas, 'latchkey-step', cookieIn(await signIn(mallorys, 'mallory'), 'latchkey-step'))
  expect((await show(adas, phone)).status).toBe(422)
  expect((await adas.post(step, { 'proof-recovery-code': phone.recoveryCodes[0] ?? '' })).status).toBe(422)
  expect(await isIn(adas)).toBe(false)
  // They were looked at as Mallory’s: Ada’s are all still hers.
  expect((await app.deps.factors.summaryOf(ada.id)).recoveryCodes).toBe(10)
})

test('Mallory’s remembered browser is one for Mallory only, also with Ada’s password', async () => {
  await enrol(app, ada)
  const phone = await enrol(app, mallory)
  await signIn(mallorys, 'mallory')
  await show(mallorys, phone, { remember: 'on' })
  await signOut(mallorys)
  expect((await signIn(mallorys, 'ada')).headers['location']).toBe(step)
  expect(await isIn(mallorys)).toBe(false)
})

test('Mallory has used a browser before Ada has it remembered: the cookie she kept stands in for nothing', async () => {
  const phone = await enrol(app, ada)
  const kept = cookieIn(await signIn(adas, 'mallory'), 'latchkey-device')
  await signOut(adas)
  await signIn(adas, 'ada')
  await show(adas, phone, { remember: 'on' })
  await signOut(adas)
  expect((await signIn(adas, 'ada')).headers['location']).toBe('/account')

  plant(mallorys, 'latchkey-device', kept)
  expect((await signIn(mallorys, 'ada')).headers['location']).toBe(step)
  expect(await isIn(mallorys)).toBe(false)
})

test('Mallory has used a browser before Ada signs in there: with the cookie she kept, Ada is told of a browser nobody knew', async () => {
  const told = async () => (await noticesTo(app.deps, ada.id)).length
  await signIn(visitor(app.server), 'ada')
  const kept = cookieIn(await signIn(adas, 'mallory'), 'latchkey-device')
  await signOut(adas)
  await signIn(adas, 'ada')
  await signOut(adas)
  const before = await told()

  plant(mallorys, 'latchkey-device', kept)
  await signIn(mallorys, 'ada')
  expect(await told()).toBe(before + 1)
  // At the browser itself both are known.
  await signIn(adas, 'mallory')
  await signOut(adas)
  await signIn(adas, 'ada')
  expect(await told()).toBe(before + 1)
})
