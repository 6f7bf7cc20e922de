/** Nothing moves forward past what is missing: each missing thing alone, by the page and without it. */
import * as cheerio from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import { changeApp } from '../../src/features/apps/change-app.ts'
import { moveForward } from '../../src/features/rollout/move-stage.ts'
import type { Member } from '../../src/features/members/member.ts'
import { days, hours } from '../../src/kernel/clock.ts'
import { makeApp, makeAttestation, makeMember, password, sharedSecret } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, type Visitor } from '../support/visitor.ts'
import { attestedApp, eventsOf, handoff, home, makeStaff, post, see, signedIn, stageOf } from './rollout-world.ts'

const app = testApp()
let ada: { member: Member; person: Visitor }

beforeEach(async () => {
  ada = await signedIn(app, 'administrator')
})

const forward = (from: string) => post(ada.person, `${home}/forward`, { from })

/** How the page tells of a requirement, by the mark in front of it. */
async function requirements(): Promise<string[]> {
  const $ = cheerio.load((await ada.person.get(home).expect(200)).text)
  return $('.checks li')
    .toArray()
    .map((item) => $(item).text().trim().replace(/\s+/g, ' '))
}

async function expectStuck(from: string): Promise<void> {
  const $ = cheerio.load((await ada.person.get(home)).text)
  expect($(`form[action="${home}/forward"]`).length).toBe(0)
  const answer = await forward(from)
  expect(answer.status).toBe(422)
  expect(readable(answer.text)).toContain('Nothing was moved.')
  expect(await stageOf(app)).toBe(from)
  expect(await eventsOf(app, 'app.stage-changed')).toEqual([])
}

describe('from draft to test people', () => {
  test('it goes with a secret and the attested setting, and enables the app', async () => {
    await attestedApp(app, ada.member, { isEnabled: false })
    const answer = await ada.person.submit(home, {}, `${home}/forward`)
    expect(answer.headers['location']).toBe(`${home}?done=moved-to-test`)
    expect(await app.deps.apps.get('acme-help')).toMatchObject({ stage: 'test', isEnabled: true })
    expect(await eventsOf(app, 'app.stage-changed')).toMatchObject([
      { actor: `member:${ada.member.id}`, detail: { from: 'draft', to: 'test', override: false }, personal: null },
    ])
    expect(readable((await ada.person.get(`${home}?done=moved-to-test`)).text)).toContain(
      'The test people are let in now',
    )
  })

  test('not without a secret', async () => {
    await attestedApp(app, ada.member, { isEnabled: false, secret: undefined })
    expect(await requirements()).toEqual([
      expect.stringMatching(/^Missing: .*shared secret/),
      expect.stringMatching(/^Done/),
    ])
    await expectStuck('draft')
  })

  test('not without the attestation, nor with one that expired, was withdrawn, or is about another account', async () => {
    const made = await makeApp(app.deps, { isEnabled: false })
    await expectStuck('draft')
    await makeAttestation(app.deps, { ...made, subdomain: 'other' }, ada.member)
    await expectStuck('draft')
    await makeAttestation(app.deps, made, ada.member)
    await app.deps.attestations.withdraw(
      { appId: made.id, subdomain: 'acme', step: 'external-ids-off' },
      app.clock.now(),
    )
    await expectStuck('draft')
    app.clock.advance(hours(1))
    await makeAttestation(app.deps, made, ada.member)
    expect(await requirements()).toEqual([expect.stringMatching(/^Done/), expect.stringMatching(/^Done/)])
    app.clock.advance(days(91))
    ada = await signedIn(app, 'administrator')
    await expectStuck('draft')
  })
})

