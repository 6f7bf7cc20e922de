/** What Latchkey finds out by itself about an app's set-up, and how long that is believed. */
import { beforeEach, describe, expect, test } from 'vitest'
import { changeApp } from '../../src/features/apps/change-app.ts'
import { sealSecret } from '../../src/features/apps/secret/seal-secret.ts'
import { standingOf, type CheckName } from '../../src/features/set-up-guide/app-check.ts'
import { runCheck, placeOf, type RunCheckDeps } from '../../src/features/set-up-guide/run-check.ts'
import { days } from '../../src/kernel/clock.ts'
import { systemRandom } from '../../src/kernel/random.ts'
import { createSecretBox } from '../../src/kernel/secret-box.ts'
import { makeApp, makeMember, sharedSecret } from '../support/make.ts'
import { testApp, testConfig } from '../support/test-app.ts'
import { allIsWell, answer, dateAway, helpCenter, noAnswer, publicUrl } from './guide-world.ts'

const app = testApp({ PUBLIC_URL: publicUrl })
const by = { actor: 'system' } as const

const run = async (check: CheckName, deps: RunCheckDeps = app.deps) =>
  runCheck(deps, { app: await app.deps.apps.get('acme-help'), check, by })

beforeEach(async () => {
  await makeApp(app.deps, { returnHosts: ['help.example.org'] })
})

describe('the Help Center', () => {
  test.each([
    ['answers', answer(200), 'good', 'help-center-answers'],
    ['sends to a language', answer(302, { location: '/hc/en-us' }), 'good', 'help-center-answers'],
    [
      'asks to sign in',
      answer(302, { location: '/access/unauthenticated?x=1' }),
      'good',
      'help-center-asks-to-sign-in',
    ],
    [
      'asks to sign in the newer way',
      answer(303, { location: 'https://acme.zendesk.com/auth/v2/login/signin' }),
      'good',
      'help-center-asks-to-sign-in',
    ],
    [
      'has an address of its own',
      answer(301, { location: 'https://help.example.org/hc' }),
      'good',
      'help-center-answers',
    ],
    ['is not found', answer(404), 'bad', 'help-center-not-found'],
    ['is closed', answer(302, { location: 'https://www.zendesk.com/closed' }), 'unknown', 'help-center-elsewhere'],
    [
      'leads to a stranger',
      answer(301, { location: 'https://acme.zendesk.com.evil.example/hc' }),
      'unknown',
      'help-center-elsewhere',
    ],
    [
      'leads to plain http',
      answer(301, { location: 'http://help.example.org/hc' }),
      'unknown',
      'help-center-elsewhere',
    ],
    ['leads out of itself', answer(302, { location: '/hcx' }), 'unknown', 'help-center-elsewhere'],
    ['leads nowhere', answer(302, { location: 'https://' }), 'unknown', 'help-center-status'],
    ['keeps machines out', answer(403), 'unknown', 'help-center-status'],
    ['is unwell', answer(503), 'unknown', 'help-center-status'],
    ['is silent', noAnswer('timeout'), 'unknown', 'help-center-silent'],
  ])('%s', async (_title, said, outcome, code) => {
    app.elsewhere.set(helpCenter, said)
    expect(await run('help-center')).toMatchObject({ outcome, code })
  })
})

describe('the clocks', () => {
  test.each([
    [0, 'good', 'clock-right'],
    [-59, 'good', 'clock-right'],
    [62, 'warning', 'clock-off'],
    [-62, 'warning', 'clock-off'],
    [168, 'warning', 'clock-off'],
    [172, 'bad', 'clock-wrong'],
    [-172, 'bad', 'clock-wrong'],
    [86_400, 'bad', 'clock-wrong'],
  ])('%i seconds apart', async (offset, outcome, code) => {
    app.elsewhere.set(helpCenter, answer(404, { date: dateAway(app, offset) }))
    const found = await run('clock-skew')
    expect(found).toMatchObject({ outcome, code })
    expect(Math.abs(Number(found.detail?.['seconds']) - offset)).toBeLessThanOrEqual(1)
  })

  test('an answer that waited in a cache is as old as that', async () => {
    app.elsewhere.set(helpCenter, answer(200, { date: dateAway(app, -300), age: '300' }))
    expect(await run('clock-skew')).toMatchObject({ outcome: 'good' })
  })

  test.each([
    ['no date', answer(200), 'clock-not-told'],
    ['a date that is none', answer(200, { date: 'soon' }), 'clock-not-told'],
    ['no answer', noAnswer('refused'), 'clock-silent'],
  ])('%s is not known, and so not good', async (_title, said, code) => {
    app.elsewhere.set(helpCenter, said)
    expect(await run('clock-skew')).toMatchObject({ outcome: 'unknown', code })
  })
})

