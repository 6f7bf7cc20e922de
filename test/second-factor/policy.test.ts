/** Where the policy wants a second factor: whoever has none is led to set one up, and then to where they were going. */
import * as cheerio from 'cheerio'
import { expect, test } from 'vitest'
import { makeSetupLink } from '../../src/features/setup/make-setup-link.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { handoffForm, readable, visitor } from '../support/visitor.ts'
import { enrolByPage, totpPath } from './authenticator.ts'

const app = testApp({}, { secondFactorFor: 'staff' })
const good = 'seven blue elephants dancing'

test('R14 with a second factor required, the console opens after it is set up and not before', async () => {
  const { path } = await makeSetupLink(app.deps)
  const ada = visitor(app.server)
  const owner = { name: 'Ada', email: 'ada@example.org', password: good, passwordAgain: good }
  const first = await ada.submit(path, owner)
  const wanted = first.headers['location'] ?? ''
  const sent = await ada.get(wanted)
  expect(sent.headers['location']).toBe(`/account/security/second-factor?${new URLSearchParams({ continue: wanted })}`)
  const posted = await ada.post('/admin/apps', { name: 'Acme' })
  expect(posted.status).toBe(403)

  const chooser = await ada.get(sent.headers['location'] ?? '')
  expect(readable(chooser.text)).toContain('Your organisation asks for a second factor')
  const totp = cheerio.load(chooser.text)(`a[href^="${totpPath}"]`).attr('href') ?? ''
  const { answer } = await enrolByPage(ada, app, totp)
  const on = cheerio.load(answer.text)('main a.button').attr('href') ?? ''
  expect(on).toBe(wanted)
  expect((await ada.get(on)).status).toBe(200)
})

test('staff are led from a hand-off to the set-up and back; other members are not asked', async () => {
  await makeApp(app.deps)
  const back = '/sso/zendesk/acme-help?return_to=%2Fhc%2Ftickets%2F1'
  await makeMember(app.deps, { username: 'ada', isStaff: true })
  const ada = visitor(app.server)
  await ada.signIn('ada', password)
  const sent = await ada.get(back)
  expect(sent.headers['location']).toBe(`/account/security/second-factor?${new URLSearchParams({ continue: back })}`)
  await enrolByPage(ada, app)
  expect(handoffForm((await ada.get(back)).text).fields).toHaveProperty('jwt')

  await makeMember(app.deps, { username: 'bob' })
  const bob = visitor(app.server)
  await bob.signIn('bob', password)
  expect(handoffForm((await bob.get(back)).text).fields).toHaveProperty('jwt')
})

test('a session from before the factor is over: whoever learned the password has it no more', async () => {
  await makeMember(app.deps, { username: 'ada', role: 'owner' })
  const old = visitor(app.server)
  await old.signIn('ada', password)
  const other = visitor(app.server)
  await other.signIn('ada', password)
  await enrolByPage(other, app)
  expect((await old.get('/account')).headers['location']).toBe('/sign-in?continue=%2Faccount')
  expect((await old.signIn('ada', password, '/admin/apps')).headers['location']).toMatch('/sign-in/second-factor')
})
