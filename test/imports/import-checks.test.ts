import { describe, expect, test } from 'vitest'
import { eraseMember } from '../../src/features/members/erase-member.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor } from '../support/visitor.ts'
import { counts, errorsOf, importFile, snapshot, warningsOf } from './member-files.ts'

const app = testApp()
const header = 'external_id,name,email,username'

/** Imports `rows`, which are to be refused, and makes sure that they left nothing. */
async function refused(rows: string[], columns = header) {
  const before = await snapshot(app.deps)
  const report = await importFile(app.deps, [columns, ...rows, ''].join('\n'))
  expect(counts(report)).toMatchObject({ new: 0, changed: 0, unchanged: 0 })
  expect(report.refused).toBeGreaterThan(0)
  expect(await snapshot(app.deps)).toEqual(before)
  return report
}

describe('external IDs', () => {
  test('twice in a file, whatever the capitals: both rows are named in both', async () => {
    const report = await refused(['a1,A,a@example.org,', 'b,B,b@example.org,', 'A1,C,c@example.org,'])
    expect(report.errors).toMatchObject([
      { line: 2, external_id: 'a1', field: 'external_id', code: 'duplicate-external-id' },
      { line: 4, external_id: 'A1', field: 'external_id', code: 'duplicate-external-id' },
    ])
    for (const { message } of report.errors) expect(message).toContain('lines 2 and 4')
  })

  test('a row that cannot be read still counts', async () => {
    const report = await refused(['a1,A,not an address,', 'a1,C,c@example.org,'])
    expect(errorsOf(report)).toEqual([
      [2, 'email', 'malformed-email'],
      [2, 'external_id', 'duplicate-external-id'],
      [3, 'external_id', 'duplicate-external-id'],
    ])
  })

  test('of an erased member are never given again', async () => {
    const { id } = await makeMember(app.deps, { externalId: 'Gone-1' })
    await app.deps.inTransaction((stores) => eraseMember(stores, { id, actor: 'system' }))
    expect(errorsOf(await refused(['gone-1,A,a@example.org,']))).toEqual([[2, 'external_id', 'retired-external-id']])
  })

  test('nobody gets one that is a username already, in the store or in the file', async () => {
    await makeMember(app.deps, { externalId: '1', username: 'Ada' })
    expect(errorsOf(await refused(['ada,A,a@example.org,']))).toEqual([[2, 'external_id', 'external-id-is-username']])
    const report = await refused(['x,A,a@example.org,', 'y,B,b@example.org,X'])
    expect(errorsOf(report)).toEqual([[3, 'username', 'username-is-external-id']])
    expect(report.errors[0]?.message).toMatch(/line 3 .*line 2/)
  })
})

describe('rows without an external ID', () => {
  test('need an address', async () => {
    expect(errorsOf(await refused([',A,,']))).toEqual([[2, 'external_id', 'external-id-needed']])
  })

  test('need one that no other row has', async () => {
    const report = await refused([',A,a@example.org,', ',B,A@example.org,', '3,C,c@example.org,', ',D,c@example.org,'])
    expect(errorsOf(report)).toEqual([2, 3, 5].map((line) => [line, 'external_id', 'external-id-needed']))
    expect(report.errors[0]).toMatchObject({
      external_id: null,
      message: expect.stringContaining('lines 2 and 3') as string,
    })
  })

  test('are nobody who was given an external ID, and nobody when two have the address', async () => {
    await importFile(app.deps, `${header}\n7,A,a@example.org,\n,B,b@example.org,\n`)
    await importFile(app.deps, `${header}\n8,C,b@example.org,\n`)
    expect(errorsOf(await refused([',A,a@example.org,', ',B,b@example.org,']))).toEqual([
      [2, 'external_id', 'external-id-needed'],
      [3, 'external_id', 'external-id-needed'],
    ])
  })

  test('do not mean a member whom another row names', async () => {
    await importFile(app.deps, `${header}\n,A,a@example.org,\n`)
    const [member] = await app.deps.members.findByEmail('a@example.org')
    const report = await refused([`${member!.externalId},A,,`, ',A A,a@example.org,'])
    expect(errorsOf(report)).toEqual([[3, 'external_id', 'duplicate-member']])
  })
})

