/** Who is staff or holds a role is for owners: the ways around that, each tried and each closed. */
import * as cheerio from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Member, Role } from '../../src/features/members/member.ts'
import { makeSetupLink } from '../../src/features/setup/make-setup-link.ts'
import { minutes } from '../../src/kernel/clock.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
let olga: Visitor
let staff: Member

beforeEach(async () => {
  await makeMember(app.deps, { name: 'Olga Owner', username: 'olga', role: 'owner' })
  staff = await makeMember(app.deps, { name: 'Stig Staff', email: 'stig@example.org', isStaff: true })
  olga = await signedIn('olga')
})

async function signedIn(identifier: string): Promise<Visitor> {
  const someone = visitor(app.server)
  expect((await someone.signIn(identifier, password)).status).toBe(303)
  return someone
}

async function somebody(role: Role): Promise<{ person: Visitor; member: Member }> {
  const member = await makeMember(app.deps, { username: `an-${role}`, role })
  return { person: await signedIn(`an-${role}`), member }
}

const pageOf = ({ id }: Member) => `/admin/members/${id}`
const stored = ({ id }: Member) => app.deps.members.find(id)

/** Posts what no form of ours may have had, with a good token. */
async function post(by: Visitor, path: string, fields: Record<string, string> = {}) {
  const $ = cheerio.load((await by.get('/account')).text)
  const csrf = $('[name=csrf]').first().attr('value') ?? ''
  return by.agent
    .post(path)
    .type('form')
    .send({ csrf, ...fields })
}

/** The edit form as it is shown, with some fields filled and others added. */
async function edit(by: Visitor, member: Member, fields: Record<string, string>) {
  return by.submit(`${pageOf(member)}/edit`, fields, pageOf(member))
}

const fieldsOf = async (by: Visitor, path: string): Promise<string[]> =>
  cheerio
    .load((await by.get(path)).text)('main [name]')
    .toArray()
    .map(({ attribs }) => attribs['name'] ?? '')

const actionsOn = async (by: Visitor, member: Member): Promise<string[]> =>
  cheerio
    .load((await by.get(pageOf(member))).text)('main form[method=post]')
    .toArray()
    .map(({ attribs }) => (attribs['action'] ?? '').split('/').at(-1) ?? '')

describe.each(['administrator', 'operator'] as const)('as %s', (role) => {
  test('staff are marked, unmarked and readdressed by nobody but an owner, in one form or in several', async () => {
    const { person } = await somebody(role)
    const pawn = await makeMember(app.deps)
    expect(await fieldsOf(person, `${pageOf(staff)}/edit`)).not.toEqual(expect.arrayContaining(['staff']))
    expect(await fieldsOf(person, `${pageOf(staff)}/edit`)).not.toEqual(expect.arrayContaining(['email']))
    expect(await fieldsOf(person, '/admin/members/new')).not.toContain('staff')

    expect((await edit(person, staff, { email: 'mine@example.org' })).status).toBe(403)
    expect((await edit(person, staff, { staff: '', email: 'mine@example.org' })).status).not.toBe(303)
    expect((await edit(person, staff, { staff: 'on' })).status).toBe(403)
    expect((await edit(person, pawn, { staff: 'on' })).status).toBe(403)
    expect((await post(person, '/admin/members', { name: 'New', staff: 'on' })).status).toBe(403)
    // The form without the box leaves it alone.
    expect((await edit(person, staff, { name: 'Stig S. Staff', phone: '+442079460958' })).status).toBe(303)
    expect(await stored(staff)).toMatchObject({ isStaff: true, email: 'stig@example.org', name: 'Stig S. Staff' })
    expect(await stored(pawn)).toMatchObject({ isStaff: false })
  })

  test('nobody opens the door of staff: no vouching, no reset, no password removed; the rest goes on', async () => {
    const { person } = await somebody(role)
    await app.deps.database.db('members').where({ id: staff.id }).update({ email_verified_at: null })
    const offered = await actionsOn(person, staff)
    for (const missing of ['vouch', 'send-reset', 'remove-password']) expect(offered).not.toContain(missing)
    expect(offered).toEqual(expect.arrayContaining(['send-verification', 'suspend']))
    for (const what of ['vouch', 'send-reset', 'remove-password']) {
      const fields = { version: '1', how: 'I know' }
      expect((await post(person, `${pageOf(staff)}/${what}`, fields)).status).toBe(403)
    }
    expect(await stored(staff)).toEqual({ ...staff, emailVerifiedAt: undefined })
    expect(await app.deps.members.findForSignIn(staff.externalId)).toMatchObject({ kind: 'one' })
    expect((await signedIn(staff.externalId)).agent).toBeDefined()
    for (const what of ['send-verification', 'suspend', 'restore', 'unlock', 'end-sessions']) {
      expect((await post(person, `${pageOf(staff)}/${what}`)).status).toBe(303)
    }
  })

  test('one’s own organisation, attributes, address and door are not one’s own to change', async () => {
    const { person, member } = await somebody(role)
    const fields = await fieldsOf(person, `${pageOf(member)}/edit`)
    expect(fields).toEqual(expect.arrayContaining(['name', 'phone']))
    for (const missing of ['organization', 'attributes', 'staff', 'email']) expect(fields).not.toContain(missing)
    for (const forged of [
      { attributes: 'zd_role: admin' },
      { organization: 'VIP Customer' },
      { staff: 'on' },
      { email: 'owner@example.org' },
    ]) {
      expect((await edit(person, member, forged)).status).toBe(403)
    }
    for (const what of ['vouch', 'send-reset', 'remove-password']) {
      const given = { version: String(member.version), how: 'It is me' }
      expect((await post(person, `${pageOf(member)}/${what}`, given)).status).toBe(403)
    }
    expect(await stored(member)).toEqual(member)
    expect((await edit(person, member, { phone: '+442079460958' })).status).toBe(303)
    expect(await stored(member)).toMatchObject({ phone: '+442079460958', email: member.email })
  })

  test('an address of staff, or of a role holder, is given to nobody else', async () => {
    const { person } = await somebody(role)
    await makeMember(app.deps, { email: 'boss@example.org', role: 'owner' })
    const pawn = await makeMember(app.deps, { email: 'pawn@example.org' })
    for (const email of ['boss@example.org', 'STIG@example.org']) {
      const edited = await edit(person, pawn, { email, name: 'Typed Name' })
      expect(edited.status).toBe(422)
      expect(cheerio.load(edited.text)('#error-email').text()).toContain('Only an owner gives it to anybody else')
      expect(cheerio.load(edited.text)('[name=name]').val()).toBe('Typed Name')
      const added = await person.submit('/admin/members/new', { name: 'New', email }, '/admin/members')
      expect(added.status).toBe(422)
      expect(cheerio.load(added.text)('#error-email').text()).toContain('Only an owner')
    }
    expect(await stored(pawn)).toEqual(pawn)
    expect((await visitor(app.server).signIn('boss@example.org', password)).status).toBe(303)
    // Whoever shares it already is edited as anybody.
    const sharer = await makeMember(app.deps, { email: 'boss@example.org', password: undefined })
    expect((await edit(person, sharer, { name: 'Another Name' })).status).toBe(303)
  })
})

