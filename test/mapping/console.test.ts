/** The console's screens for fields, as an administrator without scripts goes through them. */
import * as cheerio from 'cheerio'
import { decodeJwt } from 'jose'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Role } from '../../src/features/members/member.ts'
import { minutes } from '../../src/kernel/clock.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { handoffForm, readable, visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
const home = '/admin/apps/acme-help/fields'
let ada: Visitor

async function enter(username: string, role: Role | undefined) {
  const { id } = await makeMember(app.deps, {
    name: `Person ${username}`,
    username,
    externalId: `id-${username}`,
    role,
  })
  const change = { organization: 'Contoso', locale: 'de-AT', attributes: { department: 'Research', zd: 'agent' } }
  const member = await app.deps.members.get(id)
  await app.deps.members.update(id, member.version, change, app.clock.now())
  const someone = visitor(app.server)
  await someone.signIn(username, password)
  return someone
}

beforeEach(async () => {
  await makeApp(app.deps)
  ada = await enter('ada', 'owner')
})

type Fields = Record<string, string>
const rows = (typed: Fields, version = 1): Fields => ({
  version: String(version),
  ...Object.fromEntries(
    Object.entries({ name: 'name', phone: 'phone', ...typed }).flatMap(([claim, from], place) => [
      [`claim-${place}`, claim],
      [`from-${place}`, from],
    ]),
  ),
})

async function post(who: Visitor, path: string, fields: Fields) {
  const page = await who.get('/account')
  const csrf = cheerio.load(page.text)('input[name=csrf]').first().val() as string
  return who.agent
    .post(path)
    .type('form')
    .send({ ...fields, csrf })
}

const fieldsIn = (html: string, selector: string): Fields =>
  Object.fromEntries(
    cheerio
      .load(html)(selector)
      .serializeArray()
      .map(({ name, value }) => [name, value]),
  )

/** Looks at it on a member, then makes exactly that live. */
async function save(who: Visitor, fields: Fields) {
  const looked = await post(who, `${home}/preview`, fields)
  expect(looked.status).toBe(200)
  return post(who, home, { ...fields, seen: fieldsIn(looked.text, `form[action="${home}"]`)['seen'] ?? '' })
}

const stored = async () => (await app.deps.apps.get('acme-help')).fieldMapping
const events = async () =>
  app.deps.database.db('events').where({ type: 'app.changed' }).orderBy('id') as Promise<
    { detail: object; personal: object }[]
  >

test('from the page through a preview to the token of the next sign-in', async () => {
  expect(readable((await ada.get(home)).text)).toContain('What is sent at every sign-in')
  const form = await ada.get(`${home}/edit`)
  const typed = fieldsIn(form.text, 'form.form-fields')
  expect(typed).toMatchObject({ version: '1', 'claim-0': 'name', 'from-0': 'name', 'claim-1': 'phone' })

  const wanted = { ...typed, ...rows({ 'user_fields.dept': 'upper(field:department)', locale: 'if(staff, 1, 8)' }) }
  const looked = await post(ada, `${home}/preview`, wanted)
  expect(looked.status).toBe(200)
  expect(readable(looked.text)).toContain('This is you, id-ada')
  const line = (claim: string) =>
    cheerio
      .load(looked.text)('tbody tr')
      .toArray()
      .map((row) => cheerio.load(row).text())
      .find((text) => text.startsWith(claim))
  expect(line('user_fields.dept')).toContain('left out: nothing maps itRESEARCH')
  expect(line('locale')).toContain('8')
  expect(line('phone')).toContain('left out: no phone number is known')
  expect(await stored()).toEqual([])

  const live = await post(ada, home, fieldsIn(looked.text, `form[action="${home}"]`))
  expect(live.headers['location']).toBe(`${home}?done=changed`)
  expect(readable((await ada.get(`${home}?done=changed`)).text)).toContain('The fields are live')
  const token = decodeJwt(handoffForm((await ada.get('/sso/zendesk/acme-help')).text).fields['jwt'] ?? '')
  expect(token).toMatchObject({ name: 'Person ada', locale: 8, user_fields: { dept: 'RESEARCH' } })
  expect(Object.keys(token)).not.toContain('role')

  const [event] = await events()
  expect(event?.detail).toEqual({
    key: 'acme-help',
    version: 2,
    changed: ['field_mapping'],
    claims: ['user_fields.dept', 'locale'],
  })
  expect(event?.personal).toEqual({
    before: {},
    after: { 'user_fields.dept': 'upper(field:department)', locale: 'if(staff, 1, 8)' },
  })
  const [issued] = (await app.deps.database.db('events').where({ type: 'handoff.issued' })) as { detail: object }[]
  expect(issued?.detail).toMatchObject({
    claims: ['iat', 'jti', 'email', 'name', 'external_id', 'locale', 'user_fields.dept'],
  })
})

