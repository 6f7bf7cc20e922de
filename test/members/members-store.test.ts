import { describe, expect, test } from 'vitest'
import { addMember } from '../../src/features/members/add-member.ts'
import { changeMember } from '../../src/features/members/change-member.ts'
import { eraseMember } from '../../src/features/members/erase-member.ts'
import { restoreMember } from '../../src/features/members/restore-member.ts'
import { suspendMember } from '../../src/features/members/suspend-member.ts'
import type { MemberChange } from '../../src/features/members/members.columns.ts'
import type { Member } from '../../src/features/members/member.ts'
import { makeMember } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'

const app = testApp()

const add = (given: Partial<Parameters<typeof addMember>[1]>) =>
  app.deps.inTransaction((stores) =>
    addMember({ ...app.deps, ...stores }, { name: 'Somebody', origin: 'administrator', actor: 'system', ...given }),
  )
const change = (member: Member, wanted: MemberChange) =>
  app.deps.inTransaction((stores) =>
    changeMember(
      { ...app.deps, ...stores },
      { id: member.id, version: member.version, change: wanted, actor: 'system' },
    ),
  )
const events = async () => (await app.deps.database.db('events').orderBy('id').pluck('type')) as string[]

async function signedIn({ id }: Member) {
  const row = { sid: id, sess: JSON.stringify({ passport: { user: id } }), expire: new Date(Date.now() + 60_000) }
  await app.deps.database.db('sessions').insert(row)
}
const sessions = async () => (await app.deps.database.db('sessions').pluck('sid')) as string[]

describe('whom an identifier means', () => {
  test('an address, a username or an external ID, whatever the capitals and outer blanks', async () => {
    const { id } = await makeMember(app.deps, { externalId: 'Id-1', username: 'Ada', email: 'Ada@Bücher.example' })
    for (const identifier of ['ada@BÜCHER.example', 'ada@xn--bcher-kva.example.', ' ADA ', 'iD-1']) {
      expect(await app.deps.members.findForSignIn(identifier)).toMatchObject({ kind: 'one', member: { id } })
    }
  })

  test('an address shared by two members with passwords means nobody, even when one of them is suspended', async () => {
    await makeMember(app.deps, { email: 'x@example.org' })
    await makeMember(app.deps, { email: 'x@example.org', password: undefined })
    await makeMember(app.deps, { email: 'X@example.org', status: 'suspended' })
    expect(await app.deps.members.findForSignIn('x@example.org')).toEqual({ kind: 'ambiguous' })
  })

  test('an address shared with members who cannot sign in means the one who can', async () => {
    await makeMember(app.deps, { email: 'x@example.org', password: undefined })
    const { id } = await makeMember(app.deps, { email: 'X@example.org' })
    await makeMember(app.deps, { email: 'x@example.org', password: undefined })
    expect(await app.deps.members.findForSignIn('x@example.org')).toMatchObject({ kind: 'one', member: { id } })
    await app.deps.members.removeCredentials(id)
    expect(await app.deps.members.findForSignIn('x@example.org')).toEqual({ kind: 'ambiguous' })
  })

  test('something with an @ is an address only', async () => {
    await makeMember(app.deps, { externalId: 'ada@example.org', email: 'other@example.org' })
    expect(await app.deps.members.findForSignIn('ada@example.org')).toEqual({ kind: 'none' })
  })

  test.each(['', ' ', '\0', 'a\0b', '\ud800', '@', '%', "' or 1=1 --", 'x'.repeat(100_000)])(
    '%j means nobody',
    async (identifier) => {
      await makeMember(app.deps)
      expect(await app.deps.members.findForSignIn(identifier)).toEqual({ kind: 'none' })
    },
  )

  test('a look-alike is somebody else', async () => {
    await makeMember(app.deps, { username: 'mike', email: 'mike@example.org' })
    expect(await app.deps.members.findForSignIn('m\u0131ke')).toEqual({ kind: 'none' })
    expect(await app.deps.members.findForSignIn('m\u0131ke@example.org')).toEqual({ kind: 'none' })
  })
})

