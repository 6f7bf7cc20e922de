/** One member in the console: what is shown, and each thing that can be done to them. */
import * as cheerio from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Member, Role } from '../../src/features/members/member.ts'
import { minutes } from '../../src/kernel/clock.ts'
import { readOutbox } from '../mail/outbox.ts'
import { makeApp, makeMember, password, type MemberWishes } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
let olga: Visitor
let ada: Member
let owner: Member

beforeEach(async () => {
  owner = await makeMember(app.deps, { name: 'Olga Owner', username: 'olga', role: 'owner' })
  ada = await makeMember(app.deps, { name: 'Ada King', email: 'ada@example.org', externalId: 'ada-1' })
  olga = await signedIn('olga')
})

async function signedIn(identifier: string): Promise<Visitor> {
  const someone = visitor(app.server)
  expect((await someone.signIn(identifier, password)).status).toBe(303)
  return someone
}

async function somebody(role: Role, wishes: MemberWishes = {}): Promise<Visitor> {
  await makeMember(app.deps, { username: `a-${role}`, role, ...wishes })
  return signedIn(`a-${role}`)
}

const pageOf = ({ id }: Member) => `/admin/members/${id}`
const stored = ({ id }: Member) => app.deps.members.find(id)

/** Posts as a page of ours would, with a good token. */
async function post(by: Visitor, path: string, fields: Record<string, string> = {}) {
  const csrf = cheerio
    .load((await by.get('/account')).text)('[name=csrf]')
    .first()
    .val() as string
  return by.agent
    .post(path)
    .type('form')
    .send({ csrf, ...fields })
}

const act = (by: Visitor, member: Member, what: string, fields: Record<string, string> = {}) =>
  post(by, `${pageOf(member)}/${what}`, fields)

type Recorded = {
  type: string
  detail: Record<string, unknown>
  personal: Record<string, unknown> | null
  actor: string
}
const lastEvent = async ({ id }: Member): Promise<Recorded> =>
  app.deps.database.db('events').where({ subject_id: id }).orderBy('id', 'desc').first<Recorded>()

const formsOn = (html: string): string[] =>
  cheerio
    .load(html)('form[method=post]')
    .toArray()
    .map(({ attribs }) => (attribs['action'] ?? '').split('/').at(-1) ?? '')

describe('the page', () => {
  test('shows the member, what keeps them out, their sessions and what was sent, and no more of the password than that', async () => {
    await makeApp(app.deps)
    const visitorAda = await signedIn('ada@example.org')
    await visitorAda.get('/sso/zendesk/acme-help')
    const { text, status } = await olga.get(pageOf(ada))
    expect(status).toBe(200)
    const words = readable(text)
    for (const part of ['Ada King', 'ada-1', 'ada@example.org', 'Verified', 'Can sign in', 'Acme Help']) {
      expect(words).toContain(part)
    }
    expect(words).toContain('Signed in')
    expect(text).not.toContain('instant:')
    const { sid } = await app.deps.database.db('sessions').where({ member_id: ada.id }).first<{ sid: string }>()
    expect(text).not.toContain(sid)
    await app.deps.database.db('members').where({ id: ada.id }).update({ email_verified_at: null })
    expect(readable((await olga.get(pageOf(ada))).text)).toContain(
      'Nobody has proved that the e-mail address is theirs.',
    )
  })

  test('names who shares the address', async () => {
    await makeMember(app.deps, { name: 'Ada Twin', email: 'ADA@example.org' })
    const words = readable((await olga.get(pageOf(ada))).text)
    expect(words).toContain('Others have the same e-mail address')
    expect(words).toContain('Ada Twin')
  })

  test.each(['nonsense', '00000000-0000-4000-8000-000000000000', '%00', 'import2'])('%s is nobody', async (id) => {
    expect((await olga.get(`/admin/members/${id}`)).status).toBe(404)
  })

  test('the history is read in pages, newest first', async () => {
    await app.deps.database.db.raw(
      `insert into events (at, type, actor, outcome, subject_id) select now(), 'sign-out', 'system', 'done', ?::uuid from generate_series(1, 60)`,
      [ada.id],
    )
    const first = await olga.get(`${pageOf(ada)}/history`)
    const older = cheerio.load(first.text)('.pager a:contains("Older")').attr('href')
    const second = await olga.get(older!)
    expect(cheerio.load(first.text)('.history > li').length).toBe(50)
    expect(cheerio.load(second.text)('.history > li').length).toBe(12)
    expect(readable(second.text)).toContain('Added')
    expect((await olga.get(`${pageOf(ada)}/history?before=x'`)).status).toBe(200)
  })
})

