/** What becomes of what checks saw: findings that last, are told apart, and open again when they are other ones. */
import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { after, days } from '../../../src/kernel/clock.ts'
import { makeMember } from '../../support/make.ts'
import { testApp } from '../../support/test-app.ts'
import { checkOf, decide, finished, findings, sighting } from './audit-world.ts'

const app = testApp()
const eventsOf = (type: string) => app.deps.database.db('events').where('type', 'like', type).orderBy('id')

async function two() {
  const ada = await makeMember(app.deps, { externalId: '1' })
  const bo = await makeMember(app.deps, { externalId: '2' })
  return { ada, bo, pair: [ada, bo].map(({ id }) => sighting({ key: 'shared@example.org', memberId: id })) }
}

describe('a finding', () => {
  test('is opened once for all its people, with an event, a count and a place in the trend', async () => {
    const { pair } = await two()
    const run = await finished(app, [checkOf(pair)])
    expect(run).toMatchObject({
      delta: { new: 1, still: 0 },
      counts: [{ code: 'duplicate-email', severity: 'critical', state: 'open', count: 1 }],
      members: 2,
    })
    const [found, ...others] = await findings(app)
    expect(others).toEqual([])
    expect(found).toMatchObject({ state: 'open', change: 'new', subjects: 2, touches_staff: false, times_seen: 1 })
    expect(await eventsOf('finding.%')).toMatchObject([
      {
        type: 'finding.opened',
        actor: 'system',
        subject_id: null,
        detail: { finding: found?.fingerprint, code: 'duplicate-email', severity: 'critical' },
      },
    ])
    expect(await app.deps.database.db('finding_days')).toMatchObject([{ code: 'duplicate-email', open: 1 }])
    expect(await app.deps.database.db('finding_subjects').count('* as n').first()).toMatchObject({ n: '2' })
    expect(await app.deps.database.db('audit_sightings')).toEqual([])
  })

  test('has the HMAC-SHA256 of code, app and key for a fingerprint', async () => {
    const key = `ключ ${'x'.repeat(300)}`
    await finished(app, [checkOf([sighting({ key })])])
    const secret = await app.deps.safeguardSettings.keepFingerprintKey('another one', app.clock.now())
    const expected = createHmac('sha256', secret).update(`duplicate-email\n\n${key}`).digest('hex')
    expect((await findings(app)).map(({ fingerprint }) => fingerprint)).toEqual([expected])
  })

  test('is about a member in the history only when it is about one alone', async () => {
    const { ada, bo } = await two()
    await finished(app, [checkOf([sighting({ key: 'a', memberId: ada.id }), sighting({ key: 'b', memberId: bo.id })])])
    expect((await eventsOf('finding.opened')).map((event: { subject_id: string }) => event.subject_id).sort()).toEqual(
      [ada.id, bo.id].sort(),
    )
  })

  test('touches staff when one of its people is staff, and is as severe as the worst and as certain as the weakest', async () => {
    const { bo } = await two()
    const staff = await makeMember(app.deps, { externalId: '3', isStaff: true })
    const seen = [
      sighting({ key: 'k', memberId: bo.id, severity: 'low', confidence: 'possible' }),
      sighting({ key: 'k', memberId: staff.id, severity: 'high', confidence: 'certain' }),
    ]
    await finished(app, [checkOf(seen)])
    expect(await findings(app)).toMatchObject([{ touches_staff: true, severity: 'high', confidence: 'possible' }])
  })
})

describe('R63 the same data again', () => {
  test('gives the same fingerprints and hashes whatever the order, and changes nothing', async () => {
    const { pair } = await two()
    const first = await finished(app, [checkOf(pair)])
    const before = await findings(app)
    app.clock.advance(60_000)
    const second = await finished(app, [checkOf([...pair].reverse())])
    const afterwards = await findings(app)
    expect(afterwards.map(({ fingerprint, evidence_hash }) => [fingerprint, evidence_hash])).toEqual(
      before.map(({ fingerprint, evidence_hash }) => [fingerprint, evidence_hash]),
    )
    expect(afterwards).toMatchObject([{ change: 'still', times_seen: 2 }])
    expect(second.delta).toEqual({ new: 0, still: 1, changed: 0, reopened: 0, resolved: 0 })
    expect(second.digestHash).toBe(first.digestHash)
    expect(await eventsOf('finding.%')).toHaveLength(1)
  })

  test('counts a subject once that two statements saw', async () => {
    const { pair } = await two()
    await finished(app, [checkOf([...pair, ...pair])])
    expect(await findings(app)).toMatchObject([{ subjects: 2 }])
  })
})

