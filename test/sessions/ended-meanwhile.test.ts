/** Whatever ends a member's sessions also ends the one that a sign-in, judged before it, is about to write. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createAdministrator } from '../../src/features/administrators/create-administrator.ts'
import { changeMember } from '../../src/features/members/change-member.ts'
import type { Member } from '../../src/features/members/member.ts'
import { restoreMember } from '../../src/features/members/restore-member.ts'
import { suspendMember } from '../../src/features/members/suspend-member.ts'
import { makeSetupLink } from '../../src/features/setup/make-setup-link.ts'
import { setPasswordByLink } from '../../src/features/setup/use-setup-link.ts'
import { importFile } from '../imports/member-files.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor } from '../support/visitor.ts'

const app = testApp()
const another = 'seven blue elephants dancing'
const hop = '/sso/zendesk/acme-help'
let member: Member

beforeEach(async () => {
  await makeApp(app.deps)
  member = await makeMember(app.deps, { externalId: 'm-ada', name: 'Ada', email: 'ada@example.org' })
})

const withStores = <T>(work: (deps: typeof app.deps) => Promise<T>): Promise<T> =>
  app.deps.inTransaction((stores) => work({ ...app.deps, ...stores }))

async function reset(): Promise<void> {
  const { path } = await makeSetupLink(app.deps, { memberId: member.id })
  const token = path.split('/').at(-1) ?? ''
  expect(
    await setPasswordByLink(app.deps, token, { password: another, breaches: 'off' }, { requestId: 'r', ip: undefined }),
  ).toMatchObject({ kind: 'saved' })
}

async function promote(given?: string): Promise<void> {
  const { email = '', name } = member
  const outcome = await createAdministrator(app.deps, { email, name, role: 'owner', password: given })
  expect(outcome.kind).toBe('promoted')
}

async function giveAddressByFile(): Promise<void> {
  const file = 'external_id,name,email,email_verified\nm-ada,,ada.lovelace@example.org,yes\n'
  expect(await importFile(app.deps, file)).toMatchObject({ changed: 1 })
}

async function suspendAndRestoreByFile(): Promise<void> {
  for (const active of ['no', 'yes']) {
    const file = `external_id,name,email,active\nm-ada,,,${active}\n`
    expect(await importFile(app.deps, file)).toMatchObject({ changed: 1 })
  }
}

async function suspendAndRestore(): Promise<void> {
  const given = { id: member.id, actor: 'system' } as const
  await withStores((deps) => suspendMember(deps, given))
  await withStores((deps) => restoreMember(deps, given))
}

async function giveRole(): Promise<void> {
  const { id, version } = member
  await withStores((deps) => changeMember(deps, { id, version, change: { role: 'auditor' }, actor: 'system' }))
}

/** Runs `happens` when the password is right and on record, and the session has still to be written. */
function beforeTheSessionIsWritten(happens: () => Promise<void>): void {
  const { database } = app.deps
  const { query } = database
  vi.spyOn(database, 'query').mockImplementation((async (text: string, values: unknown[], name?: string) => {
    if (name !== 'session-insert') return query.call(database, text, values, name)
    vi.mocked(database.query).mockRestore()
    await happens()
    return query.call(database, text, values, name)
  }) as never)
}

describe.each([hop, '/account', '/admin/apps'])('a session with which %s is opened, written after', (page) => {
  test.each([
    ['a reset of the password', reset],
    ['a promotion with a link', () => promote()],
    ['a promotion with a password', () => promote(another)],
    ['another address, by a file', giveAddressByFile],
    ['a suspension that was lifted again, by a file', suspendAndRestoreByFile],
    ['a suspension that was lifted again', suspendAndRestore],
    ['another role', giveRole],
  ])('%s is good for nothing', async (_what, happens) => {
    const who = visitor(app.server)
    beforeTheSessionIsWritten(happens)
    expect((await who.signIn('ada@example.org', password)).status).toBe(303)
    expect(await app.deps.database.db('sessions')).toHaveLength(1)

    expect((await who.get(page)).headers['location']).toMatch(/^\/sign-in/)
    const issued = await app.deps.database.db('events').where({ type: 'handoff.issued' })
    expect(issued).toEqual([])
  })
})

test('a session before whose writing nothing happens is good for everything', async () => {
  const who = visitor(app.server)
  beforeTheSessionIsWritten(() => Promise.resolve())
  expect((await who.signIn('ada@example.org', password)).status).toBe(303)
  expect((await who.get('/account')).status).toBe(200)
  expect((await who.get(hop)).status).toBe(200)
})

test('sessions that end while the password is looked at refuse the sign-in', async () => {
  vi.spyOn(app.deps.passwords, 'verify').mockImplementationOnce(async () => {
    await app.deps.sessions.endAllOf(member.id)
    return true
  })
  expect((await visitor(app.server).signIn('ada@example.org', password)).status).toBe(422)
  const [event] = await app.deps.database.db<Record<string, unknown>>('events').where({ type: 'sign-in.failed' })
  expect(event).toMatchObject({ codes: ['changed-meanwhile'] })
})

test('another hash of the same password ends no session', async () => {
  const [phone, desk] = [visitor(app.server), visitor(app.server)]
  await phone.signIn('ada@example.org', password)
  vi.spyOn(app.deps.passwords, 'isOutdated').mockReturnValueOnce(true)
  vi.spyOn(app.deps.passwords, 'hash').mockResolvedValueOnce('instant:other')
  await desk.signIn('ada@example.org', password)
  expect([(await phone.get('/account')).status, (await desk.get('/account')).status]).toEqual([200, 200])
})
