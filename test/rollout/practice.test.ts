/** What happens with a practice Zendesk counts there, and proves nothing about the real one; nor the other way round. */
import { expect, test } from 'vitest'
import { staffEvidenceStore } from '../../src/features/rollout/staff/staff-evidence.store.ts'
import { staffReadinessQuery } from '../../src/features/rollout/staff/staff-readiness.query.ts'
import { expiredBefore } from '../../src/features/rollout/staff/staff-evidence.ts'
import { password } from '../support/make.ts'
import { testApp, testConfig } from '../support/test-app.ts'
import { visitor } from '../support/visitor.ts'
import { attestedApp, eventsOf, makeStaff, see, signedIn } from './rollout-world.ts'

const app = testApp({ ZENDESK_ORIGIN: 'http://127.0.0.1:4000' })

test('hand-offs and external IDs are known under the ZENDESK_ORIGIN they were seen with', async () => {
  const ada = await signedIn(app, 'administrator')
  const made = await attestedApp(app, ada.member, { stage: 'staff' })
  const staff = await makeStaff(app, made, { signIn: false })
  const own = visitor(app.server)
  await own.signIn(staff.externalId, password)
  expect((await own.get('/sso/zendesk/acme-help')).status).toBe(200)

  const { db } = app.deps.database
  const of = { appId: made.id, subdomain: 'acme', expiredBefore: expiredBefore(app.clock.now()) }
  const configs = [app.config, testConfig(), testConfig({ ZENDESK_ORIGIN: 'http://127.0.0.1:5000' })]
  const missing = async () => {
    const counted = await Promise.all(configs.map((config) => staffReadinessQuery(db, config).countStaff(of)))
    return counted.map(({ notSignedIn, idNotSeen }) => [notSignedIn, idNotSeen])
  }
  expect(await missing()).toEqual([
    [0, 0],
    [1, 1],
    [1, 1],
  ])
  expect(await eventsOf(app, 'handoff.issued')).toMatchObject([{ detail: { zendesk_origin: 'http://127.0.0.1:4000' } }])

  const real = staffEvidenceStore(db, testConfig())
  const place = { appId: made.id, subdomain: 'acme', source: 'attested', at: app.clock.now(), by: undefined } as const
  await real.put(place, [{ memberId: staff.id, found: 'same' }])
  expect((await missing()).map(([, idNotSeen]) => idNotSeen)).toEqual([0, 0, 1])
  // Each is withdrawn where it was given.
  expect(await app.deps.staffEvidence.withdraw(made.id, staff.id)).toBe(true)
  expect((await missing()).map(([, idNotSeen]) => idNotSeen)).toEqual([1, 0, 1])
  await see(app, made, staff)
  expect(await real.withdraw(made.id, staff.id)).toBe(true)
  expect((await missing()).map(([, idNotSeen]) => idNotSeen)).toEqual([0, 1, 1])
})

test('a hand-off to the real Zendesk says nothing of where it went, and does not count in practice', async () => {
  const ada = await signedIn(app, 'administrator')
  const made = await attestedApp(app, ada.member, { stage: 'staff' })
  await makeStaff(app, made)
  const of = { appId: made.id, subdomain: 'acme', expiredBefore: expiredBefore(app.clock.now()) }
  const { db } = app.deps.database
  expect((await staffReadinessQuery(db, testConfig()).countStaff(of)).notSignedIn).toBe(0)
  expect((await app.deps.staffReadiness.countStaff(of)).notSignedIn).toBe(1)
})