describe('from test people to staff', () => {
  test('it goes, with a word when none of the test people has tried', async () => {
    await attestedApp(app, ada.member, { stage: 'test' })
    expect(readable((await ada.person.get(home)).text)).toContain('None of the test people has signed in yet')
    expect((await forward('test')).status).toBe(303)
    expect(await stageOf(app)).toBe('staff')
  })

  test('an expired attestation blocks the way forward and stops no sign-in', async () => {
    const made = await attestedApp(app, ada.member, { stage: 'test' })
    await app.deps.testPeople.add(made.id, ada.member.id, app.clock.now())
    app.clock.advance(days(91))
    ada.person = (await signedIn(app, 'administrator')).person
    await expectStuck('test')
    const { person, member } = await signedIn(app, undefined)
    await app.deps.testPeople.add(made.id, member.id, app.clock.now())
    expect((await person.get('/sso/zendesk/acme-help')).text).toContain('name="jwt"')
  })

  test('a paused app may move, and stays paused', async () => {
    await attestedApp(app, ada.member, { stage: 'test' })
    await post(ada.person, '/admin/apps/acme-help/pause')
    expect((await forward('test')).headers['location']).toBe(`${home}?done=moved-paused`)
    expect(await app.deps.apps.get('acme-help')).toMatchObject({ stage: 'staff', isEnabled: false })
  })
})

describe('from staff to everyone', () => {
  test('it goes when every active staff member has all three; suspended staff and other members do not count', async () => {
    const made = await attestedApp(app, ada.member, { stage: 'staff' })
    await makeStaff(app, made)
    await makeStaff(app, made)
    await makeStaff(app, made, { credentials: false, signIn: false, externalId: false }, { status: 'suspended' })
    await makeMember(app.deps, { password: undefined })
    expect((await forward('staff')).headers['location']).toBe(`${home}?done=moved-to-everyone`)
    expect(await eventsOf(app, 'app.stage-changed')).toMatchObject([
      { detail: { to: 'everyone', override: false, missing: { staff: 2, people: 0 } }, codes: [] },
    ])
  })

  test.each([
    [
      'lacks credentials here',
      { credentials: false },
      /^Missing: Every staff member has credentials here: 1 of 2 not yet/,
    ],
    ['never signed in', { signIn: false }, /^Missing: .*no error came back: 1 of 2/],
    ['has an external ID nobody saw', { externalId: false }, /^Missing: The external ID .*: 1 of 2/],
  ])('not while one of them %s', async (_title, has, says) => {
    const made = await attestedApp(app, ada.member, { stage: 'staff' })
    await makeStaff(app, made)
    await makeStaff(app, made, has)
    const told = await requirements()
    expect(told.filter((each) => each.startsWith('Missing'))).toEqual([expect.stringMatching(says)])
    await expectStuck('staff')
  })

  test('not without the attested setting, whatever the staff', async () => {
    await makeStaff(app, await makeApp(app.deps, { stage: 'staff' }))
    await expectStuck('staff')
  })

  test('not while there is no staff at all: nothing about them is shown as well', async () => {
    await attestedApp(app, ada.member, { stage: 'staff' })
    const told = await requirements()
    expect(told.slice(2)).toEqual([
      expect.stringMatching(/^Missing: No active member is marked as staff/),
      ...Array.from({ length: 3 }, () => expect.stringMatching(/^Cannot be told/) as string),
    ])
    await expectStuck('staff')
  })

  test('a hand-off counts only while it is the last word, for this app, and for its present Zendesk account', async () => {
    const made = await attestedApp(app, ada.member, { stage: 'staff' })
    const member = await makeStaff(app, made, { signIn: false })
    const other = await makeApp(app.deps, { name: 'Other', subdomain: 'other', secret: `${sharedSecret.slice(1)}1` })
    await handoff(app, other, member, 'handoff.issued')
    await expectStuck('staff')
    await handoff(app, made, member, 'handoff.issued')
    await handoff(app, made, member, 'zendesk.error')
    expect(readable((await ada.person.get(home)).text)).toContain('Zendesk answered with an error')
    await expectStuck('staff')
    await handoff(app, made, member, 'handoff.issued')
    expect((await forward('staff')).status).toBe(303)
  })

  test('another Zendesk account begins as a draft, and nothing found out about the old one counts there', async () => {
    const made = await attestedApp(app, ada.member, { stage: 'staff' })
    const member = await makeStaff(app, made)
    const input = { name: made.name, returnHosts: [], subdomain: 'other', secret: sharedSecret, version: made.version }
    await changeApp(app.deps, { actor: 'system', key: made.key, input })
    const moved = await app.deps.apps.get(made.key)
    expect(moved).toMatchObject({ stage: 'draft', isEnabled: false })
    await expectStuck('draft')
    await makeAttestation(app.deps, moved, ada.member)
    await forward('draft')
    await forward('test')
    expect((await requirements()).filter((each) => each.startsWith('Missing'))).toHaveLength(2)
    expect((await forward('staff')).status).toBe(422)
    await handoff(app, moved, member, 'handoff.issued')
    await see(app, moved, member)
    expect((await forward('staff')).status).toBe(303)
  })

  test('what was seen expires after 90 days', async () => {
    const made = await attestedApp(app, ada.member, { stage: 'staff' })
    await makeStaff(app, made)
    app.clock.advance(days(90))
    ada = await signedIn(app, 'administrator')
    await makeAttestation(app.deps, made, ada.member)
    expect(readable((await ada.person.get(home)).text)).toContain('Seen too long ago')
    await expectStuck('staff')
  })

  test('a staff member added while the page was open is seen by the move', async () => {
    const made = await attestedApp(app, ada.member, { stage: 'staff' })
    await makeStaff(app, made)
    const page = await ada.person.get(home)
    expect(page.text).toContain(`${home}/forward`)
    await makeStaff(app, made, { externalId: false })
    expect((await forward('staff')).status).toBe(422)
    expect(await stageOf(app)).toBe('staff')
  })
})