describe('who may what', () => {
  test('what an operator or auditor may not do is absent, and refused when it is sent all the same', async () => {
    const operator = await somebody('operator')
    const auditor = await somebody('auditor')
    const staff = await makeMember(app.deps, { isStaff: true, emailVerifiedAt: undefined, email: 's@example.org' })

    expect(formsOn((await auditor.get(pageOf(ada))).text)).toEqual(['sign-out'])
    const offered = formsOn((await operator.get(pageOf(staff))).text)
    expect(offered).toContain('suspend')
    for (const missing of ['vouch', 'role', 'export', 'erase']) expect(offered).not.toContain(missing)
    expect(formsOn((await operator.get(pageOf(owner))).text)).toEqual(['sign-out'])

    const form = cheerio.load((await operator.get(`${pageOf(staff)}/edit`)).text)
    expect(form('[name=email], [name=staff]').length).toBe(0)
    expect(
      cheerio.load((await operator.get('/admin/members/new')).text)('[name=externalId], [name=staff]').length,
    ).toBe(0)

    const fields = { name: 'X', version: String(staff.version) }
    expect((await post(operator, pageOf(staff), { ...fields, email: 'mine@example.org' })).status).toBe(403)
    expect((await post(operator, pageOf(ada), { ...fields, version: '1', staff: 'on' })).status).toBe(403)
    expect((await post(operator, '/admin/members', { name: 'New', externalId: 'chosen' })).status).toBe(403)
    expect((await post(operator, '/admin/members', { name: 'New', staff: 'on' })).status).toBe(403)
    for (const what of ['vouch', 'role', 'export', 'erase']) expect((await act(operator, ada, what)).status).toBe(403)
    for (const what of ['suspend', 'send-reset', 'end-sessions', 'remove-password', 'unlock']) {
      expect((await act(operator, owner, what)).status).toBe(403)
      expect((await act(auditor, ada, what)).status).toBe(403)
    }
    expect(await app.deps.members.count()).toBe(5)
    expect(await stored(staff)).toEqual(staff)
  })

  test('an administrator vouches for no staff, acts on no owner and gives no role', async () => {
    const administrator = await somebody('administrator')
    const staff = await makeMember(app.deps, { isStaff: true, emailVerifiedAt: undefined, email: 's@example.org' })
    expect((await act(administrator, staff, 'vouch', { version: '1', how: 'I know' })).status).toBe(403)
    expect((await act(administrator, owner, 'erase', { confirm: 'Olga Owner' })).status).toBe(403)
    expect((await act(administrator, ada, 'role', { version: '1', role: 'owner' })).status).toBe(403)
    expect((await act(administrator, owner, 'export')).status).toBe(403)
    expect(await stored(staff)).toEqual(staff)
  })
})

