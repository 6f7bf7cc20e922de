/** What would happen if everybody came today: each member counted once, where they belong, and listed behind their number. */
import { beforeEach, expect, test } from 'vitest'
import type { App } from '../../../src/features/apps/app.ts'
import {
  forecastBase,
  readBaseOf,
  type ForecastGroup,
} from '../../../src/features/safeguards/forecast/forecast-base.ts'
import { forecastMember } from '../../../src/features/safeguards/forecast/forecast-member.ts'
import { days } from '../../../src/kernel/clock.ts'
import { makeApp, makeAttestation, makeMember } from '../../support/make.ts'
import { testApp } from '../../support/test-app.ts'
import { know, zendeskUser } from '../../zendesk/zendesk-world.ts'

const app = testApp()
let acme: App

beforeEach(async () => {
  acme = await makeApp(app.deps)
})

const make = (name: string, wishes = {}) =>
  makeMember(app.deps, { name, externalId: name, email: `${name}@example.org`, ...wishes })

/** Group and reason of everybody, by name. */
async function everybody(): Promise<Record<string, string>> {
  const { of } = await readBaseOf(app.deps, await app.deps.apps.get('acme-help'))
  const found: Record<string, string> = {}
  for (const group of [
    'linked',
    'adopted',
    'created',
    'exposed',
    'decision',
    'blocked',
    'unknown',
  ] as ForecastGroup[]) {
    const page = await app.deps.forecastBases.listPage(of, { group, reason: undefined, after: undefined, limit: 50 })
    for (const person of page.people) found[person.name] = [group, person.reason].filter(Boolean).join(' ')
  }
  return found
}

test('everybody stands in one group, and the counts say how many', async () => {
  await make('linked')
  await make('adopted')
  await make('created')
  await make('other-id')
  await make('rewritten')
  await make('secondary')
  await make('agent')
  await make('staff', { isStaff: true })
  await make('suspended', { status: 'suspended' })
  await make('no-password', { password: undefined })
  await make('unproved', { emailVerifiedAt: undefined })
  await make('one', { email: 'shared@example.org' })
  await make('two', { email: 'shared@example.org' })
  const secondary = [{ type: 'email', value: 'secondary@example.org', primary: false }]
  await know(app, acme, [
    zendeskUser(1, { external_id: 'LINKED', email: 'linked@example.org' }),
    zendeskUser(2, { email: 'adopted@example.org' }),
    zendeskUser(3, { external_id: 'k', email: 'other-id@example.org' }),
    zendeskUser(4, { external_id: 'rewritten', email: 'former@example.org' }),
    zendeskUser(5, { email: 'first@example.org', identities: secondary }),
    zendeskUser(6, { role: 'agent', email: 'agent@example.org' }),
    zendeskUser(7, { role: 'agent', external_id: 'staff', email: 'staff@example.org' }),
    zendeskUser(8, { external_id: 'two', email: 'shared@example.org' }),
  ])
  expect(await everybody()).toEqual({
    linked: 'linked',
    adopted: 'adopted',
    created: 'created',
    'other-id': 'blocked external-id-mismatch',
    rewritten: 'decision email-rewrite-pending',
    secondary: 'exposed',
    agent: 'blocked staff-email-match',
    staff: 'linked',
    suspended: 'blocked member-suspended',
    'no-password': 'blocked no-credentials',
    unproved: 'blocked address-unverified',
    one: 'blocked address-shared',
    two: 'linked',
  })
  const { counts, members, reasons, known } = await forecastBase(app.deps, { appKey: 'acme-help' })
  expect(members).toBe(13)
  expect(counts).toEqual({ linked: 3, adopted: 1, created: 1, exposed: 1, decision: 1, blocked: 6, unknown: 0 })
  expect(reasons.map(({ reason }) => reason)).toContain('email-rewrite-pending')
  expect(known).toMatchObject({ blind: undefined, setting: 'unknown', asOf: app.clock.now() })
})

