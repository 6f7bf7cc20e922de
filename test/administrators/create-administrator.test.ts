import { describe, expect, test } from 'vitest'
import { createAdministrator } from '../../src/features/administrators/create-administrator.ts'
import { resetAdministrator } from '../../src/features/administrators/reset-administrator.ts'
import { hours } from '../../src/kernel/clock.ts'
import { makeSetupLink } from '../../src/features/setup/make-setup-link.ts'
import { readOutbox } from '../mail/outbox.ts'
import { snapshot } from '../imports/member-files.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor } from '../support/visitor.ts'

const app = testApp()
const ada = { email: 'ada@example.org', name: 'Ada Lovelace', role: 'administrator' } as const
const good = 'seven blue elephants dancing'
const eventTypes = async () =>
  (await app.deps.database.db<{ type: string }>('events').orderBy('id')).map(({ type }) => type)

describe('a new administrator', () => {
  test('with a password signs in at once', async () => {
    const outcome = await createAdministrator(app.deps, { ...ada, password: good })
    expect(outcome).toMatchObject({ kind: 'created', link: undefined, member: { role: 'administrator' } })
    const who = visitor(app.server)
    await who.signIn('ada@example.org', good)
    expect((await who.get('/admin/apps')).status).toBe(200)
    expect(await eventTypes()).toEqual(['member.added', 'password.set', 'sign-in.succeeded'])
    const [added] = await app.deps.database.db<{ detail: unknown }>('events').orderBy('id')
    expect(added?.detail).toEqual({ role: 'administrator', address_attested_by: 'operator' })
  })

  test('without one gets a link that works for a day, once', async () => {
    const outcome = await createAdministrator(app.deps, ada)
    if (outcome.kind !== 'created' || !outcome.link) throw new Error(outcome.kind)
    expect(outcome.link.expiresAt.getTime() - app.clock.now().getTime()).toBe(hours(24))
    const who = visitor(app.server)
    const answer = await who.submit(outcome.link.path, { password: good, passwordAgain: good })
    expect(answer.headers['location']).toBe('/password-saved')
    await who.signIn('ada@example.org', good)
    expect((await who.get('/admin/apps')).status).toBe(200)
  })

  test.each([
    [{ email: 'not an address' }, ['email']],
    [{ name: '  ' }, ['name']],
    [{ name: 'Ada\u202eecalevoL' }, ['name']],
    [{ name: 'Ada\nLovelace' }, ['name']],
    [{ name: 'A\ufffdda' }, ['name']],
    [{ name: 'x'.repeat(256) }, ['name']],
    [{ password: 'short' }, ['password']],
    [{ email: '', name: '', password: 'latchkey latchkey' }, ['email', 'name', 'password']],
  ])('that cannot be is refused, with every reason: %o', async (wrong, fields) => {
    const outcome = await createAdministrator(app.deps, { ...ada, ...wrong })
    expect(outcome.kind).toBe('invalid')
    expect(Object.keys(outcome.kind === 'invalid' ? outcome.errors : {})).toEqual(fields)
    expect(await app.deps.members.count()).toBe(0)
  })
})