describe('adding', () => {
  test('brings somebody without password, whose address nobody proved', async () => {
    const answer = await olga.submit(
      '/admin/members/new',
      {
        name: ' Grace Hopper ',
        email: 'Grace@example.org',
        phone: '+1 (202) 555-0143',
        attributes: 'Member_Since: 1943\r\nnote: two\r\n  lines',
      },
      '/admin/members',
    )
    expect(answer.status).toBe(303)
    const [grace] = await app.deps.members.findByEmail('grace@example.org')
    expect(grace).toMatchObject({
      name: 'Grace Hopper',
      email: 'Grace@example.org',
      emailVerifiedAt: undefined,
      phone: '+12025550143',
      attributes: { member_since: '1943', note: 'two\nlines' },
      isStaff: false,
      role: undefined,
    })
    expect(answer.headers['location']).toBe(`/admin/members/${grace!.id}?done=added`)
    expect(await lastEvent(grace!)).toMatchObject({ type: 'member.added', actor: `member:${owner.id}` })
  })

  test('an address somebody has already is allowed and pointed out', async () => {
    const answer = await olga.submit('/admin/members/new', { name: 'Twin', email: 'ada@example.org' }, '/admin/members')
    expect(readable((await olga.get(answer.headers['location']!)).text)).toContain(
      'Others have the same e-mail address',
    )
  })

  const long = 'x'.repeat(10_000)
  test.each([
    ['name', '', 'A name is needed'],
    ['name', long, 'at most 255'],
    ['name', 'Ada\u202egnik', 'invisible character'],
    ['name', 'A\u0000', 'invisible character'],
    ['email', 'not an address', 'no @'],
    ['email', `a\u200b@example.org`, 'invisible'],
    ['email', long, 'At most'],
    ['username', 'a b', 'neither @ nor blanks'],
    ['username', 'ada@example.org', 'neither @ nor blanks'],
    ['username', 'ADA-1', 'signs somebody else in already'],
    ['username', long, 'At most'],
    ['externalId', 'ada-1', 'Another member has this external ID'],
    ['externalId', long, 'At most'],
    ['externalId', 'a\u202eb', 'invisible'],
    ['phone', '12345', 'country code'],
    ['phone', '+44 call me', 'only digits'],
    ['phone', long, 'At most'],
    ['organization', 'a\u0000b', 'cannot be stored'],
    ['organization', long, 'At most'],
    ['organization', 'a\u202eb', 'writing direction'],
    ['locale', 'english', 'language tag'],
    ['locale', long, 'At most'],
    ['attributes', 'no colon', 'no colon'],
    ['attributes', '9x: 1', 'begins with a letter'],
    ['attributes', '__proto__: 1', 'begins with a letter'],
    ['attributes', 'a: 1\nA: 2', 'twice'],
    ['attributes', 'a:', 'no value'],
    ['attributes', `a: ${long}`, 'longer than 4000'],
    ['attributes', Array.from({ length: 51 }, (_, n) => `a${n}: 1`).join('\n'), 'At most 50'],
  ])('%s cannot be %j', async (field, value, complaint) => {
    const given = { name: 'Grace', organization: '<b>Kept</b>', [field]: value }
    const answer = await olga.submit('/admin/members/new', given, '/admin/members')
    expect(answer.status).toBe(422)
    const $ = cheerio.load(answer.text)
    expect($(`#error-${field}`).text()).toContain(complaint)
    if (field !== 'organization') expect($('[name=organization]').val()).toBe('<b>Kept</b>')
    expect(await app.deps.members.count()).toBe(2)
  })

  test('every wrong field is reported at once, and HTML in every field stays text', async () => {
    const html = '<script>alert(1)</script>'
    const fields = ['name', 'email', 'username', 'phone', 'organization', 'locale', 'attributes', 'externalId']
    const answer = await olga.submit(
      '/admin/members/new',
      Object.fromEntries(fields.map((field) => [field, html])),
      '/admin/members',
    )
    expect(answer.status).toBe(422)
    expect(answer.text).not.toContain(html)
    expect(cheerio.load(answer.text)('.error-summary a').length).toBeGreaterThan(2)
  })

  test('an external ID of somebody who was erased is never given again', async () => {
    await app.deps.members.delete(ada.id)
    const answer = await olga.submit('/admin/members/new', { name: 'Grace', externalId: 'ADA-1' }, '/admin/members')
    expect(readable(answer.text)).toContain('never given again')
  })
})