test('of two administrators who move it on at once, one does, and the other is told where it is', async () => {
  await attestedApp(app, ada.member, { isEnabled: false })
  const outcomes = await Promise.all(
    [1, 2].map(() => moveForward(app.deps, { key: 'acme-help', from: 'draft', actor: 'system' })),
  )
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['elsewhere', 'moved'])
  expect(await stageOf(app)).toBe('test')
  const late = await forward('draft')
  expect(late.status).toBe(409)
  expect(readable(late.text)).toContain('somebody else moved this app')
  expect(await stageOf(app)).toBe('test')
})

test('no stage is skipped, invented or left at the end', async () => {
  await attestedApp(app, ada.member, { isEnabled: false })
  expect((await forward('staff')).status).toBe(409)
  expect((await forward('everyone')).status).toBe(409)
  for (const from of ['', 'nowhere', '__proto__']) expect((await forward(from)).status).toBe(400)
  expect((await post(ada.person, `${home}/forward`, { from: 'draft', to: 'everyone' })).status).toBe(303)
  expect(await stageOf(app)).toBe('test')
})

test('moving on asks for the password again when that was long ago, and then does it', async () => {
  await attestedApp(app, ada.member, { isEnabled: false })
  app.clock.advance(hours(1))
  const asked = await forward('draft')
  expect(asked.status).toBe(403)
  expect(readable(asked.text)).toContain('Confirm it is you')
  expect(await stageOf(app)).toBe('draft')
  expect((await post(ada.person, `${home}/forward`, { from: 'draft', proof: 'wrong' })).status).toBe(422)
  expect(await stageOf(app)).toBe('draft')
  expect((await post(ada.person, `${home}/forward`, { from: 'draft', proof: password })).status).toBe(303)
  expect(await stageOf(app)).toBe('test')
})

test('the form that adds an app opens nothing, whatever is sent with it', async () => {
  const fields = {
    name: 'Acme Help',
    subdomain: 'acme',
    secret: sharedSecret,
    enabled: 'on',
    isEnabled: 'true',
    stage: 'everyone',
  }
  expect((await post(ada.person, '/admin/apps', fields)).status).toBe(303)
  expect(await app.deps.apps.get('acme-help')).toMatchObject({ stage: 'draft', isEnabled: false })
  expect((await post(ada.person, '/admin/apps/acme-help', { ...fields, secret: '', version: '1' })).status).toBe(303)
  expect((await post(ada.person, '/admin/apps/acme-help/resume')).status).toBe(422)
  expect(await app.deps.apps.get('acme-help')).toMatchObject({ stage: 'draft', isEnabled: false })
})