describe('adding', () => {
  test('external IDs and usernames are taken for good, in any capitals and for each other', async () => {
    await makeMember(app.deps, { externalId: 'A-1', username: 'ada' })
    expect(await add({ externalId: 'a-1' })).toEqual({ kind: 'external-id-taken' })
    expect(await add({ externalId: 'ADA' })).toEqual({ kind: 'external-id-taken' })
    expect(await add({ username: 'Ada' })).toEqual({ kind: 'username-taken' })
    expect(await add({ username: 'a-1' })).toEqual({ kind: 'username-taken' })
    expect(await app.deps.members.count()).toBe(1)
  })

  test('without an external ID one is issued; nothing is verified that is not there', async () => {
    const outcome = await add({ emailVerifiedAt: app.clock.now() })
    expect(outcome).toMatchObject({
      kind: 'added',
      member: {
        externalId: expect.stringMatching(/^m-[2-9a-z]{16}$/) as string,
        emailVerifiedAt: undefined,
        version: 1,
      },
    })
    expect(await events()).toEqual(['member.added'])
  })

  test('with a password, which is recorded and never shown', async () => {
    await add({ username: 'ada', password: 'correct horse battery' })
    expect(await events()).toEqual(['member.added', 'password.set'])
    expect(await app.deps.members.findForSignIn('ada')).toMatchObject({ passwordHash: 'instant:correct horse battery' })
  })

  test('what the caller cannot finish is not there afterwards', async () => {
    const failing = app.deps.inTransaction(async (stores) => {
      await addMember({ ...app.deps, ...stores }, { name: 'Ada', origin: 'administrator', actor: 'system' })
      throw new Error('later')
    })
    await expect(failing).rejects.toThrow('later')
    expect(await app.deps.members.count()).toBe(0)
    expect(await events()).toEqual([])
  })
})

describe('changing', () => {
  test('names the fields in the history, and nothing of what is in them', async () => {
    const member = await makeMember(app.deps, { name: 'Ada' })
    expect(await change(member, { name: 'Ada King', attributes: {}, phone: undefined })).toMatchObject({
      kind: 'changed',
      member: { name: 'Ada King', version: 2 },
    })
    const last = await app.deps.database.db('events').orderBy('id', 'desc').first<{ detail: unknown }>()
    expect(last.detail).toEqual({ fields: ['name'] })
  })

  test('the second of two people hears that the member has changed, and loses nothing', async () => {
    const member = await makeMember(app.deps, { name: 'Ada' })
    await change(member, { name: 'First' })
    expect(await change(member, { name: 'Second' })).toMatchObject({ kind: 'outdated', member: { name: 'First' } })
  })

  test('the same values are no change', async () => {
    const member = await makeMember(app.deps, { name: 'Ada' })
    expect(await change(member, { name: 'Ada', emailVerifiedAt: member.emailVerifiedAt })).toMatchObject({
      kind: 'unchanged',
    })
    expect(await app.deps.members.get(member.id)).toEqual(member)
  })

  test('another address has to be proved anew and ends the sessions; another spelling does neither', async () => {
    const member = await makeMember(app.deps, { email: 'ada@example.org' })
    await signedIn(member)
    const respelt = await change(member, { phone: '+442079460958' })
    expect(await sessions()).toEqual([member.id])
    if (respelt.kind !== 'changed') throw new Error(respelt.kind)
    const moved = await change(respelt.member, { email: 'Ada@Example.org' })
    expect(moved).toMatchObject({ kind: 'changed', member: { emailVerifiedAt: member.emailVerifiedAt } })
    const away = await change((moved as typeof respelt).member, { email: 'elsewhere@example.org' })
    expect(away).toMatchObject({ kind: 'changed', member: { emailVerifiedAt: undefined } })
    expect(await sessions()).toEqual([])
  })

  test('nobody gets a username that means somebody else', async () => {
    await makeMember(app.deps, { externalId: 'A-1', username: 'ada' })
    const member = await makeMember(app.deps, { externalId: 'B-1' })
    expect(await change(member, { username: 'ADA' })).toEqual({ kind: 'username-taken' })
    expect(await change(member, { username: 'a-1' })).toEqual({ kind: 'username-taken' })
    expect(await change(member, { username: 'b-1' })).toMatchObject({ kind: 'changed' })
  })

  test('the last owner stays one', async () => {
    const owner = await makeMember(app.deps, { role: 'owner' })
    expect(await change(owner, { role: undefined })).toEqual({ kind: 'last-owner' })
    await makeMember(app.deps, { role: 'owner' })
    expect(await change(owner, { role: 'auditor' })).toMatchObject({ kind: 'changed', member: { role: 'auditor' } })
  })

  test('an external ID never changes, whoever tries', async () => {
    const { id } = await makeMember(app.deps, { externalId: 'A' })
    await expect(app.deps.database.db('members').where({ id }).update({ external_id: 'a' })).rejects.toThrow(
      /never changes/,
    )
  })
})