test('a phone that is switched off is not sent, and a mapped name falls back to the stored one', async () => {
  const zoe = await makeMember(app.deps, { username: 'zoe', name: 'Zoë', phone: '+46701234567' })
  const saved = await save(ada, rows({ name: 'field:nick', phone: '' }))
  expect(saved.status).toBe(303)
  expect(readable((await ada.get(home)).text)).toContain('not sent')
  const visiting = visitor(app.server)
  await visiting.signIn(zoe.externalId, password)
  const token = decodeJwt(handoffForm((await visiting.get('/sso/zendesk/acme-help')).text).fields['jwt'] ?? '')
  expect(token).toMatchObject({ name: 'Zoë' })
  expect(token).not.toHaveProperty('phone')
})

describe('the form', () => {
  test('adds, suggests and removes lines and keeps what is typed', async () => {
    const start = rows({ tags: 'field:nope(' })
    const added = await post(ada, `${home}/edit`, {
      ...start,
      do: 'add',
      'new-claim': 'user_fields.',
      'new-key': 'level',
    })
    expect(added.status).toBe(200)
    const after = fieldsIn(added.text, 'form.form-fields')
    expect(after).toMatchObject({
      'from-2': 'field:nope(',
      'claim-3': 'user_fields.level',
      'from-3': '',
      'new-key': '',
    })
    expect(cheerio.load(added.text)('#field-from-3').attr('autofocus')).toBeDefined()

    const custom = fieldsIn(
      (await post(ada, `${home}/edit`, { ...after, do: 'custom-department' })).text,
      'form.form-fields',
    )
    expect(custom).toMatchObject({ 'claim-4': 'user_fields.department', 'from-4': 'field:department' })
    const common = fieldsIn((await post(ada, `${home}/edit`, { ...custom, do: 'common-0' })).text, 'form.form-fields')
    expect(common).toMatchObject({ 'claim-5': 'organization', 'from-5': 'organization' })
    const removed = fieldsIn((await post(ada, `${home}/edit`, { ...common, do: 'remove-2' })).text, 'form.form-fields')
    expect(Object.values(removed)).not.toContain('tags')
    expect(removed).toMatchObject({ 'claim-2': 'user_fields.level', 'claim-4': 'organization' })
    expect(await stored()).toEqual([])
  })

  test.each([
    [{ 'new-claim': '' }, 'new-claim', /Choose the field/],
    [{ 'new-claim': 'email' }, 'new-claim', /Choose the field/],
    [{ 'new-claim': 'user_fields.', 'new-key': 'a b' }, 'new-key', /letters, digits/],
    [{ 'new-claim': 'tags' }, 'new-claim', /in the list already/],
  ])('refuses to add %j', async (chosen, field, says) => {
    const answer = await post(ada, `${home}/edit`, { ...rows({ tags: '"x"' }), ...chosen, do: 'add' })
    expect(answer.status).toBe(422)
    expect(cheerio.load(answer.text)(`#error-${field}`).text()).toMatch(says)
  })

  test('a field that was chosen and not added is not forgotten', async () => {
    const answer = await post(ada, `${home}/preview`, { ...rows({}), 'new-claim': 'tags' })
    expect(fieldsIn(answer.text, 'form.form-fields')).toMatchObject({ 'claim-2': 'tags' })
  })

  test('reports every line that is wrong, with what was typed', async () => {
    const answer = await post(ada, `${home}/preview`, rows({ name: 'nmae', organization: '<b>"', locale: 'locale' }))
    expect(answer.status).toBe(422)
    const $ = cheerio.load(answer.text)
    expect($('#error-from-0').text()).toMatch(/Did you mean name/)
    expect($('#error-from-2').text()).toMatch(/At character 1/)
    expect($('#error-from-3').text()).toMatch(/takes a whole number/)
    expect($('#field-from-2').val()).toBe('<b>"')
    expect($('.error-summary a')).toHaveLength(3)
  })

  test.each([{}, { version: 'x' }, { version: '-1' }])('a damaged form is no crash: %j', async (fields: Fields) => {
    for (const path of [`${home}/preview`, home]) expect((await post(ada, path, fields)).status).toBe(400)
    expect((await post(ada, `${home}/edit`, fields)).status).toBe(200)
  })
})

