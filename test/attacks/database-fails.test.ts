/**
 * The database fails between check and write: every statement was answered, and then nothing is kept. Whoever asked is told
 * that it failed and given nothing that looks like success, and what they had goes on working.
 */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Member } from '../../src/features/members/member.ts'
import { answerRequests } from '../../src/features/recovery/answer-requests.ts'
import { codeAt, codesOn, codesPath, enrol, formOf, keyOn, totpPath } from '../second-factor/authenticator.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor, type Visitor } from '../support/visitor.ts'
import { newestMail } from '../verification/mails.ts'
import { contentOf, cookieIn, isIn } from './browsers.ts'

const app = testApp()
const step = '/sign-in/second-factor'
const another = 'seven blue elephants dancing'
let member: Member
let ada: Visitor

beforeEach(async () => {
  member = await makeMember(app.deps, { username: 'ada', email: 'ada@example.org', emailVerifiedAt: undefined })
  ada = visitor(app.server)
  await ada.signIn('ada', password)
  // At the very end: when everything is written and about to be kept.
  await app.deps.database.db.raw(`
    create function fail() returns trigger language plpgsql as $$ begin
      if current_setting('latchkey.fails', true) = 'yes' then raise exception 'the disk is full'; end if;
      return null;
    end $$;
    create constraint trigger fail after insert on events deferrable initially deferred
      for each row execute function fail()`)
})

afterEach(async () => {
  await app.deps.database.db.raw('drop trigger fail on events; drop function fail()')
})

/** Tries are counted before anybody looks at them, and stay counted. */
const kept = async () => ({ ...(await contentOf(app.deps)), sign_in_throttles: 'counted' })

/** Of what is asked nothing is kept: the answer is a 500 without cookies, and no table has changed. */
async function failing(send: () => Promise<{ status: number; headers: Record<string, unknown>; text: string }>) {
  const { db } = app.deps.database
  const before = await kept()
  await db.raw(`alter function fail() set latchkey.fails = 'yes'`)
  const answer = await send().finally(() => db.raw('alter function fail() reset latchkey.fails'))
  expect(answer.status).toBe(500)
  for (const name of ['latchkey', 'latchkey-device', 'latchkey-step']) expect(cookieIn(answer, name)).toBe('')
  expect(answer.text).not.toContain('disk')
  expect(await kept()).toEqual(before)
  return answer
}

test('an address is not proved, and the same code and link prove it afterwards', async () => {
  await ada.post('/account/address/send')
  const { code, path } = await newestMail(app.deps, 'verification')
  await failing(() => ada.post('/account/address/code', { code }))
  await failing(() => visitor(app.server).post(path))
  expect((await app.deps.members.get(member.id)).emailVerifiedAt).toBeUndefined()
  expect((await ada.post('/account/address/code', { code })).status).toBe(303)
})

test('an authenticator app is not set up, no recovery codes are shown, and the same form sets it up afterwards', async () => {
  const { text } = await ada.get(totpPath)
  const form = { ...formOf(text, totpPath), code: codeAt(keyOn(text), app.clock.now()) }
  const failed = await failing(() => ada.post(totpPath, form))
  expect(codesOn(failed.text)).toEqual([])
  expect(await isIn(ada)).toBe(true)
  expect(codesOn((await ada.post(totpPath, form)).text)).toHaveLength(10)
})

test('recovery codes are not replaced: none of a new set is shown, and the old ones work', async () => {
  const { recoveryCodes, next } = await enrol(app, member)
  await ada.signIn('ada', password)
  await ada.post(step, { 'proof-code': next() })
  const failed = await failing(() => ada.post(codesPath))
  expect(codesOn(failed.text)).toEqual([])
  const other = visitor(app.server)
  await other.signIn('ada', password)
  expect((await other.post(step, { 'proof-recovery-code': recoveryCodes[0] ?? '' })).status).toBe(303)
})

test('a lost password is not replaced: sessions go on, the old one works, and the same link replaces it afterwards', async () => {
  await app.deps.members.update(member.id, member.version, { emailVerifiedAt: app.clock.now() }, app.clock.now())
  await visitor(app.server).submit('/forgot-password', { identifier: 'ada' })
  await answerRequests(app.deps)
  const { path } = await newestMail(app.deps, 'reset')
  const choose = () => visitor(app.server).post(path, { password: another, passwordAgain: another })
  await failing(choose)
  expect(await isIn(ada)).toBe(true)
  expect((await visitor(app.server).signIn('ada', password)).status).toBe(303)
  expect((await choose()).status).toBe(303)
  expect((await visitor(app.server).signIn('ada', another)).status).toBe(303)
})

test('a second factor lets nobody in, is not used up, and does afterwards', async () => {
  const phone = await enrol(app, member)
  const other = visitor(app.server)
  await other.signIn('ada', password)
  const code = { 'proof-code': phone.next() }
  await failing(() => other.post(step, code))
  expect(await isIn(other)).toBe(false)
  expect((await other.post(step, code)).status).toBe(303)
  expect(await isIn(other)).toBe(true)
})
