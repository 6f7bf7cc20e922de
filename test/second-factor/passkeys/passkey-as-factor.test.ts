/** A passkey beside the password, and before something dangerous: one of the member's own, asked for this very purpose. */
import * as cheerio from 'cheerio'
import { beforeEach, expect, test } from 'vitest'
import type { Member } from '../../../src/features/members/member.ts'
import { minutes } from '../../../src/kernel/clock.ts'
import { authenticator, type Authenticator, type Wishes } from '../../support/authenticator.ts'
import { makeMember, password } from '../../support/make.ts'
import { testApp } from '../../support/test-app.ts'
import { visitor, type Visitor } from '../../support/visitor.ts'
import { addPasskey, eventsOf, passkeys, signInWith } from './passkey-person.ts'

const app = testApp()
let ada: { member: Member; key: Authenticator }
let eve: { member: Member; key: Authenticator }

beforeEach(async () => {
  ada = await somebodyWithPasskey('ada')
  eve = await somebodyWithPasskey('eve')
})

async function somebodyWithPasskey(username: string) {
  const member = await makeMember(app.deps, { username })
  const key = authenticator()
  const person = visitor(app.server)
  await person.signIn(username, password)
  await addPasskey(person, key)
  return { member, key }
}

/** In front of the page that asks for the second factor. */
async function atTheStep(username: string): Promise<{ person: Visitor; page: string }> {
  const person = visitor(app.server)
  const answer = await person.signIn(username, password)
  expect(answer.headers['location']).toBe('/sign-in/second-factor')
  return { person, page: (await person.get('/sign-in/second-factor')).text }
}

/** Sends the form of a page that asks for a passkey. */
function answerBy(person: Visitor, page: string, key: Authenticator, wishes: Wishes & { asked?: string } = {}) {
  const form = cheerio.load(page)('form[data-passkey=get]')
  const kept = Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value]))
  return person.agent
    .post(form.attr('action') ?? '')
    .type('form')
    .send({ ...kept, assertion: key.get(wishes.asked ?? page, wishes) })
}

const lastRefusal = async () => (await eventsOf(app, 'second-factor.refused')).at(-1)

test('after the password, one of the member’s own lets them in', async () => {
  const { person, page } = await atTheStep('ada')
  const options = cheerio.load(page)('form[data-passkey=get]').attr('data-options')
  expect(options).toContain(ada.key.credentialId)
  expect(options).not.toContain(eve.key.credentialId)
  expect((await answerBy(person, page, ada.key)).headers['location']).toBe('/account')
  const succeeded = (await eventsOf(app, 'sign-in.succeeded')).at(-1)
  expect(succeeded).toMatchObject({ subject_id: ada.member.id, detail: { proofs: ['password', 'passkey'] } })
})

test('somebody else’s does not, and neither does an answer that was given to somebody else or for something else', async () => {
  const { person, page } = await atTheStep('ada')
  expect((await answerBy(person, page, eve.key)).status).toBe(422)
  expect(await lastRefusal()).toMatchObject({ codes: ['passkey-of-another'], subject_id: ada.member.id })

  const { page: asked } = await atTheStep('eve')
  expect((await answerBy(person, page, ada.key, { asked })).status).toBe(422)
  expect(await lastRefusal()).toMatchObject({ codes: ['passkey-foreign-challenge'] })

  const signedIn = visitor(app.server)
  await signInWith(app, ada.key, { person: signedIn })
  const prove = (await signedIn.get('/sign-in/prove')).text
  expect((await answerBy(person, page, ada.key, { asked: prove })).status).toBe(422)
  expect(await lastRefusal()).toMatchObject({ codes: ['passkey-foreign-challenge'] })

  const signIn = (await visitor(app.server).get('/sign-in')).text
  expect((await answerBy(person, page, ada.key, { asked: signIn })).status).toBe(422)
  expect((await person.get('/account')).status).toBe(303)
})

test('one that was not unlocked, or used on another site, does not either', async () => {
  const { person, page } = await atTheStep('ada')
  expect((await answerBy(person, page, ada.key, { isVerified: false })).status).toBe(422)
  expect((await answerBy(person, page, ada.key, { origin: 'http://localhost:3001' })).status).toBe(422)
  expect(await lastRefusal()).toMatchObject({ codes: ['passkey-other-origin'] })
})

test('before something dangerous it is asked for again, and proves it', async () => {
  const person = visitor(app.server)
  await signInWith(app, ada.key, { person })
  app.clock.advance(minutes(10))
  const asked = await person.get(`${passkeys}/new`)
  expect(asked.status).toBe(403)
  expect((await answerBy(person, asked.text, ada.key)).headers['location']).toBe(`${passkeys}/new`)
  expect((await person.get(`${passkeys}/new`)).status).toBe(200)
})