describe('a member who is there already', () => {
  test('is given the role and a link: whoever knew the password or sat in a session gets nothing by it', async () => {
    const member = await makeMember(app.deps, { email: 'ada@example.org', name: ada.name })
    const planter = visitor(app.server)
    await planter.signIn('ada@example.org', password)
    const outcome = await createAdministrator(app.deps, { ...ada, email: ' ADA@example.org' })
    if (outcome.kind !== 'promoted' || !outcome.link) throw new Error(outcome.kind)
    expect(outcome.member).toMatchObject({ id: member.id, name: ada.name, role: 'administrator' })
    expect((await planter.get('/admin/apps')).status).toBe(303)
    expect((await planter.signIn('ada@example.org', password)).status).toBe(422)
    expect((await readOutbox(app.deps)).map(({ kind, to }) => [kind, to])).toEqual([
      ['password-removed', 'ada@example.org'],
    ])

    const who = visitor(app.server)
    await who.submit(outcome.link.path, { password: good, passwordAgain: good })
    await who.signIn('ada@example.org', good)
    expect((await who.get('/admin/apps')).status).toBe(200)
  })

  test('without a password gets a link as well', async () => {
    await makeMember(app.deps, { email: 'ada@example.org', name: ada.name, password: undefined })
    const path: unknown = expect.stringMatching(/^\/setup\//)
    expect(await createAdministrator(app.deps, ada)).toMatchObject({ kind: 'promoted', link: { path } })
  })

  test('has the password the operator gave, and no link that was made before', async () => {
    const { id } = await makeMember(app.deps, { email: 'ada@example.org', name: ada.name })
    const { path } = await makeSetupLink(app.deps, { memberId: id })
    const outcome = await createAdministrator(app.deps, { ...ada, password: good })
    expect(outcome).toMatchObject({ kind: 'promoted', link: undefined })
    expect((await visitor(app.server).get(path)).status).toBe(410)
    expect((await visitor(app.server).signIn('ada@example.org', password)).status).toBe(422)
    expect((await visitor(app.server).signIn('ada@example.org', good)).status).toBe(303)
  })

  test('has an address that the operator vouches for, and the history says so', async () => {
    const wishes = { email: 'ada@example.org', name: ada.name, emailVerifiedAt: undefined }
    const { id } = await makeMember(app.deps, wishes)
    const outcome = await createAdministrator(app.deps, ada)
    expect(outcome).toMatchObject({ member: { emailVerifiedAt: app.clock.now() } })
    const { db } = app.deps.database
    const [event] = await db<Record<string, unknown>>('events').where({ type: 'member.changed', subject_id: id })
    expect(event?.['detail']).toEqual({
      fields: ['role', 'emailVerifiedAt'],
      role: 'administrator',
      credentials_removed: true,
      address_attested_by: 'operator',
    })
  })

  test.each(['ADA LOVELACE', 'Ada  Lovelace', 'AdaLovelace', 'Ädá Lovelace'])('is meant by %s', async (name) => {
    await makeMember(app.deps, { email: 'ada@example.org', name: 'Ada Lovelace' })
    expect(await createAdministrator(app.deps, { ...ada, name })).toMatchObject({ kind: 'promoted' })
  })

  test('with another name is left alone, until the operator repeats it', async () => {
    const member = await makeMember(app.deps, { email: 'ada@example.org', name: 'Mallory' })
    const before = await snapshot(app.deps)
    expect(await createAdministrator(app.deps, ada)).toEqual({ kind: 'other-name', member })
    expect(await createAdministrator(app.deps, { ...ada, password: good })).toEqual({ kind: 'other-name', member })
    expect(await snapshot(app.deps)).toEqual(before)
    const outcome = await createAdministrator(app.deps, { ...ada, name: 'Mallory' })
    expect(outcome).toMatchObject({ kind: 'promoted', member: { name: 'Mallory' } })
  })

  test('is left alone with a role, a suspension or a shared address', async () => {
    await makeMember(app.deps, { email: 'owner@example.org', role: 'owner' })
    await makeMember(app.deps, { email: 'suspended@example.org', status: 'suspended' })
    await makeMember(app.deps, { email: 'shared@example.org' })
    await makeMember(app.deps, { email: 'shared@example.org' })
    const before = await app.deps.database.db('members').orderBy('id')
    const kindFor = async (email: string) =>
      (await createAdministrator(app.deps, { ...ada, email, password: good })).kind
    expect(await kindFor('owner@example.org')).toBe('already-administrator')
    expect(await kindFor('suspended@example.org')).toBe('suspended')
    expect(await kindFor('shared@example.org')).toBe('ambiguous-email')
    expect(await app.deps.database.db('members').orderBy('id')).toEqual(before)
  })
})

describe('a reset', () => {
  test('gives an administrator a link for an hour, and leaves the old password until it is used', async () => {
    await makeMember(app.deps, { email: 'ada@example.org', role: 'owner' })
    const outcome = await resetAdministrator(app.deps, { email: 'Ada@Example.org ' })
    if (outcome.kind !== 'link-made') throw new Error(outcome.kind)
    expect(outcome.link.expiresAt.getTime() - app.clock.now().getTime()).toBe(hours(1))
    const who = visitor(app.server)
    expect((await who.signIn('ada@example.org', password)).status).toBe(303)
    await visitor(app.server).submit(outcome.link.path, { password: good, passwordAgain: good })
    expect((await who.get('/account')).status).toBe(303)
    expect((await who.signIn('ada@example.org', password)).status).toBe(422)
    expect((await who.signIn('ada@example.org', good)).status).toBe(303)
  })

  test('tells what will sign them in', async () => {
    const identifier = async (email: string) => {
      const outcome = await resetAdministrator(app.deps, { email })
      return outcome.kind === 'link-made' ? outcome.identifier : outcome.kind
    }
    await makeMember(app.deps, { externalId: 'm-boss', email: 'ada@example.org', role: 'owner' })
    await makeMember(app.deps, { email: 'ada@example.org', password: undefined })
    expect(await identifier('ada@example.org')).toBe('ada@example.org')
    await makeMember(app.deps, { email: 'ada@example.org' })
    expect(await identifier('ada@example.org')).toBe('m-boss')
    await makeMember(app.deps, { externalId: 'x@y', email: 'eve@example.org', role: 'owner', username: 'eve' })
    await makeMember(app.deps, { externalId: 'z@y', email: 'bob@example.org', role: 'owner' })
    for (const email of ['eve@example.org', 'bob@example.org']) await makeMember(app.deps, { email })
    expect(await identifier('eve@example.org')).toBe('eve')
    expect(await identifier('bob@example.org')).toBeUndefined()
  })

  test('is refused for everybody else', async () => {
    await makeMember(app.deps, { email: 'ada@example.org' })
    await makeMember(app.deps, { email: 'gone@example.org', role: 'owner', status: 'suspended' })
    const kindFor = async (email: string) => (await resetAdministrator(app.deps, { email })).kind
    expect(await kindFor('ada@example.org')).toBe('not-an-administrator')
    expect(await kindFor('nobody@example.org')).toBe('unknown-email')
    expect(await kindFor('gone@example.org')).toBe('suspended')
    expect(await app.deps.database.db('setup_links')).toEqual([])
  })
})
