/** A merge taken back: both are as they were, unless what one of them had is somebody else's by now. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '../../src/features/members/member.ts'
import { days } from '../../src/kernel/clock.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'
import { mergeHome, mergeThem, signedIn } from './merging.ts'

const app = testApp()
let olga: Visitor
let ada: Member
let king: Member

beforeEach(async () => {
  const { deps } = app
  await makeMember(deps, { name: 'Olga Owner', username: 'olga', role: 'owner' })
  ada = await makeMember(deps, { name: 'Ada Old', externalId: 'ada-1', email: 'ada@example.org', username: 'ada' })
  king = await makeMember(deps, { name: 'Ada King', externalId: 'ada-2', email: 'king@example.org', username: 'king' })
  olga = await signedIn(app, 'olga')
})

const stored = ({ id }: Member) => app.deps.members.find(id)
const now = () => app.deps.clock.now()
const all = { keep: 'a', name: 'b', email: 'b', username: 'b' }

async function merged(first: Member, second: Member, sides: Record<string, string> = all): Promise<string> {
  const { status, headers } = await mergeThem(olga, first, second, sides)
  expect(status).toBe(303)
  return (headers['location'] ?? '').replace('?done=merged', '')
}

const undo = (page: string) => olga.submit(page, {}, `${page}/undo`)
/** Where the page offers no way. */
const forceUndo = (page: string) => olga.post(`${page}/undo`)

const plain = (member: Member | undefined) => ({
  ...member,
  version: undefined,
  sessionEpoch: undefined,
  updatedAt: undefined,
})

async function refused(page: string, words: string): Promise<void> {
  expect(readable((await olga.get(page)).text)).toContain(words)
  const answer = await forceUndo(page)
  expect(answer.status).toBe(409)
  expect(readable(answer.text)).toContain(words)
  expect(await stored(king)).toBeUndefined()
}

test('both are as they were, but for what the one who is back proved themselves with', async () => {
  const { deps } = app
  const acme = await makeApp(deps)
  await deps.namedPeople.add(acme.id, king.id, 'denied', now())
  await deps.namedPeople.add(acme.id, ada.id, 'allowed', now())
  const page = await merged(ada, king)
  const adaToo = await signedIn(app, 'king')
  const shown = readable((await olga.get(page)).text)
  expect(shown).toContain('goes back to what it was: full name, e-mail address, username')

  const answer = await undo(page)
  expect(answer.status).toBe(303)
  expect(readable((await olga.get(answer.headers['location'] ?? '')).text)).toContain('The merge is undone')
  expect(plain(await stored(ada))).toEqual(plain(ada))
  expect(plain(await stored(king))).toEqual(plain(king))
  expect((await adaToo.get('/account')).status).toBe(303)
  expect((await visitor(app.server).signIn('ada', password)).status).toBe(303)
  expect((await visitor(app.server).signIn('king', password)).status).toBe(422)
  expect((await deps.mergeSides.find(king.id, now())).hasCredentials).toBe(false)

  expect((await deps.namedPeople.find(acme.id, ada.id))?.list).toBe('allowed')
  expect((await deps.namedPeople.find(acme.id, king.id))?.list).toBe('denied')
  // Nobody had the other's address: no tickets of one would be opened to the other.
  for (const address of ['ada@example.org', 'king@example.org']) {
    expect(await deps.formerAddresses.findFormerHolders(address)).toEqual([])
  }
  const keys = await deps.database.db('members').where({ id: king.id }).first<Record<string, unknown>>()
  expect(keys).toMatchObject({ email_exact_key: 'king@example.org', origin: 'administrator', email_traits: [] })
  const types = await deps.database.db('events').where({ type: 'member.merge-undone' }).pluck<string[]>('subject_id')
  expect(types.sort()).toEqual([ada.id, king.id].sort())

  // Once.
  expect((await forceUndo(page)).status).toBe(409)
  expect(await stored(king)).toMatchObject({ version: king.version + 1 })
})

test('they can be merged again, and that undone, too', async () => {
  await undo(await merged(ada, king))
  const page = await merged(ada, king, { ...all, keep: 'b' })
  expect(await stored(ada)).toBeUndefined()
  expect((await undo(page)).status).toBe(303)
  expect(plain(await stored(ada))).toEqual(plain(ada))
})

test('what was changed since stays as it is', async () => {
  const page = await merged(ada, king)
  const survivor = await app.deps.members.get(ada.id)
  await app.deps.members.update(ada.id, survivor.version, { name: 'Augusta' }, now())
  expect(readable((await olga.get(page)).text)).toContain('Changed since the merge, and so left as it is: full name')
  await undo(page)
  expect(await stored(ada)).toMatchObject({ name: 'Augusta', username: 'ada', email: 'ada@example.org' })
  expect(await stored(king)).toMatchObject({ name: 'Ada King', username: 'king' })
})

