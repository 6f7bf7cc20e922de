/** Who tries an app first: found, added, removed, and told whether they could get in. */
import * as cheerio from 'cheerio'
import { beforeEach, expect, test } from 'vitest'
import { mostTestPeople } from '../../src/features/rollout/change-test-people.ts'
import type { Member } from '../../src/features/members/member.ts'
import { minutes } from '../../src/kernel/clock.ts'
import { makeApp, makeMember } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, type Visitor } from '../support/visitor.ts'
import { eventsOf, home, post, signedIn } from './rollout-world.ts'

const app = testApp()
let ada: { member: Member; person: Visitor }

beforeEach(async () => {
  await makeApp(app.deps, { stage: 'test' })
  ada = await signedIn(app, 'administrator', { name: 'Ada' })
})

const add = (fields: Record<string, string>) => post(ada.person, `${home}/test-people`, fields)

async function listed(): Promise<string[]> {
  const $ = cheerio.load((await ada.person.get(home)).text)
  return $('section[aria-labelledby=test-people] tbody tr')
    .toArray()
    .map((row) => $(row).text().replace(/\s+/g, ' ').trim())
}

test.each([
  ['external ID', 'GR-1'],
  ['external ID in other letters', ' gr-1 '],
  ['username', 'grace'],
  ['address', 'Grace@Example.org'],
])('a member is added by %s', async (_title, who) => {
  const grace = await makeMember(app.deps, {
    name: 'Grace',
    externalId: 'GR-1',
    username: 'grace',
    email: 'grace@example.org',
  })
  const answer = await ada.person.submit(home, { who }, `${home}/test-people`)
  expect(answer.headers['location']).toBe(`${home}?done=added#test-people`)
  expect(await listed()).toEqual([expect.stringMatching(/^Grace.*GR-1.*grace@example.org.*Yes/)])
  expect(await eventsOf(app, 'app.changed')).toMatchObject([
    { detail: { changed: ['test_people'], list: { from: null, to: 'test' } }, personal: null },
  ])
  expect((await add({ member: grace.id })).headers['location']).toContain('done=already-there')
  expect(await eventsOf(app, 'app.changed')).toHaveLength(1)

  await ada.person.submit(home, {}, `${home}/test-people/remove`)
  expect(await listed()).toEqual([])
  expect(await eventsOf(app, 'app.changed')).toHaveLength(2)
})

test('“Add myself” is offered until one is on the list', async () => {
  const $ = cheerio.load((await ada.person.get(home)).text)
  expect($(`input[name=member][value="${ada.member.id}"]`).length).toBe(1)
  await add({ member: ada.member.id })
  expect(readable((await ada.person.get(home)).text)).not.toContain('Add myself')
})

test('an address that two members share asks who is meant', async () => {
  const shared = { email: 'desk@example.org' }
  await makeMember(app.deps, { name: 'One', ...shared })
  const two = await makeMember(app.deps, { name: 'Two', ...shared })
  const asked = await add({ who: 'desk@example.org' })
  expect(asked.status).toBe(422)
  expect(readable(asked.text)).toContain('Several members have this address')
  expect(await listed()).toEqual([])
  expect((await add({ member: two.id })).status).toBe(303)
  expect(await listed()).toEqual([expect.stringMatching(/^Two.*Somebody else who can sign in has the same address/)])
})

test.each([
  ['nothing', '', /Enter an external ID/],
  ['nobody', 'nobody@example.org', /No member has this/],
  ['a name of a person', 'Ada', /No member has this/],
  ['a NUL', 'a\0b', /No member has this/],
  ['markup', '<script>alert(1)</script>', /No member has this/],
  ['ten thousand letters', 'x'.repeat(10_000), /At most 320/],
])('%s adds nobody, and stays in the field', async (_title, who, says) => {
  const answer = await add({ who })
  expect(answer.status).toBe(422)
  const $ = cheerio.load(answer.text)
  expect($('#error-who').text()).toMatch(says)
  if (!who.includes('\0')) expect($('#field-who').val()).toBe(who)
  expect(answer.text).not.toContain('<script>alert')
  expect(await listed()).toEqual([])
})

test('an id that is nobody’s, or no id, adds and removes nobody', async () => {
  for (const member of ['', 'x', '00000000-0000-4000-8000-000000000000']) {
    expect((await add({ member })).status).toBe(422)
    expect((await post(ada.person, `${home}/test-people/remove`, { member })).status).toBe(303)
  }
  expect(await eventsOf(app, 'app.changed')).toEqual([])
})

test('the list says why somebody could not get in, and never “yes” before the stage has come', async () => {
  const wishes = [
    { name: 'A fine', externalId: 'a1' },
    { name: 'B suspended', externalId: 'b1', status: 'suspended' as const },
    { name: 'C without a password', externalId: 'c1', password: undefined },
    { name: 'D unverified', externalId: 'd1', emailVerifiedAt: undefined },
  ]
  for (const wish of wishes) {
    await makeMember(app.deps, wish)
    await add({ who: wish.externalId })
  }
  const why = [/Suspended here/, /No password and no passkey here/, /proved that the e-mail/].map(
    (says) => expect.stringMatching(says) as string,
  )
  expect(await listed()).toEqual([expect.stringMatching(/Yes/), ...why])
  await post(ada.person, `${home}/back`, { to: 'draft' })
  expect(await listed()).toEqual([expect.stringMatching(/Ready.*Once this app lets test people in/), ...why])
  await app.deps.database.db('members').where({ external_id: 'a1' }).delete()
  expect(await listed()).toHaveLength(3)
})

test('nobody is said to get in while the app cannot sign, or while Zendesk sends them back', async () => {
  const { id: appId } = await app.deps.apps.get('acme-help')
  const { id: subjectId } = await makeMember(app.deps, { name: 'A fine', externalId: 'a1' })
  await add({ who: 'a1' })
  expect(await listed()).toEqual([expect.stringMatching(/Yes/)])
  const error = { type: 'zendesk.error', actor: 'zendesk', outcome: 'failed', appId, subjectId } as const
  for (const each of [error, error, error]) await app.deps.events.record(each)
  expect(await listed()).toEqual([expect.stringMatching(/No.*Three errors from Zendesk/)])
  app.clock.advance(minutes(11))
  expect(await listed()).toEqual([expect.stringMatching(/Yes/)])
  const foreign = app.deps.secretBox.seal('x', { table: 'apps', column: 'secret_sealed', id: 'another' })
  await app.deps.database.db('apps').update({ secret_sealed: foreign })
  expect(await listed()).toEqual([expect.stringMatching(/No.*No shared secret to sign with/)])
})

test('there is an end to the list', async () => {
  const { id } = await app.deps.apps.get('acme-help')
  await app.deps.database.db.raw(
    `insert into members (id, external_id, name, created_at, updated_at)
     select gen_random_uuid(), 'many-' || n, 'Many ' || n, now(), now() from generate_series(1, ?) n`,
    [mostTestPeople],
  )
  await app.deps.database.db.raw(
    `insert into app_people (app_id, member_id, list, added_at)
     select ?, id, 'test', now() from members where external_id like 'many-%'`,
    [id],
  )
  const answer = await add({ member: ada.member.id })
  expect(answer.status).toBe(422)
  expect(readable(answer.text)).toContain('There are 200 test people already')
  expect(await app.deps.testPeople.count(id)).toBe(mostTestPeople)
  expect(await listed()).toHaveLength(mostTestPeople)
})
