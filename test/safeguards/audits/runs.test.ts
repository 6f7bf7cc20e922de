/** How a run goes: what it could see, who else is at it, what breaks off, and what need not be looked at again. */
import { describe, expect, test } from 'vitest'
import { after, days, hours, minutes, seconds } from '../../../src/kernel/clock.ts'
import { checks as everyCheck } from '../../../src/features/safeguards/checks/checks.ts'
import { makeApp, makeMember } from '../../support/make.ts'
import { testApp } from '../../support/test-app.ts'
import { findDueAudit } from '../../../src/features/safeguards/audits/audit-due.ts'
import { runAudit } from '../../../src/features/safeguards/audits/run-audit.ts'
import { audit, checkOf, finished, findings, sighting } from './audit-world.ts'

const app = testApp()
const none = checkOf([])
const broken = checkOf([], { name: 'broken', see: () => Promise.reject(new Error('the source is away')) })
const zendesk = (seen: Parameters<typeof checkOf>[0], more = {}) =>
  checkOf(seen, { name: 'zendesk', codes: ['staff-email-match'], needs: ['zendesk-users'], ...more })

async function knownUsers(appId: string, kind: string, asOf: Date, more: object = {}): Promise<void> {
  await app.deps.database
    .db('zendesk_sources')
    .insert({
      ...{ app_id: appId, kind, subdomain: 'acme', zendesk_origin: 'https://acme.zendesk.com', users: 0 },
      ...{ as_of: asOf, imported_at: asOf, is_complete: true, ...more },
    })
    .onConflict(['app_id', 'kind'])
    .merge()
}

describe('a run says how much it could see', () => {
  test('everything, where no app is in use', async () => {
    await makeApp(app.deps, { isEnabled: false })
    expect(await finished(app, [none])).toMatchObject({ state: 'finished', completeness: 'ok', why: [] })
  })

  test('blind, while nothing is known of the Zendesk users of an app in use', async () => {
    const { key } = await makeApp(app.deps)
    const run = await finished(app, [none])
    expect(run).toMatchObject({ completeness: 'blind', why: [`zendesk-users-missing:${key}`] })
    expect(run.sources).toContainEqual(
      expect.objectContaining({ name: 'zendesk-users', app: key, state: 'missing', asOf: undefined }),
    )
  })

  test('in part, while only team members are known, or what is known is old or was cut', async () => {
    const { id, key } = await makeApp(app.deps)
    await knownUsers(id, 'team-export', app.clock.now())
    expect((await finished(app, [none])).why).toEqual([`zendesk-end-users-missing:${key}`])
    await knownUsers(id, 'user-export', app.clock.now())
    expect(await finished(app, [none])).toMatchObject({ completeness: 'ok', why: [] })
    await knownUsers(id, 'user-export', app.clock.now(), { is_complete: false })
    expect((await finished(app, [none])).why).toEqual([`zendesk-users-incomplete:${key}`])
    await knownUsers(id, 'user-export', app.clock.now())
    app.clock.advance(days(8))
    expect(await finished(app, [none])).toMatchObject({
      completeness: 'partial',
      why: [`zendesk-users-stale:${key}`],
    })
  })

  test('in part, while keys of addresses are not computed yet; then nothing is called gone', async () => {
    await makeMember(app.deps)
    await finished(app, [checkOf([sighting({ key: 'k' })])])
    await app.deps.database.db('members').update({ email_keys_version: 1_000 })
    expect(await finished(app, [none])).toMatchObject({ completeness: 'partial', why: ['keys-stale'] })
    expect(await findings(app)).toMatchObject([{ state: 'open' }])
  })

  test('in part, when a check throws: its findings stay as they were, those of others are concluded', async () => {
    const other = (seen: Parameters<typeof checkOf>[0]) => checkOf(seen, { name: 'other', codes: ['alias-email'] })
    await finished(app, [checkOf([sighting({ key: 'k' })]), other([sighting({ key: 'k', code: 'alias-email' })])])
    const run = await finished(app, [broken, other([])])
    expect(run).toMatchObject({ completeness: 'partial', why: ['check-failed:broken'], delta: { resolved: 1 } })
    expect(await findings(app)).toMatchObject([
      { code: 'alias-email', state: 'resolved' },
      { code: 'duplicate-email', state: 'open' },
    ])
  })
})