describe('it stays as it is', () => {
  test('when the address of the survivor was changed since', async () => {
    const page = await merged(ada, king)
    const { version } = await app.deps.members.get(ada.id)
    await app.deps.members.update(ada.id, version, { email: 'new@example.org' }, now())
    await refused(page, 'The address of the one who stayed was changed since')
  })

  test('when somebody else has an address by now; whoever had it before does not matter', async () => {
    const sharer = await makeMember(app.deps, { email: 'king@example.org', password: undefined })
    const page = await merged(ada, king)
    const thief = await makeMember(app.deps, { email: 'ada@example.org' })
    await refused(page, 'Somebody else has an address now')
    await app.deps.members.delete(thief.id)
    expect((await undo(page)).status).toBe(303)
    expect(await stored(sharer)).toBeDefined()
  })

  test.each(['king', 'ADA-2'])('when %s signs somebody else in by now', async (username) => {
    const page = await merged(ada, king, { keep: 'a' })
    await makeMember(app.deps, { username })
    await refused(page, 'Somebody signs in now by a username')
  })

  test('when the survivor took that name by hand', async () => {
    const page = await merged(ada, king, { keep: 'a' })
    const { version } = await app.deps.members.get(ada.id)
    await app.deps.members.update(ada.id, version, { username: 'King' }, now())
    await refused(page, 'Somebody signs in now by a username')
  })

  test('after thirty days, when all of it is forgotten', async () => {
    const page = await merged(ada, king)
    app.clock.advance(days(30))
    olga = await signedIn(app, 'olga')
    await refused(page, 'more than thirty days ago')
    expect(await app.deps.memberMerges.forget(now())).toBe(1)
    expect(await app.deps.memberMerges.forget(now())).toBe(0)
    await refused(page, 'more than thirty days ago')
    expect(readable((await olga.get(mergeHome)).text)).toContain('forgotten')
  })

  test('when the survivor was merged in turn, until that is undone', async () => {
    const cy = await makeMember(app.deps, { name: 'Cy', externalId: 'cy' })
    const first = await merged(ada, king)
    const second = await merged(cy, ada, { keep: 'a' })
    await refused(first, 'has been merged into somebody else since')
    expect((await undo(second)).status).toBe(303)
    expect((await undo(first)).status).toBe(303)
    expect(plain(await stored(ada))).toEqual(plain(ada))
    expect(plain(await stored(king))).toEqual(plain(king))
  })

  test('for whoever is no owner, when it would bring staff back', async () => {
    const staff = await makeMember(app.deps, { externalId: 'stig', isStaff: true })
    const page = await merged(ada, staff, { keep: 'a' })
    await makeMember(app.deps, { username: 'adam', role: 'administrator' })
    const adam = await signedIn(app, 'adam')
    expect(readable((await adam.get(page)).text)).toContain('Only an owner undoes it')
    expect((await adam.post(`${page}/undo`)).status).toBe(403)
    expect((await undo(page)).status).toBe(303)
    expect(await stored(staff)).toMatchObject({ isStaff: true })
  })

  test('when it is undone at the same moment', async () => {
    const page = await merged(ada, king)
    const answers = await Promise.all([forceUndo(page), forceUndo(page)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  })
})

describe('erasing', () => {
  const traces = /quux/i

  async function dump(): Promise<string[]> {
    const { db } = app.deps.database
    const { rows } = await db.raw<{ rows: { name: string }[] }>(
      `select tablename as name from pg_tables where schemaname = current_schema and tablename not like 'knex%'`,
    )
    const lines: string[] = []
    for (const { name } of rows) {
      const found = await db(name).select<Record<string, unknown>[]>('*')
      lines.push(...found.map((row) => `${name} ${JSON.stringify(row)}`))
    }
    return lines.filter((line) => traces.test(line))
  }

  test('the survivor, or whoever they became, takes with them all whom they were', async () => {
    const { deps } = app
    const quux = await makeMember(deps, {
      ...{ name: 'Quux Ada', externalId: 'quux-1', email: 'quux@example.org', username: 'quux' },
      password: undefined,
    })
    await makeMember(deps, { externalId: 'cy', name: 'Cy' })
    const cy = (await deps.members.findForSignIn('cy')) as { member: Member }
    await merged(ada, quux, { keep: 'a' })
    await merged(cy.member, ada, { keep: 'a' })
    expect((await dump()).map((line) => line.split(' ')[0])).toEqual(
      expect.arrayContaining(['events', 'former_addresses', 'member_merges']),
    )
    const home = `/admin/members/${cy.member.id}/erase`
    expect((await olga.submit(home, { confirm: 'Cy' }, home)).status).toBe(303)
    expect(await dump()).toEqual([expect.stringMatching(/^external_id_tombstones .*quux-1/)])
    expect(await deps.memberMerges.listRecent(9)).toEqual([])
  })

  test('whoever came back is erased alone, and nothing of them is left with the other', async () => {
    const quux = await makeMember(app.deps, { name: 'Quux', externalId: 'quux-1', email: 'quux@example.org' })
    await undo(await merged(ada, quux, { keep: 'a', name: 'b', email: 'b' }))
    const home = `/admin/members/${quux.id}/erase`
    await olga.submit(home, { confirm: 'Quux' }, home)
    expect(await dump()).toEqual([expect.stringMatching(/^external_id_tombstones /)])
    const kept = await app.deps.database.db('events').where({ subject_id: ada.id, type: 'member.merged' }).first<{
      personal: object | null
    }>()
    expect(kept.personal).not.toBeNull()
  })
})
