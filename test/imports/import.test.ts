import { describe, expect, test } from 'vitest'
import { addMember } from '../../src/features/members/add-member.ts'
import type { Member } from '../../src/features/members/member.ts'
import { suspendMember } from '../../src/features/members/suspend-member.ts'
import { makeSetupLink } from '../../src/features/setup/make-setup-link.ts'
import { enrol, eventsOf } from '../second-factor/authenticator.ts'
import { addPasskey, signInWith } from '../second-factor/passkeys/passkey-person.ts'
import { authenticator } from '../support/authenticator.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor } from '../support/visitor.ts'
import { chunks, counts, errorsOf, importFile, snapshot, warningsOf } from './member-files.ts'

const app = testApp()

const step = '/sign-in/second-factor'
const header = 'external_id,name,email'
const wide = `${header},username,phone,email_verified,staff,active,organization,locale,password,field:boat`
const ada = '7,Ada Lovelace,Ada@Example.org,ada,+442079460958,yes,yes,,Engines,en-GB,correct horse battery,pinnace'

/** By external ID. */
async function findMember(externalId: string): Promise<Member | undefined> {
  const found = await app.deps.members.findForSignIn(externalId)
  return found.kind === 'one' ? found.member : undefined
}

describe('a new member', () => {
  test('has what the file says, and signs in with the password', async () => {
    const report = await importFile(app.deps, `${wide}\n${ada}\n`)
    expect(report).toEqual({
      schema: 'latchkey.import/1',
      rows: 1,
      new: 1,
      changed: 0,
      unchanged: 0,
      refused: 0,
      errors: [],
      warnings: [],
    })
    const found = await app.deps.members.findForSignIn('ada')
    expect(found).toMatchObject({
      kind: 'one',
      passwordHash: 'instant:correct horse battery',
      member: {
        externalId: '7',
        username: 'ada',
        name: 'Ada Lovelace',
        email: 'Ada@Example.org',
        phone: '+442079460958',
        emailVerifiedAt: app.clock.now(),
        organization: 'Engines',
        locale: 'en-GB',
        isStaff: true,
        status: 'active',
        role: undefined,
        attributes: { boat: 'pinnace' },
        version: 1,
      },
    })
  })

  test('with blank cells is active, no staff and not verified, which is said once', async () => {
    const report = await importFile(
      app.deps,
      `${header},staff,active,email_verified\n7,Ada,a@example.org,,,\n8,Bo,b@example.org,,,\n`,
    )
    expect(warningsOf(report)).toEqual([[1, 'email_verified', 'address-unverified']])
    expect(report.warnings[0]?.message).toContain('2')
    expect(await findMember('7')).toMatchObject({
      status: 'active',
      isStaff: false,
      emailVerifiedAt: undefined,
      phone: undefined,
    })
  })

  test('without an ID gets one, and the next import of the file finds it again', async () => {
    const file = `${header}\n,Ada,ada@example.org\n,Bo,bo@example.org\n`
    expect(counts(await importFile(app.deps, file))).toMatchObject({ new: 2 })
    expect(counts(await importFile(app.deps, file.replace('Bo,', 'Bob,')))).toMatchObject({
      new: 0,
      changed: 1,
      unchanged: 1,
    })
    expect(await app.deps.members.findByEmail('bo@example.org')).toMatchObject([
      { name: 'Bob', externalId: expect.stringMatching(/^m-/) as string },
    ])
  })

  test('is recorded, the import too, without anything personal', async () => {
    await importFile(app.deps, `${wide}\n${ada}\n`)
    const events = await app.deps.database.db('events').select('*').orderBy('id')
    expect(events).toMatchObject([
      { type: 'member.added', actor: 'command-line', outcome: 'done' },
      { type: 'member.imported', actor: 'command-line', outcome: 'done', detail: { rows: 1, new: 1, refused: 0 } },
    ])
    expect(JSON.stringify(events)).not.toMatch(/Lovelace|example\.org|battery|pinnace/i)
  })
})

