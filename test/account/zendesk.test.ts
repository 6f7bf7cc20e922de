/** /account/zendesk: what each app tells Zendesk of a member, and when it did. */
import { beforeEach, expect, test } from 'vitest'
import type { App } from '../../src/features/apps/app.ts'
import type { Member } from '../../src/features/members/member.ts'
import { seconds } from '../../src/kernel/clock.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
let member: Member
let ada: Visitor

beforeEach(async () => {
  member = await makeMember(app.deps, {
    externalId: 'm-ada',
    name: 'Ada',
    email: 'Ada@example.org',
    phone: '+442079460958',
  })
  ada = visitor(app.server)
  await ada.signIn('ada@example.org', password)
})

const shown = async () => readable((await ada.get('/account/zendesk')).text)
const update = (of: App, change: Partial<App>) =>
  app.deps.apps.update(of.id, of.version, { ...of, ...change }, app.clock.now())

test('nothing, while there is nowhere to go', async () => {
  expect(await shown()).toContain('Zendesk is told nothing')
})

test('what would be sent now, with its values, before anything was sent', async () => {
  await makeApp(app.deps, { name: 'Acme Help' })
  const text = await shown()
  expect(text).toContain('E-mail addressada@example.org')
  expect(text).toContain('NameAda')
  expect(text).toContain('Member numberm-ada')
  expect(text).toContain('Telephone+442079460958')
  expect(text).toContain('Nothing has been sent yet.')
})

test('as each app’s mapping has it', async () => {
  const beta = await makeApp(app.deps, { name: 'Beta' })
  await update(beta, {
    fieldMapping: [
      { claim: 'phone', from: { op: 'omit' } },
      { claim: 'user_fields.level', from: { op: 'constant', value: 'gold' } },
    ],
  })
  const text = await shown()
  expect(text).toContain('Further field “level”gold')
  expect(text).not.toContain('+442079460958')
})

test('the latest five times, with what was sent and not what it said', async () => {
  await makeApp(app.deps, { name: 'Acme Help' })
  for (let times = 0; times < 6; times += 1) {
    app.clock.advance(seconds(61))
    expect((await ada.get('/sso/zendesk/acme-help')).status).toBe(200)
  }
  await ada.get('/sso/zendesk/acme-help/logout?kind=error&message=User+is+invalid')
  const text = await shown()
  expect(text).not.toContain('Nothing has been sent yet.')
  expect(text.match(/Sent on/g)).toHaveLength(4)
  expect(text.match(/answered with an error on/g)).toHaveLength(1)
  expect(text).toContain('With: E-mail address, Name, Member number, Telephone')
})

test('an app that is switched off tells nothing, and stays while there is something to tell of it', async () => {
  const acme = await makeApp(app.deps, { name: 'Acme Help' })
  await ada.get('/sso/zendesk/acme-help')
  const stored = await app.deps.apps.get(acme.key)
  await update(stored, { isEnabled: false })
  const text = await shown()
  expect(text).toContain('is switched off: nothing is sent')
  expect(text).toContain('Sent on')
  expect(text).not.toContain('Member numberm-ada')
})

test('nobody else’s', async () => {
  await makeApp(app.deps, { name: 'Acme Help' })
  await makeMember(app.deps, { email: 'eve@example.org' })
  const eve = visitor(app.server)
  await eve.signIn('eve@example.org', password)
  await eve.get('/sso/zendesk/acme-help')
  expect(await shown()).toContain('Nothing has been sent yet.')
  expect(member.name).toBe('Ada')
})
