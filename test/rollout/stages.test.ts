/** Whom each stage lets in, through the endpoint itself; and that going back counts at once. */
import * as cheerio from 'cheerio'
import { expect, test } from 'vitest'
import type { Stage } from '../../src/features/apps/app.ts'
import { makeApp } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, type Visitor } from '../support/visitor.ts'
import { eventsOf, home, post, signedIn, stageOf } from './rollout-world.ts'

const app = testApp()
const endpoint = '/sso/zendesk/acme-help'

let people: Record<'member' | 'staff' | 'tester', Visitor>
let ada: Visitor

async function everybody(stage: Stage): Promise<void> {
  const made = await makeApp(app.deps, { stage })
  ada = (await signedIn(app, 'administrator')).person
  const tester = await signedIn(app, undefined)
  await app.deps.testPeople.add(made.id, tester.member.id, app.clock.now())
  people = {
    member: (await signedIn(app, undefined)).person,
    staff: (await signedIn(app, undefined, { isStaff: true })).person,
    tester: tester.person,
  }
}

async function whoGetsIn(): Promise<string[]> {
  const letIn: string[] = []
  for (const [who, person] of Object.entries(people)) {
    const { status, text } = await person.get(endpoint)
    if (status === 200 && text.includes('name="jwt"')) letIn.push(who)
    else expect({ status, hasToken: text.includes('jwt') }).toEqual({ status: 403, hasToken: false })
  }
  return letIn
}

test.each([
  ['draft', []],
  ['test', ['tester']],
  ['staff', ['staff', 'tester']],
  ['everyone', ['member', 'staff', 'tester']],
] as const)('at the stage %s these get in: %j', async (stage, expected) => {
  await everybody(stage)
  expect(await whoGetsIn()).toEqual(expected)
})

test('whoever is outside the stage reads a plain sentence and gets the ordinary way into Zendesk', async () => {
  await everybody('staff')
  const answer = await people.member.get(`${endpoint}?return_to=%2Fhc%2Frequests%2F1`)
  expect(answer.status).toBe(403)
  expect(answer.text).not.toContain('eyJ')
  const text = readable(answer.text)
  expect(text).toContain('is being introduced step by step, and is not open to you yet')
  expect(text).toContain('Reference')
  const links = cheerio.load(answer.text)('main a').toArray()
  expect(links.map(({ attribs }) => attribs['href'])).toContain('https://acme.zendesk.com/access/normal')
  expect((await eventsOf(app, 'handoff.refused')).map(({ codes }) => codes)).toEqual([['not-in-stage']])
  expect(await eventsOf(app, 'handoff.issued')).toEqual([])
})

test('moving back is one press, to any earlier stage, and stops hand-offs at once', async () => {
  await everybody('everyone')
  expect(await whoGetsIn()).toEqual(['member', 'staff', 'tester'])
  const back = cheerio.load((await ada.get(home)).text)(`form[action="${home}/back"] button`)
  expect(back.toArray().map(({ attribs }) => attribs['value'])).toEqual(['draft', 'test', 'staff'])

  const answer = await post(ada, `${home}/back`, { to: 'staff' })
  expect(answer.headers['location']).toBe(`${home}?done=moved-to-staff`)
  expect(await whoGetsIn()).toEqual(['staff', 'tester'])
  await post(ada, `${home}/back`, { to: 'test' })
  expect(await whoGetsIn()).toEqual(['tester'])
  await post(ada, `${home}/back`, { to: 'draft' })
  expect(await whoGetsIn()).toEqual([])
  expect(await app.deps.apps.get('acme-help')).toMatchObject({ stage: 'draft', isEnabled: false })
  expect((await eventsOf(app, 'app.stage-changed')).map(({ detail }) => [detail['from'], detail['to']])).toEqual([
    ['everyone', 'staff'],
    ['staff', 'test'],
    ['test', 'draft'],
  ])
})

test('all the way back in one go, from the page, without a secret, an attestation or a proof', async () => {
  await everybody('everyone')
  app.clock.advance(3_600_000)
  const answer = await post(ada, `${home}/back`, { to: 'draft' })
  expect(answer.status).toBe(303)
  expect(await whoGetsIn()).toEqual([])
})

test('back leads nowhere forward, and asking twice changes nothing', async () => {
  await everybody('test')
  for (const to of ['test', 'staff', 'everyone']) expect((await post(ada, `${home}/back`, { to })).status).toBe(303)
  expect(await stageOf(app)).toBe('test')
  expect(await eventsOf(app, 'app.stage-changed')).toEqual([])
  for (const to of ['', 'nowhere', 'constructor']) expect((await post(ada, `${home}/back`, { to })).status).toBe(400)
})

test('a pause keeps everybody out whatever the stage, and resuming goes on where it was', async () => {
  await everybody('staff')
  await post(ada, '/admin/apps/acme-help/pause')
  expect(await whoGetsIn()).toEqual([])
  expect(readable((await ada.get(home)).text)).toContain('Sign-in is paused')
  await post(ada, '/admin/apps/acme-help/resume')
  expect(await stageOf(app)).toBe('staff')
  expect(await whoGetsIn()).toEqual(['staff', 'tester'])
})