describe('suspending and restoring', () => {
  const suspend = ({ id }: Member) =>
    app.deps.inTransaction((stores) => suspendMember({ ...app.deps, ...stores }, { id, actor: 'system' }))

  test('ends the sessions at once, and is recorded', async () => {
    const [member, other] = [await makeMember(app.deps), await makeMember(app.deps)]
    await signedIn(member)
    await signedIn(other)
    expect(await suspend(member)).toMatchObject({ kind: 'suspended', member: { status: 'suspended' } })
    expect(await sessions()).toEqual([other.id])
    expect(await suspend(member)).toEqual({ kind: 'unchanged' })
    const restore = app.deps.inTransaction((stores) =>
      restoreMember({ ...app.deps, ...stores }, { id: member.id, actor: 'system' }),
    )
    expect(await restore).toMatchObject({ kind: 'restored', member: { status: 'active', version: 3 } })
    expect((await events()).filter((type) => type === 'member.changed')).toHaveLength(2)
  })

  test('two owners cannot suspend each other at once', async () => {
    const owners = [await makeMember(app.deps, { role: 'owner' }), await makeMember(app.deps, { role: 'owner' })]
    const outcomes = await Promise.all(owners.map(suspend))
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['last-owner', 'suspended'])
  })
})

describe('erasing', () => {
  const erase = ({ id }: Member) => app.deps.inTransaction((stores) => eraseMember(stores, { id, actor: 'system' }))

  test('leaves the history without what is personal, no session, no credential, and the external ID taken', async () => {
    const member = await makeMember(app.deps, { externalId: 'A-1' })
    await signedIn(member)
    const personal = { ip: '192.0.2.1', personal: { email: 'a@example.org' } }
    await app.deps.events.record({
      type: 'zendesk.error',
      actor: 'zendesk',
      outcome: 'failed',
      subjectId: member.id,
      ...personal,
    })
    expect(await erase(member)).toEqual({ kind: 'erased' })
    const { db } = app.deps.database
    expect(await db('events').whereNotNull('ip').orWhereNotNull('personal')).toEqual([])
    expect(await events()).toEqual(['member.added', 'password.set', 'zendesk.error', 'member.erased'])
    expect([await sessions(), await db('credentials'), await db('members')]).toEqual([[], [], []])
    expect(await add({ externalId: 'a-1' })).toEqual({ kind: 'external-id-retired' })
    expect(await erase(member)).toEqual({ kind: 'gone' })
  })

  test('spares the last owner', async () => {
    expect(await erase(await makeMember(app.deps, { role: 'owner' }))).toEqual({ kind: 'last-owner' })
  })
})

describe('credentials', () => {
  test('a hash is replaced only while it is the one that was verified', async () => {
    const { id } = await makeMember(app.deps, { externalId: 'A', password: 'old password' })
    const at = app.clock.now()
    expect(await app.deps.members.replaceHash(id, 'instant:old password', 'stronger', at)).toBe(true)
    await app.deps.members.setPassword(id, 'changed by hand', at)
    expect(await app.deps.members.replaceHash(id, 'stronger', 'stale', at)).toBe(false)
    expect(await app.deps.members.findForSignIn('A')).toMatchObject({ passwordHash: 'changed by hand' })
    await app.deps.members.removeCredentials(id)
    expect(await app.deps.members.findForSignIn('A')).toMatchObject({ kind: 'one', passwordHash: undefined })
  })
})

test('a suspended owner counts and cannot act; asking for no UUID finds nobody', async () => {
  await makeMember(app.deps, { role: 'owner', status: 'suspended' })
  expect(await app.deps.members.countOwners()).toBe(1)
  expect(await app.deps.members.lockActiveOwners()).toEqual([])
  expect(await app.deps.members.find('nobody')).toBeUndefined()
  await expect(app.deps.members.get('00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({
    code: 'page.not-found',
  })
})
