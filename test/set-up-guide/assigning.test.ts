/** Nobody learns from the guide how to send people here before it is safe, and nobody can say too early that they did. */
import { beforeEach, expect, test } from 'vitest'
import { days } from '../../src/kernel/clock.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'
import { attest, guide, post, reach, readGuide } from './guide-world.ts'

const app = testApp({ PUBLIC_URL: 'http://id.example.org' })
let ada: Visitor

beforeEach(async () => {
  await makeMember(app.deps, { name: 'Ada', username: 'ada', role: 'administrator' })
  ada = visitor(app.server)
  await ada.signIn('ada', password)
})

const draft = () => makeApp(app.deps, { isEnabled: false })

const attestations = () => app.deps.database.db('app_attestations').orderBy('attested_at')
const eventsOf = (type: string) => app.deps.database.db('events').where({ type }).orderBy('id')

const staffPath = 'Team member authentication'
const endUserPath = 'End user authentication'
const shown = async () => {
  const { page, step } = await readGuide(ada)
  return {
    staff: step('staff').includes(staffPath),
    endUsers: step('end-users').includes(endUserPath),
    redirect: page.text.includes('Redirect to SSO'),
  }
}

test.each([
  ['draft', { staff: false, endUsers: false, redirect: false }],
  ['test', { staff: true, endUsers: false, redirect: false }],
  ['staff', { staff: true, endUsers: false, redirect: false }],
  ['everyone', { staff: true, endUsers: true, redirect: false }],
] as const)('at the stage %s', async (stage, expected) => {
  await draft()
  await reach(app, stage)
  const nothing = { staff: false, endUsers: false, redirect: false }
  expect(await shown()).toEqual(nothing)
  await attest(ada, 'external-ids-off')
  expect(await shown()).toEqual(expected)
  await post(ada, `${guide}/withdraw`, { step: 'external-ids-off' })
  expect(await shown()).toEqual(nothing)
  await attest(ada, 'external-ids-off')
  app.clock.advance(days(90))
  await ada.signIn('ada', password)
  expect(await shown()).toEqual(nothing)
})

test.each([
  ['staff-assigned', 'draft', 'the roll-out here has not reached these people'],
  ['end-users-assigned', 'test', 'the roll-out here has not reached these people'],
  ['end-users-assigned', 'staff', 'the roll-out here has not reached these people'],
] as const)('%s is not recorded at the stage %s, by a form made by hand neither', async (step, stage, says) => {
  await draft()
  await reach(app, stage)
  await attest(ada, 'external-ids-off')
  const refused = await attest(ada, step)
  expect(refused.status).toBe(422)
  expect(readable(refused.text)).toContain(says)
  expect(await attestations()).toHaveLength(1)
})

test.each(['staff-assigned', 'end-users-assigned'] as const)('%s is not recorded before step 5', async (step) => {
  await draft()
  await reach(app, 'everyone')
  const refused = await attest(ada, step)
  expect(refused.status).toBe(422)
  expect(readable(refused.text)).toContain('step 5 comes first')
  expect(await attestations()).toEqual([])
  expect(await eventsOf('app.attested')).toEqual([])
})

test('who was assigned and is not let in any more asks for attention, and can be taken back', async () => {
  await draft()
  await reach(app, 'everyone')
  for (const step of ['external-ids-off', 'staff-assigned', 'end-users-assigned']) await attest(ada, step)
  expect((await readGuide(ada)).states).toMatchObject({ staff: 'Done', 'end-users': 'Done', enabled: 'Done' })

  await reach(app, 'staff')
  const moved = await readGuide(ada)
  expect(moved.states).toMatchObject({ staff: 'Done', 'end-users': 'Needs attention', enabled: 'Needs attention' })
  expect(moved.step('end-users')).toContain('not time for it now')
  expect(moved.$('#step-end-users input[name=end-users-assigned]')).toHaveLength(0)
  await post(ada, `${guide}/withdraw`, { step: 'end-users-assigned' })
  expect((await readGuide(ada)).states).toMatchObject({ 'end-users': 'To do', enabled: 'Later' })

  const acme = await app.deps.apps.get('acme-help')
  await app.deps.apps.update(acme.id, acme.version, { ...acme, isEnabled: false }, app.clock.now())
  const paused = await readGuide(ada)
  expect(paused.states).toMatchObject({ staff: 'Needs attention' })
  expect(paused.step('staff')).toContain('Sign-in is paused')
})