describe('a known member', () => {
  test('is changed where the file differs; blank cells overwrite nothing', async () => {
    await importFile(app.deps, `${wide}\n${ada}\n`)
    const before = await findMember('7')
    app.clock.advance(1_000)
    const report = await importFile(app.deps, `${wide},field:colour\n7,Ada King,,,,,no,,,,,,blue\n`)
    expect(counts(report)).toEqual({ rows: 1, new: 0, changed: 1, unchanged: 0, refused: 0 })
    expect(await findMember('7')).toEqual({
      ...before,
      name: 'Ada King',
      isStaff: false,
      attributes: { boat: 'pinnace', colour: 'blue' },
      version: 2,
      updatedAt: app.clock.now(),
    })
    const event = await app.deps.database.db('events').where({ type: 'member.changed' }).first<{ detail: unknown }>()
    expect(event.detail).toMatchObject({ fields: ['name', 'staff', 'field:colour'] })
  })

  test('who is made staff by the file gets in by nothing that somebody may have planted before', async () => {
    const file = 'external_id,name,email,email_verified,staff,password'
    const planted = await makeMember(app.deps, { externalId: '7', username: 'ada' })
    const phone = await enrol(app, planted)
    const thief = visitor(app.server)
    await thief.signIn('ada', password)
    await thief.submit(step, { 'proof-code': phone.next(), remember: 'on' }, step)
    const key = authenticator()
    expect((await addPasskey(thief, key)).status).toBe(303)
    const link = await makeSetupLink(app.deps, { memberId: planted.id })

    const report = await importFile(app.deps, `${file}\n7,Ada,ada@corp.example,yes,yes,chosen by the owner\n`)
    expect(counts(report)).toMatchObject({ changed: 1, refused: 0 })
    expect(warningsOf(report)).toEqual([[2, 'staff', 'staff-keys-taken']])

    expect((await thief.get('/account')).status).toBe(303)
    await signInWith(app, key, { person: thief })
    expect((await thief.get('/account')).status).toBe(303)
    expect((await thief.get(link.path)).status).toBe(410)
    expect((await visitor(app.server).signIn('ada', password)).status).toBe(422)
    const owners = visitor(app.server)
    expect((await owners.signIn('ada', 'chosen by the owner')).headers['location']).toBe('/account')
    for (const table of ['passkeys', 'totp_factors', 'recovery_codes']) {
      expect(await app.deps.database.db(table).where({ member_id: planted.id })).toEqual([])
    }
    const [event] = await eventsOf(app.deps, 'member.changed')
    expect(event?.['detail']).toMatchObject({ keys_taken: true })
  })

  test('who is staff already, or holds a role, loses nothing by a file that says so', async () => {
    await makeMember(app.deps, { externalId: '7', username: 'ada', isStaff: true })
    await makeMember(app.deps, { externalId: '8', username: 'bo', role: 'owner' })
    await importFile(app.deps, `external_id,name,email,staff\n7,Ada,,yes\n8,Bo,,yes\n`)
    for (const name of ['ada', 'bo']) expect((await visitor(app.server).signIn(name, password)).status).toBe(303)
  })

  test('is the same member whatever the capitals of the ID, which stay as they were', async () => {
    await importFile(app.deps, `${header}\nAb1,Ada,a@example.org\n`)
    const report = await importFile(app.deps, `${header}\naB1,Ada B,a@example.org\n`)
    expect(counts(report)).toMatchObject({ new: 0, changed: 1 })
    expect(await findMember('ab1')).toMatchObject({ externalId: 'Ab1', name: 'Ada B' })
  })

  test('keeps a proof of the address only as long as it is the address', async () => {
    const verifiedAt = app.clock.now()
    await importFile(app.deps, `${header},email_verified\n7,Ada,a@example.org,yes\n`)
    app.clock.advance(1_000)
    await importFile(app.deps, `${header}\n7,Ada,A@Example.ORG\n`)
    expect(await findMember('7')).toMatchObject({
      email: 'A@Example.ORG',
      emailVerifiedAt: verifiedAt,
    })
    await importFile(app.deps, `${header}\n7,Ada,ada@example.org\n`)
    expect(await findMember('7')).toMatchObject({
      email: 'ada@example.org',
      emailVerifiedAt: undefined,
    })
    await importFile(app.deps, `${header},email_verified\n7,Ada,ada2@example.org,yes\n`)
    expect(await findMember('7')).toMatchObject({ emailVerifiedAt: app.clock.now() })
    await importFile(app.deps, `${header},email_verified\n7,Ada,,no\n`)
    expect(await findMember('7')).toMatchObject({
      email: 'ada2@example.org',
      emailVerifiedAt: undefined,
    })
  })

  test('gets a password only when there is none, and the report says which ones were left alone', async () => {
    await importFile(app.deps, `${header},email_verified\n7,Ada,a@example.org,yes\n8,Bo,b@example.org,yes\n`)
    const file = `${header},password\n7,Ada,,first password\n`
    const given = await importFile(app.deps, file)
    expect([counts(given), given.warnings]).toMatchObject([{ changed: 1 }, []])
    app.hashing.count = 0
    const kept = await importFile(app.deps, `${file.replace('first', 'other')}8,Bo,,\n`)
    expect(counts(kept)).toMatchObject({ changed: 0, unchanged: 2 })
    expect(kept.warnings).toEqual([
      {
        line: 2,
        external_id: '7',
        field: 'password',
        code: 'password-kept',
        message: expect.stringContaining('keeps it') as string,
      },
    ])
    expect(JSON.stringify(kept)).not.toContain('other password')
    expect(app.hashing.count).toBe(0)
    expect(await app.deps.members.findForSignIn('7')).toMatchObject({ passwordHash: 'instant:first password' })
  })

  test('keeps a password against a hash as well', async () => {
    await importFile(app.deps, `${header},email_verified,password\n7,Ada,a@example.org,yes,first password\n`)
    const hash = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$RdescudvJCsgt3ub+b4dWRWJTmaaJObG'
    const report = await importFile(app.deps, `${header},password_hash\n7,Ada,,"${hash}"\n`)
    expect([counts(report).unchanged, warningsOf(report)]).toEqual([1, [[2, 'password_hash', 'password-kept']]])
    expect(await app.deps.members.findForSignIn('7')).toMatchObject({ passwordHash: 'instant:first password' })
  })

  test('is signed out when suspended or given another address, and only then', async () => {
    const { db } = app.deps.database
    await importFile(app.deps, `${header}\n1,A,a@example.org\n2,B,b@example.org\n3,C,c@example.org\n`)
    for (const id of ['1', '2', '3']) {
      const { id: user } = (await findMember(id))!
      await db('sessions').insert({
        sid: `s${id}`,
        sess: JSON.stringify({ passport: { user } }),
        expire: new Date(Date.now() + 60_000),
      })
    }
    await importFile(app.deps, `${header},active\n1,A,,no\n2,B,b2@example.org,\n3,C C,,yes\n`)
    expect(await db('sessions').pluck('sid')).toEqual(['s3'])
    const statuses = (await db('events').where({ type: 'member.changed' }).orderBy('id').pluck('detail')) as {
      status?: string
    }[]
    expect(statuses.map(({ status }) => status)).toEqual(['suspended', undefined, undefined])
  })
})