describe('the preview', () => {
  test('is of whom one looks for: by ID, by address, one of several, nobody', async () => {
    const shared = { email: 'both@example.org', password: undefined }
    await makeMember(app.deps, { ...shared, name: 'First of two' })
    const second = await makeMember(app.deps, { ...shared, name: 'Second of two' })
    const look = (more: Fields) => post(ada, `${home}/preview`, { ...rows({ organization: '"Fabrikam"' }), ...more })

    const both = await look({ person: 'BOTH@example.org' })
    expect(readable(both.text)).toContain('More than one member fits')
    const chosen = await look({ member: second.id })
    expect(readable(chosen.text)).toContain('What would be sent for Second of two')
    expect(fieldsIn(chosen.text, `form[action="${home}"]`)).toMatchObject({ 'from-2': '"Fabrikam"' })
    expect(readable((await look({ person: second.externalId })).text)).toContain('for Second of two')
    expect(readable((await look({ person: 'no such' })).text)).toContain('No member has “no such”')
    expect((await look({ person: ' ' })).status).toBe(422)
    expect((await look({ member: 'x' })).status).toBe(404)
  })

  test('warns of what replaces things in Zendesk', async () => {
    const { text } = await post(ada, `${home}/preview`, rows({ tags: '"vip"' }))
    expect(cheerio.load(text)('.alert-warning').text()).toMatch(/Tags set in Zendesk are lost/)
  })
})

describe('nothing is made live that was not seen', () => {
  test('a save without the preview answers with the preview, and saves from there', async () => {
    const typed = rows({ organization: '"A, \\"quoted\\" & <b>"', 'user_fields.x': ' upper( field:x ) ' })
    const answer = await post(ada, home, typed)
    expect(answer.status).toBe(422)
    expect(readable(answer.text)).toMatch(/Nothing was saved yet.*What would be sent for Person ada/)
    expect(await stored()).toEqual([])
    expect((await post(ada, home, { ...typed, seen: 'x' })).status).toBe(422)
    expect((await post(ada, home, fieldsIn(answer.text, `form[action="${home}"]`))).status).toBe(303)
    expect(await stored()).toHaveLength(2)
  })

  test('what was seen is good for that mapping and that administrator', async () => {
    const typed = rows({ 'user_fields.x': '"seen"' })
    const looked = await post(ada, `${home}/preview`, typed)
    const seen = fieldsIn(looked.text, `form[action="${home}"]`)['seen'] ?? ''
    expect((await post(ada, home, { ...rows({ 'user_fields.x': '"other"' }), seen })).status).toBe(422)
    const bea = await enter('bea', 'administrator')
    expect((await post(bea, home, { ...typed, seen })).status).toBe(422)
    expect(await events()).toEqual([])
    expect((await post(ada, home, { ...typed, seen })).status).toBe(303)
  })
})

