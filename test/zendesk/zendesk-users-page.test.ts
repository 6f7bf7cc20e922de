/** Bringing an export in from the console, and the forecast that comes of it. */
import { beforeEach, expect, test } from 'vitest'
import * as cheerio from 'cheerio'
import type { App } from '../../src/features/apps/app.ts'
import { days, hours, after } from '../../src/kernel/clock.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'
import { know, knownUsers, linesOf, zendeskUser } from './zendesk-world.ts'

const app = testApp()
const page = '/admin/apps/acme-help/zendesk-users'
const forecastPage = '/admin/apps/acme-help/forecast'
let acme: App
let ada: Visitor

beforeEach(async () => {
  acme = await makeApp(app.deps)
  await makeMember(app.deps, { name: 'Ada', externalId: 'id-ada', role: 'administrator' })
  ada = visitor(app.server)
  await ada.signIn('id-ada', password)
})

async function upload(text: string | undefined, fields: Record<string, string> = {}) {
  const csrf = cheerio
    .load((await ada.get(page)).text)('input[name=csrf]')
    .first()
    .val()
  const request = ada.agent.post(page).field('csrf', String(csrf))
  for (const [name, value] of Object.entries({ kind: 'user-export', asOf: app.clock.now().toISOString(), ...fields })) {
    request.field(name, value)
  }
  return text === undefined ? request : request.attach('file', Buffer.from(text), 'users.jsonl')
}

test('an upload is brought in, and the page says from where, how old, who is there and what is missing', async () => {
  expect(readable((await ada.get(page)).text)).toContain('Nothing is known of this Zendesk yet')
  const sent = await upload(linesOf([zendeskUser(7, { role: 'agent' }), zendeskUser(8)]))
  expect([sent.status, sent.headers['location']]).toEqual([303, `${page}?done=imported`])
  const text = readable((await ada.get(`${page}?done=imported`)).text)
  expect(text).toContain('Brought in.')
  expect(text).toContain('Export of all users')
  expect(text).toContain('by Ada')
  expect(text).toContain('Last sign-ins are not told')
  app.clock.advance(days(8))
  ada = visitor(app.server)
  await ada.signIn('id-ada', password)
  expect(readable((await ada.get(page)).text)).toContain('Every check of Zendesk users is blind')
})

test('a small file can be pasted', async () => {
  const sent = await upload(undefined, { kind: 'team-export', text: 'ID,Name,Email\n7,Bo,bo@example.org\n' })
  expect(sent.status).toBe(303)
  expect(await knownUsers(app)).toMatchObject([{ zendesk_id: '7', role: 'agent' }])
})

test.each([
  ['no file', undefined, {}, 'Choose the file'],
  ['another kind', 'x', { kind: 'all' }, 'Choose which export'],
  ['no date', linesOf([zendeskUser(7)]), { asOf: 'yesterday' }, 'Write the date as'],
  ['a day that is none', linesOf([zendeskUser(7)]), { asOf: '2026-02-31' }, 'Write the date as'],
  [
    'a file that is cut off',
    linesOf([zendeskUser(7), zendeskUser(8)]).slice(0, -9),
    {},
    'Line 2: This line is not a whole user',
  ],
])('%s: 422, what was typed comes back, what was known stays', async (_title, text, fields, says) => {
  await know(app, acme, [zendeskUser(1)])
  const sent = await upload(text, { asOf: after(app.clock.now(), hours(0)).toISOString(), ...fields })
  expect(sent.status).toBe(422)
  expect(readable(sent.text)).toContain(says)
  expect(await knownUsers(app)).toHaveLength(1)
})

test('whoever may only read sees no form and may send none', async () => {
  await makeMember(app.deps, { externalId: 'id-bo', role: 'auditor' })
  const bo = visitor(app.server)
  await bo.signIn('id-bo', password)
  expect(cheerio.load((await bo.get(page)).text)('form[enctype]').length).toBe(0)
  expect((await bo.post(page, { kind: 'user-export', text: 'x' })).status).toBe(403)
})

