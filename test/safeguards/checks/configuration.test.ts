/** R62 What the checks of our own configuration find, and what they leave alone. */
import { describe, expect, test } from 'vitest'
import { appRegistrations } from '../../../src/features/safeguards/checks/configuration/app-registrations.ts'
import { appSecrets } from '../../../src/features/safeguards/checks/configuration/app-secrets.ts'
import { consoleFactors } from '../../../src/features/safeguards/checks/configuration/console-factors.ts'
import { ownHouse } from '../../../src/features/safeguards/checks/configuration/own-house.ts'
import type { AuditCheck, CheckDeps } from '../../../src/features/safeguards/checks/check.ts'
import { addWebhook } from '../../../src/features/webhooks/change-webhooks.ts'
import type { MappedField } from '../../../src/features/mapping/expression.ts'
import { days } from '../../../src/kernel/clock.ts'
import { makeApp, makeMember, sharedSecret } from '../../support/make.ts'
import { testApp, testConfig } from '../../support/test-app.ts'

const app = testApp()
const db = () => app.deps.database.db

async function see(check: AuditCheck, environment: Record<string, string> = {}, deps: Partial<CheckDeps> = {}) {
  const { config } = app.deps
  const runId = app.deps.random.uuid()
  await app.deps.sightings.see(
    check,
    { ...app.deps, config: Object.keys(environment).length === 0 ? config : testConfig(environment), ...deps },
    {
      ...{ runId, now: app.clock.now(), keysVersion: 1, staleAfterDays: 7, secretMaxAgeDays: 365, mixedDomains: [] },
      ...{ publicUrl: config.publicUrl, zendeskOrigin: config.zendeskOrigin },
    },
  )
  return app.deps.sightings.list(runId)
}
const codes = async (...given: Parameters<typeof see>) => (await see(...given)).map(({ code }) => code)

describe('shared secrets', () => {
  /** As it could only get there past the form. */
  async function storeSecret(appId: string, secret: string) {
    const place = { table: 'apps', column: 'secret_sealed', id: appId }
    await db()('apps')
      .where({ id: appId })
      .update({ secret_sealed: app.deps.secretBox.seal(secret, place) })
  }

  test('one as Zendesk issues it, and lately set, is nothing to tell', async () => {
    await makeApp(app.deps)
    expect(await codes(appSecrets)).toEqual([])
  })

  test('weak-shared-secret: short ones, and those of another shape', async () => {
    const { id } = await makeApp(app.deps)
    await storeSecret(id, 'secret')
    const [seen, ...others] = await see(appSecrets)
    expect(others).toEqual([])
    expect(seen).toMatchObject({ code: 'weak-shared-secret', severity: 'critical', subject: 'app:acme-help' })
    await storeSecret(id, `${sharedSecret}-${sharedSecret}`)
    expect(await see(appSecrets)).toMatchObject([{ code: 'weak-shared-secret', severity: 'medium' }])
  })

  test('shared-secret-reused: told of both apps', async () => {
    const one = await makeApp(app.deps)
    const two = await makeApp(app.deps, {
      name: 'Other',
      subdomain: 'other',
      secret: sharedSecret.toLowerCase(),
    })
    expect(await codes(appSecrets)).toEqual([])
    await storeSecret(two.id, sharedSecret)
    const seen = await see(appSecrets)
    expect(seen.map(({ code, key }) => [code, key])).toEqual([
      ['shared-secret-reused', one.key],
      ['shared-secret-reused', two.key],
    ])
    expect(JSON.stringify(seen)).not.toContain(sharedSecret)
  })

  test('secret-old: when it was not changed for a year', async () => {
    await makeApp(app.deps)
    app.clock.advance(days(364))
    expect(await codes(appSecrets)).toEqual([])
    app.clock.advance(days(2))
    expect(await codes(appSecrets)).toEqual(['secret-old'])
  })

  test('secret-exposed: in the address of a webhook, in the environment, and never shown itself', async () => {
    await makeApp(app.deps)
    const { id: createdBy } = await makeMember(app.deps, { role: 'owner' })
    const url = `https://hooks.example.com/?key=${sharedSecret}`
    const wish = { url, description: '', eventTypes: ['finding.opened'], isEnabled: true } as const
    await addWebhook(app.deps, wish, { createdBy, actor: 'system' })
    const environment = {
      DATABASE_URL: `postgresql://latchkey:${sharedSecret}@db/latchkey`,
      SECRET_KEYS: 'k'.repeat(40),
    }
    const seen = await see(appSecrets, environment)
    expect(seen.map(({ code, evidence }) => [code, evidence['place']])).toEqual([
      ['secret-exposed', 'the environment'],
      ['secret-exposed', 'webhooks'],
    ])
    expect(JSON.stringify(seen)).not.toContain(sharedSecret)
  })
})

