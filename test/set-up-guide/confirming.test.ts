/** What an administrator puts their name under: how, for how long, and how it ends. */
import * as cheerio from 'cheerio'
import { beforeEach, expect, test } from 'vitest'
import { changeApp } from '../../src/features/apps/change-app.ts'
import { days, minutes } from '../../src/kernel/clock.ts'
import { makeApp, makeMember, password, sharedSecret } from '../support/make.ts'
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

test('needs its tick, and is recorded with name, date and nothing personal in the hashed part', async () => {
  await draft()
  const form = await ada.submit(guide, {}, `${guide}/attest`)
  expect(form.status).toBe(422)
  const $ = cheerio.load(form.text)
  expect($('#error-configuration-pasted').text()).toContain('Tick the box')
  expect($('#step-configuration > details').attr('open')).toBeDefined()
  expect($('title').text()).toMatch(/^Error: /)
  expect(await attestations()).toEqual([])

  const done = await ada.submit(guide, { 'configuration-pasted': 'on' }, `${guide}/attest`)
  expect(done.status).toBe(303)
  expect(done.headers['location']).toBe(`${guide}?done=attested&step=configuration#step-configuration`)
  const page = await readGuide(ada)
  expect(page.step('configuration')).toMatch(/Confirmed\s*By Ada on/)
  expect(await eventsOf('app.attested')).toMatchObject([
    { outcome: 'done', detail: { key: 'acme-help', subdomain: 'acme', step: 'configuration-pasted' } },
  ])
  expect(JSON.stringify(await eventsOf('app.attested'))).not.toContain('Ada')
})

test.each(['external-ids-off', 'configuration-pasted', 'help-center-active'])(
  '%s is put under nobody’s name by a session that was left open',
  async (step) => {
    await draft()
    app.clock.advance(minutes(11))
    const asked = await attest(ada, step)
    expect(asked.status).toBe(403)
    expect(readable(asked.text)).toContain('Confirm it is you')
    expect(await attestations()).toEqual([])
    const form = cheerio.load(asked.text)('main form')
    const kept = Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value]))
    const done = await ada.agent
      .post(`${guide}/attest`)
      .type('form')
      .send({ ...kept, proof: password })
    expect(done.status).toBe(303)
    expect(await attestations()).toHaveLength(1)
  },
)

test('runs out, is asked for again, and stays on record', async () => {
  await draft()
  await reach(app, 'everyone')
  await attest(ada, 'external-ids-off')
  app.clock.advance(days(89))
  await ada.signIn('ada', password)
  expect((await readGuide(ada)).states['external-ids']).toBe('Done')
  app.clock.advance(days(1))
  await ada.signIn('ada', password)
  const late = await readGuide(ada)
  expect(late.states['external-ids']).toBe('Needs attention')
  expect(readable(late.page.text)).toContain('Sign-ins go on as they are, but the roll-out cannot move forward')
  expect(late.step('external-ids')).toContain('This has run out')
  expect(readable((await ada.get('/admin/apps/acme-help')).text)).toMatch(
    /The set-up asks for your attention.*“Update of external IDs\?” Off: what was confirmed has run out.*And \d more\./,
  )
  await attest(ada, 'external-ids-off')
  const again = await readGuide(ada)
  expect(again.states['external-ids']).toBe('Done')
  expect(readable(again.page.text)).not.toContain('cannot move forward')
  expect(await attestations()).toHaveLength(2)
})

test('is withdrawn once, all of it, and recorded', async () => {
  await draft()
  await attest(ada, 'external-ids-off')
  await attest(ada, 'external-ids-off')
  const withdrawn = await post(ada, `${guide}/withdraw`, { step: 'external-ids-off' })
  expect(withdrawn.headers['location']).toContain('done=withdrawn')
  const twice = await post(ada, `${guide}/withdraw`, { step: 'external-ids-off' })
  expect(twice.headers['location']).toContain('done=nothing')
  const acme = await app.deps.apps.get('acme-help')
  expect(await app.deps.attestations.listValid(acme.id, 'acme', app.clock.now())).toEqual([])
  expect((await readGuide(ada)).states['external-ids']).toBe('To do')
  expect(await eventsOf('app.attestation-withdrawn')).toHaveLength(1)
})

test('is about one Zendesk account: another subdomain starts anew, and an old form is refused', async () => {
  await draft()
  await attest(ada, 'external-ids-off')
  await changeApp(app.deps, {
    actor: 'system',
    key: 'acme-help',
    input: {
      name: 'Acme Help',
      subdomain: 'contoso',
      returnHosts: [],
      version: 1,
      secret: `${sharedSecret.slice(1)}7`,
    },
  })
  expect((await readGuide(ada)).states['external-ids']).toBe('To do')
  const refused = await attest(ada, 'external-ids-off')
  expect(refused.status).toBe(422)
  expect(readable(refused.text)).toContain('another Zendesk account now')
  expect(readable(refused.text)).toContain('contoso.zendesk.com')
})

test('of pasted addresses is void once Latchkey has another address', async () => {
  await draft()
  await attest(ada, 'configuration-pasted')
  await app.deps.database.db('app_attestations').update({ public_url: 'https://old.example.org' })
  const moved = await readGuide(ada)
  expect(moved.states['configuration']).toBe('Needs attention')
  expect(moved.step('configuration')).toContain('Latchkey has another address now')
})

test('given in practice proves nothing about the real Zendesk', async () => {
  await draft()
  await attest(ada, 'external-ids-off')
  await app.deps.database.db('app_attestations').update({ zendesk_origin: 'http://127.0.0.1:4000' })
  expect((await readGuide(ada)).states['external-ids']).toBe('To do')
  const acme = await app.deps.apps.get('acme-help')
  expect(await app.deps.attestations.listValid(acme.id, 'acme', app.clock.now())).toEqual([])
})

test('stays when the one who gave it is erased, without a name', async () => {
  await draft()
  await attest(ada, 'external-ids-off')
  await makeMember(app.deps, { username: 'bea', role: 'auditor' })
  await app.deps.database.db('members').where({ username: 'ada' }).delete()
  const bea = visitor(app.server)
  await bea.signIn('bea', password)
  const { states, step } = await readGuide(bea)
  expect(states['external-ids']).toBe('Done')
  expect(step('external-ids')).toMatch(/By a former administrator on/)
})

test.each([
  ['an unknown step', 'attest', { step: 'everything', subdomain: 'acme' }],
  ['no step', 'attest', { subdomain: 'acme' }],
  ['no subdomain', 'attest', { step: 'external-ids-off', 'external-ids-off': 'on' }],
  ['a tick of another step', 'attest', { step: 'toString', toString: 'on', subdomain: 'acme' }],
  ['an unknown step', 'withdraw', { step: 'registered' }],
  ['no step', 'withdraw', {}],
])('with %s (%s) cannot be read', async (_title, path, fields: Record<string, string>) => {
  await draft()
  expect((await post(ada, `${guide}/${path}`, fields)).status).toBe(400)
  expect(await attestations()).toEqual([])
})
