/** What became of Zendesk users between two looks, and Zendesk's settings of single sign-on. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { App } from '../../../src/features/apps/app.ts'
import type { SsoConfiguration } from '../../../src/features/zendesk/zendesk-directory.ts'
import { days, hours } from '../../../src/kernel/clock.ts'
import { makeApp, makeMember, sharedSecret } from '../../support/make.ts'
import { testApp } from '../../support/test-app.ts'
import { know, zendeskUser } from '../../zendesk/zendesk-world.ts'
import { handOff, seen, subjects } from './see-zendesk.ts'

const app = testApp()
let acme: App

beforeEach(async () => {
  acme = await makeApp(app.deps)
})

/** One look, what happens, and another look an hour later. */
async function twoLooks(before: Record<string, unknown>, between: () => Promise<void>, now: Record<string, unknown>) {
  await know(app, acme, [zendeskUser(7, before)])
  app.clock.advance(hours(1))
  await between()
  app.clock.advance(hours(1))
  await know(app, acme, [zendeskUser(7, now)])
}

const nothing = () => Promise.resolve()

describe('external IDs', () => {
  test('another one after a hand-off of its holder proves the setting; restored, it is over', async () => {
    const ada = await makeMember(app.deps, { name: 'Ada', externalId: 'i' })
    await twoLooks({ external_id: 'k' }, () => handOff(app, acme, ada), { external_id: 'i' })
    expect(await seen(app, 'external-id-overwritten', 'external-id-added')).toMatchObject([
      { code: 'external-id-overwritten', memberId: ada.id, severity: 'critical' },
      { zendeskId: '7', evidence: { external_id_before: 'k', external_id: 'i' } },
    ])
    app.clock.advance(hours(1))
    await know(app, acme, [zendeskUser(7, { external_id: 'k' })])
    expect(await seen(app, 'external-id-overwritten')).toEqual([])
  })

  test('without a hand-off, or in another case only, it proves nothing', async () => {
    const ada = await makeMember(app.deps, { externalId: 'i' })
    await twoLooks({ external_id: 'k' }, nothing, { external_id: 'i' })
    expect(await seen(app, 'external-id-overwritten')).toEqual([])
    app.clock.advance(hours(1))
    await twoLooks({ external_id: 'I' }, () => handOff(app, acme, ada), { external_id: 'i' })
    expect(await seen(app, 'external-id-overwritten', 'external-id-added')).toEqual([])
  })

  test('one where there was none is what adoption looks like', async () => {
    const ada = await makeMember(app.deps, { name: 'Ada', externalId: 'i' })
    await twoLooks({ external_id: null }, () => handOff(app, acme, ada), { external_id: 'i' })
    expect(await seen(app, 'external-id-overwritten', 'external-id-added')).toMatchObject([
      { code: 'external-id-added', severity: 'info', memberId: ada.id },
      { code: 'external-id-added' },
    ])
  })
})

test('an address that a hand-off rewrote', async () => {
  const ada = await makeMember(app.deps, { name: 'Ada', externalId: 'i', email: 'new@example.org' })
  const old = { external_id: 'i', email: 'old@example.org' }
  await twoLooks(old, nothing, { ...old, email: 'new@example.org' })
  expect(await seen(app, 'email-overwritten')).toEqual([])
  app.clock.advance(hours(1))
  await twoLooks(old, () => handOff(app, acme, ada), { ...old, email: 'new@example.org' })
  expect(await subjects(app, 'email-overwritten', ada)).toEqual(['Ada', 'zendesk:7'])
})

test('a name that two members write in turn; a name that one member changed is none', async () => {
  const ada = await makeMember(app.deps, { name: 'Ada', externalId: 'i', email: 'both@example.org' })
  const bo = await makeMember(app.deps, { name: 'Bo', externalId: 'b', email: 'both@example.org' })
  await handOff(app, acme, ada)
  await handOff(app, acme, bo)
  const user = { external_id: 'i', email: 'both@example.org' }
  await twoLooks({ ...user, name: 'Ada Maiden' }, nothing, { ...user, name: 'Ada' })
  expect(await seen(app, 'profile-flapping')).toEqual([])
  app.clock.advance(hours(1))
  await know(app, acme, [zendeskUser(7, { ...user, name: 'Bo' })])
  expect((await subjects(app, 'profile-flapping', ada, bo)).toSorted()).toEqual(['Ada', 'Bo', 'zendesk:7'])
})

test('a role that changed, for a month', async () => {
  await twoLooks({ role: 'end-user' }, nothing, { role: 'admin' })
  expect(await seen(app, 'staff-role-changed')).toMatchObject([
    { zendeskId: '7', evidence: { role_before: 'end-user' } },
  ])
  app.clock.advance(days(31))
  expect(await seen(app, 'staff-role-changed')).toEqual([])
})

describe('settings of single sign-on', () => {
  const configuration = (wishes: Partial<SsoConfiguration> = {}): SsoConfiguration => ({
    id: '1',
    kind: 'jwt',
    name: 'Latchkey',
    isActive: true,
    updateExternalIds: false,
    remoteLoginUrl: `${app.config.publicUrl}/sso/zendesk/acme-help`,
    remoteLogoutUrl: `${app.config.publicUrl}/sso/zendesk/acme-help/logout?email=&external_id=`,
    maskedSecret: `${sharedSecret.slice(0, 6)}${'*'.repeat(42)}`,
    isForEndUsers: true,
    isForTeamMembers: true,
    ...wishes,
  })
  const put = (...all: SsoConfiguration[]) =>
    app.deps.zendeskDirectory.putSsoConfigurations(acme.id, all, app.clock.now())
  const codes = async () => (await seen(app)).map(({ code }) => code).filter((code) => code !== 'zendesk-data-stale')

  test('as they should be, nothing is said; and nothing is unknown', async () => {
    expect(await codes()).toEqual(['update-external-ids-unknown'])
    await put(configuration())
    expect(await codes()).toEqual([])
  })

  test.each([
    ['update-external-ids-on', [{ updateExternalIds: true }]],
    ['secret-stale', [{ maskedSecret: `ZZZZZZ${'*'.repeat(42)}` }]],
    ['remote-login-url-foreign', [{ remoteLoginUrl: 'https://elsewhere.example/login' }]],
    ['logout-url-leaks-identity', [{ remoteLogoutUrl: 'https://id.example.org/logout' }]],
    [
      'second-active-idp',
      [{}, { id: '2', kind: 'saml' as const, remoteLoginUrl: 'https://saml.example', maskedSecret: undefined }],
    ],
    ['sso-inactive', [{ isActive: false }]],
  ])('%s', async (code, wishes) => {
    await put(...wishes.map((wish) => configuration(wish)))
    expect(await codes()).toEqual([code])
  })

  test('sso-setting-changed: which, when one differs from the look before', async () => {
    await put(configuration())
    app.clock.advance(hours(1))
    await put(configuration({ isForEndUsers: false, remoteLogoutUrl: undefined }))
    const [sighting] = await seen(app, 'sso-setting-changed')
    expect(sighting?.evidence).toMatchObject({ settings: 'remote_logout_url, for_end_users' })
    app.clock.advance(days(31))
    expect(await seen(app, 'sso-setting-changed')).toEqual([])
  })

  test('another identity provider for another audience is no second door', async () => {
    const saml = {
      id: '2',
      kind: 'saml',
      remoteLoginUrl: 'https://saml.example',
      maskedSecret: undefined,
      isForEndUsers: false,
    } as const
    await put(configuration({ isForTeamMembers: false }), configuration(saml))
    expect(await codes()).toEqual([])
  })
})