describe('app registrations', () => {
  const role = (from: MappedField['from']) => [{ claim: 'role', from }]
  const map = (id: string, mapping: MappedField[]) =>
    db()('apps')
      .where({ id })
      .update({ field_mapping: JSON.stringify(mapping) })

  test('an ordinary one is nothing to tell', async () => {
    const { id } = await makeApp(app.deps, { returnHosts: ['help.example.com'] })
    await map(id, [{ claim: 'organization', from: { op: 'path', path: 'organization' } }])
    expect(await codes(appRegistrations)).toEqual([])
  })

  test('role-claim-enabled: medium where owners decide, high where anybody else does', async () => {
    const { id } = await makeApp(app.deps)
    const ifStaff = { op: 'lookup', of: { op: 'path', path: 'staff' }, table: [{ is: 'true', give: 'agent' }] } as const
    await map(id, role(ifStaff))
    expect(await see(appRegistrations)).toMatchObject([{ code: 'role-claim-enabled', severity: 'medium' }])
    await map(id, role({ op: 'lower', of: { op: 'path', path: 'field:rank' } }))
    expect(await see(appRegistrations)).toMatchObject([{ code: 'role-claim-enabled', severity: 'high' }])
  })

  test('return-to-unlisted: what the form would not take', async () => {
    const { id } = await makeApp(app.deps)
    await db()('apps')
      .where({ id })
      .update({ return_hosts: ['*.example.com', 'help.example.com'] })
    expect(await see(appRegistrations)).toMatchObject([
      { code: 'return-to-unlisted', evidence: { hosts: '*.example.com' } },
    ])
  })

  test('duplicate-registration: told once, and not of different accounts', async () => {
    await makeApp(app.deps)
    const other = await makeApp(app.deps, { name: 'Other', subdomain: 'other', secret: undefined, isEnabled: false })
    expect(await codes(appRegistrations)).toEqual([])
    // The database itself allows none: this is what it would be without that.
    await db().raw('drop index apps_subdomain_unique')
    await db()('apps').where({ id: other.id }).update({ subdomain: 'acme' })
    const seen = await see(appRegistrations)
    await db()('apps').where({ id: other.id }).update({ subdomain: 'other' })
    await db().raw('create unique index apps_subdomain_unique on apps (subdomain) where deleted_at is null')
    expect(seen).toMatchObject([{ code: 'duplicate-registration', key: 'acme' }])
  })
})

describe('how Latchkey is run', () => {
  const https = { PUBLIC_URL: 'https://login.example.org' }
  test.each([
    [{}, []],
    [{ ...https, LOG_LEVEL: 'info' }, []],
    [{ PUBLIC_URL: 'http://login.example.org', LOG_LEVEL: 'info' }, ['public-url-insecure']],
    [{ ...https, LOG_LEVEL: 'debug' }, ['debug-on']],
    [{ ...https, LOG_LEVEL: 'info', ZENDESK_ORIGIN: 'http://localhost:4999' }, ['debug-on']],
    [{ ...https, LOG_LEVEL: 'info', TRUST_PROXY: '1' }, []],
    [{ ...https, LOG_LEVEL: 'info', TRUST_PROXY: '1', HOST: '0.0.0.0' }, ['trust-proxy-open']],
    [{ ...https, LOG_LEVEL: 'info', TRUST_PROXY: '10.0.0.0/8', HOST: '0.0.0.0' }, []],
  ])('%o: %o', async (environment, expected) => {
    expect(await codes(ownHouse, environment)).toEqual(expected)
  })
})

test('admin-without-mfa: of whom a password alone opens the console', async () => {
  await makeMember(app.deps, { name: 'member' })
  const auditor = await makeMember(app.deps, { role: 'auditor' })
  const owner = await makeMember(app.deps, { role: 'owner' })
  await makeMember(app.deps, { role: 'owner', password: undefined })
  const careful = await makeMember(app.deps, { role: 'owner' })
  await db()('totp_factors').insert({ member_id: careful.id, secret_sealed: 'x', confirmed_at: app.clock.now() })
  const seen = await see(consoleFactors)
  expect(Object.fromEntries(seen.map(({ memberId, severity }) => [memberId, severity]))).toEqual({
    [auditor.id]: 'medium',
    [owner.id]: 'high',
  })
})