test('the forecast: numbers, the lists behind them, and the export, safe in a spreadsheet', async () => {
  await makeMember(app.deps, { name: '=cmd()', externalId: 'f', email: 'f@example.org' })
  const unknown = readable((await ada.get(forecastPage)).text)
  expect(unknown).toContain('Zendesk’s part is unknown')
  expect(unknown).toContain('No audit has run yet')
  await know(app, acme, [zendeskUser(7, { email: 'f@example.org', external_id: 'k', role: 'agent', name: 'Bob' })])
  const shown = await ada.get(`${forecastPage}?group=blocked`)
  expect(shown.status).toBe(200)
  const text = readable(shown.text)
  expect(text).toContain('which nobody has confirmed')
  expect(text).toContain('=cmd()')
  expect(text).toContain('Bob')
  expect(text).toContain('E')
  const csv = await ada.get(`${forecastPage}.csv?group=blocked`)
  expect(csv.headers['content-type']).toContain('text/csv')
  expect(csv.text.split('\r\n').slice(0, 2)).toEqual([
    'group,reason,case,external_id,name,email,zendesk_id,zendesk_name,zendesk_role',
    "blocked,external-id-mismatch,E,f,'=cmd(),f@example.org,7,Bob,agent",
  ])
  expect((await ada.get(`${forecastPage}.csv`)).text.split('\r\n')).toHaveLength(4)
  expect(await app.deps.database.db('events').where({ type: 'finding.exported' })).toHaveLength(2)
})

test.each(['?group=nobody', '?group=linked&after=x', '?group=blocked&reason=%27', '?group=linked&group=linked'])(
  'an address that makes no sense (%s) shows the forecast',
  async (query) => {
    await know(app, acme, [zendeskUser(7)])
    expect((await ada.get(`${forecastPage}${query}`)).status).toBe(200)
  },
)

test('the token preview says what Zendesk would make of it', async () => {
  const bo = await makeMember(app.deps, { name: 'Bo', externalId: 'b', email: 'bo@example.org' })
  await know(app, acme, [zendeskUser(7, { email: 'bo@example.org', name: 'Agent Bob', role: 'agent' })])
  const text = readable((await ada.get(`/admin/apps/acme-help/preview?member=${bo.id}`)).text)
  expect(text).toContain('Case D')
  expect(text).toContain('They are signed in as the team member Agent Bob (ID 7)')
})

test.each([
  ['leaves an agent out', [zendeskUser(8)], {}],
  ['makes an agent an end user', [zendeskUser(7, { email: 'kim@example.org' }), zendeskUser(8)], {}],
  ['gives an agent another address', [zendeskUser(7, { role: 'agent', email: 'x@example.org' }), zendeskUser(8)], {}],
  [
    'calls an agent deleted',
    [zendeskUser(7, { role: 'agent', email: 'kim@example.org', active: false }), zendeskUser(8)],
    {},
  ],
  ['is said to be of another account', [zendeskUser(8)], { subdomain: 'other' }],
])('R12 a file that %s takes an owner', async (_what, users, changed) => {
  await know(app, acme, [zendeskUser(7, { role: 'agent', email: 'kim@example.org' }), zendeskUser(8)])
  await app.deps.database
    .db('apps')
    .where({ id: acme.id })
    .update({ subdomain: 'acme', ...changed })
  const sent = await upload(linesOf(users))
  expect(sent.status).toBe(422)
  expect(readable(sent.text)).toContain('An owner can bring it in.')
  expect((await knownUsers(app)).map(({ role }) => role)).toContain('agent')
  await app.deps.database.db('members').where({ external_id: 'id-ada' }).update({ role: 'owner' })
  expect((await upload(linesOf(users))).status).toBe(303)
})