describe('our own address', () => {
  test.each([
    ['answers', answer(200, {}, 'ok\n'), 'good', 'endpoint-answers'],
    ['is somebody else’s', answer(200, {}, '<h1>It works</h1>'), 'bad', 'endpoint-somebody-else'],
    ['is not passed on', answer(502), 'bad', 'endpoint-status'],
    ['leads elsewhere', answer(301, { location: 'https://www.example.org/' }), 'bad', 'endpoint-status'],
    ['has a certificate nobody trusts', noAnswer('certificate'), 'warning', 'endpoint-certificate'],
    ['cannot be seen from here', noAnswer('timeout'), 'unknown', 'endpoint-silent'],
  ])('%s', async (_title, said, outcome, code) => {
    app.elsewhere.set(`${publicUrl}/healthz`, said)
    expect(await run('endpoint-reachable')).toMatchObject({ outcome, code })
  })

  test.each([
    ['http://id.example.org', 'endpoint-not-https'],
    ['http://localhost:3000', 'endpoint-not-public'],
    ['https://localhost', 'endpoint-not-public'],
    ['https://127.0.0.1:8443', 'endpoint-not-public'],
    ['https://192.168.1.4', 'endpoint-not-public'],
    ['https://172.20.0.2', 'endpoint-not-public'],
    ['https://[::1]:8443', 'endpoint-not-public'],
    ['https://[fd00::1]', 'endpoint-not-public'],
    ['https://latchkey', 'endpoint-not-public'],
    ['https://login.corp.internal', 'endpoint-not-public'],
  ])('%s is named for what it is, whoever answers there', async (address, code) => {
    const deps = { ...app.deps, config: testConfig({ PUBLIC_URL: address }) }
    expect(await run('endpoint-reachable', deps)).toMatchObject({ outcome: 'bad', code })
  })

  test('for practice any address will do that answers', async () => {
    const config = testConfig({ ZENDESK_ORIGIN: 'http://127.0.0.1:4000' })
    app.elsewhere.set('http://localhost:3000/healthz', answer(200, {}, 'ok\n'))
    app.elsewhere.set('http://127.0.0.1:4000/hc', answer(200, { date: dateAway(app, 0) }))
    const deps = { ...app.deps, config }
    expect(await run('endpoint-reachable', deps)).toMatchObject({ outcome: 'good', code: 'endpoint-practice' })
    expect(await run('help-center', deps)).toMatchObject({ outcome: 'good' })
    expect(await run('clock-skew', deps)).toMatchObject({ outcome: 'good' })
  })
})

describe('the secret', () => {
  const replace = async (secret: string, box = app.deps.secretBox): Promise<void> => {
    const { id } = await app.deps.apps.get('acme-help')
    await app.deps.apps.replaceSealed(id, sealSecret(box, id, secret))
  }

  test('as Zendesk issues it is good in every way', async () => {
    expect(await run('secret-shape')).toEqual({ outcome: 'good', code: 'secret-as-issued' })
    expect(await run('secret-unique')).toEqual({ outcome: 'good', code: 'secret-its-own' })
    expect(await run('secret-signs')).toEqual({ outcome: 'good', code: 'secret-signs' })
  })

  test('of another shape is worth a look, a short one is bad', async () => {
    await replace('9f86d081884c7d659a2feaa0c55ad015')
    expect(await run('secret-shape')).toEqual({ outcome: 'warning', code: 'secret-unusual' })
    await replace('short')
    expect(await run('secret-shape')).toEqual({ outcome: 'bad', code: 'secret-weak' })
    expect(await run('secret-signs')).toMatchObject({ outcome: 'bad', code: 'secret-weak' })
  })

  test('that another app has under an older key is found', async () => {
    const older = 'an older key: thirty-two characters or more'
    const now = 'test key: thirty-two characters or more'
    const other = await makeApp(app.deps, { name: 'Other', subdomain: 'other', secret: `${sharedSecret.slice(1)}7` })
    const sealedOnce = sealSecret(createSecretBox([older], systemRandom), other.id, sharedSecret)
    await app.deps.apps.replaceSealed(other.id, sealedOnce)
    const deps = { ...app.deps, secretBox: createSecretBox([now, older], systemRandom) }
    expect(await run('secret-unique', deps)).toEqual({ outcome: 'bad', code: 'secret-shared' })
  })

  test('that is not there, or does not open, is never good', async () => {
    const secretBox = createSecretBox(['quite another key: thirty-two characters'], systemRandom)
    for (const check of ['secret-shape', 'secret-unique', 'secret-signs'] as const) {
      expect(await run(check, { ...app.deps, secretBox })).toMatchObject({ outcome: 'bad', code: 'secret-shut' })
    }
    const without = await makeApp(app.deps, { name: 'New', subdomain: 'new-one', secret: undefined, isEnabled: false })
    for (const check of ['secret-shape', 'secret-unique', 'secret-signs'] as const) {
      const found = await runCheck(app.deps, { app: without, check, by })
      expect(found).toEqual({ outcome: 'unknown', code: 'secret-missing' })
    }
  })
})