test('an owner does all that, to others and to themselves', async () => {
  const pawn = await makeMember(app.deps)
  expect((await edit(olga, staff, { staff: 'on', email: 'new@example.org', organization: 'Desk' })).status).toBe(303)
  expect((await post(olga, `${pageOf(staff)}/vouch`, { version: '2', how: 'At the desk' })).status).toBe(303)
  expect((await post(olga, `${pageOf(staff)}/send-reset`)).status).toBe(303)
  expect((await post(olga, `${pageOf(staff)}/remove-password`)).status).toBe(303)
  expect((await edit(olga, pawn, { staff: 'on', email: 'new@example.org' })).status).toBe(303)
  expect(await stored(pawn)).toMatchObject({ isStaff: true, email: 'new@example.org' })
  const own = (await app.deps.members.findForSignIn('olga')) as { member: Member }
  expect((await edit(olga, own.member, { attributes: 'zd_role: admin', organization: 'Desk' })).status).toBe(303)
  expect(await stored(own.member)).toMatchObject({ attributes: { zd_role: 'admin' }, organization: 'Desk' })
})

test('an administrator still chooses external IDs, and vouches for whoever is neither staff nor role holder', async () => {
  const { person } = await somebody('administrator')
  const fields = { name: 'New', externalId: 'chosen-1', email: 'new@example.org' }
  expect((await person.submit('/admin/members/new', fields, '/admin/members')).status).toBe(303)
  const [added] = await app.deps.members.findByEmail('new@example.org')
  const vouched = await post(person, `${pageOf(added!)}/vouch`, { version: '1', how: 'I know' })
  expect(vouched.headers['location']).toContain('done=vouched')
})

