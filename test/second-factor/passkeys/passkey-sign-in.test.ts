/** Signing in with a passkey alone, and the ways in which others try to. */
import * as cheerio from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '../../../src/features/members/member.ts'
import { minutes } from '../../../src/kernel/clock.ts'
import { authenticator, type Authenticator } from '../../support/authenticator.ts'
import { makeApp, makeMember, password } from '../../support/make.ts'
import { testApp } from '../../support/test-app.ts'
import { readable, visitor } from '../../support/visitor.ts'
import { addPasskey, eventsOf, mailKinds, signInWith } from './passkey-person.ts'

const app = testApp()
let member: Member
let key: Authenticator

beforeEach(async () => {
  member = await makeMember(app.deps, { username: 'ada' })
  key = authenticator()
  const ada = visitor(app.server)
  await ada.signIn('ada', password)
  await addPasskey(ada, key)
})

const lastRefusal = async () => (await eventsOf(app, 'sign-in.failed')).at(-1)
const onlyOne = async () => (await app.deps.passkeys.listOf(member.id))[0]!

test('signs in at once, with both factors, and leads on to where the member was going', async () => {
  await makeApp(app.deps)
  const back = '/sso/zendesk/acme-help?return_to=%2Fhc%2Fen-us'
  const person = visitor(app.server)
  const answer = await signInWith(app, key, { continueTo: back, person })
  expect(answer.status).toBe(303)
  expect(answer.headers['location']).toBe(back)
  expect((await person.get('/account')).status).toBe(200)
  const succeeded = (await eventsOf(app, 'sign-in.succeeded')).at(-1)
  expect(succeeded).toMatchObject({ subject_id: member.id, detail: { proofs: ['passkey'] } })
  expect(await onlyOne()).toMatchObject({ signCount: 2, lastUsedAt: app.clock.now() })
})

test('the request is for any passkey of ours, unlocked, and tells of no member', async () => {
  const { text } = await visitor(app.server).get('/sign-in/passkey/request')
  expect(JSON.parse(text)).toMatchObject({ rpId: 'localhost', allowCredentials: [], userVerification: 'required' })
  const person = visitor(app.server)
  const answer = await person.submit('/sign-in', { assertion: key.get(text) }, '/sign-in/passkey')
  expect(answer.status).toBe(303)
})

test('one that was synced since is known to be', async () => {
  const synced = authenticator({ isSynced: true, isCounting: false })
  const ada = visitor(app.server)
  await signInWith(app, key, { person: ada })
  await addPasskey(ada, synced, { isBackedUp: false })
  const find = () => app.deps.passkeys.findByCredential(synced.credentialId)
  expect(await find()).toMatchObject({ isBackupEligible: true, isBackedUp: false })
  expect((await signInWith(app, synced)).status).toBe(303)
  expect((await signInWith(app, synced)).status).toBe(303)
  expect(await find()).toMatchObject({ isBackedUp: true, signCount: 0 })
})