describe('what gives rights', () => {
  const roleRow = { role: 'if(staff, "agent", omit)' }

  test.each(['role', 'custom_role_id', 'tags'])(
    '%s is for owners: an administrator can neither add, change nor remove it',
    async (claim) => {
      const bea = await enter('bea', 'administrator')
      const typed: Fields = claim === 'tags' ? { tags: '"a"' } : { role: '"agent"', custom_role_id: '5' }
      for (const path of [`${home}/preview`, home]) {
        const answer = await post(bea, path, rows(typed))
        expect(answer.status).toBe(422)
        expect(answer.text).toContain(`Only an owner adds, changes or removes ${claim}.`)
      }
      expect((await save(ada, rows(typed))).status).toBe(303)
      const before = await stored()
      for (const change of [{}, { ...typed, [claim]: claim === 'role' ? '"admin"' : '"7"' }]) {
        const answer = await post(bea, home, rows(change, 2))
        expect(answer.status).toBe(422)
        expect(answer.text).toContain(`Only an owner adds, changes or removes ${claim}.`)
        expect(answer.text).toContain('so only an owner can change it')
      }
      expect(await stored()).toEqual(before)
      // What stays as it is does not stand in the way of everything else.
      expect((await save(bea, rows({ ...typed, organization: 'organization' }, 2))).status).toBe(303)
    },
  )

  test('is not offered to others either', async () => {
    const bea = await enter('bea', 'administrator')
    const offered = async (who: Visitor) =>
      cheerio
        .load((await who.get(`${home}/edit`)).text)('#field-new-claim option')
        .toArray()
        .map(({ attribs }) => attribs['value'])
    expect(await offered(ada)).toEqual(expect.arrayContaining(['role', 'custom_role_id', 'tags']))
    expect((await offered(bea)).filter((claim) => ['role', 'custom_role_id', 'tags'].includes(claim ?? ''))).toEqual([])
  })

  test.each([
    ['role', roleRow],
    ['tags', { tags: '"vip"' }],
    ['organizations', { organizations: 'organization' }],
  ])('%s asks who is at the keyboard, and goes on with what was typed', async (_claim, typed) => {
    app.clock.advance(minutes(11))
    const asked = await save(ada, rows(typed))
    expect(asked.status).toBe(403)
    expect(readable(asked.text)).toContain('Confirm it is you')
    expect(await stored()).toEqual([])
    const kept = fieldsIn(asked.text, `form[action="${home}"]`)
    expect((await post(ada, home, { ...kept, proof: 'wrong' })).status).toBe(422)
    expect((await post(ada, home, { ...kept, proof: password })).status).toBe(303)
    expect(await stored()).toHaveLength(1)
  })

  test('an ordinary field asks for nothing', async () => {
    app.clock.advance(minutes(11))
    expect((await save(ada, rows({ 'user_fields.x': 'field:x' }))).status).toBe(303)
  })
})

describe('two administrators at once', () => {
  test.each([home, `${home}/preview`])('the second sees what changed and loses nothing: %s', async (path) => {
    await save(ada, rows({ 'user_fields.x': '"first"' }))
    const second = await post(ada, path, rows({ 'user_fields.x': '"second"', 'user_fields.y': '"mine"' }))
    expect(second.status).toBe(409)
    expect(cheerio.load(second.text)('.alert-warning').text()).toMatch(/user_fields.x"first"user_fields.ynot mapped/)
    const again = fieldsIn(second.text, 'form.form-fields')
    expect(again).toMatchObject({ version: '2', 'from-2': '"second"', 'from-3': '"mine"' })
    expect(await stored()).toMatchObject([{ claim: 'user_fields.x', from: { value: 'first' } }])
    expect((await save(ada, again)).status).toBe(303)
  })

  test('saving what is stored already changes nothing', async () => {
    await save(ada, rows({ 'user_fields.x': '"x"' }))
    expect((await post(ada, home, rows({ 'user_fields.x': '"x"' }, 2))).status).toBe(303)
    expect((await app.deps.apps.get('acme-help')).version).toBe(2)
    expect(await events()).toHaveLength(1)
  })
})

test('whoever may only look sees what is sent, and nothing to press', async () => {
  const cy = await enter('cy', 'auditor')
  const page = await cy.get(home)
  expect(page.status).toBe(200)
  expect(cheerio.load(page.text)('main form, main a.button')).toHaveLength(0)
})
