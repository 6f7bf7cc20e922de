/** Exports of Zendesk users brought in: what they make known, what they change, and files that are something else. */
import { describe, expect, test } from 'vitest'
import { after, days, hours } from '../../src/kernel/clock.ts'
import { makeApp } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { bringIn, changes, know, knownUsers, linesOf, zendeskUser } from './zendesk-world.ts'

const app = testApp()
const csv = 'ID,Name,Email,Role,External ID,Phone,Suspended'

describe('what a file makes known', () => {
  test('lines of JSON, as the API writes them, with identities', async () => {
    const acme = await makeApp(app.deps)
    const identities = [
      { type: 'email', value: 'ADA@example.org', primary: true, verified: true },
      { type: 'email', value: 'second@example.org', primary: false, verified: false },
      { type: 'phone_number', value: '+442079460958' },
    ]
    const ada = zendeskUser(7, { email: 'Ada@example.org', role: 'admin', external_id: 'A-1', identities })
    const report = await know(app, acme, [ada, zendeskUser(8, { phone: '+44 20 7946 0958', external_id: 12 })])
    expect(report).toMatchObject({ users: 2, new: 2, changed: 0, gone: 0, lacks: ['last-sign-in'] })
    expect(await knownUsers(app)).toMatchObject([
      {
        zendesk_id: '7',
        role: 'admin',
        external_id: 'A-1',
        emails: ['ADA@example.org', 'second@example.org (secondary)'],
      },
      { zendesk_id: '8', role: 'end-user', external_id: '12', phone: '+442079460958', is_suspended: false },
    ])
    const { sources } = await app.deps.zendeskDirectory.find({ appId: acme.id, subdomain: 'acme' })
    expect(sources).toMatchObject([{ kind: 'user-export', users: 2, isComplete: true, asOf: app.clock.now() }])
  })

  test.each([
    ['commas', `${csv}\n7,Ada,ada@example.org,Administrator,A-1,,No\n`],
    [
      'semicolons, a mark and other columns first',
      `\ufeffPhone;Role;Tags;Email;Id;name;external_id;suspended\r\n;owner;x;ada@example.org;7;Ada;A-1;false\r\n`,
    ],
    [
      'tabs and quotation marks',
      `"ID"\t"Name"\t"Primary email"\t"Role"\t"External ID"\t"Phone"\t"Suspended"\n"7"\t"Ada"\t"ada@example.org"\t"admin"\t"A-1"\t""\t"no"`,
    ],
  ])('CSV with %s, columns by their names', async (_title, text) => {
    const acme = await makeApp(app.deps)
    expect((await bringIn(app, acme, text, { acceptsFewer: true })).kind).toBe('imported')
    expect(await knownUsers(app)).toMatchObject([
      {
        zendesk_id: '7',
        name: 'Ada',
        role: 'admin',
        external_id: 'A-1',
        emails: ['ada@example.org'],
        is_suspended: false,
      },
    ])
  })

  test('a list of team members has no external IDs and no roles, which is said and not taken for blank', async () => {
    const acme = await makeApp(app.deps)
    const text = 'ID,Name,Primary email,Suspended,Last sign-in\n7,Ada,ada@example.org,No,2026-11-01 10:00:00 UTC\n'
    const outcome = await bringIn(app, acme, text, { kind: 'team-export' })
    expect(outcome.report.lacks).toEqual(['external-id', 'phone', 'role'])
    expect(await knownUsers(app)).toMatchObject([{ role: 'agent', external_id: null, external_id_known: false }])
  })

  test('an export of everybody and a list of team members complete each other, whichever is newer', async () => {
    const acme = await makeApp(app.deps)
    await know(app, acme, [zendeskUser(7, { role: 'agent', external_id: 'A-1' }), zendeskUser(8)])
    app.clock.advance(hours(1))
    const team = 'ID,Name,Primary email,Role\n7,Ada,ada@example.org,admin\n9,New,new@example.org,agent\n'
    await bringIn(app, acme, team, { kind: 'team-export' })
    expect(await knownUsers(app)).toMatchObject([
      {
        zendesk_id: '7',
        name: 'Ada',
        role: 'admin',
        external_id: 'A-1',
        source: 'user-export',
        emails: ['ada@example.org'],
      },
      { zendesk_id: '8', role: 'end-user' },
      { zendesk_id: '9', role: 'agent', source: 'team-export' },
    ])
    // Older than what is known of 7: it overwrites nothing.
    await know(app, acme, [zendeskUser(7, { role: 'end-user', external_id: null })], {
      asOf: after(app.clock.now(), -hours(1)),
    })
    expect(await knownUsers(app)).toMatchObject([
      { zendesk_id: '7', name: 'Ada', role: 'admin', external_id: 'A-1' },
      { zendesk_id: '9', source: 'team-export' },
    ])
    app.clock.advance(hours(1))
    await know(app, acme, [zendeskUser(7), zendeskUser(10)])
    expect((await knownUsers(app)).map((row) => row.zendesk_id)).toEqual(['7', '10'])
  })

  test('a second look writes down what differs, and only that', async () => {
    const acme = await makeApp(app.deps)
    await know(app, acme, [
      zendeskUser(7, { external_id: 'k', name: 'Ada', email: 'old@example.org', role: 'agent' }),
      zendeskUser(8),
      zendeskUser(9),
    ])
    app.clock.advance(days(1))
    const report = await know(app, acme, [
      zendeskUser(7, {
        external_id: 'i',
        name: 'Ada King',
        email: 'new@example.org',
        role: 'admin',
        phone: '+442079460958',
      }),
      zendeskUser(8, { email: 'USER8@example.org' }),
      zendeskUser(10),
    ])
    expect(report).toMatchObject({ users: 3, new: 1, changed: 1, unchanged: 1, gone: 1 })
    expect(await changes(app)).toEqual([
      ['7', 'external-id', 'k', 'i'],
      ['7', 'email', 'old@example.org', 'new@example.org'],
      ['7', 'name', 'Ada', 'Ada King'],
      ['7', 'phone', null, '+442079460958'],
      ['7', 'role', 'agent', 'admin'],
      ['9', 'gone', 'end-user', null],
    ])
    expect(
      await know(app, acme, [zendeskUser(7, { external_id: 'i' })], { acceptsFewer: true, isDryRun: true }),
    ).toMatchObject({ gone: 2 })
    expect(await knownUsers(app)).toHaveLength(3)
  })

  test('users with thousands of addresses are staged a few at a time', async () => {
    const acme = await makeApp(app.deps)
    const identities = Array.from({ length: 6_000 }, (_, n) => ({ type: 'email', value: `a${n}@example.org` }))
    const staged: number[] = []
    const { zendeskImports } = app.deps
    const watching = {
      ...zendeskImports,
      stage: (...given: Parameters<typeof zendeskImports.stage>) => {
        staged.push(given[1].reduce((sum, { addresses }) => sum + addresses.length, 0))
        return zendeskImports.stage(...given)
      },
    }
    const users = [7, 8, 9, 10].map((id) => zendeskUser(id, { identities }))
    await know({ ...app, deps: { ...app.deps, zendeskImports: watching } }, acme, users)
    expect(Math.max(...staged)).toBeLessThan(20_000)
    expect(staged).toHaveLength(2)
  })

  test('another subdomain is another account: what was known of the first is forgotten', async () => {
    const acme = await makeApp(app.deps)
    await know(app, acme, [zendeskUser(7)])
    await app.deps.apps.update(acme.id, acme.version, { ...acme, subdomain: 'other' }, app.clock.now())
    expect((await app.deps.zendeskDirectory.find({ appId: acme.id, subdomain: 'other' })).sources).toEqual([])
    await know(app, acme, [zendeskUser(8)])
    expect((await knownUsers(app)).map((row) => row.zendesk_id)).toEqual(['8'])
    expect(await changes(app)).toEqual([])
  })

  test('it is recorded in numbers, without anybody’s name', async () => {
    const acme = await makeApp(app.deps)
    await know(app, acme, [zendeskUser(7, { name: 'Ada', email: 'ada@example.org' })])
    const [event] = await app.deps.database
      .db<Record<string, unknown>>('events')
      .where({ type: 'zendesk.users-imported' })
    expect(event).toMatchObject({
      actor: 'command-line',
      app_id: acme.id,
      detail: { kind: 'user-export', users: 1, new: 1 },
    })
    expect(JSON.stringify(event)).not.toMatch(/Ada|ada@/)
  })
})