describe('R55 a source that disappears', () => {
  test('before a run leaves its findings as they were', async () => {
    const { id } = await makeApp(app.deps)
    await knownUsers(id, 'user-export', app.clock.now())
    await finished(app, [zendesk([sighting({ key: 'k', code: 'staff-email-match', appId: id })])])
    await app.deps.database.db('zendesk_sources').delete()
    expect(await finished(app, [zendesk([])])).toMatchObject({ completeness: 'blind', delta: { resolved: 0 } })
    expect(await findings(app)).toMatchObject([{ state: 'open' }])
  })

  test('during a run makes it say so, and calls nothing gone', async () => {
    const { id, key } = await makeApp(app.deps)
    await knownUsers(id, 'user-export', app.clock.now())
    await finished(app, [zendesk([sighting({ key: 'k', code: 'staff-email-match', appId: id })])])
    const see = async () => {
      await knownUsers(id, 'user-export', after(app.clock.now(), seconds(1)))
      return []
    }
    // On the embedded database, only between two checks.
    const meanwhile = checkOf([], { name: 'meanwhile', codes: ['alias-email'] })
    const inTransaction: typeof app.deps.inTransaction = async (work) => {
      const done = await app.deps.inTransaction(work)
      await see()
      return done
    }
    const outcome = await runAudit(
      { ...app.deps, inTransaction, checks: [meanwhile, zendesk([])] },
      { trigger: 'command-line', by: { actor: 'command-line' } },
    )
    expect(outcome).toMatchObject({ kind: 'finished', run: { completeness: 'partial', why: [`source-gone:${key}`] } })
    expect(await findings(app)).toMatchObject([{ state: 'open' }])
  })

  test('as a member does who is erased meanwhile, and an app that is deleted', async () => {
    const { id } = await makeApp(app.deps, { isEnabled: false })
    const gone = '00000000-0000-4000-8000-000000000001'
    const seen = [
      sighting({ key: 'k', memberId: gone }),
      sighting({ key: 'l' }),
      sighting({ key: 'm', code: 'staff-email-match', appId: id }),
    ]
    await app.deps.database
      .db('apps')
      .where({ id })
      .update({ deleted_at: app.clock.now(), secret_sealed: null, secret_fingerprint: null })
    expect((await finished(app, [checkOf(seen, { codes: ['duplicate-email', 'staff-email-match'] })])).delta.new).toBe(
      1,
    )
  })
})

describe('one run at a time', () => {
  const holding = async () => {
    const startedAt = app.clock.now()
    const of = { trigger: 'console', startedBy: undefined, programVersion: '1', keysVersion: 1 } as const
    const id = app.deps.random.uuid()
    await app.deps.auditRuns.begin({ id, startedAt, ...of }, after(startedAt, seconds(30)))
    return { id, startedAt }
  }

  test('whoever comes second is told since when the first is at it', async () => {
    const { startedAt } = await holding()
    expect(await audit(app, [none])).toEqual({ kind: 'busy', since: startedAt })
  })

  test('a run whose process is not heard of any more is taken over', async () => {
    const { id } = await holding()
    app.clock.advance(minutes(1))
    await finished(app, [none])
    expect(await app.deps.auditRuns.find(id)).toMatchObject({ state: 'failed', why: ['interrupted'] })
  })

  test('whoever lost their run concludes nothing', async () => {
    const check = checkOf([])
    const inTransaction: typeof app.deps.inTransaction = async (work) => {
      const done = await app.deps.inTransaction(work)
      await app.deps.auditRuns.abandon(after(app.clock.now(), hours(1)), app.clock.now())
      return done
    }
    const lost = await runAudit(
      { ...app.deps, inTransaction, checks: [checkOf([sighting({ key: 'k' })]), check] },
      { trigger: 'console', by: { actor: 'system' } },
    )
    expect(lost).toMatchObject({ kind: 'failed', because: 'interrupted' })
    expect(await findings(app)).toEqual([])
  })

  test('whoever is asked to stop leaves findings as they were, and says so', async () => {
    const stopped = await audit(app, [none], { signal: AbortSignal.abort() })
    expect(stopped).toMatchObject({ kind: 'failed', because: 'stopped', run: { state: 'failed', why: ['stopped'] } })
    expect(await app.deps.database.db('events').where({ type: 'audit.failed' })).toHaveLength(1)
  })

  test('sightings that the server lost are no sign that all is well', async () => {
    await finished(app, [checkOf([sighting({ key: 'k' })])])
    const inTransaction: typeof app.deps.inTransaction = async (work) => {
      const done = await app.deps.inTransaction(work)
      await app.deps.sightings.clearAll()
      return done
    }
    const outcome = await runAudit(
      { ...app.deps, inTransaction, checks: [checkOf([sighting({ key: 'k' })])] },
      { trigger: 'console', by: { actor: 'system' } },
    )
    expect(outcome).toMatchObject({ kind: 'failed', because: 'sightings-lost' })
    expect(await findings(app)).toMatchObject([{ state: 'open' }])
  })
})

