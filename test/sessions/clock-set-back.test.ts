/** A clock that is set back ends no session wrongly, keeps none alive for as long as it was wrong, and makes no proof young. */
import { beforeEach, expect, test } from 'vitest'
import { days, hours, minutes, seconds } from '../../src/kernel/clock.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
let ada: Visitor

beforeEach(async () => {
  await makeMember(app.deps, { email: 'ada@example.org' })
  ada = visitor(app.server)
  await ada.signIn('ada@example.org', password)
})

const isSignedIn = async () => (await ada.get('/account')).status === 200

/** How often somebody who comes by every hour is still let in. */
async function hoursSignedIn(atMost: number): Promise<number> {
  for (let count = 0; count < atMost; count += 1) {
    if (!(await isSignedIn())) return count
    app.clock.advance(hours(1))
  }
  return atMost
}

test('the session goes on', async () => {
  app.clock.advance(-hours(3))
  expect(await isSignedIn()).toBe(true)
  app.clock.advance(hours(1))
  expect(await isSignedIn()).toBe(true)
})

test('it ends after its silence, not after as long as the clock was wrong', async () => {
  app.clock.advance(-days(365))
  expect(await isSignedIn()).toBe(true)
  app.clock.advance(hours(2))
  expect(await isSignedIn()).toBe(false)
})

test('it ends after its longest time, however busy', async () => {
  app.clock.advance(-days(365))
  expect(await hoursSignedIn(24)).toBeLessThanOrEqual(12)
})

test('an end that a clock ahead has set is brought back', async () => {
  app.clock.advance(hours(1))
  await isSignedIn()
  app.clock.advance(-minutes(59))
  await isSignedIn()
  const [row] = await app.deps.database.db<{ expire: Date }>('sessions')
  expect(row?.expire.getTime()).toBeLessThanOrEqual(app.clock.now().getTime() + hours(2))
})

test('what was proved by a clock ahead is no proof for something dangerous', async () => {
  app.clock.advance(-hours(3))
  await isSignedIn()
  expect((await ada.submit('/account/data', {}, '/account/data/download')).status).toBe(403)
})

test('nor for a hand-off that wants a fresh one', async () => {
  const { securitySettings } = app.deps
  const settings = await securitySettings.find()
  await securitySettings.change(settings.version, { ...settings, handoffProofMinutes: 30 }, app.clock.now())
  await makeApp(app.deps)
  app.clock.advance(-hours(3))
  await isSignedIn()
  expect((await ada.get('/sso/zendesk/acme-help')).headers['location']).toMatch(/^\/sign-in\/prove/)
})

test('two servers whose clocks differ a little share a session as it is', async () => {
  const before = await app.deps.database.db<{ sess: object }>('sessions')
  app.clock.advance(-seconds(30))
  expect(await isSignedIn()).toBe(true)
  expect(await app.deps.database.db<{ sess: object }>('sessions')).toEqual(before)
})