describe('one export given for the other', () => {
  const team = `${csv}\n7,Ada,ada@example.org,agent,,,no\n8,Bob,bob@example.org,admin,,,no\n`

  test('the list of team members is not taken for everybody, unless somebody says that it is whole', async () => {
    const acme = await makeApp(app.deps)
    const outcome = await bringIn(app, acme, team)
    expect(outcome).toMatchObject({ kind: 'refused', report: { errors: [{ code: 'no-end-users' }] } })
    expect(await knownUsers(app)).toEqual([])
    expect(await bringIn(app, acme, team, { acceptsFewer: true })).toMatchObject({ kind: 'imported' })
  })

  test('everybody is not taken for the team', async () => {
    const acme = await makeApp(app.deps)
    const outcome = await bringIn(app, acme, `${team}9,Cy,cy@example.org,end-user,,,no\n`, { kind: 'team-export' })
    expect(outcome).toMatchObject({ kind: 'refused', report: { errors: [{ code: 'other-kind' }] } })
  })
})

describe('a file that is not taken leaves what was known', () => {
  const good = linesOf([zendeskUser(7), zendeskUser(8)])
  test.each([
    ['nothing', '', 'empty-file', 1],
    ['a header only', `${csv}\n`, 'empty-file', 1],
    ['another CSV', 'Ticket,Subject\n1,Help\n', 'bad-header', 1],
    [
      'our own member file',
      'id,external_id,name,email,username,staff\n1,A,Ada,ada@example.org,a,true\n',
      'bad-header',
      1,
    ],
    [
      'our own members as JSON',
      '{"id":"0190","external_id":"A-1","name":"Ada","email":"a@example.org","email_verified":true}\n',
      'bad-header',
      1,
    ],
    ['a page of the API', '{"users":[{"id":1,"email":"a@example.org"}],"next_page":null}\n', 'bad-header', 1],
    ['a list', '[{"id":1,"email":"a@example.org"}]', 'broken-json', 1],
    ['a printed list', '[\n  {\n    "id": 1\n  }\n]\n', 'cut-off', 1],
    ['JSON cut in the middle', good.slice(0, -30), 'cut-off', 2],
    ['CSV cut in the middle', `${csv}\n7,Ada,ada@example.org,agent,A-1,,No\n8,Bo,bo@exam`, 'short-row', 3],
    ['CSV cut in a quoted cell', `${csv}\n7,"Ada,ada@example.org,agent,A-1,,No\n`, 'broken-quoting', 2],
    ['one user twice', good + good.slice(0, good.indexOf('\n') + 1), 'repeated-id', 3],
    ['columns in another order than their names', 'Email,ID,Name\n7,ada@example.org,Ada\n', 'no-id', 2],
    [
      'names where addresses should be',
      'ID,Email,Name\n7,Ada,ada@example.org\n8,Bo,bo@example.org\n',
      'wrong-columns',
      2,
    ],
    ['two columns of addresses', 'ID,Email,Primary email\n7,a@example.org,b@example.org\n', 'bad-header', 1],
    ['an ID that a number does not hold', '{"id":12345678901234567890,"email":"a@example.org"}\n', 'no-id', 1],
    ['a workbook', 'PK\u0003\u0004\0\0\0', 'binary-file', 1],
  ])('%s', async (_title, text, code, line) => {
    const acme = await makeApp(app.deps)
    await know(app, acme, [zendeskUser(1)])
    const outcome = await bringIn(app, acme, text)
    expect(outcome.kind).toBe('refused')
    expect(outcome.report.errors[0]).toMatchObject({ code, line })
    expect(outcome.report.errors[0]?.message).not.toMatch(/ada@|a@example/)
    expect(await knownUsers(app)).toHaveLength(1)
    for (const table of ['zendesk_import_users', 'zendesk_import_addresses']) {
      expect(await app.deps.database.db(table)).toEqual([])
    }
  })

  test('an address that is none costs its user the address, and is told with its line', async () => {
    const acme = await makeApp(app.deps)
    const report = await know(app, acme, [
      zendeskUser(7, { email: 'not an address' }),
      zendeskUser(8),
      zendeskUser(9, { email: null }),
    ])
    expect(report).toMatchObject({ users: 3, warning_count: 1, warnings: [{ line: 1, code: 'not-an-address' }] })
    expect((await knownUsers(app)).map(({ emails }) => emails)).toEqual([null, ['user8@example.org'], null])
  })

  test('dates: not in the future, not older than what is known, and the file’s own when none is given', async () => {
    const acme = await makeApp(app.deps)
    const users = [zendeskUser(7, { updated_at: after(app.clock.now(), -hours(3)).toISOString() })]
    const codeOf = async (wishes: Parameters<typeof bringIn>[3], text = linesOf(users)) =>
      (await bringIn(app, acme, text, wishes)).report.errors[0]?.code
    expect(await codeOf({ asOf: after(app.clock.now(), hours(1)) })).toBe('in-the-future')
    expect(await codeOf({ asOf: undefined }, good)).toBe('no-date')
    expect(await codeOf({ asOf: undefined })).toBeUndefined()
    const { sources } = await app.deps.zendeskDirectory.find({ appId: acme.id, subdomain: 'acme' })
    expect(sources[0]?.asOf).toEqual(after(app.clock.now(), -hours(3)))
    expect(await codeOf({ asOf: after(app.clock.now(), -hours(4)) }, good)).toBe('older')
  })

  test('far fewer users than before are asked about', async () => {
    const acme = await makeApp(app.deps)
    const many = Array.from({ length: 30 }, (_, index) => zendeskUser(index + 1))
    await know(app, acme, many)
    const outcome = await bringIn(app, acme, linesOf(many.slice(0, 10)))
    expect(outcome.report.errors[0]?.code).toBe('far-fewer')
    expect(await knownUsers(app)).toHaveLength(30)
    expect((await know(app, acme, many.slice(0, 10), { acceptsFewer: true })).gone).toBe(20)
  })

  test('a source that breaks while it is read', async () => {
    const acme = await makeApp(app.deps)
    await know(app, acme, [zendeskUser(1)])
    async function* breaking(): AsyncGenerator<Buffer> {
      yield Buffer.from(good)
      await Promise.resolve()
      throw new Error('gone')
    }
    await expect(bringIn(app, acme, '', { input: breaking() })).rejects.toThrow('gone')
    expect(await knownUsers(app)).toHaveLength(1)
    expect(await app.deps.database.db('zendesk_import_users')).toEqual([])
  })
})
