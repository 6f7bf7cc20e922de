/** Host-header poisoning: Mallory has a mail written to Ada while the request names another host than ours. */
import { beforeEach, expect, test } from 'vitest'
import { answerRequests } from '../../src/features/recovery/answer-requests.ts'
import { minutes } from '../../src/kernel/clock.ts'
import { readOutbox } from '../mail/outbox.ts'
import { setRegistration } from '../registration/registering.ts'
import { enrolByPage } from '../second-factor/authenticator.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor, type Visitor } from '../support/visitor.ts'
import { newestMail } from '../verification/mails.ts'

/** Behind a proxy that is trusted in what it says. */
const app = testApp({ PUBLIC_URL: 'http://id.example.org', TRUST_PROXY: '1' })
const forged = {
  Host: 'evil.example',
  'X-Forwarded-Host': 'evil.example',
  'X-Forwarded-Server': 'evil.example',
  'X-Forwarded-Port': '666',
  'X-Forwarded-Proto': 'https',
  'X-Original-Host': 'evil.example',
  Forwarded: 'for=192.0.2.1;host=evil.example;proto=https',
}
const another = 'seven blue elephants dancing'
let ada: Visitor
let mallory: Visitor

beforeEach(async () => {
  await makeMember(app.deps, { username: 'ada', email: 'ada@example.org' })
  await setRegistration(app, { registration: 'open' })
  mallory = visitor(app.server)
  ada = visitor(app.server)
  for (const { agent } of [ada, mallory]) void agent.set(forged)
})

test('no mail of any kind, no page and no redirect leads anywhere but to PUBLIC_URL', async () => {
  await mallory.submit('/forgot-password', { identifier: 'ada' })
  await answerRequests(app.deps)
  const reset = await newestMail(app.deps, 'reset')
  await mallory.submit('/register', { name: 'Mallory', email: 'new@example.org' }, '/register')
  await mallory.submit('/register', { name: 'Mallory', email: 'ada@example.org' }, '/register')
  await ada.submit(reset.path, { password: another, passwordAgain: another })
  await ada.signIn('ada', another)
  await ada.submit('/account/address/change', { email: 'ada@new.example' }, '/account/address/change')
  await ada.post('/account/address/change/code', { code: (await newestMail(app.deps, 'address-proof')).code })
  await enrolByPage(ada, app)
  await ada.post('/account/security/password', { current: another, password, passwordAgain: password })
  const undo = await newestMail(app.deps, 'address-undo')
  app.clock.advance(minutes(1))
  await ada.submit(undo.path, {})
  await makeMember(app.deps, { username: 'bea', email: 'bea@example.org', emailVerifiedAt: undefined })
  await mallory.signIn('bea', password)
  await mallory.post('/account/address/send')

  const mails = await readOutbox(app.deps)
  expect(new Set(mails.map(({ kind }) => kind))).toEqual(
    new Set([
      ...['registration', 'registration-known', 'reset', 'password-reset', 'address-proof', 'address-undo'],
      ...['totp-added', 'recovery-codes-made', 'password-changed', 'address-restored', 'verification'],
    ]),
  )
  for (const mail of mails) {
    expect(JSON.stringify(mail)).not.toMatch(/evil\.example|:666/)
    for (const [link] of `${mail.text} ${mail.html}`.matchAll(/https?:\/\/[^\s"<]+/g)) {
      expect(`${mail.kind} ${link}`).toMatch(/^[\w-]+ http:\/\/id\.example\.org(\/|$)/)
    }
  }
})

test('no page and no redirect does', async () => {
  await makeApp(app.deps)
  for (const path of [
    '/',
    '/account',
    '/sign-in',
    '/sso/zendesk/acme-help',
    '/fallback/acme-help',
    '/nowhere',
    '/verify',
  ]) {
    const answer = await mallory.get(path)
    expect(`${path} ${JSON.stringify(answer.headers)} ${answer.text}`).not.toContain('evil.example')
    expect(answer.headers['location'] ?? '/').toMatch(/^\/(?!\/)/)
  }
})

test('nor does a form count as one of our own because the host that it names is its own', async () => {
  const { text } = await mallory.get('/sign-in')
  const csrf = /name="csrf" value="([^"]+)"/.exec(text)?.[1]
  const sent = { csrf, identifier: 'ada', password }
  const answer = await mallory.agent.post('/sign-in').set('Origin', 'https://evil.example').type('form').send(sent)
  expect(answer.status).toBe(403)
})
