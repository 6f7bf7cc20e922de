/** Replay: Mallory has seen what Ada typed or pressed, and sends it once more, elsewhere or at the same moment. */
import { beforeEach, expect, test } from 'vitest'
import type { Member } from '../../src/features/members/member.ts'
import { minutes } from '../../src/kernel/clock.ts'
import { codeAt, enrol, enrolByPage, eventsOf, type Enrolled } from '../second-factor/authenticator.ts'
import { addPasskey } from '../second-factor/passkeys/passkey-person.ts'
import { authenticator } from '../support/authenticator.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor, type Visitor } from '../support/visitor.ts'
import { newestMail } from '../verification/mails.ts'
import { cookieIn, isIn, plant, tokenOn } from './browsers.ts'

const app = testApp()
const step = '/sign-in/second-factor'
const prove = '/sign-in/prove'
let member: Member
let phone: Enrolled
let ada: Visitor
let mallory: Visitor

beforeEach(async () => {
  member = await makeMember(app.deps, { username: 'ada', email: 'ada@example.org' })
  phone = await enrol(app, member)
  ada = visitor(app.server)
  mallory = visitor(app.server)
})

const signIn = (who: Visitor) => who.signIn('ada', password)
const show = (who: Visitor, fields: Record<string, string>, path = step) => who.post(path, fields)
const isLedOn = ({ status }: { status: number }) => status === 303

async function enter(who: Visitor): Promise<Visitor> {
  await signIn(who)
  await show(who, { 'proof-code': phone.next() })
  return who
}

test('the code of a step-up opens no sign-in, and the code of a sign-in no step-up', async () => {
  await enter(ada)
  const ofStepUp = { 'proof-code': phone.next() }
  expect(isLedOn(await show(ada, ofStepUp, prove))).toBe(true)
  await signIn(mallory)
  expect((await show(mallory, ofStepUp)).status).toBe(422)
  expect(await isIn(mallory)).toBe(false)

  const ofSignIn = { 'proof-code': phone.next() }
  expect(isLedOn(await show(mallory, ofSignIn))).toBe(true)
  expect((await show(ada, ofSignIn, prove)).status).toBe(422)
})

test('the code that set an app up opens no sign-in', async () => {
  const bea = await makeMember(app.deps, { username: 'bea' })
  const beas = visitor(app.server)
  await beas.signIn('bea', password)
  const { secret, answer } = await enrolByPage(beas, app)
  expect(answer.status).toBe(200)
  const used = codeAt(secret, app.clock.now())
  await mallory.signIn('bea', password)
  expect((await show(mallory, { 'proof-code': used })).status).toBe(422)
  expect(await app.deps.factors.summaryOf(bea.id)).toMatchObject({ hasTotp: true })
})

test('one code in two step-ups at once proves one of them', async () => {
  await enter(ada)
  await enter(mallory)
  const code = { 'proof-code': phone.next() }
  const answers = await Promise.all([show(ada, code, prove), show(mallory, code, prove)])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
})

test('a recovery code of a sign-in is none for a step-up, in whatever spelling', async () => {
  const code = phone.recoveryCodes[0] ?? ''
  await signIn(ada)
  expect(isLedOn(await show(ada, { 'proof-recovery-code': code }))).toBe(true)
  await enter(mallory)
  for (const spelled of [code, code.toLowerCase(), code.replaceAll('-', ' '), code.replaceAll('-', '')]) {
    expect((await show(mallory, { 'proof-recovery-code': spelled }, prove)).status).toBe(422)
  }
  expect(await eventsOf(app.deps, 'recovery-code.used')).toHaveLength(1)
})

test('a passkey’s answer for a step-up is good once, and for nobody’s sign-in', async () => {
  const key = authenticator()
  await enter(ada)
  await addPasskey(ada, key)
  await enter(mallory)
  const answer = { 'proof-passkey': 'yes', assertion: key.get((await ada.get(prove)).text) }
  expect(isLedOn(await show(ada, answer, prove))).toBe(true)
  expect((await show(mallory, answer, prove)).status).toBe(422)
  const other = visitor(app.server)
  expect((await other.post('/sign-in/passkey', answer)).status).toBe(422)
  await signIn(other)
  expect((await show(other, answer)).status).toBe(422)
  expect(await isIn(other)).toBe(false)
})

test('two tabs with one undo link: the address goes back once, and one new password is mailed', async () => {
  await enter(ada)
  await ada.submit('/account/address/change', { email: 'new@example.org' }, '/account/address/change')
  await ada.post('/account/address/change/code', { code: (await newestMail(app.deps, 'address-proof')).code })
  app.clock.advance(minutes(1))
  const { path } = await newestMail(app.deps, 'address-undo')
  const answers = await Promise.all([1, 2, 3].map(() => visitor(app.server).submit(path, {}, path)))
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410])
  expect(await eventsOf(app.deps, 'address.change-undone')).toHaveLength(1)
  expect(await app.deps.database.db('outbox_messages').where({ kind: 'reset' })).toHaveLength(1)
  expect((await app.deps.members.get(member.id)).email).toBe('ada@example.org')
})

test('a form of Ada’s account, sent by a copy of her cookies after she signed out, does nothing', async () => {
  await signIn(ada)
  const session = cookieIn(await show(ada, { 'proof-code': phone.next() }), 'latchkey')
  const profile = await ada.get('/account/profile')
  await ada.submit('/account', {}, '/sign-out')
  plant(mallory, 'latchkey', session)
  plant(mallory, 'latchkey-form', cookieIn(profile, 'latchkey-form'))
  const sent = { csrf: tokenOn(profile.text), phone: '+4930123456', locale: '', version: '1' }
  const answer = await mallory.agent.post('/account/profile').type('form').send(sent)
  expect([401, 403]).toContain(answer.status)
  expect((await app.deps.members.get(member.id)).phone).toBeUndefined()
})