describe('all or nothing', () => {
  const mixed = `${header},phone\n1,A,a@example.org,\n2,B,b@example.org,12\n3,C,c@example.org,\n`

  test('one bad row, and nothing is imported', async () => {
    const before = await snapshot(app.deps)
    const report = await importFile(app.deps, mixed)
    expect(counts(report)).toEqual({ rows: 3, new: 0, changed: 0, unchanged: 0, refused: 1 })
    expect(report.errors).toEqual([
      { line: 3, external_id: '2', field: 'phone', code: 'invalid-phone', message: expect.any(String) as string },
    ])
    expect(await snapshot(app.deps)).toEqual(before)
    expect(await app.deps.database.db('events').pluck('type')).toEqual(['member.imported'])
    expect(await app.deps.database.db('events').first('outcome', 'codes')).toEqual({
      outcome: 'refused',
      codes: ['invalid-phone'],
    })
  })

  test('with --partial the good rows are', async () => {
    const report = await importFile(app.deps, mixed, { partial: true })
    expect(counts(report)).toEqual({ rows: 3, new: 2, changed: 0, unchanged: 0, refused: 1 })
    expect(await app.deps.members.count()).toBe(2)
  })

  test('a dry run says the same, hashes nothing and leaves nothing', async () => {
    await importFile(app.deps, `${header}\n1,A,a@example.org\n`)
    const before = await snapshot(app.deps)
    const events = await app.deps.database.db('events').pluck('id')
    const file = `${header},password\n1,A A,,\n2,B,b@example.org,correct horse battery\n`
    const dry = await importFile(app.deps, file, { dryRun: true })
    expect(app.hashing.count).toBe(0)
    expect(await snapshot(app.deps)).toEqual(before)
    expect(await app.deps.database.db('events').pluck('id')).toEqual(events)
    expect(dry).toEqual(await importFile(app.deps, file))
  })

  test.each([
    ['a wrong header', 'id,name,email\n1,A,a@example.org\n', [1, '', 'bad-header']],
    ['an empty file', '', [1, '', 'empty-file']],
    ['Latin-1', Buffer.from(`${header}\n1,J\u00fcrgen,j@example.org\n`, 'latin1'), [2, '', 'not-utf-8']],
    [
      'a quotation mark that never ends',
      `${header}\n1,A,a@example.org\n2,"B,b@example.org\n`,
      [3, '', 'broken-quoting'],
    ],
  ])('%s imports nothing, not even with --partial', async (_, file, error) => {
    const report = await importFile(app.deps, file, { partial: true })
    expect(errorsOf(report)).toContainEqual(error)
    expect(counts(report)).toMatchObject({ new: 0, changed: 0 })
    expect(await app.deps.members.count()).toBe(0)
  })

  test('Ctrl-C rolls everything back, wherever it comes', async () => {
    const rows = Array.from({ length: 2_500 }, (_, n) => `${n},Member ${n},m${n}@example.org,pass word ${n}`)
    const file = `${header},password\n${rows.join('\n')}\n`
    for (const stage of ['reading', 'saving'] as const) {
      const controller = new AbortController()
      const aborted = importFile(app.deps, file, {
        signal: controller.signal,
        onProgress: (_rows, now) => now === stage && controller.abort(new Error('stopped by hand')),
      })
      await expect(aborted).rejects.toThrow('stopped by hand')
      expect(await snapshot(app.deps)).toMatchObject({ members: [], credentials: [], member_import_rows: [] })
      expect(await app.deps.database.db('events').pluck('id')).toEqual([])
    }
  })

  test('Ctrl-C is heard while the source is silent', async () => {
    const controller = new AbortController()
    async function* silent() {
      yield Buffer.from(`${header}\n`)
      await new Promise(() => undefined)
    }
    const { importMembers } = await import('../../src/features/imports/import-members.ts')
    const waiting = importMembers(app.deps, {
      input: silent(),
      dryRun: false,
      partial: false,
      actor: 'system',
      signal: controller.signal,
    })
    setTimeout(() => controller.abort(new Error('stopped by hand')), 20)
    await expect(waiting).rejects.toThrow('stopped by hand')
  })

  test('a source that fails half-way leaves nothing', async () => {
    async function* failing() {
      yield* chunks([Buffer.from(`${header}\n1,A,a@example.org\n`)])
      throw new Error('connection lost')
    }
    const { importMembers } = await import('../../src/features/imports/import-members.ts')
    const request = { input: failing(), dryRun: false, partial: true, actor: 'system' } as const
    await expect(importMembers(app.deps, request)).rejects.toThrow('connection lost')
    expect(await snapshot(app.deps)).toMatchObject({ members: [], member_import_rows: [] })
  })
})