test('findings count with the gate that this app gives them, until they are resolved or approved', async () => {
  const ada = await make('ada')
  await know(app, acme, [zendeskUser(1, { external_id: 'ada', email: 'ada@example.org' })])
  const { db } = app.deps.database
  const now = app.clock.now()
  const [finding] = await db('findings')
    .insert({
      fingerprint: 'f',
      code: 'equivalent-email',
      severity: 'high',
      confidence: 'likely',
      state: 'open',
      evidence_hash: 'h',
      subjects: 1,
      touches_staff: false,
      first_seen_at: now,
      last_seen_at: now,
      opened_at: now,
    })
    .returning<{ id: string }[]>('id')
  await db('finding_subjects').insert({ finding_id: finding?.id, subject: `member:${ada.id}`, member_id: ada.id })
  expect(await everybody()).toEqual({ ada: 'decision equivalent-email' })
  const override = { app_id: acme.id, code: 'equivalent-email', reason: 'a reason', changed_at: now }
  await db('gate_overrides').insert({ ...override, gate: 'block' })
  expect(await everybody()).toEqual({ ada: 'blocked equivalent-email' })
  await db('gate_overrides').update({ gate: 'none' })
  expect(await everybody()).toEqual({ ada: 'linked' })
  await db('gate_overrides').delete()
  await db('findings').update({ state: 'resolved', resolved_at: now })
  expect(await everybody()).toEqual({ ada: 'linked' })
})

test('“who may sign in” keeps out here as it does at the hand-off', async () => {
  await make('ada')
  await know(app, acme, [zendeskUser(1)])
  await app.deps.apps.update(
    acme.id,
    acme.version,
    { ...acme, accessPolicy: { otherwise: 'deny', rules: [] } },
    app.clock.now(),
  )
  expect(await everybody()).toEqual({ ada: 'blocked not-allowed' })
})

test('when too little is known of Zendesk, nobody is counted as good', async () => {
  await make('ada')
  await make('bo', { status: 'suspended' })
  expect(await everybody()).toEqual({ ada: 'unknown', bo: 'blocked member-suspended' })
  await know(app, acme, [zendeskUser(1)])
  expect(await everybody()).toMatchObject({ ada: 'created' })
  app.clock.advance(days(8))
  expect(await everybody()).toMatchObject({ ada: 'unknown' })
  expect((await forecastBase(app.deps, { appKey: 'acme-help' })).known.blind).toBe('old')
})

test('pages of a group follow each other by name', async () => {
  for (const name of ['d', 'b', 'a', 'c', 'e']) await make(name)
  await know(app, acme, [zendeskUser(1)])
  const { of } = await readBaseOf(app.deps, acme)
  const first = await app.deps.forecastBases.listPage(of, {
    group: 'created',
    reason: undefined,
    after: undefined,
    limit: 2,
  })
  expect([first.people.map(({ name }) => name), first.hasMore]).toEqual([['a', 'b'], true])
  const after = first.people.at(-1)?.id
  const second = await app.deps.forecastBases.listPage(of, { group: 'created', reason: undefined, after, limit: 3 })
  expect([second.people.map(({ name }) => name), second.hasMore]).toEqual([['c', 'd', 'e'], false])
})

test('one member: the case, who is meant, and what it rests on; unknown is said as such', async () => {
  const ada = await make('ada')
  const forecast = () => forecastMember(app.deps, { appKey: 'acme-help', memberId: ada.id })
  expect(await forecast()).toMatchObject({
    case: 'unknown',
    outcome: expect.stringContaining('Nothing is known') as string,
  })
  await know(app, acme, [zendeskUser(7, { email: 'ada@example.org', name: 'Bob', role: 'agent' })])
  await makeAttestation(app.deps, acme, ada)
  expect(await forecast()).toMatchObject({
    case: 'D',
    outcome: 'They are signed in as the team member Bob (ID 7). That user gets their external ID.',
    assumption: 'the address is tried when nobody has the external ID',
  })
  await know(app, acme, [zendeskUser(7, { email: 'ada@example.org', external_id: 'ada' })])
  expect(await forecast()).toMatchObject({
    case: 'B',
    assumption: '“Update of external IDs?” is Off in Zendesk, as an administrator confirmed',
  })
  app.clock.advance(days(8))
  expect(await forecast()).toMatchObject({ case: 'unknown', outcome: expect.stringContaining('too old') as string })
})
