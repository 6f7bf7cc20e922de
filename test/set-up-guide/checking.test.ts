/** Checks as they are made from the page, and what it shows of them. */
import * as cheerio from 'cheerio'
import { beforeEach, expect, test } from 'vitest'
import { days } from '../../src/kernel/clock.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'
import { allIsWell, answer, attest, guide, helpCenter, post, readGuide } from './guide-world.ts'

const app = testApp({ PUBLIC_URL: 'http://id.example.org' })
let ada: Visitor

beforeEach(async () => {
  await makeMember(app.deps, { name: 'Ada', username: 'ada', role: 'administrator' })
  ada = visitor(app.server)
  await ada.signIn('ada', password)
})

const draft = () => makeApp(app.deps, { isEnabled: false })

const attestations = () => app.deps.database.db('app_attestations').orderBy('attested_at')

test('without scripts comes back to its step', async () => {
  await draft()
  app.elsewhere.set(helpCenter, answer(404))
  const done = await post(ada, `${guide}/checks/help-center`)
  expect([done.status, done.headers['location']]).toEqual([303, `${guide}?step=help-center#step-help-center`])
  const { states, step } = await readGuide(ada)
  expect(states['help-center']).toBe('Needs attention')
  expect(step('help-center')).toContain('“Not Found” (404)')
  expect(step('help-center')).toMatch(/Checked .* by Ada/)
})

test('with htmx answers with its result, the state of its step and the progress', async () => {
  await draft()
  allIsWell(app)
  const { $ } = await readGuide(ada)
  const csrf = $('input[name=csrf]').first().val() as string
  const done = await ada.agent.post(`${guide}/checks/clock-skew`).set('HX-Request', 'true').type('form').send({ csrf })
  expect(done.status).toBe(200)
  const fragment = cheerio.load(done.text, null, false)
  expect(fragment('.alert-success').text()).toContain('The clocks agree')
  expect(fragment('#state-clock[hx-swap-oob]').text()).toBe('Done')
  expect(fragment('#progress[hx-swap-oob]').text()).toContain('2 of 11 steps done')
  expect(fragment('html, form').length).toBe(0)
})

test('that cannot tell asks for a person’s word, which does not stand against what a check saw', async () => {
  await draft()
  expect((await readGuide(ada)).$('input[name=help-center-active]')).toHaveLength(0)
  app.elsewhere.set(helpCenter, answer(403))
  await post(ada, `${guide}/checks/help-center`)
  const unsure = await readGuide(ada)
  expect(unsure.states['help-center']).toBe('Could not be checked')
  expect(unsure.$('input[name=help-center-active]')).toHaveLength(1)
  await attest(ada, 'help-center-active')
  expect((await readGuide(ada)).states['help-center']).toBe('Done')

  app.elsewhere.set(helpCenter, answer(404))
  await post(ada, `${guide}/checks/help-center`)
  expect((await readGuide(ada)).states['help-center']).toBe('Needs attention')
  const refused = await attest(ada, 'help-center-active')
  expect(refused.status).toBe(422)
  expect(readable(refused.text)).toContain('Activate it in Zendesk, then check again')
})

test('grows old, and then counts for nothing', async () => {
  await draft()
  allIsWell(app)
  await post(ada, `${guide}/checks`)
  expect((await readGuide(ada)).states).toMatchObject({
    'help-center': 'Done',
    secret: 'Done',
    endpoint: 'Needs attention',
    clock: 'Done',
  })
  app.clock.advance(days(30))
  await ada.signIn('ada', password)
  const old = await readGuide(ada)
  expect(old.states).toMatchObject({
    'help-center': 'Check again',
    secret: 'Check again',
    endpoint: 'Check again',
    clock: 'Check again',
  })
  expect(old.step('clock')).toContain('Checked more than 30 days ago')
  expect(old.$('.guide-check .alert-success')).toHaveLength(0)
})

test('that does not exist is not found, nor is the guide of no app', async () => {
  await draft()
  expect((await post(ada, `${guide}/checks/everything`)).status).toBe(404)
  expect((await ada.get('/admin/apps/nobody/set-up')).status).toBe(404)
  expect((await post(ada, '/admin/apps/nobody/set-up/checks')).status).toBe(404)
})

test('an auditor sees everything and is offered nothing', async () => {
  await draft()
  await attest(ada, 'external-ids-off')
  await makeMember(app.deps, { username: 'bea', role: 'auditor' })
  const bea = visitor(app.server)
  await bea.signIn('bea', password)
  const { $, states } = await readGuide(bea)
  expect(states['external-ids']).toBe('Done')
  expect($('main form')).toHaveLength(0)
  for (const path of [`${guide}/checks`, `${guide}/checks/clock-skew`, `${guide}/attest`, `${guide}/withdraw`]) {
    expect((await post(bea, path, { step: 'external-ids-off', subdomain: 'acme' })).status, path).toBe(403)
  }
  expect(await attestations()).toHaveLength(1)
})
