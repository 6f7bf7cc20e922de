/** A session that ends in the middle of a form costs a sign-in, and nothing that was typed. */
import * as cheerio from 'cheerio'
import { beforeEach, expect, test } from 'vitest'
import { hours } from '../../src/kernel/clock.ts'
import { makeApp, makeMember, password, sharedSecret } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
const edit = '/admin/apps/acme-help/edit'
let ada: Visitor

beforeEach(async () => {
  await makeApp(app.deps)
  await makeMember(app.deps, { username: 'ada', role: 'owner' })
  ada = visitor(app.server)
  await ada.signIn('ada', password)
})

/** The form of a page, filled in further, sent to where it goes. */
async function sendOn(page: string, more: Record<string, string> = {}, action?: string) {
  const $ = cheerio.load(page)
  const form = action === undefined ? $('main form[method=post]').first() : $(`form[action="${action}"]`)
  const fields = Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value]))
  return ada.agent
    .post(form.attr('action') ?? '')
    .set('Sec-Fetch-Site', 'same-origin')
    .type('form')
    .send({ ...fields, ...more })
}

test('an ended session leads through the sign-in to what was entered, and one press sends it', async () => {
  const form = (await ada.get(edit)).text
  app.clock.advance(hours(3))
  const typed = { name: 'Acme <b>Assistance</b>', secret: sharedSecret, ownPassword: 'hush-hush' }
  const asked = await sendOn(form, typed, '/admin/apps/acme-help')
  expect(asked.status).toBe(401)
  expect(readable(asked.text)).toMatch(/what you entered is kept/)

  const wrong = await sendOn(asked.text, { identifier: 'ada', password: 'not the password' })
  expect(wrong.status).toBe(422)
  const kept = await sendOn(wrong.text, { identifier: 'ada', password })
  expect(kept.status).toBe(200)
  expect(readable(kept.text)).toContain('Acme <b>Assistance</b>')
  expect([asked.text, wrong.text, kept.text].join()).not.toMatch(new RegExp(`${sharedSecret}|hush-hush`))
  expect((await app.deps.apps.get('acme-help')).name).toBe('Acme Help')

  const sent = await sendOn(kept.text)
  expect(sent.headers['location']).toMatch(/^\/admin\/apps\/acme-help\?done=changed/)
  expect((await app.deps.apps.get('acme-help')).name).toBe('Acme <b>Assistance</b>')
})

test('a form whose token went stale while one stayed signed in comes back at once', async () => {
  const form = (await ada.get(edit)).text
  const back = await sendOn(form, { name: 'Acme Assistance', csrf: 'stale' }, '/admin/apps/acme-help')
  expect(back.status).toBe(403)
  expect((await sendOn(back.text)).status).toBe(303)
  expect((await app.deps.apps.get('acme-help')).name).toBe('Acme Assistance')
})

test.each([
  ['from another site', { Origin: 'https://evil.example' }],
  ['whose origin nobody tells', { Origin: 'null' }],
  ['of which nothing is told', {}],
])('a form %s is not kept', async (_which, headers: Record<string, string>) => {
  const form = (await ada.get(edit)).text
  const fields = Object.fromEntries(
    cheerio
      .load(form)('form[action="/admin/apps/acme-help"]')
      .serializeArray()
      .map(({ name, value }) => [name, value]),
  )
  app.clock.advance(hours(3))
  const answer = await ada.agent.post('/admin/apps/acme-help').set(headers).type('form').send(fields)
  expect([401, 403]).toContain(answer.status)
  expect(answer.text).not.toContain('name="kept"')
  expect(answer.text).not.toContain('Acme Help')
})

test.each([
  ['another origin', { action: 'https://evil.example/admin/apps', fields: [{ name: 'a', value: 'b' }] }],
  ['two slashes', { action: '//evil.example/admin/', fields: [] }],
  ['a page nobody keeps forms for', { action: '/sso/zendesk/acme-help', fields: [] }],
  ['something else', ['admin']],
])('a hidden field that names %s leads nowhere', async (_what, kept) => {
  const answer = await visitor(app.server).submit('/sign-in', {
    identifier: 'ada',
    password,
    kept: JSON.stringify(kept),
  })
  expect([answer.status, answer.headers['location']]).toEqual([303, '/account'])
})

test('what is too long for it is left to the browser’s memory of the page, in words', async () => {
  const form = (await ada.get('/admin/members/new')).text
  app.clock.advance(hours(3))
  const long = await sendOn(form, { attributes: 'あ'.repeat(50_000) }, '/admin/members')
  expect(long.status).toBe(403)
  expect(readable(long.text)).toMatch(/Go back/)
  const short = await sendOn(form, { attributes: 'あ'.repeat(20_000) }, '/admin/members')
  const kept = await sendOn(short.text, { identifier: 'ada', password })
  expect(kept.text).toContain('あ'.repeat(20_000))
})
