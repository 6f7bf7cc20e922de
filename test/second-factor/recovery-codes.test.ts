/** Recovery codes: they let somebody in once who has lost their second factor, and say so. */
import * as cheerio from 'cheerio'
import { beforeEach, expect, test } from 'vitest'
import type { Member } from '../../src/features/members/member.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'
import { codesOn, codesPath, enrol, enrolSignedIn, eventsOf, noticesTo, type Enrolled } from './authenticator.ts'

const app = testApp()
const path = '/sign-in/second-factor'
let member: Member
let ada: Visitor
let phone: Enrolled

beforeEach(async () => {
  member = await makeMember(app.deps, { email: 'ada@example.org' })
  ada = visitor(app.server)
  phone = await enrolSignedIn(app, ada, member)
})

/** Signs in with the password and then, in the second form of the page, a recovery code. */
async function recover(code: string, who = visitor(app.server), continueTo?: string) {
  const answer = await who.signIn('ada@example.org', password, continueTo)
  const $ = cheerio.load((await who.get(answer.headers['location'] ?? '')).text)
  const form = $('form:has([name=proof-recovery-code])').serializeArray()
  const kept = Object.fromEntries(form.map(({ name, value }) => [name, value]))
  return who.agent
    .post(path)
    .type('form')
    .send({ ...kept, 'proof-recovery-code': code })
}

test('R16 recovery codes are stored as hashes, and each works once', async () => {
  const stored = JSON.stringify(await app.deps.database.db('recovery_codes'))
  for (const code of phone.recoveryCodes) {
    expect(stored).not.toContain(code)
    expect(stored).not.toContain(code.replaceAll('-', ''))
  }
  const [code = '', other = ''] = phone.recoveryCodes
  expect((await recover(code.toLowerCase().replaceAll('-', ' '))).status).toBe(303)
  expect((await recover(code)).status).toBe(422)
  expect((await recover(other)).status).toBe(303)
  expect((await app.deps.factors.summaryOf(member.id)).recoveryCodes).toBe(8)
})

test('of two tabs with one recovery code, one gets in', async () => {
  const [code = ''] = phone.recoveryCodes
  const answers = await Promise.all([recover(code), recover(code)])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
})

test('the next page says how many are left, offers to set up a factor anew, and leads on', async () => {
  const who = visitor(app.server)
  const answer = await recover(phone.recoveryCodes[0] ?? '', who, '/account?x=1')
  const page = await who.get(answer.headers['location'] ?? '')
  expect(readable(page.text)).toMatch(/signed in with a recovery code.*9 codes are left/)
  const links = cheerio.load(page.text)
  expect(links('a[href="/account?x=1"]').length).toBe(1)
  expect(links('a[href^="/account/security/second-factor/totp"]').length).toBe(1)
})

test('the member is told by mail, and the history knows', async () => {
  await recover(phone.recoveryCodes[0] ?? '')
  expect(await noticesTo(app.deps, member.id)).toContain('recovery-code-used')
  const events = await eventsOf(app.deps, 'recovery-code.used', 'sign-in.succeeded')
  expect(events.slice(-2)).toMatchObject([
    { type: 'recovery-code.used', subject_id: member.id },
    { type: 'sign-in.succeeded', detail: { proofs: ['password', 'recovery-code'] } },
  ])
})

test('a new set is shown once and voids the old one', async () => {
  const shown = await ada.submit(codesPath, {}, codesPath)
  const codes = codesOn(shown.text)
  expect(codes).toHaveLength(10)
  expect((await ada.get(codesPath)).text).not.toContain(codes[0])
  expect(cheerio.load(shown.text)('a[download]').attr('href')).toContain(encodeURIComponent(codes[9] ?? ''))
  expect((await recover(phone.recoveryCodes[0] ?? '')).status).toBe(422)
  expect((await recover(codes[0] ?? '')).status).toBe(303)
  expect((await noticesTo(app.deps, member.id)).filter((kind) => kind === 'recovery-codes-made')).toHaveLength(2)
})

test('another member’s code opens nothing', async () => {
  const hers = await enrol(app, await makeMember(app.deps, { username: 'eve' }))
  expect((await recover(hers.recoveryCodes[0] ?? '')).status).toBe(422)
})

test('somebody without a second factor makes none', async () => {
  await makeMember(app.deps, { username: 'eve' })
  const eve = visitor(app.server)
  await eve.signIn('eve', password)
  expect(readable((await eve.get(codesPath)).text)).toContain('Set up a second factor first')
  expect((await eve.post(codesPath)).headers['location']).toBe('/account/security/second-factor')
})