describe('usernames', () => {
  test('twice in a file', async () => {
    const report = await refused(['1,A,a@example.org,Sam', '2,B,b@example.org,sAM'])
    expect(errorsOf(report)).toEqual([2, 3].map((line) => [line, 'username', 'duplicate-username']))
  })

  test('of another member, also as an external ID', async () => {
    await makeMember(app.deps, { externalId: '1', username: 'sam' })
    const report = await refused(['2,B,b@example.org,SAM', '3,C,c@example.org,1'])
    expect(errorsOf(report)).toEqual([
      [2, 'username', 'username-taken'],
      [3, 'username', 'username-is-external-id'],
    ])
  })

  test('one’s own username or external ID is no obstacle', async () => {
    await makeMember(app.deps, { externalId: 'One', username: 'sam', name: 'A' })
    expect(counts(await importFile(app.deps, `${header}\none,A,,Sam\n`))).toMatchObject({ changed: 1 })
    expect(counts(await importFile(app.deps, `${header}\none,A,,ONE\n`))).toMatchObject({ changed: 1 })
  })
})

test('a new member needs a name', async () => {
  expect(errorsOf(await refused(['1,,a@example.org,']))).toEqual([[2, 'name', 'missing-name']])
})

test('nothing can be verified where there is no address', async () => {
  const report = await refused(['1,A,,yes'], 'external_id,name,email,email_verified')
  expect(errorsOf(report)).toEqual([[2, 'email_verified', 'verified-without-address']])
})

describe('administrators', () => {
  const columns = 'external_id,name,email,username,active,password'
  const row = 'Boss,Boss,boss@example.org,boss,yes,'

  test.each([
    ['address', 'Boss,Boss,mallory@example.org,boss,yes,'],
    ['username', 'Boss,Boss,boss@example.org,mallory,yes,'],
    ['password', 'Boss,Boss,boss@example.org,boss,yes,correct horse battery'],
  ])('get no other %s by a file', async (_, changed) => {
    const wishes = { externalId: 'Boss', name: 'Boss', email: 'boss@example.org', username: 'boss' }
    await makeMember(app.deps, { ...wishes, role: 'administrator', password: undefined })
    expect(errorsOf(await refused([changed], columns))).toEqual([[2, '', 'administrator-by-file']])
    expect(counts(await importFile(app.deps, `${columns}\n${row}\n`))).toMatchObject({ unchanged: 1 })
    expect(counts(await importFile(app.deps, `${columns}\nBoss,The Boss,BOSS@example.org,BOSS,,\n`))).toMatchObject({
      changed: 1,
    })
  })

  test('who are suspended are not let back in by a file, but a file may suspend them', async () => {
    await makeMember(app.deps, { externalId: 'Boss', role: 'auditor' })
    expect(counts(await importFile(app.deps, `${columns}\nBoss,,,,no,\n`))).toMatchObject({ changed: 1 })
    expect(errorsOf(await refused(['Boss,,,,yes,'], columns))).toEqual([[2, '', 'administrator-by-file']])
  })

  test('are suspended by their external ID only, not by an address', async () => {
    await importFile(app.deps, `${header}\n,Boss,boss@example.org,\n`)
    const [boss] = await app.deps.members.findByEmail('boss@example.org')
    await app.deps.members.update(boss!.id, boss!.version, { role: 'auditor' }, app.clock.now())
    const byAddress = await refused([',,boss@example.org,,no,'], columns)
    expect(errorsOf(byAddress)).toEqual([[2, '', 'administrator-by-file']])
    expect(byAddress.errors[0]?.message).toContain('in a row with their external ID')
    expect(counts(await importFile(app.deps, `${columns}\n${boss!.externalId},,,,no,\n`))).toMatchObject({ changed: 1 })
  })

  describe('keep their address to themselves', () => {
    const boss = { externalId: 'Boss', email: 'boss@example.org', role: 'owner' } as const

    test('no file gives it to somebody else, with or without a password', async () => {
      await makeMember(app.deps, boss)
      await makeMember(app.deps, { externalId: 'm', email: 'm@example.org' })
      const rows = ['new,New,BOSS@example.org,,,', 'm,,boss@example.org,,,', 'n2,N,boss@example.org,,,correct horse']
      const report = await refused(rows, columns)
      expect(errorsOf(report)).toEqual([2, 3, 4].map((line) => [line, 'email', 'administrator-address']))
      expect(JSON.stringify(report)).not.toMatch(/boss@/i)
      expect((await visitor(app.server).signIn('boss@example.org', password)).status).toBe(303)
    })

    test('whoever shares it already stays as they are, and gets no password', async () => {
      await makeMember(app.deps, boss)
      await makeMember(app.deps, { externalId: 'm', name: 'M', email: 'boss@example.org', password: undefined })
      expect(counts(await importFile(app.deps, `${columns}\nm,M,boss@example.org,,,\n`))).toMatchObject({
        unchanged: 1,
      })
      for (const email of ['boss@example.org', '']) {
        const report = await refused([`m,M,${email},,,correct horse battery`], columns)
        expect(errorsOf(report)).toEqual([[2, 'email', 'administrator-address']])
      }
      expect((await visitor(app.server).signIn('boss@example.org', password)).status).toBe(303)
    })

    test('their own row may hold it', async () => {
      await makeMember(app.deps, boss)
      expect(counts(await importFile(app.deps, `${columns}\nboss,,boss@example.org,,,\n`))).toMatchObject({
        refused: 0,
      })
    })
  })

  test('the last owner is not suspended by a file, the last but one is', async () => {
    await makeMember(app.deps, { externalId: 'O1', role: 'owner' })
    expect(errorsOf(await refused(['o1,,,,no,'], columns))).toEqual([[2, 'active', 'last-owner']])
    await makeMember(app.deps, { externalId: 'O2', role: 'owner' })
    expect(errorsOf(await refused(['o1,,,,no,', 'o2,,,,no,'], columns))).toEqual([
      [2, 'active', 'last-owner'],
      [3, 'active', 'last-owner'],
    ])
    expect(counts(await importFile(app.deps, `${columns}\no1,,,,no,\n`))).toMatchObject({ changed: 1 })
  })
})

