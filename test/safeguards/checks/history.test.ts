/** R62 What the checks of the history find, and what they leave alone. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { NewEvent } from '../../../src/features/events/event.ts'
import type { AuditCheck } from '../../../src/features/safeguards/checks/check.ts'
import { signInAttacks } from '../../../src/features/safeguards/checks/history/sign-in-attacks.ts'
import { tokenBursts } from '../../../src/features/safeguards/checks/history/token-bursts.ts'
import { zendeskAnswers } from '../../../src/features/safeguards/checks/history/zendesk-answers.ts'
import type { App } from '../../../src/features/apps/app.ts'
import type { Member } from '../../../src/features/members/member.ts'
import { days, hours, minutes, seconds } from '../../../src/kernel/clock.ts'
import { makeApp, makeMember } from '../../support/make.ts'
import { testApp } from '../../support/test-app.ts'

const app = testApp()
const db = () => app.deps.database.db
let acme: App
let ada: Member
beforeEach(async () => {
  acme = await makeApp(app.deps)
  ada = await makeMember(app.deps, { email: 'ada@example.org' })
})

async function see(check: AuditCheck) {
  const runId = app.deps.random.uuid()
  const { publicUrl, zendeskOrigin } = app.deps.config
  const values = {
    runId,
    now: app.clock.now(),
    keysVersion: 1,
    staleAfterDays: 7,
    secretMaxAgeDays: 365,
    mixedDomains: [],
  }
  await app.deps.sightings.see(check, app.deps, { ...values, publicUrl, zendeskOrigin })
  return app.deps.sightings.list(runId)
}
const found = async (check: AuditCheck) => (await see(check)).map(({ code, subject }) => [code, subject])

async function record(times: number, event: Pick<NewEvent, 'type'> & Partial<NewEvent>) {
  for (let time = 0; time < times; time += 1)
    await app.deps.events.record({ actor: 'system', outcome: 'done', ...event })
}
const about = ({ id }: Member) => ({ subjectId: id, appId: acme.id })

describe('what Zendesk answered', () => {
  const refused = () =>
    ({ type: 'zendesk.error', outcome: 'failed', codes: ['external-id-taken'], ...about(ada) }) as const

  test('zendesk-sign-in-refused: three times in a day, not twice, and not long ago', async () => {
    await record(2, refused())
    expect(await see(zendeskAnswers)).toEqual([])
    await record(1, refused())
    expect(await see(zendeskAnswers)).toMatchObject([
      { code: 'zendesk-sign-in-refused', memberId: ada.id, appId: acme.id, evidence: { answers: 'external-id-taken' } },
    ])
    app.clock.advance(hours(25))
    expect(await see(zendeskAnswers)).toEqual([])
  })

  test('clock-skew: as the latest check of the app says', async () => {
    const { publicUrl, zendeskOrigin } = app.deps.config
    const check = (outcome: string, code: string, secondsOff: number) =>
      db()('app_checks')
        .insert({
          ...{ app_id: acme.id, check_name: 'clock-skew', subdomain: acme.subdomain, outcome, code },
          ...{
            zendesk_origin: zendeskOrigin,
            public_url: publicUrl,
            detail: { seconds: secondsOff },
            checked_at: app.clock.now(),
          },
        })
        .onConflict(['app_id', 'check_name'])
        .merge()
    await check('good', 'clock-right', 2)
    expect(await see(zendeskAnswers)).toEqual([])
    await check('warning', 'clock-off', 90)
    expect(await see(zendeskAnswers)).toMatchObject([
      { code: 'clock-skew', severity: 'medium', evidence: { seconds: 90 } },
    ])
    await check('bad', 'clock-wrong', 200)
    expect(await see(zendeskAnswers)).toMatchObject([{ code: 'clock-skew', severity: 'high' }])
    app.clock.advance(days(31))
    expect(await see(zendeskAnswers)).toEqual([])
  })
})

describe('token-burst', () => {
  test('more than ten in a minute, and not ten', async () => {
    // Minutes are those of the clock on the wall.
    app.clock.advance(minutes(1) - (app.clock.now().getTime() % minutes(1)))
    await record(10, { type: 'handoff.issued', ...about(ada) })
    expect(await found(tokenBursts)).toEqual([])
    await record(1, { type: 'handoff.issued', ...about(ada) })
    expect(await found(tokenBursts)).toEqual([['token-burst', `member:${ada.id}`]])
  })

  test('two members of one address within ten minutes, and not within an hour', async () => {
    const twin = await makeMember(app.deps, { email: 'ADA@example.org', password: undefined })
    await record(1, { type: 'handoff.issued', ...about(ada) })
    app.clock.advance(hours(1))
    await record(1, { type: 'handoff.issued', ...about(twin) })
    expect(await found(tokenBursts)).toEqual([])
    app.clock.advance(minutes(9))
    await record(1, { type: 'handoff.issued', ...about(ada) })
    const seen = await see(tokenBursts)
    expect(seen.map(({ key }) => key)).toEqual(Array(2).fill('ada@example.org'))
    expect(new Set(seen.map(({ memberId }) => memberId))).toEqual(new Set([ada.id, twin.id]))
  })
})

describe('attacks on the sign-in', () => {
  const attack = (kind: 'spray' | 'burst', source: string) =>
    app.deps.seenAttacks.note(
      { kind, source: source === '' ? undefined : source, failures: 99, lately: 50, names: 40, sources: 1 },
      app.clock.now(),
      app.clock.now(),
    )
  const signIn = (ip: string) => record(1, { type: 'sign-in.succeeded', subjectId: ada.id, ip })

  test('password-spray: what was seen within a week', async () => {
    expect(await found(signInAttacks)).toEqual([])
    await attack('spray', '203.0.113.9')
    await attack('burst', '')
    expect(await found(signInAttacks)).toEqual([
      ['password-spray', 'house'],
      ['password-spray', 'network:203.0.113.9'],
    ])
    app.clock.advance(days(8))
    expect(await found(signInAttacks)).toEqual([])
  })

  test.each([
    ['203.0.113.9', '203.0.113.9', true],
    ['203.0.113.9', '203.0.113.10', false],
    ['2001:db8:1:2::/64', '2001:db8:1:2:3::4', true],
    ['2001:db8:1:2::/64', '2001:db8:1:3::4', false],
    ['not an address', '203.0.113.9', false],
  ])('credential-stuffing: an attack from %s and a sign-in from %s: %s', async (source, ip, isFound) => {
    await attack('spray', source)
    app.clock.advance(minutes(1))
    await signIn(ip)
    const stuffed = (await found(signInAttacks)).filter(([code]) => code === 'credential-stuffing')
    expect(stuffed).toEqual(isFound ? [['credential-stuffing', `member:${ada.id}`]] : [])
  })

  test('reset-burst: more than twenty from one network in an hour', async () => {
    app.clock.advance(hours(1) - (app.clock.now().getTime() % hours(1)) + seconds(1))
    await record(20, { type: 'recovery.asked', ip: '203.0.113.9' })
    await record(20, { type: 'recovery.asked', ip: '203.0.113.10' })
    expect(await found(signInAttacks)).toEqual([])
    await record(1, { type: 'recovery.asked', ip: '203.0.113.9' })
    expect(await found(signInAttacks)).toEqual([['reset-burst', 'network:203.0.113.9']])
  })

  test('enumeration-probe: more than thirty unknown names, however often each', async () => {
    const tried = (name: number) =>
      record(1, {
        ...{ type: 'sign-in.failed', outcome: 'refused', codes: ['unknown-identifier'] },
        personal: { source: '203.0.113.9', name_fingerprint: `n${name}` },
      })
    for (let name = 0; name < 30; name += 1) await tried(name)
    await tried(0)
    expect(await found(signInAttacks)).toEqual([])
    await tried(31)
    expect(await found(signInAttacks)).toEqual([['enumeration-probe', 'network:203.0.113.9']])
  })
})
