/** Zendesk's own users, without members in the way: staff, external IDs, people who are there twice, and what is not seen. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { App } from '../../../src/features/apps/app.ts'
import { days, hours } from '../../../src/kernel/clock.ts'
import { makeApp, makeAttestation, makeMember } from '../../support/make.ts'
import { testApp } from '../../support/test-app.ts'
import { bringIn, know, zendeskUser } from '../../zendesk/zendesk-world.ts'
import { handOff, seen, subjects } from './see-zendesk.ts'

const app = testApp()
let acme: App

beforeEach(async () => {
  acme = await makeApp(app.deps)
})

describe('staff in Zendesk', () => {
  test('without an external ID, with whoever is not staff here and has their address', async () => {
    const bo = await makeMember(app.deps, { name: 'Bo', email: 'user7@example.org' })
    await makeMember(app.deps, { name: 'Cy', email: 'user8@example.org', isStaff: true })
    await know(app, acme, [
      zendeskUser(7, { role: 'agent' }),
      zendeskUser(8, { role: 'admin' }),
      zendeskUser(9, { role: 'agent', suspended: true }),
      zendeskUser(10, { role: 'agent', external_id: 'k' }),
      zendeskUser(11),
    ])
    expect(await subjects(app, 'staff-without-external-id', bo)).toEqual(['Bo', 'zendesk:7', 'zendesk:8'])
    expect(await seen(app, 'end-users-enabled-before-staff')).toMatchObject([
      { subject: 'app:acme-help', evidence: { staff_without_external_id: 2 } },
    ])
  })

  test('end users come last: at the stage before, nothing is said', async () => {
    await know(app, acme, [zendeskUser(7, { role: 'agent' })])
    await app.deps.apps.update(acme.id, acme.version, { ...acme, stage: 'staff' }, app.clock.now())
    expect(await seen(app, 'end-users-enabled-before-staff')).toEqual([])
  })

  test('a list without external IDs cannot say that they are missing', async () => {
    await bringIn(app, acme, 'ID,Name,Email\n7,Ada,ada@example.org\n', { kind: 'team-export' })
    expect(await seen(app, 'staff-without-external-id', 'staff-external-id-unknown')).toEqual([])
  })

  test('with an external ID that nobody here has', async () => {
    const bo = await makeMember(app.deps, { name: 'Bo', externalId: 'b', email: 'user7@example.org' })
    await know(app, acme, [
      zendeskUser(7, { role: 'agent', external_id: 'strange' }),
      zendeskUser(8, { role: 'agent', external_id: 'B' }),
      zendeskUser(9, { external_id: 'stranger' }),
    ])
    expect(await subjects(app, 'staff-external-id-unknown', bo)).toEqual(['Bo', 'zendesk:7'])
  })

  test('signed in without a hand-off of ours', async () => {
    const bo = await makeMember(app.deps, { name: 'Bo', externalId: 'b', isStaff: true })
    const cy = await makeMember(app.deps, { name: 'Cy', externalId: 'c', isStaff: true })
    app.clock.advance(hours(1))
    await handOff(app, acme, cy)
    const last_login_at = app.clock.now().toISOString()
    await know(app, acme, [
      zendeskUser(7, { role: 'agent', external_id: 'b', last_login_at }),
      zendeskUser(8, { role: 'agent', external_id: 'c', last_login_at }),
      zendeskUser(9, { role: 'agent', last_login_at }),
    ])
    expect(await subjects(app, 'sign-in-without-issuance', bo, cy)).toEqual(['Bo', 'zendesk:7'])
  })
})

describe('external IDs in Zendesk', () => {
  test('of members who are gone or suspended wait to be inherited', async () => {
    const gone = await makeMember(app.deps, { externalId: 'g' })
    await app.deps.members.delete(gone.id)
    const asleep = await makeMember(app.deps, { name: 'Bo', externalId: 's', status: 'suspended' })
    await makeMember(app.deps, { externalId: 'ok' })
    await know(app, acme, [
      zendeskUser(7, { external_id: 'G' }),
      zendeskUser(8, { external_id: 's' }),
      zendeskUser(9, { external_id: 'ok' }),
      zendeskUser(10, { external_id: 'never' }),
    ])
    expect(await subjects(app, 'orphan-external-id', asleep)).toEqual(['zendesk:7', 'Bo', 'zendesk:8'])
  })

  test('that begin as none of ours do', async () => {
    await makeMember(app.deps, { externalId: 'm-1000' })
    await know(app, acme, [
      zendeskUser(7, { external_id: 'CRM_1' }),
      zendeskUser(8, { external_id: 'crm_2' }),
      zendeskUser(9, { external_id: 'm-4000000' }),
    ])
    expect(await seen(app, 'external-id-foreign-format')).toMatchObject([
      { key: 'crm_', subject: 'app:acme-help', evidence: { external_ids: 2 } },
    ])
  })

  const numbered = async (people: number, users: (n: number) => Record<string, unknown>) => {
    for (let n = 1; n <= people; n += 1) {
      await makeMember(app.deps, { externalId: String(n), name: `Member ${n}`, email: `m${n}@example.org` })
    }
    await know(
      app,
      acme,
      Array.from({ length: people }, (_, index) =>
        zendeskUser(100 + index, { external_id: String(index + 1), ...users(index + 1) }),
      ),
    )
    return seen(app, 'external-id-namespace-collision')
  }

  test('counted up by two stores, belong to two people each', async () => {
    expect(await numbered(4, () => ({}))).toHaveLength(8)
  })

  test('one person with a new name and a new address is no second store', async () => {
    expect(await numbered(4, (n) => (n === 1 ? {} : { name: `member ${n}`, email: `new${n}@example.org` }))).toEqual([])
  })
})

test('one person twice: one mailbox, or one number under one name', async () => {
  await know(app, acme, [
    zendeskUser(7, { email: 'a.b@gmail.com' }),
    zendeskUser(8, { email: 'ab+x@gmail.com' }),
    zendeskUser(9, { name: 'Bo', phone: '+442079460958' }),
    zendeskUser(10, { name: 'bo ', phone: '+44 20 7946 0958' }),
    zendeskUser(11, { name: 'Cy', phone: '+442079460958' }),
  ])
  expect(await subjects(app, 'zendesk-duplicate-person')).toEqual(['zendesk:7', 'zendesk:8', 'zendesk:10', 'zendesk:9'])
})

describe('what cannot be seen', () => {
  const missing = async () => (await seen(app, 'zendesk-data-stale')).map(({ evidence }) => evidence['missing'])

  test('nothing, team members only, everything, and everything too old', async () => {
    expect(await missing()).toEqual(['nothing'])
    await bringIn(app, acme, 'ID,Name,Email,Suspended\n7,Ada,ada@example.org,no\n', { kind: 'team-export' })
    expect(await missing()).toEqual(['no-end-users, no-external-ids, no-last-sign-ins'])
    await know(app, acme, [zendeskUser(7, { last_login_at: null })])
    expect(await missing()).toEqual([])
    app.clock.advance(days(8))
    expect(await missing()).toEqual(['old'])
  })

  test('of a draft nothing is said', async () => {
    await app.deps.apps.update(acme.id, acme.version, { ...acme, stage: 'draft', isEnabled: false }, app.clock.now())
    expect(await seen(app, 'zendesk-data-stale', 'update-external-ids-unknown')).toEqual([])
  })

  test('the setting that nobody vouches for, until somebody does, for ninety days', async () => {
    expect(await subjects(app, 'update-external-ids-unknown')).toEqual(['app:acme-help'])
    const owner = await makeMember(app.deps, { role: 'owner' })
    await makeAttestation(app.deps, acme, owner)
    expect(await seen(app, 'update-external-ids-unknown')).toEqual([])
    app.clock.advance(days(91))
    expect(await subjects(app, 'update-external-ids-unknown')).toEqual(['app:acme-help'])
  })
})