describe('together with others', () => {
  test('passwords lie sealed while they wait, and never in the clear', async () => {
    const seen: unknown[] = []
    const passwords = {
      ...app.deps.passwords,
      hash: async (password: string) => {
        seen.push(...((await app.deps.database.db('member_import_rows').select('*')) as unknown[]))
        return app.deps.passwords.hash(password)
      },
    }
    await importFile({ ...app.deps, passwords }, `${header},password\n1,A,a@example.org,correct horse battery\n`)
    expect(seen).toHaveLength(1)
    expect(JSON.stringify(seen)).not.toContain('battery')
  })

  test('two imports at once go one after the other', async () => {
    const ids = Array.from({ length: 300 }, (_, n) => n)
    const file = (name: string) => `${header}\n${ids.map((n) => `${n},${name} ${n},m${n}@example.org`).join('\n')}\n`
    const reports = await Promise.all([importFile(app.deps, file('A')), importFile(app.deps, file('B'))])
    expect(reports.map(({ new: added, changed }) => [added, changed]).sort()).toEqual([
      [0, 300],
      [300, 0],
    ])
    const names = (await app.deps.database.db('members').pluck('name')) as string[]
    expect(new Set(names.map((name) => name[0])).size).toBe(1)
  })

  test('what changed after the judging is judged again', async () => {
    await importFile(app.deps, `${header}\n1,A,a@example.org\n`)
    const member = (await findMember('1'))!
    let isFirst = true
    const passwords = {
      ...app.deps.passwords,
      hash: async (password: string) => {
        if (isFirst)
          await app.deps.inTransaction((stores) =>
            suspendMember({ ...app.deps, ...stores }, { id: member.id, actor: 'system' }),
          )
        if (isFirst)
          await app.deps.inTransaction((stores) =>
            addMember(
              { ...app.deps, ...stores },
              { externalId: '3', name: 'Third', username: 'taken', origin: 'administrator', actor: 'system' },
            ),
          )
        isFirst = false
        return app.deps.passwords.hash(password)
      },
    }
    const file = `${header},username,password\n1,A A,,,\n2,B,b@example.org,taken,correct horse battery\n`
    const report = await importFile({ ...app.deps, passwords }, file)
    expect(errorsOf(report)).toEqual([[3, 'username', 'username-taken']])
    expect(await findMember('1')).toMatchObject({ name: 'A', status: 'suspended' })
  })

  test('a member changed between the judging and the saving is judged again and loses nothing', async () => {
    await importFile(app.deps, `${header}\n1,A,a@example.org\n2,B,b@example.org\n`)
    const { id } = (await findMember('1'))!
    let judged = 0
    const inTransaction: typeof app.deps.inTransaction = (work) =>
      app.deps.inTransaction((stores) => {
        const judge: typeof stores.memberImports.judge = async (run, power) => {
          await stores.memberImports.judge(run, power)
          judged += 1
          // As if another process had been faster: the first attempt finds somebody else's version.
          if (judged === 1) await stores.members.update(id, 1, { name: 'Edited by hand' }, app.clock.now())
        }
        return work({ ...stores, memberImports: { ...stores.memberImports, judge } })
      })
    const report = await importFile(
      { ...app.deps, inTransaction },
      `${header}\n1,From file,\n2,B B,\n3,C,c@example.org\n`,
    )
    expect(judged).toBe(2)
    expect(counts(report)).toMatchObject({ new: 1, changed: 2 })
    expect(await app.deps.database.db('events').where({ type: 'member.changed' }).pluck('subject_id')).toHaveLength(2)
  })

  test('rows that a killed import left behind go with the next one, after a day', async () => {
    const { db } = app.deps.database
    const left = {
      run_id: app.deps.random.uuid(),
      new_id: app.deps.random.uuid(),
      external_id_issued: false,
      attributes: '{}',
      reading_problems: '[]',
    }
    await db('member_import_rows').insert([
      { ...left, line: 2, staged_at: new Date(app.clock.now().getTime() - 25 * 3_600_000) },
      { ...left, line: 3, staged_at: app.clock.now() },
    ])
    await importFile(app.deps, `${header}\n1,A,a@example.org\n`)
    expect(await db('member_import_rows').pluck('line')).toEqual([3])
  })

  test('makeMember and the import speak of the same members', async () => {
    const member = await makeMember(app.deps, { externalId: 'X-1', name: 'Before' })
    await importFile(app.deps, `${header}\nx-1,After,\n`)
    expect(await app.deps.members.get(member.id)).toMatchObject({ name: 'After', email: member.email })
  })
})
