/** Files of whoever is no owner: what they do not do to staff and to role holders, and what undoing one does not. */
import { beforeEach, describe, expect, test } from 'vitest'
import { changeMember } from '../../src/features/members/change-member.ts'
import type { Member } from '../../src/features/members/member.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor } from '../support/visitor.ts'
import { counts, errorsOf, importFile, snapshot, warningsOf } from './member-files.ts'
import { shownCounts, shownRows, wizard, work, type Wizard } from './wizard.ts'

const app = testApp()
const columns = 'external_id,name,email,active,staff,email_verified,password,field:zd_role'
let administrator: Member
let owner: Member

beforeEach(async () => {
  owner = await makeMember(app.deps, { role: 'owner' })
  administrator = await makeMember(app.deps, { externalId: 'adm', role: 'administrator', emailVerifiedAt: undefined })
  await makeMember(app.deps, { externalId: 'own', role: 'owner' })
  await makeMember(app.deps, { externalId: 'stig', email: 'stig@example.org', isStaff: true, password: undefined })
  await makeMember(app.deps, {
    ...{ externalId: 'new-staff', email: 'unproved@example.org', isStaff: true, emailVerifiedAt: undefined },
  })
  await makeMember(app.deps, { externalId: 'pawn', email: 'pawn@example.org', password: undefined })
})

const fileOf = (...rows: string[]): string => [columns, ...rows, ''].join('\n')
const asAdministrator = (file: string) => importFile(app.deps, file, { actor: `member:${administrator.id}` })
const find = async (externalId: string): Promise<Member | undefined> => {
  const found = await app.deps.members.findForSignIn(externalId)
  return found.kind === 'one' ? found.member : undefined
}

const deeds: [string, string, [string, string]][] = [
  ['suspends an owner', 'own,,,no,,,,', ['', 'role-holder-needs-owner']],
  ['renames an owner', 'own,Renamed,,,,,,', ['', 'role-holder-needs-owner']],
  ['vouches for whoever imports', 'adm,,,,,yes,,', ['', 'role-holder-needs-owner']],
  ['gives whoever imports an attribute', 'adm,,,,,,,admin', ['', 'role-holder-needs-owner']],
  ['marks staff', 'pawn,,,,yes,,,', ['staff', 'staff-flag-needs-owner']],
  ['unmarks staff', 'stig,,,,no,,,', ['staff', 'staff-flag-needs-owner']],
  ['brings staff in', 'fresh,Fresh,fresh@example.org,,yes,,,', ['staff', 'staff-flag-needs-owner']],
  ['vouches for staff', 'new-staff,,,,,yes,,', ['', 'staff-needs-owner']],
  ['moves staff to another address', 'stig,,mine@example.org,,,,,', ['', 'staff-needs-owner']],
  ['moves and vouches', 'stig,,mine@example.org,,,yes,,', ['', 'staff-needs-owner']],
  ['gives staff a password', 'stig,,,,,,known to the importer,', ['', 'staff-needs-owner']],
]

describe.each(deeds)('a file that %s', (_what, row, problem) => {
  test('is refused to an administrator, in a dry run as well, and does nothing', async () => {
    const before = await snapshot(app.deps)
    const file = fileOf(row)
    const tried = await importFile(app.deps, file, { actor: `member:${administrator.id}`, dryRun: true })
    expect(errorsOf(tried)).toEqual([[2, ...problem]])
    expect(tried.errors[0]?.message).toContain('owner’s file')
    expect(errorsOf(await asAdministrator(file))).toEqual([[2, ...problem]])
    expect(await snapshot(app.deps)).toEqual(before)
  })

  test('is taken from an owner and from the command line', async () => {
    const byOwner = { actor: `member:${owner.id}`, dryRun: true } as const
    expect(counts(await importFile(app.deps, fileOf(row), byOwner))).toMatchObject({ refused: 0, unchanged: 0 })
    expect(counts(await importFile(app.deps, fileOf(row)))).toMatchObject({ refused: 0, unchanged: 0 })
  })
})

test('an owner who was demoted or suspended is none any more', async () => {
  const by = { actor: `member:${owner.id}` } as const
  await app.deps.members.update(owner.id, 1, { status: 'suspended' }, app.clock.now())
  expect((await importFile(app.deps, fileOf('pawn,,,,yes,,,'), by)).refused).toBe(1)
})

test('rows that leave all that as it is are taken: a whole export comes back, with other details of staff', async () => {
  const stig = await find('stig')
  const report = await asAdministrator(
    fileOf(
      `stig,Stig Staff,STIG@example.org,yes,yes,yes,,`,
      `new-staff,,,no,,,,`,
      `adm,${administrator.name},${administrator.email},yes,no,no,,`,
      'fresh,Fresh,fresh@example.org,yes,no,yes,,',
      'pawn,,other@example.org,,no,yes,,',
    ),
  )
  expect(counts(report)).toEqual({ rows: 5, new: 1, changed: 3, unchanged: 1, refused: 0 })
  expect(await find('stig')).toMatchObject({ name: 'Stig Staff', emailVerifiedAt: stig?.emailVerifiedAt })
})