describe('refused, in the same words whatever the reason is', () => {
  const refusal = /This passkey was not accepted\. Try again, or choose another way\./

  test.each([
    ['used on another site', { origin: 'https://evil.example' }, 'passkey-other-origin'],
    ['used within a page of somebody else', { crossOrigin: true }, 'passkey-other-origin'],
    ['made for another host name', { rpId: 'evil.example' }, 'passkey-not-accepted'],
    ['not unlocked', { isVerified: false }, 'passkey-not-accepted'],
    ['with a key that is not it', { isForged: true }, 'passkey-not-accepted'],
    ['made for a registration', { type: 'webauthn.create' }, 'passkey-not-accepted'],
    ['said to be another member’s', { userHandle: 'AAAAAAAAAAAAAAAAAAAAAA' }, 'passkey-not-accepted'],
    ['that has become one that can be copied', { mayBeCopied: true }, 'passkey-not-accepted'],
  ])('%s', async (_how, wishes, because) => {
    const answer = await signInWith(app, key, wishes)
    expect(answer.status).toBe(422)
    expect(readable(answer.text)).toMatch(refusal)
    expect(await lastRefusal()).toMatchObject({ codes: [because], actor: 'anonymous' })
    expect(await onlyOne()).toMatchObject({ signCount: 1 })
  })

  test('of somebody we do not know, and of a suspended member', async () => {
    const unknown = await signInWith(app, authenticator())
    await app.deps.database.db('members').where({ id: member.id }).update({ status: 'suspended' })
    const suspended = await signInWith(app, key)
    expect(suspended.status).toBe(unknown.status)
    expect(readable(suspended.text)).toBe(readable(unknown.text))
    expect(readable(unknown.text)).toMatch(refusal)
    const codes = (await eventsOf(app, 'sign-in.failed')).map((event) => event['codes'])
    expect(codes).toEqual([['passkey-unknown'], ['member-suspended']])
  })

  test.each([
    ['blank', ''],
    ['no JSON', 'nonsense'],
    ['no object', 'null'],
    ['empty', '{}'],
    ['half of one', '{"response":{}}'],
    ['too large', `"${'x'.repeat(40_000)}"`],
  ])('an answer that is %s', async (_what, assertion) => {
    const answer = await visitor(app.server).submit('/sign-in', { assertion }, '/sign-in/passkey')
    expect(answer.status).toBe(422)
    expect(await lastRefusal()).toMatchObject({ codes: ['passkey-unreadable'] })
  })

  test('an answer that was used before, and one to a challenge of another kind', async () => {
    const page = (await visitor(app.server).get('/sign-in')).text
    const assertion = key.get(page)
    const send = () => visitor(app.server).submit('/sign-in', { assertion }, '/sign-in/passkey')
    expect((await send()).status).toBe(303)
    expect((await send()).status).toBe(422)
    expect(await lastRefusal()).toMatchObject({ codes: ['passkey-used-challenge'] })

    const ada = visitor(app.server)
    await ada.signIn('ada', password)
    const step = (await ada.get('/sign-in/second-factor')).text
    const other = await visitor(app.server).submit('/sign-in', { assertion: key.get(step) }, '/sign-in/passkey')
    expect(other.status).toBe(422)
    expect(await lastRefusal()).toMatchObject({ codes: ['passkey-foreign-challenge'] })
  })
})

test('of two who send one answer at the same moment, one is let in', async () => {
  const assertion = key.get((await visitor(app.server).get('/sign-in')).text)
  const answers = await Promise.all(
    [1, 2, 3].map(() => visitor(app.server).submit('/sign-in', { assertion }, '/sign-in/passkey')),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422])
})

test('a counter that does not go on lets nobody in, is recorded, and the member is told, but not without end', async () => {
  await signInWith(app, key, { signCount: 7 })
  for (const signCount of [7, 3, 0, 6, 5, 4]) {
    expect((await signInWith(app, key, { signCount })).status).toBe(422)
    expect(await lastRefusal()).toMatchObject({ codes: ['passkey-counter-behind'], subject_id: member.id })
  }
  expect((await mailKinds(app)).filter((kind) => kind === 'passkey-refused')).toHaveLength(5)
  expect((await signInWith(app, key, { signCount: 8 })).status).toBe(303)
})

test('a page that was open for five minutes says so, and the next try gets in', async () => {
  const page = (await visitor(app.server).get('/sign-in')).text
  app.clock.advance(minutes(5))
  const late = await visitor(app.server).submit('/sign-in', { assertion: key.get(page) }, '/sign-in/passkey')
  expect(late.status).toBe(422)
  expect(readable(late.text)).toContain('It took too long')
  const again = await visitor(app.server).submit('/sign-in', { assertion: key.get(late.text) }, '/sign-in/passkey')
  expect(again.status).toBe(303)
})

test('tries are counted by where they come from, and a success takes nothing from others', async () => {
  const stranger = visitor(app.server)
  const { text } = await stranger.get('/sign-in')
  const csrf = cheerio.load(text)('[name=csrf]').first().val()
  const guess = () => stranger.agent.post('/sign-in/passkey').type('form').send({ csrf, assertion: '{}' })
  for (let tries = 0; tries < 50; tries += 1) expect((await guess()).status).toBe(422)
  const throttled = await signInWith(app, key)
  expect(throttled.status).toBe(429)
  expect(Number(throttled.headers['retry-after'])).toBeGreaterThan(0)
  app.clock.advance(minutes(15))
  expect((await signInWith(app, key)).status).toBe(303)
})

test('used challenges are forgotten once they would have run out', async () => {
  await signInWith(app, key)
  app.clock.advance(minutes(6))
  await signInWith(app, key)
  expect(await app.deps.database.db('used_challenges')).toHaveLength(1)
})