describe('editing', () => {
  test('records what was before and after, outside the hashed part', async () => {
    const answer = await olga.submit(
      `${pageOf(ada)}/edit`,
      { name: 'Ada Lovelace', organization: 'Engine' },
      pageOf(ada),
    )
    expect(answer.headers['location']).toBe(`${pageOf(ada)}?done=changed`)
    expect(await lastEvent(ada)).toMatchObject({
      type: 'member.changed',
      detail: { fields: ['name', 'organization'] },
      personal: {
        before: { name: 'Ada King', organization: null },
        after: { name: 'Ada Lovelace', organization: 'Engine' },
      },
    })
    const words = readable((await olga.get(pageOf(ada))).text)
    expect(words).toContain('Full name: Ada King → Ada Lovelace')
  })

  test('another address is unproved and ends the sessions', async () => {
    const adas = await signedIn('ada@example.org')
    await olga.submit(`${pageOf(ada)}/edit`, { email: 'new@example.org' }, pageOf(ada))
    expect(await stored(ada)).toMatchObject({ email: 'new@example.org', emailVerifiedAt: undefined })
    expect((await adas.get('/account')).status).toBe(303)
  })

  test('the second of two sees both versions of each field, loses nothing, and may save after that', async () => {
    const shown = cheerio.load((await olga.get(`${pageOf(ada)}/edit`)).text)(`form[action="${pageOf(ada)}"]`)
    const fields = Object.fromEntries(shown.serializeArray().map(({ name, value }) => [name, value]))
    await app.deps.members.update(ada.id, ada.version, { name: 'Ada First', phone: '+442079460958' }, app.clock.now())
    const answer = await olga.agent
      .post(pageOf(ada))
      .type('form')
      .send({ ...fields, name: 'Ada Second' })
    expect(answer.status).toBe(409)
    const words = readable(answer.text)
    expect(words).toContain('Stored now: Ada First')
    expect(words).toContain('You typed: Ada Second')
    expect(words).toContain('Stored now: +442079460958')
    expect(await stored(ada)).toMatchObject({ name: 'Ada First' })
    const again = cheerio.load(answer.text)(`form[action="${pageOf(ada)}"]`)
    const second = Object.fromEntries(again.serializeArray().map(({ name, value }) => [name, value]))
    expect(second['name']).toBe('Ada Second')
    expect((await olga.agent.post(pageOf(ada)).type('form').send(second)).status).toBe(303)
    expect(await stored(ada)).toMatchObject({ name: 'Ada Second' })
  })

  test('saving the form as it is changes nothing, whatever the attributes hold', async () => {
    const attributes = { note: 'one\r\n\r\n  two\tthree', size: 'a: b' }
    await app.deps.members.update(ada.id, ada.version, { attributes }, app.clock.now())
    const answer = await olga.submit(`${pageOf(ada)}/edit`, {}, pageOf(ada))
    expect(answer.headers['location']).toBe(`${pageOf(ada)}?done=unchanged`)
    expect(await stored(ada)).toMatchObject({ attributes, version: ada.version + 1 })
  })

  test.each([{ version: '0' }, { version: 'x' }, { version: '' }])('a broken form (%j) is refused', async (broken) => {
    expect((await post(olga, pageOf(ada), { name: 'Ada', ...broken })).status).toBe(400)
  })
})

