/** Undoing a whole import: whom it added goes, what it changed comes back, what people built on stays. */
import { describe, expect, test } from 'vitest'
import { minutes } from '../../src/kernel/clock.ts'
import type { Member } from '../../src/features/members/member.ts'
import { changeMember } from '../../src/features/members/change-member.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor } from '../support/visitor.ts'
import { importFile } from './member-files.ts'
import { shownCounts, shownRows, wizard, work } from './wizard.ts'

const app = testApp()
const header = 'external_id,name,email'

async function find(externalId: string): Promise<Member | undefined> {
  const found = await app.deps.members.findForSignIn(externalId)
  return found.kind === 'one' ? found.member : undefined
}

test('a preview says what it means; then the added are gone and the changed are as they were', async () => {
  const before = await makeMember(app.deps, {
    externalId: '7',
    name: 'Ada',
    email: 'ada@example.org',
    username: 'ada',
    phone: '+46701234567',
  })
  const person = await wizard(app)
  const file = `${header},username,phone,email_verified,staff,active,organization,locale,field:boat
7,Ada King,ada.king@example.org,king,+442079460958,no,yes,no,Engines,en-GB,dinghy
8,Bo,bo@example.org,,,,,,,,
`
  const href = await person.imported(file)
  expect(await find('7')).toMatchObject({ name: 'Ada King', status: 'suspended', username: 'king' })
  const preview = await person.get(`${href}/undo`)
  expect(shownCounts(preview.text)).toEqual({ 'members removed': 1, 'put back as before': 1, 'kept as they are': 0 })
  expect(await find('8')).toBeDefined()

  app.clock.advance(1_000)
  expect((await person.undo(href)).headers['location']).toBe(href)
  await work(app)
  expect(readable((await person.get(href)).text)).toMatch(
    /1 member removed, 1 member put back as before, 0 members kept/,
  )
  expect(await find('8')).toBeUndefined()
  const after = await find('7')
  const { version, sessionEpoch, updatedAt, ...rest } = after!
  expect({ ...before, ...rest, version: 1, sessionEpoch: 0, updatedAt: before.updatedAt }).toEqual(before)
  expect([version, sessionEpoch, updatedAt]).toEqual([3, 2, app.clock.now()])

  const events = await app.deps.database.db('events').orderBy('id', 'desc').limit(3)
  expect(events).toMatchObject([
    { type: 'member.import-undone', detail: { removed: 1, restored: 1, kept: 0 } },
    { type: 'member.changed', subject_id: before.id, detail: { undone: true } },
    { type: 'member.removed' },
  ])
})

test('the external ID of somebody nobody has seen is given again; that of an erased member is not', async () => {
  const person = await wizard(app)
  const file = `${header}\n8,Bo,bo@example.org\n`
  const href = await person.imported(file)
  await person.undo(href)
  await work(app)
  expect(await app.deps.database.db('external_id_tombstones').select('*')).toEqual([])
  await person.imported(file)
  const bo = await find('8')
  await app.deps.members.delete(bo!.id)
  expect(await app.deps.database.db('external_id_tombstones').select('external_id_key')).toEqual([
    { external_id_key: '8' },
  ])
})

describe('stays as they are, and is named with the reason, who', () => {
  const cases: [string, (member: Member) => Promise<unknown>, RegExp][] = [
    [
      'was changed since',
      (member) =>
        changeMember(
          { ...app.deps, ...app.deps },
          { id: member.id, version: member.version, change: { name: 'Somebody' }, actor: 'system' },
        ),
      /Was changed after the import/,
    ],
    [
      'has signed in',
      async () => {
        const answer = await visitor(app.server).signIn('8', password)
        expect(answer.status).toBe(303)
      },
      /Has signed in/,
    ],
    [
      'was handed to Zendesk',
      (member) =>
        app.deps.events.record({ type: 'handoff.issued', actor: 'system', outcome: 'done', subjectId: member.id }),
      /was handed to Zendesk/,
    ],
    [
      'was sent a link',
      (member) =>
        app.deps.events.record({ type: 'setup-link.made', actor: 'system', outcome: 'done', subjectId: member.id }),
      /was sent a link/,
    ],
    [
      'is an administrator now',
      (member) => app.deps.members.update(member.id, member.version, { role: 'auditor' }, app.clock.now()),
      /Is an administrator now/,
    ],
  ]
  test.each(cases)('%s', async (_name, happen, why) => {
    const person = await wizard(app)
    const href = await person.imported(
      `${header},password\n8,Bo,bo@example.org,${password}\n9,Cy,cy@example.org,${password}\n`,
    )
    const bo = await find('8')
    await happen(bo!)
    const preview = await person.get(`${href}/undo`)
    expect(shownCounts(preview.text)).toEqual({ 'members removed': 1, 'put back as before': 0, 'kept as they are': 1 })
    expect(shownRows(preview.text)).toEqual([[expect.anything(), '8', '2', expect.stringMatching(why)]])
    await person.undo(href)
    await work(app)
    expect([await find('8'), await find('9')]).toEqual([expect.objectContaining({ id: bo!.id }), undefined])
    expect(shownRows((await person.get(`${href}/undo`)).text)).toHaveLength(1)
  })
})

