/**
 * Somebody else is there first: the five forms in which an account is taken over before its owner has it, after
 * A. Sudhodanan and A. Paverd, "Pre-hijacked accounts", USENIX Security 2022. Eve knows Zoë's address and was earlier.
 */
import { beforeEach, expect, test } from 'vitest'
import { answerRequests } from '../../src/features/recovery/answer-requests.ts'
import { seconds } from '../../src/kernel/clock.ts'
import { readOutbox } from '../mail/outbox.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor, type Visitor } from '../support/visitor.ts'
import { codeIn, memberRows, pathIn, register, setRegistration } from './registering.ts'

const app = testApp()
const email = 'zoe@new.example'
const zoesPassword = 'green apples fall at noon'
let eve: Visitor
let zoe: Visitor

beforeEach(async () => {
  await setRegistration(app, { registration: 'open' })
  eve = visitor(app.server)
  zoe = visitor(app.server)
})

const isIn = async (browser: Visitor) => (await browser.get('/account')).status === 200
const opens = async (secret: string) => isIn(await entered(visitor(app.server), secret))

async function entered(browser: Visitor, secret: string): Promise<Visitor> {
  await browser.signIn(email, secret)
  return browser
}

async function newest(kind: string) {
  const mail = (await readOutbox(app.deps)).findLast((one) => one.kind === kind)
  if (!mail) throw new Error(`no mail of the kind ${kind}`)
  return mail
}

/** Zoë has nothing but her mailbox. */
async function zoeRegisters(): Promise<void> {
  await register(app, zoe, { name: 'Zoë', email })
  await zoeChooses((await zoe.submit(pathIn(await newest('registration')), {})).headers['location'] ?? '')
}

async function zoeRecovers(): Promise<void> {
  await zoe.submit('/forgot-password', { identifier: email })
  await answerRequests(app.deps)
  await zoeChooses(pathIn(await newest('reset')))
}

async function zoeChooses(path: string): Promise<void> {
  const saved = await zoe.submit(path, { password: zoesPassword, passwordAgain: zoesPassword })
  expect(saved.status).toBe(303)
}

test('classic-federated merge: what was begun with her address is never joined to what she makes', async () => {
  await eve.post('/register', { name: 'Eve', email, password, passwordAgain: password })
  expect(await app.deps.database.db('credentials')).toEqual([])
  await zoeRegisters()
  expect(await memberRows(app)).toMatchObject([{ name: 'Zoë', email }])
  expect(await opens(password)).toBe(false)
  expect(await opens(zoesPassword)).toBe(true)
  // Nor can Eve finish hers now, were the code to fall into her hands.
  const evesCode = codeIn((await readOutbox(app.deps))[0]!)
  expect((await eve.post('/register/code', { code: evesCode })).headers['location']).toBe('/register/known')
  expect(await memberRows(app)).toHaveLength(1)
})

test('classic-federated merge, the other way: registering joins nothing to a member whom somebody else has added', async () => {
  await makeMember(app.deps, { name: 'Zoë', email, emailVerifiedAt: undefined, password: undefined })
  await register(app, eve, { name: 'Eve', email })
  expect((await readOutbox(app.deps)).map(({ kind }) => kind)).toEqual(['registration-known'])
  expect(await memberRows(app)).toMatchObject([{ name: 'Zoë', email_verified_at: null, has_credentials: false }])
})

test('unexpired session: asking signs nobody in, and whoever is in is out when she chooses a password', async () => {
  await register(app, eve, { email })
  expect(await isIn(eve)).toBe(false)
  await zoeRegisters()
  expect(await isIn(eve)).toBe(false)

  // Had Eve got hold of the password, later or before:
  await entered(eve, zoesPassword)
  expect(await isIn(eve)).toBe(true)
  app.clock.advance(seconds(1))
  await zoeRecovers()
  expect(await isIn(eve)).toBe(false)
})

test('trojan identifier: before the address is proved there is nothing that anything could be attached to', async () => {
  await register(app, eve, { email })
  const doors = [
    '/account/security/second-factor/totp',
    '/account/security/passkeys',
    '/account/address/change',
    '/account/profile',
  ]
  for (const door of doors) {
    expect((await eve.get(door)).headers['location']).toMatch(/^\/sign-in/)
    expect(
      (await eve.post(door, { email: 'eve@evil.example', username: 'eve', phone: '+44 20 7946 0000' })).status,
    ).toBe(401)
  }
  await zoeRegisters()
  const [member] = await memberRows(app)
  expect(member).toMatchObject({ username: null, phone: null, email })
  expect(await app.deps.factors.summaryOf(member?.id ?? '')).toMatchObject({ hasTotp: false, passkeys: 0 })
})

test('unexpired email change: what Eve asked for is void once she has her account back', async () => {
  await makeMember(app.deps, { email, password })
  await entered(eve, password)
  await eve.submit('/account/address/change', { email: 'eve@evil.example' }, '/account/address/change')
  const proof = pathIn(await newest('address-proof'))
  app.clock.advance(seconds(1))
  await zoeRecovers()
  await visitor(app.server).post(proof)
  expect((await memberRows(app))[0]).toMatchObject({ email })
  expect(await opens(zoesPassword)).toBe(true)
})

test('non-verifying provider: an address that nobody proved carries nobody to Zendesk, and opens nothing to its reader', async () => {
  const { key } = await makeApp(app.deps)
  await makeMember(app.deps, { username: 'eve', email, emailVerifiedAt: undefined })
  await eve.signIn('eve', password)
  const refused = await eve.get(`/sso/zendesk/${key}`)
  expect(refused.status).toBe(403)
  expect(refused.text).not.toContain('name="jwt"')
  // Neither is she led into Eve's account by her own mailbox.
  await zoe.submit('/forgot-password', { identifier: email })
  await answerRequests(app.deps)
  expect(await readOutbox(app.deps)).toEqual([])
})