describe('the address of staff', () => {
  const refusal = [2, 'email', 'staff-address-needs-owner']

  test('is given to nobody else, new or there already', async () => {
    for (const row of ['fresh,Fresh,STIG@example.org,,,,,', 'pawn,,stig@example.org,,,,,']) {
      expect(errorsOf(await asAdministrator(fileOf(row)))).toEqual([refusal])
    }
    const byOwner = await importFile(app.deps, fileOf('pawn,,stig@example.org,,,,,'), { actor: `member:${owner.id}` })
    expect(counts(byOwner)).toMatchObject({ changed: 1, refused: 0 })
    expect(warningsOf(byOwner)).toContainEqual([2, 'email', 'address-shared'])
  })

  test('whoever shares it already gets no password by such a file, and stays as they are otherwise', async () => {
    await makeMember(app.deps, { externalId: 'twin', email: 'stig@example.org', password: undefined })
    expect(errorsOf(await asAdministrator(fileOf('twin,,,,,,known to the importer,')))).toEqual([refusal])
    expect(counts(await asAdministrator(fileOf('twin,Twin,stig@example.org,,,,,')))).toMatchObject({ changed: 1 })
  })
})

describe('in the console', () => {
  let person: Wizard
  beforeEach(async () => {
    person = await wizard(app, 'administrator')
  })

  test('the check shows who is refused and why', async () => {
    const href = await person.checked(fileOf('own,,,no,,,,', 'stig,,,,,,known to the importer,'))
    const words = readable((await person.get(`${href}/rows?show=refused`)).text)
    expect(words).toContain('This member has a role in the console.')
    expect(words).toContain('This member is staff.')
  })

  test('what an owner had checked is checked again when an administrator confirms it', async () => {
    const olgas = await wizard(app, 'owner')
    const href = await olgas.checked(fileOf('pawn,,,,yes,,,'))
    expect((await person.apply(href)).status).toBe(303)
    await work(app)
    expect(await find('pawn')).toMatchObject({ isStaff: false })
    const page = readable((await person.get(href)).text)
    expect(page).toMatch(/what you may do differs/)
    expect(shownCounts((await person.get(href)).text)).toMatchObject({ refused: 1 })
  })

  test('undoing leaves staff and role holders to an owner, and says so', async () => {
    const olgas = await wizard(app, 'owner')
    const href = await olgas.imported(
      fileOf('own,Renamed,,,,,,', 'stig,,,,no,,,', 'new-staff,Renamed,,,,,,', 'pawn,Renamed,,,,,,'),
    )
    const shown = await person.get(`${href}/undo`)
    expect(shownCounts(shown.text)).toMatchObject({ 'put back as before': 1, 'kept as they are': 3 })
    expect(shownRows(shown.text).map((cells) => cells.at(-1))).toEqual(
      Array(3).fill(expect.stringContaining('for an owner to put back')),
    )
    expect(shownCounts((await olgas.get(`${href}/undo`)).text)).toMatchObject({ 'put back as before': 4 })
    expect((await person.undo(href)).headers['location']).toBe(href)
    await work(app)
    expect(await find('own')).toMatchObject({ name: 'Renamed' })
    expect(await find('stig')).toMatchObject({ isStaff: false })
    expect(await find('new-staff')).toMatchObject({ name: 'Renamed' })
    expect((await find('pawn'))?.name).not.toBe('Renamed')
    expect(shownRows((await olgas.get(`${href}/undo`)).text)).toHaveLength(3)
  })

  test('undoing gives nobody back an address that staff has now', async () => {
    const href = await person.imported(fileOf('pawn,,other@example.org,,,,,'))
    const stig = await find('stig')
    await app.deps.inTransaction((stores) =>
      changeMember(
        { ...app.deps, ...stores },
        { id: stig!.id, version: 1, change: { email: 'pawn@example.org' }, actor: 'system' },
      ),
    )
    const why = (page: string) => shownRows(page).map((cells) => cells.at(-1))
    expect(why((await person.get(`${href}/undo`)).text)).toEqual([expect.stringContaining('would get the address')])
    const olgas = await wizard(app, 'owner')
    expect(why((await olgas.get(`${href}/undo`)).text)).toEqual([])
  })

  test('staff sign in with nothing that a file of an administrator said', async () => {
    await person.checked(fileOf('stig,,,,,,known to the importer,'))
    expect((await visitor(app.server).signIn('stig', 'known to the importer')).status).toBe(422)
    expect((await visitor(app.server).signIn('own', password)).status).toBe(303)
  })
})