describe('other data', () => {
  test('changes the evidence of an open finding and says so', async () => {
    const { pair } = await two()
    await finished(app, [checkOf(pair.slice(0, 1))])
    const run = await finished(app, [checkOf(pair)])
    expect(run.delta).toMatchObject({ changed: 1 })
    expect(await findings(app)).toMatchObject([{ state: 'open', change: 'changed', subjects: 2 }])
    expect(await eventsOf('finding.changed')).toHaveLength(1)
  })

  test.each(['acknowledged', 'snoozed', 'accepted', 'dismissed'])('opens what was %s', async (state) => {
    const { pair } = await two()
    await finished(app, [checkOf(pair.slice(0, 1))])
    await decide(app, state, after(app.clock.now(), days(30)))
    expect((await finished(app, [checkOf(pair.slice(0, 1))])).delta).toMatchObject({ still: 1 })
    expect(await findings(app)).toMatchObject([{ state }])
    expect((await finished(app, [checkOf(pair)])).delta).toMatchObject({ reopened: 1 })
    expect(await findings(app)).toMatchObject([{ state: 'open', change: 'reopened', decision_reason: null }])
    expect(await eventsOf('finding.reopened')).toHaveLength(1)
  })

  test('opens what was decided when it becomes worse', async () => {
    const seen = [sighting({ key: 'k', severity: 'medium' })]
    await finished(app, [checkOf(seen)])
    await decide(app, 'accepted', after(app.clock.now(), days(30)))
    seen[0] = sighting({ key: 'k', severity: 'high' })
    expect((await finished(app, [checkOf(seen)])).delta).toMatchObject({ reopened: 1 })
  })

  test('resolves what is gone, keeps its people, forgets its Zendesk users, and opens it anew when it comes back', async () => {
    const { pair } = await two()
    const seen = [...pair, sighting({ key: 'shared@example.org', subject: 'zendesk:7', zendeskId: '7' })]
    await finished(app, [checkOf(seen)])
    app.clock.advance(days(1))
    const run = await finished(app, [checkOf([])])
    expect(run).toMatchObject({ delta: { resolved: 1 }, counts: [{ state: 'resolved', count: 1 }] })
    expect(await findings(app)).toMatchObject([{ state: 'resolved', change: 'resolved' }])
    expect(await app.deps.database.db('finding_subjects').pluck('zendesk_id')).toEqual([null, null])
    app.clock.advance(days(1))
    expect((await finished(app, [checkOf(seen)])).delta).toMatchObject({ reopened: 1, new: 0 })
    expect(await findings(app)).toMatchObject([{ state: 'open', opened_at: app.clock.now() }])
    expect(await app.deps.database.db('finding_subjects')).toHaveLength(3)
  })

  test('ends a decision whose time has passed, also of what could not be looked at', async () => {
    await finished(app, [checkOf([sighting({ key: 'k' })])])
    await decide(app, 'snoozed', after(app.clock.now(), days(1)))
    app.clock.advance(days(2))
    const broken = checkOf([], { see: () => Promise.reject(new Error('no')) })
    expect(await finished(app, [broken])).toMatchObject({ completeness: 'partial', delta: { reopened: 1 } })
    expect(await findings(app)).toMatchObject([{ state: 'open' }])
  })
})

test('ten thousand members on one address are one finding', async () => {
  await app.deps.database.db.raw(`
    insert into members (id, external_id, name, status, created_at, updated_at)
    select gen_random_uuid(), 'm-' || n, 'Member ' || n, 'active', now(), now() from generate_series(1, 10000) n`)
  const crowd = checkOf([], {
    statements: [
      `insert into audit_sightings (run_id, code, key, subject, member_id, severity, confidence, evidence)
       select :runId, 'duplicate-email', 'info@example.org', 'member:' || id, id, 'critical', 'certain',
         jsonb_build_object('external_id', external_id) from members`,
    ],
  })
  delete (crowd as { see?: unknown }).see
  expect((await finished(app, [crowd])).delta).toMatchObject({ new: 1 })
  expect(await findings(app)).toMatchObject([{ subjects: 10_000 }])
  expect((await finished(app, [crowd])).delta).toMatchObject({ still: 1, changed: 0 })
})