describe('a first role', () => {
  const known = 'known to whoever wrote the file'

  test('opens no door to whoever knows the old password, or holds a link to a new one', async () => {
    const bob = await makeMember(app.deps, { externalId: 'bob-1', password: known })
    const link = await makeSetupLink(app.deps, { memberId: bob.id })
    const before = visitor(app.server)
    await before.signIn('bob-1', known)
    expect(readable((await olga.get(pageOf(bob))).text)).toContain('A first role ends their sessions and removes')

    const given = await post(olga, `${pageOf(bob)}/role`, { version: '1', role: 'administrator' })
    expect(given.headers['location']).toBe(`${pageOf(bob)}?done=role-given`)
    const words = readable((await olga.get(given.headers['location']!)).text)
    expect(words).toContain('send them a password link next')
    expect(words).toContain('No password')

    expect(await stored(bob)).toMatchObject({ role: 'administrator' })
    expect((await before.get('/admin')).status).toBe(303)
    expect((await visitor(app.server).signIn('bob-1', known)).status).toBe(422)
    expect((await visitor(app.server).get(link.path)).status).toBe(410)
    const types = await app.deps.database.db('events').where({ subject_id: bob.id }).orderBy('id').pluck('type')
    expect(types.slice(-3)).toEqual(['member.changed', 'password.removed', 'sign-in.failed'])
    expect((await post(olga, `${pageOf(bob)}/send-reset`)).status).toBe(303)
  })

  test('another role after it leaves the password alone', async () => {
    const bob = await makeMember(app.deps, { externalId: 'bob-1', role: 'auditor' })
    expect(readable((await olga.get(pageOf(bob))).text)).toContain('they keep their password')
    const changed = await post(olga, `${pageOf(bob)}/role`, { version: '1', role: 'operator' })
    expect(changed.headers['location']).toContain('done=role-changed')
    expect((await visitor(app.server).signIn('bob-1', password)).status).toBe(303)
  })

  test('a role that was not given takes nothing away', async () => {
    const bob = await makeMember(app.deps, { externalId: 'bob-1' })
    expect((await post(olga, `${pageOf(bob)}/role`, { version: '7', role: 'operator' })).status).toBe(409)
    expect((await post(olga, `${pageOf(bob)}/role`, { version: '1', role: 'none' })).status).toBe(303)
    expect((await visitor(app.server).signIn('bob-1', password)).status).toBe(303)
  })
})

describe('an open session that nobody proved of late', () => {
  beforeEach(() => {
    app.clock.advance(minutes(11))
  })

  const asksFirst = async (answer: { status: number; text: string }) => {
    expect(answer.status).toBe(403)
    expect(readable(answer.text)).toContain('Confirm it is you')
    expect(await stored(staff)).toEqual(staff)
  }

  test.each(['vouch', 'send-reset', 'remove-password'])('does not %s', async (what) => {
    await asksFirst(await post(olga, `${pageOf(staff)}/${what}`, { version: '1', how: 'At the desk' }))
    expect(await app.deps.database.db('outbox_messages')).toEqual([])
  })

  test('edits nobody who is staff or holds a role, and makes nobody staff; what was typed is carried along', async () => {
    const other = await makeMember(app.deps, { role: 'owner' })
    const pawn = await makeMember(app.deps)
    await asksFirst(await edit(olga, other, { email: 'mine@example.org' }))
    await asksFirst(await edit(olga, pawn, { staff: 'on' }))
    await asksFirst(await post(olga, '/admin/members', { name: 'New', staff: 'on' }))
    expect(await stored(other)).toEqual(other)
    expect(await stored(pawn)).toEqual(pawn)

    const asked = await edit(olga, staff, { email: 'new@example.org', attributes: 'note: one\n  two' })
    await asksFirst(asked)
    const form = cheerio.load(asked.text)('main form[method=post]')
    const kept = Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value]))
    const done = await olga.agent
      .post(pageOf(staff))
      .type('form')
      .send({ ...kept, proof: password })
    expect(done.headers['location']).toBe(`${pageOf(staff)}?done=changed`)
    expect(await stored(staff)).toMatchObject({
      email: 'new@example.org',
      isStaff: true,
      attributes: { note: 'one\ntwo' },
    })
  })

  test('edits everybody else, and ends sessions, without being asked', async () => {
    const pawn = await makeMember(app.deps)
    expect((await edit(olga, pawn, { name: 'Another Name' })).status).toBe(303)
    expect((await post(olga, `${pageOf(staff)}/end-sessions`)).status).toBe(303)
  })
})

test('five links of a kind an hour are enough for anybody', async () => {
  const ada = await makeMember(app.deps)
  const bob = await makeMember(app.deps, { emailVerifiedAt: undefined })
  for (const [member, what] of [
    [ada, 'send-reset'],
    [bob, 'send-verification'],
  ] as const) {
    for (let n = 0; n < 5; n += 1) expect((await post(olga, `${pageOf(member)}/${what}`)).status).toBe(303)
    const refused = await post(olga, `${pageOf(member)}/${what}`)
    expect(refused.status).toBe(422)
    expect(readable(refused.text)).toContain('five of these within the hour')
  }
  expect(await app.deps.database.db('outbox_messages')).toHaveLength(10)
  app.clock.advance(minutes(60))
  const again = await signedIn('olga')
  expect((await post(again, `${pageOf(ada)}/send-reset`)).status).toBe(303)
})
