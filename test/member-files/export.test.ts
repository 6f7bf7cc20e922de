import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resetDatabase } from '../support/database.ts'
import { makeMember } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { counts, exportedFile, importFile, snapshot } from '../imports/member-files.ts'

const app = testApp()

test('a CSV has every member by external ID, in the columns of the import', async () => {
  await makeMember(app.deps, { externalId: 'b', name: 'Bo "Ace", Jr', email: undefined, status: 'suspended' })
  await makeMember(app.deps, {
    externalId: 'A',
    name: 'Ada',
    email: 'ada@example.org',
    phone: '+442079460958',
    isStaff: true,
  })
  expect(await exportedFile(app.deps)).toBe(
    [
      'external_id,name,email,username,phone,email_verified,staff,active,organization,locale',
      "A,Ada,ada@example.org,,'+442079460958,true,true,true,,",
      'b,"Bo ""Ace"", Jr",,,,,false,false,,',
      '',
    ].join('\r\n'),
  )
})

test('JSON is an array, one member a line', async () => {
  expect(JSON.parse(await exportedFile(app.deps, 'json'))).toEqual([])
  await makeMember(app.deps, { externalId: 'b', name: '=1+1' })
  await makeMember(app.deps, { externalId: 'a' })
  const text = await exportedFile(app.deps, 'json')
  expect(JSON.parse(text)).toMatchObject([
    { external_id: 'a' },
    { external_id: 'b', name: '=1+1', email_verified: true, fields: {} },
  ])
  expect(text.split('\n')).toHaveLength(5)
})

test('holds no password, no role and no id of ours, and is recorded', async () => {
  const member = await makeMember(app.deps, { role: 'owner', password: 'correct horse battery' })
  const text = (await exportedFile(app.deps)) + (await exportedFile(app.deps, 'json'))
  for (const secret of ['instant:', 'battery', 'owner', member.id]) expect(text).not.toContain(secret)
  expect(await app.deps.database.db('events').where({ type: 'member.exported' }).pluck('detail')).toEqual([
    { format: 'csv', members: 1 },
    { format: 'json', members: 1 },
  ])
})

test('goes through more pages than one', async () => {
  const rows = Array.from({ length: 2_000 }, (_, n) => `${n},Member ${n},m${n}@example.org\n`)
  await importFile(app.deps, `external_id,name,email\n${rows.join('')}`)
  const lines = (await exportedFile(app.deps)).trimEnd().split('\r\n').slice(1)
  expect(new Set(lines.map((line) => line.split(',')[0])).size).toBe(2_000)
})

describe('round trip', () => {
  const text = fc.string({
    unit: fc.constantFrom(...Array.from("'=+-@;,\"\\ aéß李🚣.0'")),
    minLength: 1,
    maxLength: 12,
  })
  const cell = fc.option(
    text.map((value) => value.trim()),
    { nil: undefined },
  )
  const member = fc.record({
    external_id: fc.string({ unit: fc.constantFrom(...Array.from('\'=+-@;,"aB1é')), minLength: 1, maxLength: 6 }),
    name: text.map((value) => value.trim() || 'x'),
    email: fc.option(
      fc.constantFrom('+a@example.org', "'=b@example.org", 'Ü@bücher.example', 'c+x@Example.com', 'd@example.net'),
      { nil: undefined },
    ),
    phone: fc.option(fc.constantFrom('+442079460958', '+12025550147'), { nil: undefined }),
    organization: cell,
    active: fc.option(fc.boolean(), { nil: undefined }),
    staff: fc.option(fc.boolean(), { nil: undefined }),
    email_verified: fc.boolean(),
    'field:note': fc.option(fc.constantFrom('=1', 'a;=b', 'two\nlines', '\u2603', "'"), { nil: undefined }),
  })
  const list = fc.uniqueArray(member, {
    selector: (each) => each.external_id.toLowerCase(),
    minLength: 1,
    maxLength: 8,
  })

  test('what is exported and imported again changes nothing, and fills an empty store with the same members', async () => {
    await fc.assert(
      fc.asyncProperty(list, async (members) => {
        await resetDatabase(app.deps.database)
        const columns = Object.keys(members[0]!) as (keyof (typeof members)[number])[]
        const quoted = (value: string | boolean | undefined) =>
          `"${value === undefined ? '' : escaped(value.toString())}"`
        const records = members.map((each) =>
          columns
            .map((column) => quoted(column === 'email_verified' && each.email === undefined ? undefined : each[column]))
            .join(','),
        )
        const first = await importFile(app.deps, [columns.join(','), ...records, ''].join('\n'))
        expect(first.errors).toEqual([])
        expect(first.new).toBe(members.length)

        const before = await snapshot(app.deps)
        const file = await exportedFile(app.deps)
        const again = await importFile(app.deps, file)
        expect(counts(again)).toEqual({
          rows: members.length,
          new: 0,
          changed: 0,
          unchanged: members.length,
          refused: 0,
        })
        expect(await snapshot(app.deps)).toEqual(before)

        await resetDatabase(app.deps.database)
        expect(counts(await importFile(app.deps, file))).toMatchObject({ new: members.length, refused: 0 })
        expect(await exportedFile(app.deps)).toBe(file)
      }),
      { numRuns: 12 },
    )
  })

  /** As the import reads it: the apostrophe that guards a formula is not part of the value. */
  const escaped = (value: string) =>
    value
      .replace(/^('*)(?=[=+\-@])/, "'$1")
      .replace(/([;\n])('*)(?=[=+\-@])/g, "$1'$2")
      .replaceAll('"', '""')
})

test('random bad files never leave anything behind', async () => {
  const soundRow = fc.nat(20).map((n) => `id${n},Member ${n},m${n}@example.org,user${n}`)
  const badRow = fc.constantFrom(
    'x,,,',
    'id1,A',
    ',,,',
    'id2,A,nonsense,u',
    'id3,"A,b@example.org,u',
    'id4,A,a@example.org,a@b',
    'id5,A,a@example.org,\u0000',
    'id6,A,a@example.org,id7',
  )
  const file = fc.array(fc.oneof(soundRow, badRow), { minLength: 1, maxLength: 12 })
  await importFile(app.deps, 'external_id,name,email,username\nid1,One,one@example.org,user1\n')
  await fc.assert(
    fc.asyncProperty(file, fc.boolean(), async (rows, dryRun) => {
      const before = await snapshot(app.deps)
      const report = await importFile(app.deps, ['external_id,name,email,username', ...rows].join('\n'), { dryRun })
      const after = await snapshot(app.deps)
      expect(after['member_import_rows']).toEqual([])
      if (dryRun || report.errors.length > 0) expect(after).toEqual(before)
      else expect(after['members']).toHaveLength(before['members']!.length + report.new)
      if (!dryRun && report.errors.length === 0) {
        const again = await importFile(app.deps, ['external_id,name,email,username', ...rows].join('\n'))
        expect(counts(again)).toMatchObject({ new: 0, changed: 0, refused: 0 })
      }
    }),
    { numRuns: 40 },
  )
})