describe('a result', () => {
  test('is kept with who and when, replaces the one before, and is in the history by its code alone', async () => {
    const ada = await makeMember(app.deps, { name: 'Ada' })
    const acme = await app.deps.apps.get('acme-help')
    app.elsewhere.set(helpCenter, answer(404))
    await runCheck(app.deps, { app: acme, check: 'help-center', by: { actor: `member:${ada.id}` } })
    app.clock.advance(days(1))
    app.elsewhere.set(helpCenter, answer(302, { location: 'https://elsewhere.example/' }))
    await runCheck(app.deps, { app: acme, check: 'help-center', by: { actor: `member:${ada.id}` } })
    expect(await app.deps.appChecks.list(acme.id)).toMatchObject([
      {
        outcome: 'unknown',
        detail: { host: 'elsewhere.example' },
        checkedBy: { name: 'Ada' },
        checkedAt: app.clock.now(),
      },
    ])
    const events = await app.deps.database.db('events').where({ type: 'app.checked' }).orderBy('id')
    expect(events).toMatchObject([
      { outcome: 'failed', codes: ['help-center-not-found'], detail: { check: 'help-center', result: 'bad' } },
      { outcome: 'failed', codes: ['help-center-elsewhere'], detail: { check: 'help-center', result: 'unknown' } },
    ])
  })

  test('of an earlier moment does not replace a later one', async () => {
    const acme = await app.deps.apps.get('acme-help')
    allIsWell(app)
    await run('help-center')
    const [later] = await app.deps.appChecks.list(acme.id)
    const earlier = { ...later!, outcome: 'bad' as const, checkedAt: new Date(0), checkedBy: undefined }
    await app.deps.appChecks.save(earlier)
    expect(await app.deps.appChecks.list(acme.id)).toMatchObject([{ outcome: 'good' }])
  })

  test('is believed for 30 days, and only of what it was made of', async () => {
    allIsWell(app)
    await run('help-center')
    await run('secret-unique')
    const acme = await app.deps.apps.get('acme-help')
    const [aboutCenter, aboutSecret] = (await app.deps.appChecks.list(acme.id)).sort((a, b) =>
      a.check < b.check ? -1 : 1,
    )
    const place = placeOf(app.config, acme)
    const now = app.clock.now()
    const inDays = (count: number): Date => new Date(now.getTime() + days(count))
    const judge = (given: { app?: typeof acme; place?: typeof place; now?: Date }, result = aboutCenter) =>
      standingOf(result, { app: acme, place, now, ...given })

    expect(judge({})).toBe('current')
    expect(judge({ now: inDays(29) })).toBe('current')
    expect(judge({ now: inDays(30) })).toBe('stale')
    expect(judge({ place: { ...place, subdomain: 'contoso' } })).toBe('void')
    expect(judge({ place: { ...place, publicUrl: 'https://other.example.org' } })).toBe('void')
    expect(judge({ place: { ...place, zendeskOrigin: 'http://127.0.0.1:4000' } })).toBe('void')
    expect(judge({ app: { ...acme, secretSetAt: inDays(1) } })).toBe('current')
    expect(judge({ app: { ...acme, secretSetAt: inDays(1) } }, aboutSecret)).toBe('void')
    expect(standingOf(undefined, { app: acme, place, now })).toBe('missing')
  })

  test('holds neither the secret nor its fingerprint', async () => {
    allIsWell(app)
    for (const check of ['secret-shape', 'secret-unique', 'secret-signs', 'help-center'] as const) await run(check)
    await changeApp(app.deps, {
      ...by,
      key: 'acme-help',
      input: { name: 'Acme', subdomain: 'acme', returnHosts: [], version: 1 },
    })
    const { db } = app.deps.database
    const kept = JSON.stringify([await db('app_checks'), await db('events'), app.logged])
    expect(kept).not.toContain(sharedSecret)
    for (const fingerprint of app.deps.secretBox.fingerprints(sharedSecret)) expect(kept).not.toContain(fingerprint)
    expect(kept).not.toMatch(/eyJ/)
  })
})
