/** Erasing a member: nothing of them is left in any table, wherever they had been, but that their external ID is taken. */
import { expect, test } from 'vitest'
import { changeBranding } from '../../src/features/branding/change-branding.ts'
import { sealEvents } from '../../src/features/events/seal-events.ts'
import { verifyChain } from '../../src/features/events/verify-chain.ts'
import type { Member } from '../../src/features/members/member.ts'
import { makeSetupLink } from '../../src/features/setup/make-setup-link.ts'
import { importFile } from '../imports/member-files.ts'
import { shownRows, wizard, work, type Wizard } from '../imports/wizard.ts'
import { makeApp, makeAttestation, makeMember } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor } from '../support/visitor.ts'

const app = testApp()
const secret = 'eleven green kettles in a row'
const columns = 'external_id,name,email,username,phone,organization,field:boat,password,email_verified'
const row = `quux-1,Quux Ada,quux@example.org,quux.ada,+442079460958,Quux Ltd,Quux dinghy,${secret},true`
const traces = /quux|2079460958|kettles/i

const find = async (): Promise<Member> => {
  const found = await app.deps.members.findForSignIn('quux-1')
  if (found.kind !== 'one') throw new Error('not there')
  return found.member
}

const erase = (owner: Wizard, { id, name }: Member) =>
  owner.submit(`/admin/members/${id}/erase`, { confirm: name }, `/admin/members/${id}/erase`)

/** Without these nothing would be proved. */
const expected = [
  ...['sign-in.failed', 'sign-in.succeeded', 'handoff.issued', 'zendesk.error', 'member.changed'],
  ...['verification-link.made', 'setup-link.made', 'app.changed', 'settings.changed', 'fallback.published'],
]

/** Every row of every table as text, without what is sealed. */
async function dump(): Promise<string[]> {
  const { db } = app.deps.database
  const { rows: tables } = await db.raw<{ rows: { name: string }[] }>(
    `select tablename as name from pg_tables where schemaname = current_schema and tablename not like 'knex%'`,
  )
  const lines: string[] = []
  for (const { name } of tables) {
    const rows = await db(name).select<Record<string, unknown>[]>('*')
    for (const each of rows) {
      const open = Object.entries(each).filter(([column]) => !column.endsWith('_sealed'))
      lines.push(`${name} ${JSON.stringify(Object.fromEntries(open))}`)
    }
  }
  return lines
}

