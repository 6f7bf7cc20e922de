/** Opening past the guard: an owner, with a reason and a proof, for ever on record. */
import * as cheerio from 'cheerio'
import { beforeEach, expect, test } from 'vitest'
import { addApp } from '../../src/features/apps/add-app.ts'
import { hours } from '../../src/kernel/clock.ts'
import { makeApp, password, sharedSecret } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, type Visitor } from '../support/visitor.ts'
import { attestedApp, eventsOf, home, makeStaff, post, signedIn, stageOf } from './rollout-world.ts'

const app = testApp()
let owner: Visitor
let ownerId: string

const reason = 'Grace is on leave until May, and her profile is suspended in Zendesk.'

beforeEach(async () => {
  const { member, person } = await signedIn(app, 'owner', { name: 'Olga Owner' })
  owner = person
  ownerId = member.id
  const made = await attestedApp(app, member, { stage: 'staff' })
  await makeStaff(app, made)
  await makeStaff(app, made, { credentials: false, signIn: false })
})

const override = (person: Visitor, fields: Record<string, string> = {}) =>
  post(person, `${home}/override`, { from: 'staff', reason, ...fields })

test('an owner with a reason opens it; who was missing is counted, and the page goes on saying so', async () => {
  const answer = await owner.submit(home, { reason: `  ${reason.replace(' is', '\r\nis')} ` }, `${home}/override`)
  expect(answer.headers['location']).toBe(`${home}?done=moved-to-everyone`)
  expect(await stageOf(app)).toBe('everyone')
  const [event] = await eventsOf(app, 'app.stage-changed')
  expect(event).toMatchObject({
    actor: `member:${ownerId}`,
    codes: ['missing-credentials', 'missing-sign-ins'],
    detail: {
      from: 'staff',
      to: 'everyone',
      override: true,
      missing: { staff: 2, people: 1, without_credentials: 1, not_signed_in: 1, id_not_seen: 0 },
    },
    personal: { reason },
  })
  expect(JSON.stringify(event?.detail)).not.toContain('Grace')

  const text = readable((await owner.get(home)).text)
  expect(text).toContain('Opened past the guard')
  expect(text).toMatch(/by Olga Owner, while 1 of the staff was missing something, because: Grace is on leave/)

  // Going back ends that chapter; it is not told of a stage that was reached in the ordinary way.
  await post(owner, `${home}/back`, { to: 'staff' })
  expect(readable((await owner.get(home)).text)).not.toContain('Opened past the guard')
})

test.each([
  ['no reason', ''],
  ['a blank one', '          \n         '],
  ['one too short', 'it is ok.'],
  ['one too long', 'x'.repeat(501)],
  ['one with a NUL', `${reason}\0`],
  ['one that turns the writing around', `${reason}\u202e`],
])('with %s nothing moves, and what was typed stays', async (_title, typed) => {
  const answer = await override(owner, { reason: typed })
  expect(answer.status).toBe(422)
  const $ = cheerio.load(answer.text)
  expect($('#error-reason').text()).not.toBe('')
  expect($('#field-reason').text().trim()).toBe(typed.replace('\0', '\ufffd').trim())
  expect($('#field-reason').closest('details').attr('open')).toBeDefined()
  expect(await stageOf(app)).toBe('staff')
})

test('an administrator is not offered it, and refused when asking without the page', async () => {
  const { person } = await signedIn(app, 'administrator')
  const page = await person.get(home)
  expect(page.text).not.toContain(`${home}/override`)
  expect(readable(page.text)).toContain('An owner can open it past')
  expect((await override(person)).status).toBe(403)
  const plain = await post(person, `${home}/forward`, { from: 'staff', reason })
  expect(plain.status).toBe(422)
  expect(await stageOf(app)).toBe('staff')
})

test('the password is asked for when it was not proved lately, and the reason is carried along', async () => {
  app.clock.advance(hours(1))
  const asked = await override(owner)
  expect(asked.status).toBe(403)
  expect(await stageOf(app)).toBe('staff')
  const $ = cheerio.load(asked.text)
  const form = Object.fromEntries(
    $(`form[action="${home}/override"]`)
      .serializeArray()
      .map(({ name, value }) => [name, value]),
  )
  expect(form['reason']).toBe(reason)
  const answer = await owner.agent
    .post(`${home}/override`)
    .type('form')
    .send({ ...form, proof: password })
  expect(answer.status).toBe(303)
  expect((await eventsOf(app, 'app.stage-changed'))[0]?.personal).toEqual({ reason })
})

test('it goes past what is missing of the staff, nothing else: not past the setting in Zendesk, not twice', async () => {
  const { id } = await app.deps.apps.get('acme-help')
  await app.deps.attestations.withdraw({ appId: id, subdomain: 'acme', step: 'external-ids-off' }, app.clock.now())
  expect((await owner.get(home)).text).not.toContain(`${home}/override`)
  expect((await override(owner)).status).toBe(422)
  expect(await stageOf(app)).toBe('staff')
  expect((await override(owner, { from: 'everyone' })).status).toBe(409)
  expect((await override(owner, { from: 'draft' })).status).toBe(409)
})

test('no staff at all can be gone past, and that is what is recorded', async () => {
  await app.deps.database.db('members').where({ is_staff: true }).update({ is_staff: false })
  expect((await override(owner)).status).toBe(303)
  expect(await eventsOf(app, 'app.stage-changed')).toMatchObject([
    { codes: ['missing-no-staff'], detail: { override: true, missing: { staff: 0, people: 0 } } },
  ])
  expect(readable((await owner.get(home)).text)).toContain('while nobody was marked as staff')
})

test('when meanwhile nothing is missing it is an ordinary move, and the reason is not kept', async () => {
  await app.deps.database
    .db('members')
    .where({ is_staff: true })
    .whereNot({ external_id: 'x' })
    .update({ is_staff: false })
  await makeStaff(app, await app.deps.apps.get('acme-help'))
  expect((await override(owner)).status).toBe(303)
  expect(await eventsOf(app, 'app.stage-changed')).toMatchObject([{ detail: { override: false }, personal: null }])
})

test('an app that the command line added open for everyone says so', async () => {
  const input = {
    name: 'Open',
    subdomain: 'open',
    returnHosts: [],
    isEnabled: true,
    secret: `${sharedSecret.slice(1)}2`,
  }
  await addApp(app.deps, { actor: 'command-line', input })
  const text = readable((await owner.get('/admin/apps/open/roll-out')).text)
  expect(text).toMatch(/Opened past the guard.* from the command line\. No reason was given\./)
  expect((await eventsOf(app, 'app.added')).at(-1)?.detail).toMatchObject({ stage: 'everyone', override: true })
  await makeApp(app.deps, { name: 'Shut', subdomain: 'shut', isEnabled: false, secret: undefined })
  expect((await eventsOf(app, 'app.added')).at(-1)?.detail).not.toHaveProperty('override')
})

test('whoever opened it may be erased: the page still opens', async () => {
  await override(owner)
  await app.deps.database.db('members').where({ id: ownerId }).delete()
  const { person } = await signedIn(app, 'owner')
  expect(readable((await person.get(home).expect(200)).text)).toContain('by somebody who is no member any more')
})
