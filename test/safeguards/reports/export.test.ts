/** Reports in the console: the form, the file, and who may have it. */
import * as cheerio from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import { makeApp, makeMember, password } from '../../support/make.ts'
import { putMembers } from '../../support/put-members.ts'
import { testApp } from '../../support/test-app.ts'
import { readable, visitor, type Visitor } from '../../support/visitor.ts'
import { audit } from './report-world.ts'

const app = testApp()
const place = '/admin/safeguards/export'
let owner: Visitor

async function signedIn(username: string): Promise<Visitor> {
  const someone = visitor(app.server)
  expect((await someone.signIn(username, password)).status).toBe(303)
  return someone
}

beforeEach(async () => {
  await makeMember(app.deps, { username: 'an-owner', role: 'owner', name: 'Olive Owner' })
  owner = await signedIn('an-owner')
  await putMembers(app.deps, [
    { email: 'pair@example.org', externalId: 'pair-one' },
    { email: 'Pair@example.org', externalId: 'pair-two' },
  ])
})

test('before any audit there is nothing to export, and that is not called clean', async () => {
  const page = await owner.get(place)
  expect(readable(page.text)).toContain('No audit has been finished yet')
  expect(cheerio.load(page.text)('form[action="/admin/safeguards/export"]').length).toBe(0)
})

describe('after an audit', () => {
  beforeEach(() => audit(app))

  test.each([
    ['json', 'application/json', /^safeguards-\d{4}-\d\d-\d\d-redacted\.json$/],
    ['csv', 'text/csv', /\.csv$/],
    ['csv-bom', 'text/csv', /\.csv$/],
    ['sarif', 'application/sarif+json', /\.sarif$/],
    ['text', 'text/plain', /\.txt$/],
    ['html', 'text/html', /\.html$/],
  ])('%s is a file, masked unless names are asked for, and recorded', async (format, type, name) => {
    const file = await owner.submit(place, { format }, place)
    expect(file.status).toBe(200)
    expect(file.headers['content-type']).toContain(type)
    const [, fileName = ''] = /^attachment; filename="(.*)"$/.exec(file.headers['content-disposition'] ?? '') ?? []
    expect(fileName).toMatch(name)
    expect(file.text).toContain('duplicate-email')
    expect(file.text).not.toContain('pair')
    const events = await app.deps.database.db('events').where({ type: 'finding.exported' }).select<object[]>('*')
    expect(events).toMatchObject([{ actor: expect.stringMatching(/^member:/) as string, outcome: 'done' }])
  })

  test('with names, and only the worst', async () => {
    const file = await owner.submit(place, { format: 'text', names: 'on', minimum: 'critical' }, place)
    expect(file.text).toContain('pair-one')
    expect(file.text).not.toContain('HIGH')
    expect(file.headers['content-disposition']).not.toContain('redacted')
  })

  test('what is not offered is refused with the choices kept', async () => {
    const page = await owner.submit(place, { format: 'docx', minimum: 'worst', names: 'on' }, place)
    expect(page.status).toBe(422)
    const $ = cheerio.load(page.text)
    expect($('.error-summary li').length).toBe(2)
    expect($('input[name=names]').attr('checked')).toBeDefined()
    expect(await app.deps.database.db('events').where({ type: 'finding.exported' })).toEqual([])
  })

  test('a blind audit is said to be one before anybody relies on the file', async () => {
    await makeApp(app.deps)
    await audit(app)
    expect(readable((await owner.get(place)).text)).toContain('did not see everything')
  })

  test('an operator has no report', async () => {
    await makeMember(app.deps, { username: 'an-operator', role: 'operator' })
    const operator = await signedIn('an-operator')
    expect((await operator.get(place)).status).toBe(403)
    expect((await operator.post(place, { format: 'json' })).status).toBe(403)
  })
})