describe('actions', () => {
  test('suspending ends the sessions, keeps the reason apart, and can be taken back', async () => {
    const adas = await signedIn('ada@example.org')
    expect((await act(olga, ada, 'suspend', { reason: 'Lost her badge' })).status).toBe(303)
    expect(await stored(ada)).toMatchObject({ status: 'suspended' })
    expect((await adas.get('/account')).status).toBe(303)
    const event = await lastEvent(ada)
    expect([event.detail, event.personal]).toEqual([
      { fields: ['status'], status: 'suspended' },
      { reason: 'Lost her badge' },
    ])
    expect(readable((await olga.get(pageOf(ada))).text)).toContain('Lost her badge')
    expect((await act(olga, ada, 'suspend')).headers['location']).toContain('done=already')
    await act(olga, ada, 'restore')
    expect(await stored(ada)).toMatchObject({ status: 'active' })
    const invalid = await act(olga, ada, 'suspend', { reason: 'x'.repeat(10_000) })
    expect([invalid.status, (await stored(ada))?.status]).toEqual([422, 'active'])
  })

  test('unlocking lets them try again at once', async () => {
    for (let n = 0; n < 6; n += 1) await visitor(app.server).signIn('ada@example.org', 'wrong')
    expect((await visitor(app.server).signIn('ada@example.org', password)).status).toBe(429)
    expect(formsOn((await olga.get(pageOf(ada))).text)).toContain('unlock')
    await act(olga, ada, 'unlock')
    expect((await lastEvent(ada)).type).toBe('member.unlocked')
    expect((await visitor(app.server).signIn('ada@example.org', password)).status).toBe(303)
    expect(formsOn((await olga.get(pageOf(ada))).text)).not.toContain('unlock')
  })

  test('a password link waits in the outbox where no mail is set up, and the page says so', async () => {
    const answer = await act(olga, ada, 'send-reset')
    expect(answer.headers['location']).toBe(`${pageOf(ada)}?done=reset-waits`)
    const words = readable((await olga.get(answer.headers['location']!)).text)
    expect(words).toContain('outbox')
    expect(words).toContain('Password linkby mail')
    expect(await app.deps.database.db('outbox_messages')).toHaveLength(1)
  })

  test('a verification link for an address nobody proved; none for one that is', async () => {
    expect((await act(olga, ada, 'send-verification')).status).toBe(422)
    const bob = await makeMember(app.deps, { emailVerifiedAt: undefined, email: 'bob@example.org' })
    expect((await act(olga, bob, 'send-verification')).headers['location']).toContain('verification-waits')
    expect(readable((await olga.get(pageOf(bob))).text)).toContain('Verification linkmade on')
  })

  test('vouching needs to say how, is recorded as such, and holds for the address that was seen only', async () => {
    const bob = await makeMember(app.deps, { emailVerifiedAt: undefined, email: 'bob@example.org' })
    expect((await act(olga, bob, 'vouch', { version: '1', how: ' ' })).status).toBe(422)
    await app.deps.members.update(bob.id, 1, { email: 'mallory@example.org' }, app.clock.now())
    expect((await act(olga, bob, 'vouch', { version: '1', how: 'At the desk' })).status).toBe(409)
    expect(await stored(bob)).toMatchObject({ emailVerifiedAt: undefined })
    expect((await act(olga, bob, 'vouch', { version: '2', how: 'At the desk' })).status).toBe(303)
    expect((await stored(bob))?.emailVerifiedAt).toEqual(app.clock.now())
    const event = await lastEvent(bob)
    expect(event.detail).toEqual({ fields: ['emailVerifiedAt'], address_attested_by: 'administrator' })
    expect(event.personal).toMatchObject({ reason: 'At the desk' })
  })

  test('R30 one session is ended and the other is not; then all are', async () => {
    const [one, another] = [await signedIn('ada@example.org'), await signedIn('ada@example.org')]
    const handle = cheerio
      .load((await olga.get(pageOf(ada))).text)('[name=session]')
      .first()
      .val() as string
    expect((await act(olga, ada, 'end-session', { session: handle })).headers['location']).toContain('session-ended')
    expect([(await one.get('/account')).status, (await another.get('/account')).status].sort()).toEqual([200, 303])
    expect((await act(olga, ada, 'end-session', { session: handle })).headers['location']).toContain('session-gone')
    expect((await act(olga, owner, 'end-session', { session: "'" })).status).toBe(400)
    await act(olga, ada, 'end-sessions')
    expect([(await one.get('/account')).status, (await another.get('/account')).status]).toEqual([303, 303])
    expect(await lastEvent(ada)).toMatchObject({ type: 'member.sessions-ended', detail: { sessions_ended: 1 } })
  })

  test('a removed password signs nobody in, and ends the sessions', async () => {
    const adas = await signedIn('ada@example.org')
    await act(olga, ada, 'remove-password')
    expect((await adas.get('/account')).status).toBe(303)
    expect((await visitor(app.server).signIn('ada@example.org', password)).status).toBe(422)
    expect(readable((await olga.get(pageOf(ada))).text)).toContain('No password')
    const told = (await readOutbox(app.deps)).filter(({ kind }) => kind === 'password-removed')
    expect(told.map(({ to }) => to)).toEqual(['ada@example.org'])
  })

  test('a role is given by an owner who proved it is them; the form is carried along', async () => {
    app.clock.advance(minutes(11))
    const asked = await act(olga, ada, 'role', { version: '1', role: 'auditor' })
    expect(asked.status).toBe(403)
    expect(await stored(ada)).toMatchObject({ role: undefined })
    const $ = cheerio.load(asked.text)
    const form = $(`form[action="${pageOf(ada)}/role"]`)
    const fields = Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value]))
    const done = await olga.agent
      .post(`${pageOf(ada)}/role`)
      .type('form')
      .send({ ...fields, proof: password })
    expect(done.headers['location']).toBe(`${pageOf(ada)}?done=role-given`)
    expect(await stored(ada)).toMatchObject({ role: 'auditor' })
  })

  test('the last owner stays, whatever is tried', async () => {
    expect((await act(olga, owner, 'suspend')).status).toBe(422)
    expect((await act(olga, owner, 'role', { version: '1', role: 'none' })).status).toBe(422)
    expect((await act(olga, owner, 'erase', { confirm: 'Olga Owner' })).status).toBe(422)
    expect((await act(olga, owner, 'remove-password')).status).toBe(422)
    expect(await stored(owner)).toMatchObject({ role: 'owner', status: 'active' })
  })

  test('two owners who demote each other at once: one of them stays', async () => {
    const second = await makeMember(app.deps, { username: 'second', role: 'owner' })
    const other = await signedIn('second')
    const answers = await Promise.all([
      act(olga, second, 'role', { version: '1', role: 'none' }),
      act(other, owner, 'role', { version: '1', role: 'none' }),
    ])
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses[0]).toBe(303)
    expect([401, 403, 422]).toContain(statuses[1])
    expect(await app.deps.members.lockActiveOwners()).toHaveLength(1)
  })

  test('erasing wants the name, leaves no personal word, and keeps the external ID taken', async () => {
    await act(olga, ada, 'suspend', { reason: 'Lost her badge' })
    expect((await act(olga, ada, 'erase', { confirm: 'Ada Queen' })).status).toBe(422)
    expect(readable((await olga.get(`${pageOf(ada)}/erase`)).text)).toContain('ada-1')
    expect((await act(olga, ada, 'erase', { confirm: 'ada king' })).headers['location']).toBe(
      '/admin/members?done=erased',
    )
    expect(await stored(ada)).toBeUndefined()
    const events = JSON.stringify(await app.deps.database.db('events'))
    for (const word of ['Ada King', 'ada@example.org', 'badge']) expect(events).not.toContain(word)
    expect((await olga.get(pageOf(ada))).status).toBe(404)
  })

  test('everything of one person comes as one file, without secrets and without others', async () => {
    await signedIn('ada@example.org')
    const { id } = await makeMember(app.deps, { name: 'Oskar Operator', username: 'oskar', role: 'operator' })
    await act(await signedIn('oskar'), ada, 'suspend', { reason: 'Lost her badge' })
    const answer = await act(olga, ada, 'export')
    expect(answer.status).toBe(200)
    expect(answer.headers['content-disposition']).toBe('attachment; filename=member-ada-1.json')
    const file = JSON.parse(answer.text) as Record<string, unknown[]> & { member: object }
    expect(file).toMatchObject({ schema: 'latchkey.person/1', member: { name: 'Ada King', externalId: 'ada-1' } })
    expect(file['credentials']).toMatchObject([{ kind: 'password' }])
    expect(file['eventsAboutThem']).toMatchObject([
      { type: 'member.exported' },
      { type: 'member.changed', personal: { reason: 'Lost her badge' } },
      { type: 'sign-in.succeeded', actor: 'themselves' },
      { type: 'password.set' },
      { type: 'member.added' },
    ])
    for (const word of ['instant:', 'Oskar', id, 'sessionEpoch', owner.id]) expect(answer.text).not.toContain(word)
    const his = JSON.parse((await act(olga, { ...ada, id }, 'export')).text) as Record<string, unknown[]>
    expect(his['eventsByThem']).toMatchObject([{ type: 'member.changed' }])
    expect(JSON.stringify(his)).not.toContain(ada.id)
  })
})