test('of somebody who was everywhere, only the external ID is left, so that nobody gets it again', async () => {
  const owner = await wizard(app)
  const { deps } = app
  const acme = await makeApp(deps)
  // They come by a file, and another one changes them.
  await owner.imported(`${columns}\n${row}\n`)
  await owner.imported(
    `external_id,name,email,organization,field:boat,staff,password\nquux-1,Quux Ada King,,Quux plc,Quux jolle,yes,${secret}\n`,
  )
  const { id } = await find()
  const page = `/admin/members/${id}`

  // They sign in, mistype, go to Zendesk, and come back with an error that names them.
  const ada = visitor(app.server)
  await ada.signIn('quux@example.org', 'a mistyped password')
  await ada.signIn('quux@example.org', secret)
  expect((await ada.get(`/sso/zendesk/${acme.key}`)).text).toContain('jwt')
  await ada.get(`/sso/zendesk/${acme.key}/logout?kind=error&message=User+quux%40example.org+is+invalid`)

  // They are changed, suspended, written to, and named.
  await owner.submit(`${page}/edit`, { name: 'Quux Ada Byron', email: 'quux.new@example.org' }, page)
  await owner.submit(page, { reason: 'Quux Ada asked for it' }, `${page}/suspend`)
  await owner.submit(page, {}, `${page}/restore`)
  await owner.submit(page, {}, `${page}/send-verification`)
  await owner.submit(page, { how: 'Quux Ada was here' }, `${page}/vouch`)
  await owner.submit(page, {}, `${page}/send-reset`)
  await makeSetupLink(deps, { memberId: id })
  await deps.namedPeople.add(acme.id, id, 'denied', deps.clock.now())
  await deps.namedPeople.remove(acme.id, id)
  await deps.testPeople.add(acme.id, id, deps.clock.now())
  const place = { appId: acme.id, subdomain: acme.subdomain, source: 'attested', at: deps.clock.now(), by: id } as const
  await deps.staffEvidence.put(place, [{ memberId: id, found: 'same' }])

  // They do things to others.
  const member = await find()
  await deps.members.update(id, member.version, { role: 'owner' }, deps.clock.now())
  const adaToo = visitor(app.server)
  await adaToo.signIn('quux-1', secret, '/admin')
  await adaToo.submit(`/admin/apps/${acme.key}`, {}, `/admin/apps/${acme.key}/pause`)
  const other = await makeMember(deps, { name: 'Bo' })
  await adaToo.submit(`/admin/members/${other.id}/edit`, { name: 'Bob' }, `/admin/members/${other.id}`)
  await makeAttestation(deps, acme, await find())
  const by = { memberId: id, requestId: 'r', ip: '198.51.100.7' }
  await changeBranding(deps, { version: 0, change: { organizationName: 'Example' }, ...by })
  const fallback = `/admin/apps/${acme.key}/fallback`
  await adaToo.submit(fallback, { place: 'The wall' }, `${fallback}/publications`)
  expect(
    await deps.database
      .db('events')
      .where({ actor: `member:${id}` })
      .whereNotNull('ip'),
  ).not.toEqual([])

  // Files that name them: refused, waiting, without a header, in words of their own.
  await importFile(deps, 'external_id,name,email,phone\nQUUX-1,Quux,,nonsense\n')
  const again = row.replace('Ada', 'Augusta')
  const waiting = await owner.checked(`${columns}
${again}
8,Bo,bo@example.org,,,,,,
9,,,,,,,,
`)
  await owner.uploaded(`${row}\n`)
  expect((await dump()).filter((line) => traces.test(line)).map((line) => line.split(' ')[0])).toEqual(
    expect.arrayContaining(['members', 'events', 'import_changes', 'import_problems', 'member_import_rows']),
  )

  const happened = await deps.database.db('events').distinct('type').pluck<string[]>('type')
  expect(happened).toEqual(expect.arrayContaining(expected))
  await sealEvents(deps)

  const answer = await erase(owner, await find())
  expect(answer.status).toBe(303)
  const left = async () => (await dump()).filter((line) => traces.test(line) || line.includes('198.51.100.7'))
  expect(await left()).toEqual([expect.stringMatching(/^external_id_tombstones .*quux-1/)])
  expect(
    await deps.database
      .db('events')
      .where({ actor: `member:${id}` })
      .whereNotNull('ip'),
  ).toEqual([])
  expect(await deps.members.find(other.id)).toMatchObject({ name: 'Bob' })
  const changed: unknown = await deps.database
    .db('events')
    .where({ subject_id: other.id, type: 'member.changed' })
    .first()
  expect(changed).toMatchObject({ actor: `member:${id}`, ip: null, personal: { before: { name: 'Bo' } } })

  // The file that named them is checked again: their row is refused, and nothing of it stays but the taken ID.
  await work(app)
  expect(readable((await owner.get(waiting)).text)).toContain('was erased after it was checked')
  expect(shownRows((await owner.get(`${waiting}/rows?show=refused`)).text)).toEqual(
    expect.arrayContaining([expect.arrayContaining(['Line 2', 'retired-external-id'])]),
  )
  expect(await left()).toEqual([
    expect.stringMatching(/^external_id_tombstones .*quux-1/),
    expect.stringMatching(/^member_import_rows .*"external_id":"quux-1".*"name":null,"email":null/),
  ])

  // The history is whole.
  await sealEvents(deps)
  expect(await verifyChain(deps)).toMatchObject({ kind: 'whole' })
}, 60_000)

test('a member whom no file names leaves checked imports as they are', async () => {
  const owner = await wizard(app)
  const bo = await makeMember(app.deps, { name: 'Bo' })
  const waiting = await owner.checked('external_id,name,email\n8,Cy,cy@example.org\n')
  await erase(owner, bo)
  expect(await app.deps.imports.find(waiting.split('/').at(-1) ?? '')).toMatchObject({ state: 'checked' })
  expect(shownRows((await owner.get(`${waiting}/rows?show=new`)).text)).toHaveLength(1)
})

test('an event loses what is personal and nothing else', async () => {
  const { db } = app.deps.database
  await app.deps.events.record({
    type: 'member.changed',
    actor: 'system',
    outcome: 'done',
    ip: '198.51.100.7',
    personal: { before: 'x' },
  })
  for (const change of [{ ip: '198.51.100.8' }, { personal: '{"before": "y"}' }, { ip: null, actor: 'anonymous' }]) {
    await expect(db('events').update(change)).rejects.toThrow(/append-only/)
  }
  await db('events').update({ ip: null })
  expect(await db('events').first()).toMatchObject({ ip: null, personal: { before: 'x' } })
  await expect(db('events').update({ ip: '198.51.100.7' })).rejects.toThrow(/append-only/)
  await db('events').update({ personal: null })
})
