/** Whom members would be taken for in Zendesk: each finding where it belongs, and nowhere else. */
import { beforeEach, expect, test } from 'vitest'
import type { App } from '../../../src/features/apps/app.ts'
import { makeApp, makeMember } from '../../support/make.ts'
import { testApp } from '../../support/test-app.ts'
import { know, zendeskUser } from '../../zendesk/zendesk-world.ts'
import { seen, subjects } from './see-zendesk.ts'

const app = testApp()
let acme: App

beforeEach(async () => {
  acme = await makeApp(app.deps)
})

const ada = (wishes = {}) =>
  makeMember(app.deps, { name: 'Ada', externalId: 'A-1', email: 'Ada@Example.org', ...wishes })
const matches = [
  'staff-email-match',
  'external-id-mismatch',
  'split-identity',
  'email-rewrite-pending',
  'secondary-email-match',
  'suspended-or-deleted-match',
] as const

test('nobody there, the same person, and an adoption without harm are no findings', async () => {
  await ada()
  await makeMember(app.deps, { externalId: 'B-1', email: 'bo@example.org' })
  await makeMember(app.deps, { externalId: 'C-1', email: 'cy@example.org' })
  await know(app, acme, [
    zendeskUser(7, { external_id: 'a-1', email: 'ada@example.org' }),
    zendeskUser(8, { email: 'bo@example.org' }),
  ])
  expect(await seen(app, ...matches)).toEqual([])
})

test('an agent’s address, until its holder is staff here with a proved address', async () => {
  const member = await ada()
  await know(app, acme, [
    zendeskUser(7, { email: 'ada@example.org', role: 'agent', name: 'Agent', external_id: 'A-1' }),
  ])
  const [first, second] = await seen(app, 'staff-email-match')
  expect([first?.subject, second?.subject]).toEqual([`member:${member.id}`, 'zendesk:7'])
  expect(first).toMatchObject({
    key: '7',
    severity: 'critical',
    evidence: { email: 'Ada@Example.org', verified: true },
  })
  expect(second?.evidence).toMatchObject({ email: 'ada@example.org', role: 'agent', name: 'Agent', external_id: 'A-1' })
  await app.deps.database.db('members').where({ id: member.id }).update({ is_staff: true })
  expect(await seen(app, 'staff-email-match')).toEqual([])
  await app.deps.database.db('members').where({ id: member.id }).update({ email_verified_at: null })
  expect(await subjects(app, 'staff-email-match', member)).toEqual(['Ada', 'zendesk:7'])
})

test('an agent’s secondary address and an agent’s external ID lead to the agent as well', async () => {
  const bo = await makeMember(app.deps, { name: 'Bo', externalId: 'B-1', email: 'bo@example.org' })
  const cy = await makeMember(app.deps, { name: 'Cy', externalId: 'C-1', email: 'cy@example.org' })
  const identities = [{ type: 'email', value: 'bo@example.org', primary: false, verified: true }]
  await know(app, acme, [
    zendeskUser(7, { role: 'admin', identities }),
    zendeskUser(8, { role: 'agent', external_id: 'c-1' }),
  ])
  expect(await subjects(app, 'staff-email-match', bo, cy)).toEqual(['Bo', 'zendesk:7', 'Cy', 'zendesk:8'])
  expect(await seen(app, 'secondary-email-match')).toMatchObject([{ memberId: bo.id }, { zendeskId: '7' }])
})

test('E: the address belongs to another external ID; with an agent it is critical', async () => {
  const member = await ada()
  await know(app, acme, [zendeskUser(7, { email: 'ada@example.org', external_id: 'k' })])
  expect(await seen(app, ...matches)).toMatchObject([
    { code: 'external-id-mismatch', memberId: member.id, severity: 'high' },
    { code: 'external-id-mismatch', zendeskId: '7', evidence: { external_id: 'k' } },
  ])
  await know(app, acme, [zendeskUser(7, { email: 'ada@example.org', external_id: 'k', role: 'agent' })])
  expect((await seen(app, 'external-id-mismatch')).map(({ severity }) => severity)).toEqual(['critical', 'critical'])
})

test('F: external ID and address belong to two Zendesk users', async () => {
  const member = await ada()
  await know(app, acme, [zendeskUser(7, { external_id: 'A-1' }), zendeskUser(8, { email: 'ada@example.org' })])
  expect(await seen(app, ...matches)).toMatchObject([
    { code: 'split-identity', key: '7 8', memberId: member.id },
    { code: 'split-identity', zendeskId: '7' },
    { code: 'split-identity', zendeskId: '8' },
  ])
})

test('C: the external ID leads to a user with another address', async () => {
  const member = await ada()
  await know(app, acme, [zendeskUser(7, { external_id: 'A-1', email: 'former@example.org' })])
  expect(await seen(app, ...matches)).toMatchObject([
    { code: 'email-rewrite-pending', memberId: member.id, severity: 'high' },
    { code: 'email-rewrite-pending', zendeskId: '7', evidence: { email: 'former@example.org' } },
  ])
  await know(app, acme, [zendeskUser(7, { external_id: 'A-1', email: null, phone: '+442079460958' })])
  expect(await seen(app, ...matches)).toEqual([])
})

test('a suspended user, and one who was deleted with the external ID still on', async () => {
  const member = await ada()
  await know(app, acme, [zendeskUser(7, { external_id: 'A-1', email: 'ada@example.org', suspended: true })])
  expect(await subjects(app, 'suspended-or-deleted-match', member)).toEqual(['Ada', 'zendesk:7'])
  await know(app, acme, [zendeskUser(7, { external_id: 'A-1', email: null, active: false })])
  expect(await seen(app, ...matches)).toMatchObject([
    { code: 'suspended-or-deleted-match', memberId: member.id },
    { zendeskId: '7', evidence: { deleted: true } },
  ])
})

test('suspended members and those without an address come to nobody', async () => {
  await ada({ status: 'suspended' })
  await makeMember(app.deps, { externalId: 'B-1', email: undefined, emailVerifiedAt: undefined })
  await know(app, acme, [
    zendeskUser(7, { role: 'admin', email: 'ada@example.org' }),
    zendeskUser(8, { external_id: 'B-1' }),
  ])
  expect(await seen(app, ...matches)).toEqual([])
})

test('what was told of another account says nothing of this one', async () => {
  await ada()
  await know(app, acme, [zendeskUser(7, { role: 'admin', email: 'ada@example.org' })])
  await app.deps.apps.update(acme.id, acme.version, { ...acme, subdomain: 'other' }, app.clock.now())
  expect(await seen(app, ...matches)).toEqual([])
})

test('ten thousand members on an agent’s address are one finding', async () => {
  await ada()
  await app.deps.database.db.raw(
    `insert into members (id, external_id, name, email, email_exact_key, email_fold_key, email_accentless_key,
       email_mailbox_key, email_keys_version, created_at, updated_at)
     select gen_random_uuid(), 'x-' || n, 'N', 'ada@example.org', 'ada@example.org', 'ada@example.org', 'ada@example.org',
       'ada@example.org', 2, now(), now() from generate_series(1, 10000) n`,
  )
  await know(app, acme, [zendeskUser(7, { role: 'agent', email: 'ada@example.org' })])
  const sightings = await seen(app, 'staff-email-match')
  expect(sightings).toHaveLength(10_002)
  expect(new Set(sightings.map(({ key }) => key))).toEqual(new Set(['7']))
})
