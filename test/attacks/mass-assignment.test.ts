/** Mass assignment: Mallory adds fields to the forms of her account that no page of ours has, and Ada’s id to each. */
import { beforeEach, expect, test } from 'vitest'
import type { Member } from '../../src/features/members/member.ts'
import { makeSetupLink } from '../../src/features/setup/make-setup-link.ts'
import { codeAt, formOf, keyOn, totpPath } from '../second-factor/authenticator.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor, type Visitor } from '../support/visitor.ts'
import { newestMail } from '../verification/mails.ts'

const app = testApp()
let ada: Member
let mallory: Member
let browser: Visitor
let wishes: Record<string, string>

beforeEach(async () => {
  ada = await makeMember(app.deps, { username: 'ada', email: 'ada@example.org' })
  mallory = await makeMember(app.deps, { username: 'mallory', email: 'm@example.org', emailVerifiedAt: undefined })
  browser = visitor(app.server)
  await browser.signIn('mallory', password)
  wishes = {
    ...{ role: 'owner', is_staff: 'true', isStaff: 'on', staff: 'on', status: 'active', version: '999' },
    ...{ external_id: ada.externalId, externalId: ada.externalId, username: 'root', name: 'Owner', organization: 'O' },
    ...{ email_verified: 'yes', email_verified_at: '2020-01-01', emailVerifiedAt: '2020-01-01T00:00:00Z' },
    ...{ email_exact_key: 'ada@example.org', session_epoch: '0', sessionEpoch: '0', password_hash: 'instant:x' },
    ...{ id: ada.id, memberId: ada.id, member_id: ada.id, member: ada.id, subjectId: ada.id, actor: 'system' },
  }
})

type Row = Record<string, unknown>
const row = async ({ id }: Member) => (await app.deps.database.db<Row>('members').where({ id }).first()) ?? {}
const credentialsOf = ({ id }: Member) => app.deps.database.db<Row>('credentials').where({ member_id: id })

/** What no form of anybody’s own account may touch. */
const fixed = ['id', 'external_id', 'name', 'username', 'is_staff', 'role', 'status', 'organization', 'attributes']

/** Mallory stays who she is but for `mayChange`, and nothing of Ada’s moves. */
async function expectOnly(mayChange: readonly string[], send: () => Promise<{ status: number }>): Promise<void> {
  const [before, adas, secrets] = [await row(mallory), await row(ada), await credentialsOf(ada)]
  expect((await send()).status).toBeLessThan(400)
  const after = await row(mallory)
  const held = Object.keys(before).filter((name) => !mayChange.includes(name))
  expect(held).toEqual(expect.arrayContaining(fixed))
  const parts = (of: Row) => Object.fromEntries(held.map((name) => [name, of[name]]))
  expect(parts(after)).toEqual(parts(before))
  expect(await row(ada)).toEqual(adas)
  expect(await credentialsOf(ada)).toEqual(secrets)
}

/** What every change of a member moves. */
const moving = ['version', 'updated_at']

test('proving her address proves hers, as it is stored', async () => {
  const asked = () =>
    browser.post('/account/address/send', { ...wishes, email: 'ada@example.org', to: 'x@evil.example' })
  await expectOnly([], asked)
  const { to, code } = await newestMail(app.deps, 'verification')
  expect(to).toBe('m@example.org')
  const typed = { ...wishes, email: 'ada@example.org', code }
  await expectOnly([...moving, 'email_verified_at'], () => browser.post('/account/address/code', typed))
  expect((await row(mallory))['email_verified_at']).toEqual(app.clock.now())
})

test('asking for another address gives her neither a proof nor somebody else’s', async () => {
  const path = '/account/address/change'
  await expectOnly([], () => browser.post(path, { ...wishes, email: 'new@example.org' }))
  const { code } = await newestMail(app.deps, 'address-proof')
  const typed = { ...wishes, email: 'ada@example.org', code }
  const own = [...moving, 'email', 'search_text', 'session_epoch']
  const keys = Object.keys(await row(mallory)).filter((name) => name.startsWith('email_'))
  await expectOnly([...own, ...keys], () => browser.post(`${path}/code`, typed))
  expect(await row(mallory)).toMatchObject({ email: 'new@example.org', email_exact_key: 'new@example.org' })
})

test('her password, factors, sessions and wishes are her own', async () => {
  const adas = visitor(app.server)
  await adas.signIn('ada', password)
  const another = 'seven blue elephants dancing'
  const chosen = { ...wishes, current: password, password: another, passwordAgain: another }
  const moves = [...moving, 'session_epoch']
  await expectOnly(moves, () => browser.post('/account/security/password', chosen))

  const { text } = await browser.get(totpPath)
  const shown = { ...formOf(text, totpPath), code: codeAt(keyOn(text), app.clock.now()) }
  await expectOnly(moves, () => browser.post(totpPath, { ...wishes, ...shown }))
  await expectOnly(moves, () => browser.post('/account/data/ask-erasure', wishes))
  await expectOnly(moves, () => browser.post('/account/security/end-all-sessions', wishes))
  expect((await adas.get('/account')).status).toBe(200)
  expect(await app.deps.factors.summaryOf(ada.id)).toMatchObject({ hasTotp: false, recoveryCodes: 0 })
  const erasures = await app.deps.database.db<Row>('erasure_requests')
  expect(erasures.map(({ member_id }) => member_id)).toEqual([mallory.id])
})

test('a link for a new password gives that and nothing else', async () => {
  const { path } = await makeSetupLink(app.deps, { memberId: mallory.id })
  const another = 'seven blue elephants dancing'
  const chosen = { ...wishes, email: 'ada@example.org', password: another, passwordAgain: another }
  await expectOnly([...moving, 'session_epoch'], () => visitor(app.server).post(path, chosen))
})