describe('warnings', () => {
  test('shared addresses, within the file and with members who are not in it', async () => {
    await makeMember(app.deps, { externalId: '1', email: 'family@example.org' })
    const file = `${header}\n2,B,Family@example.org,\n3,C,c@example.org,\n4,D,c@example.org,\n`
    const report = await importFile(app.deps, file)
    expect(counts(report)).toMatchObject({ new: 3, refused: 0 })
    expect(warningsOf(report).filter(([, , code]) => code === 'address-shared')).toEqual([
      [2, 'email', 'address-shared'],
      [3, 'email', 'address-shared'],
      [4, 'email', 'address-shared'],
    ])
    expect(
      warningsOf(await importFile(app.deps, `${header}\n1,,other@example.org,\n2,,family@example.org,\n`)).map(
        ([, , code]) => code,
      ),
    ).not.toContain('address-shared')
  })

  test('a new member without an address', async () => {
    expect(warningsOf(await importFile(app.deps, `${header}\n1,A,,\n`))).toEqual([[2, 'email', 'address-missing']])
  })
})

test('every problem of a file is reported, in the order of its lines, and no address or password in it', async () => {
  const rows = ['1,A,secret.person@,', '2,,b@example.org,a b', ',C,,', '1,D,secret.person@example.org,']
  const report = await refused(
    rows.map((row) => `${row},short`),
    `${header},password`,
  )
  expect(errorsOf(report)).toEqual([
    [2, 'email', 'malformed-email'],
    [2, 'password', 'invalid-password'],
    [2, 'external_id', 'duplicate-external-id'],
    [3, 'username', 'invalid-username'],
    [3, 'password', 'invalid-password'],
    [4, 'password', 'invalid-password'],
    [5, 'password', 'invalid-password'],
    [5, 'external_id', 'duplicate-external-id'],
  ])
  expect(JSON.stringify(report)).not.toMatch(/secret\.person|short"/)
})