describe('a run over members who did not change', () => {
  test('spares the checks on them and counts their findings as seen again', async () => {
    const ada = await makeMember(app.deps)
    let looks = 0
    const check = checkOf([], {
      dependsOn: 'members',
      see: () => {
        looks += 1
        return Promise.resolve([sighting({ key: 'k', memberId: ada.id })])
      },
    })
    await finished(app, [check])
    expect((await finished(app, [check])).delta).toMatchObject({ still: 1 })
    expect(looks).toBe(1)
    expect(await findings(app)).toMatchObject([{ times_seen: 2, change: 'still' }])
    await makeMember(app.deps)
    await finished(app, [check])
    expect(looks).toBe(2)
  })

  test('looks again where a check could not', async () => {
    const failing = { ...broken, dependsOn: 'members' } as typeof broken
    await finished(app, [failing])
    expect((await finished(app, [failing])).completeness).toBe('partial')
  })
})

test('R63 all checks of the house run, on this database as on the other, and say the same twice', async () => {
  await makeApp(app.deps)
  await makeMember(app.deps, { externalId: 'A-1', email: 'info@example.org' })
  await makeMember(app.deps, { externalId: 'B-1', email: 'office@example.org', emailVerifiedAt: undefined })
  const first = await finished(app, everyCheck)
  expect(first.why.filter((why) => why.startsWith('check-failed'))).toEqual([])
  const prints = (await findings(app)).map(({ fingerprint, evidence_hash }) => [fingerprint, evidence_hash])
  const second = await finished(app, everyCheck)
  expect((await findings(app)).map(({ fingerprint, evidence_hash }) => [fingerprint, evidence_hash])).toEqual(prints)
  expect(second.digestHash).toBe(first.digestHash)
})

describe('a clock that is put back', () => {
  test('makes nobody wait for the end of a dead run, and the next run is the last one', async () => {
    const { clock } = app
    const { auditRuns } = app.deps
    clock.advance(days(365))
    const ahead = await finished(app, [none])
    const dead = '00000000-0000-4000-8000-00000000dead'
    const given = { trigger: 'schedule', startedBy: undefined, programVersion: '1', keysVersion: 2 } as const
    await auditRuns.begin({ id: dead, startedAt: clock.now(), ...given }, after(clock.now(), seconds(30)))
    clock.advance(-days(365))
    const now = await finished(app, [none])
    expect(now.startedAt < ahead.startedAt).toBe(true)
    expect(await auditRuns.find(dead)).toMatchObject({ state: 'failed', why: ['interrupted'] })
    expect(await auditRuns.findLatestFinished()).toMatchObject({ id: now.id })
    expect(await findDueAudit(app.deps)).toBeUndefined()
  })
})
