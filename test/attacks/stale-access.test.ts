/**
 * Mallory is in as Ada, has half a sign-in open in a second browser, and a third one that is remembered. Then Ada, or
 * somebody for her, shuts the door: from that moment on none of the three opens anything.
 */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '../../src/features/members/member.ts'
import { answerRequests } from '../../src/features/recovery/answer-requests.ts'
import { minutes } from '../../src/kernel/clock.ts'
import { enrol, enrolByPage, type Enrolled } from '../second-factor/authenticator.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor, type Visitor } from '../support/visitor.ts'
import { newestMail } from '../verification/mails.ts'
import { isIn } from './browsers.ts'

const app = testApp()
const step = '/sign-in/second-factor'
const another = 'seven blue elephants dancing'
let ada: Member
let phone: Enrolled
let [open, half, remembered, owner]: Visitor[] = []

const signIn = (who = visitor(app.server), secret = password) => who.signIn('ada', secret)
const show = (who: Visitor, more = {}) => who.submit(step, { 'proof-code': phone.next(), ...more }, step)

beforeEach(async () => {
  await makeApp(app.deps)
  ada = await makeMember(app.deps, { username: 'ada', email: 'ada@example.org' })
  await makeMember(app.deps, { username: 'olga', role: 'owner' })
  phone = await enrol(app, ada)
  ;[open, half, remembered, owner] = Array.from({ length: 4 }, () => visitor(app.server))
  await owner!.signIn('olga', password)
  await signIn(open)
  await show(open!)
  await signIn(remembered)
  await show(remembered!, { remember: 'on' })
  await remembered!.submit('/account', {}, '/sign-out')
  await signIn(half)
})

/** Ada herself, in a browser of her own. */
async function adaHerself(): Promise<Visitor> {
  const who = visitor(app.server)
  await signIn(who)
  await show(who)
  return who
}

async function resetByMail(): Promise<void> {
  await visitor(app.server).submit('/forgot-password', { identifier: 'ada' })
  await answerRequests(app.deps)
  const { path } = await newestMail(app.deps, 'reset')
  await visitor(app.server).submit(path, { password: another, passwordAgain: another })
}

const byOwner = (action: string, fields = {}) => owner!.post(`/admin/members/${ada.id}/${action}`, fields)

type Shutting = [what: string, shut: () => Promise<unknown>, after: { password?: string; isAsked: boolean }]

/** `isAsked`: whether the right password leads to the second factor afterwards, or nowhere; or there is no factor left. */
const shuttings: Shutting[] = [
  ['Ada is suspended', () => byOwner('suspend', { reason: 'lost laptop' }), { isAsked: false }],
  ['Ada is erased', () => byOwner('erase', { confirm: ada.name }), { isAsked: false }],
  ['her password is removed', () => byOwner('remove-password'), { isAsked: false }],
  ['her password is marked as known to others', () => byOwner('password-known'), { isAsked: false }],
  ['all her sessions are ended', () => byOwner('end-sessions'), { isAsked: true }],
  ['she chooses a new password by mail', resetByMail, { password: another, isAsked: true }],
  [
    'she changes her password',
    async () =>
      (await adaHerself()).post('/account/security/password', {
        current: password,
        password: another,
        passwordAgain: another,
      }),
    { password: another, isAsked: true },
  ],
  [
    'she signs out everywhere',
    async () => (await adaHerself()).post('/account/security/end-all-sessions'),
    { isAsked: true },
  ],
]

describe('the door is shut', () => {
  test.each(shuttings)('%s', async (_what, shut, { password: present = password, isAsked }) => {
    expect(await isIn(open!)).toBe(true)
    expect(await shut()).not.toMatchObject({ status: 403 })
    app.clock.advance(minutes(1))

    expect(await isIn(open!)).toBe(false)
    expect((await open!.get('/sso/zendesk/acme-help')).text).not.toContain('name="jwt"')
    const late = await half!.post(step, { 'proof-code': phone.next() })
    expect(late.headers['location']).toBe('/sign-in')
    expect(await isIn(half!)).toBe(false)
    // What stood in for the second factor does so no longer, whoever knows the password by now.
    const again = await signIn(remembered, present)
    expect(again.headers['location']).toBe(isAsked ? step : undefined)
    expect(await isIn(remembered!)).toBe(false)
  })

  test('her second factors are reset: a half-done sign-in does not go on without one', async () => {
    await byOwner('reset-factors', { resetReason: 'lost phone' })
    expect(await isIn(open!)).toBe(false)
    expect((await half!.get(step)).headers['location']).toBe('/sign-in')
    expect((await half!.post(step, { 'proof-code': phone.next() })).headers['location']).toBe('/sign-in')
    expect(await isIn(half!)).toBe(false)
    expect(await app.deps.factors.summaryOf(ada.id)).toEqual({ hasTotp: false, passkeys: 0, recoveryCodes: 0 })
  })

  test('she sets her first second factor up: whoever was in by the password alone is out', async () => {
    const bea = await makeMember(app.deps, { username: 'bea' })
    const mallory = visitor(app.server)
    await mallory.signIn('bea', password)
    const beas = visitor(app.server)
    await beas.signIn('bea', password)
    await enrolByPage(beas, app)
    expect([await isIn(beas), await isIn(mallory)]).toEqual([true, false])
    expect(await app.deps.factors.summaryOf(bea.id)).toMatchObject({ hasTotp: true, recoveryCodes: 10 })
  })
})
