/**
 * Cross-site request forgery: Mallory’s page sends a form from Ada’s browser, who is not signed in. Ada is not to end up in
 * Mallory’s account, nor is anything of hers to be used up or begun.
 */
import { beforeEach, expect, test } from 'vitest'
import { answerRequests } from '../../src/features/recovery/answer-requests.ts'
import { makeSetupLink } from '../../src/features/setup/make-setup-link.ts'
import { minutes } from '../../src/kernel/clock.ts'
import { setRegistration } from '../registration/registering.ts'
import { enrol } from '../second-factor/authenticator.ts'
import { addPasskey } from '../second-factor/passkeys/passkey-person.ts'
import { authenticator } from '../support/authenticator.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor, type Visitor } from '../support/visitor.ts'
import { newestMail } from '../verification/mails.ts'
import { contentOf, cookieIn, isIn, plant, tokenOn } from './browsers.ts'

const app = testApp()
const another = { password: 'seven blue elephants dancing', passwordAgain: 'seven blue elephants dancing' }
let ada: Visitor
let mallory: Visitor

beforeEach(async () => {
  ada = visitor(app.server)
  mallory = visitor(app.server)
  await makeMember(app.deps, { username: 'ada', email: 'ada@example.org' })
  await makeMember(app.deps, { username: 'mallory', email: 'mallory@example.org' })
  await setRegistration(app, { registration: 'open' })
})

type Fields = Record<string, string>

/** However Mallory’s page sends it: by itself, from a sibling of our host, with a token of Mallory’s visit, or with none. */
async function attack(path: string, fields: Fields): Promise<void> {
  const [own, foreign] = await Promise.all([ada.get('/sign-in'), mallory.get('/sign-in')])
  const before = await contentOf(app.deps)
  const ways: { headers: Fields; csrf?: string; refused: number[] }[] = [
    { headers: { Origin: 'https://evil.example' }, csrf: tokenOn(own.text), refused: [403] },
    { headers: { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' }, csrf: tokenOn(own.text), refused: [403] },
    { headers: { 'Sec-Fetch-Site': 'same-site' }, csrf: tokenOn(own.text), refused: [403] },
    // Steps of a sign-in lead back to themselves: their forms were open for long, most often.
    { headers: {}, csrf: tokenOn(foreign.text), refused: [403, 303] },
    { headers: {}, refused: [403, 303] },
  ]
  for (const { headers, csrf, refused } of ways) {
    const answer = await ada.agent
      .post(path)
      .set(headers)
      .type('form')
      .send({ ...fields, ...(csrf !== undefined && { csrf }) })
    expect(refused).toContain(answer.status)
    if (answer.status === 303) expect(answer.headers['location']).toBe(path)
    expect(cookieIn(answer, 'latchkey')).toBe('')
  }
  expect(await isIn(ada)).toBe(false)
  expect(await contentOf(app.deps)).toEqual(before)
}

/** By a page of our own it works: what was refused was the way, not the form. */
async function workedOtherwise(path: string, fields: Fields): Promise<void> {
  const csrf = tokenOn((await ada.get('/sign-in')).text)
  const answer = await ada.agent
    .post(path)
    .type('form')
    .send({ ...fields, csrf })
  expect(`${path} ${answer.status}`).toBe(`${path} 303`)
}

async function attackAndUse(path: string, fields: Fields): Promise<void> {
  await attack(path, fields)
  await workedOtherwise(path, fields)
}

test('signing Ada in as Mallory: by password', async () => {
  await attackAndUse('/sign-in', { identifier: 'mallory', password })
  expect(await isIn(ada)).toBe(true)
})

test('signing Ada in as Mallory: by passkey', async () => {
  const key = authenticator()
  await mallory.signIn('mallory', password)
  await addPasskey(mallory, key)
  const assertion = key.get((await visitor(app.server).get('/sign-in')).text)
  await attackAndUse('/sign-in/passkey', { assertion })
  expect(await isIn(ada)).toBe(true)
})

test('signing Ada in as Mallory: by a sign-in of Mallory’s that wants its second factor only', async () => {
  const [member] = await app.deps.members.findByEmail('mallory@example.org')
  const phone = await enrol(app, member ?? { id: '' })
  const begun = await mallory.signIn('mallory', password)
  plant(ada, 'latchkey-step', cookieIn(begun, 'latchkey-step'))
  await attackAndUse('/sign-in/second-factor', { 'proof-code': phone.next() })
  expect(await isIn(ada)).toBe(true)
})

test('asking for a password, and registering, in Ada’s name', async () => {
  await attackAndUse('/forgot-password', { identifier: 'ada' })
  await attackAndUse('/register', { name: 'Ada', email: 'ada@evil.example' })
  const { code, path } = await newestMail(app.deps, 'registration')
  await attack('/register/code', { code })
  await attackAndUse(path, { name: 'Ada' })
})

test('using the links up that Ada was mailed, and choosing her password', async () => {
  const bea = await makeMember(app.deps, { username: 'bea', email: 'bea@example.org', emailVerifiedAt: undefined })
  await mallory.signIn('bea', password)
  await mallory.post('/account/address/send')
  await attackAndUse((await newestMail(app.deps, 'verification')).path, {})

  await mallory.post('/account/address/change', { email: 'bea@new.example' })
  const { path } = await newestMail(app.deps, 'address-proof')
  await attack(path, {})
  expect((await mallory.post(path)).status).toBe(303)
  app.clock.advance(minutes(1))
  await attackAndUse((await newestMail(app.deps, 'address-undo')).path, {})

  await visitor(app.server).submit('/forgot-password', { identifier: 'ada' })
  await answerRequests(app.deps)
  await attackAndUse((await newestMail(app.deps, 'reset')).path, another)
  await attackAndUse((await makeSetupLink(app.deps, { memberId: bea.id })).path, another)
})