test('a username that somebody else has now is not taken back', async () => {
  await makeMember(app.deps, { externalId: '7', username: 'ada' })
  const person = await wizard(app)
  const href = await person.imported(`${header},username\n7,,,king\n`)
  await makeMember(app.deps, { externalId: '8', username: 'ada' })
  expect(shownRows((await person.get(`${href}/undo`)).text)[0]?.at(-1)).toMatch(/old username/)
})

test('a password that the import gave goes unless it was used; sessions end with it', async () => {
  await makeMember(app.deps, { externalId: '7', password: undefined })
  const person = await wizard(app)
  const href = await person.imported(`${header},password\n7,,,${password}\n`)
  expect(await app.deps.members.findForSignIn('7')).toMatchObject({ passwordHash: `instant:${password}` })
  await person.undo(href)
  await work(app)
  expect(await app.deps.members.findForSignIn('7')).toMatchObject({ passwordHash: undefined })
})

test('one import after the other is undone, the last one first', async () => {
  const person = await wizard(app)
  const first = await person.imported(`${header}\n8,Bo,bo@example.org\n`)
  const second = await person.imported(`${header}\n8,Bob,bo@example.org\n`)
  expect(shownRows((await person.get(`${first}/undo`)).text)).toHaveLength(1)
  await person.undo(second)
  await work(app)
  expect(await find('8')).toMatchObject({ name: 'Bo' })
  await person.undo(first)
  await work(app)
  expect(await find('8')).toBeUndefined()
})

test('what changed since the preview is shown before anything happens', async () => {
  const person = await wizard(app)
  const href = await person.imported(`${header}\n8,Bo,bo@example.org\n9,Cy,cy@example.org\n`)
  const bo = await find('8')
  const shown = await person.get(`${href}/undo`)
  const csrf = /name="csrf" value="([^"]+)"/.exec(shown.text)?.[1] ?? ''
  await app.deps.members.update(bo!.id, bo!.version, { name: 'Bob' }, app.clock.now())
  const answer = await person.agent
    .post(`${href}/undo`)
    .type('form')
    .send({ csrf, removed: '2', restored: '0', kept: '0' })
  expect(answer.headers['location']).toBe(`${href}/undo?done=overtaken`)
  await work(app)
  expect(await find('9')).toBeDefined()
})

test('asks for the password when the last proof is old', async () => {
  const person = await wizard(app)
  const href = await person.imported(`${header}\n8,Bo,bo@example.org\n`)
  app.clock.advance(minutes(11))
  expect((await person.undo(href)).status).toBe(403)
})

test('an import by the command line can be undone in the console', async () => {
  const person = await wizard(app)
  await importFile(app.deps, `${header}\n8,Bo,bo@example.org\n`)
  const list = await person.get('/admin/members/import')
  const href = /href="(\/admin\/members\/import\/[^"]+)"/.exec(list.text)?.[1] ?? ''
  expect(readable(list.text)).toContain('From the command line')
  await person.undo(href)
  await work(app)
  expect(await find('8')).toBeUndefined()
})

test('a dry run of the command line leaves no import, a refused one its reasons', async () => {
  const person = await wizard(app)
  await importFile(app.deps, `${header}\n8,Bo,bo@example.org\n`, { dryRun: true })
  expect(await app.deps.imports.list(10)).toEqual([])
  await importFile(app.deps, `${header}\n8,,bo@example.org\n`)
  const [refused] = await app.deps.imports.list(10)
  const page = await person.get(`/admin/members/import/${refused!.id}`)
  expect(readable(page.text)).toMatch(/Nothing was imported.*A new member needs a name/)
})
