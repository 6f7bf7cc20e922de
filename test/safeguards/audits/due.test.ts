/** When an audit is due: by the schedule, after an import, and once more when it broke off. */
import { describe, expect, test } from 'vitest'
import type { AuditRun } from '../../../src/features/safeguards/audits/audit-run.ts'
import { noDelta } from '../../../src/features/safeguards/audits/audit-run.ts'
import { judgeDue } from '../../../src/features/safeguards/audits/audit-due.ts'
import { isCron, nextMoments, previousMoment } from '../../../src/kernel/cron.ts'
import { isZone } from '../../../src/kernel/zone-days.ts'

const at = (text: string): Date => new Date(text)
const schedule = { cron: '0 3 * * *', zone: 'UTC' }
const run = (given: Partial<AuditRun>): AuditRun => ({
  ...{ id: '1', trigger: 'schedule', startedBy: undefined, startedAt: at('2026-11-20T03:00:05Z'), state: 'finished' },
  ...{ finishedAt: undefined, completeness: 'ok', why: [], programVersion: '1', keysVersion: 2, sources: [] },
  ...{ members: 0, counts: [], delta: noDelta, digestHash: undefined, inputHash: undefined },
  ...given,
})
const due = (latest: AuditRun[], now: string, importedAt?: Date) =>
  judgeDue({ latest, importedAt, schedule, now: at(now) })

describe('an audit is due', () => {
  test('at once where there never was one', () => {
    expect(due([], '2026-11-20T12:00:00Z')).toEqual({ trigger: 'schedule', since: at('2026-11-20T12:00:00Z') })
  })

  test('when its time has come, and not before', () => {
    expect(due([run({})], '2026-11-21T02:59:59Z')).toBeUndefined()
    expect(due([run({})], '2026-11-21T03:00:00Z')).toEqual({ trigger: 'schedule', since: at('2026-11-21T03:00:00Z') })
  })

  test('once, when several nights were missed, since the last of them', () => {
    expect(due([run({})], '2026-11-25T09:00:00Z')).toEqual({ trigger: 'schedule', since: at('2026-11-25T03:00:00Z') })
  })

  test('not while one is under way, whoever asked for it', () => {
    expect(due([run({ state: 'running', trigger: 'console' })], '2026-11-25T09:00:00Z')).toBeUndefined()
  })

  test('not when somebody asked for one since', () => {
    const asked = run({ trigger: 'console', startedAt: at('2026-11-25T03:30:00Z') })
    expect(due([asked], '2026-11-25T09:00:00Z')).toBeUndefined()
  })

  test('when the last one began in the future: the clock was put back since, and nobody waits for that moment', () => {
    const ahead = run({ startedAt: at('2027-11-20T03:00:05Z') })
    expect(due([ahead], '2026-11-20T09:00:00Z')).toEqual({ trigger: 'schedule', since: at('2026-11-20T09:00:00Z') })
    expect(due([run({ startedAt: at('2026-11-20T09:02:00Z') })], '2026-11-20T09:00:00Z')).toBeUndefined()
  })

  test('after an import that the last one did not see', () => {
    expect(due([run({})], '2026-11-20T09:00:00Z', at('2026-11-20T08:00:00Z'))).toMatchObject({ trigger: 'import' })
    expect(due([run({})], '2026-11-20T09:00:00Z', at('2026-11-20T02:00:00Z'))).toBeUndefined()
  })

  test.each(['interrupted', 'stopped'])('again after one that was %s', (why) => {
    const broken = run({ state: 'failed', trigger: 'console', why: [why] })
    expect(due([broken], '2026-11-20T09:00:00Z')).toMatchObject({ trigger: 'console' })
  })

  test('not at once after one that failed for its own reasons, or took its process down three times', () => {
    const failed = run({ state: 'failed', why: ['failed'] })
    expect(due([failed], '2026-11-20T09:00:00Z')).toBeUndefined()
    const broken = run({ state: 'failed', why: ['interrupted'] })
    expect(due([broken, broken, broken], '2026-11-20T09:00:00Z')).toBeUndefined()
    expect(due([broken, broken, broken], '2026-11-21T09:00:00Z')).toMatchObject({ trigger: 'schedule' })
  })
})

describe('a schedule', () => {
  test.each(['0 3 * * *', '*/15 8-18 * * 1-5', '@daily'])('%s is one', (text) => expect(isCron(text)).toBe(true))
  test.each(['', 'nightly', '0 3 31 2 *', '61 3 * * *', '* * * * * *', '0 3 * *'])('"%s" is none', (text) =>
    expect(isCron(text)).toBe(false),
  )

  test('goes by the clocks of its zone, also in the night they change', () => {
    const berlin = { cron: '30 2 * * *', zone: 'Europe/Berlin' }
    expect(previousMoment(berlin, at('2026-07-01T12:00:00Z'))).toEqual(at('2026-07-01T00:30:00Z'))
    expect(nextMoments(berlin, at('2026-10-24T12:00:00Z'), 2)).toEqual([
      at('2026-10-25T00:30:00Z'),
      at('2026-10-26T01:30:00Z'),
    ])
  })

  test('knows zones from words', () => {
    expect([isZone('Europe/Berlin'), isZone('UTC'), isZone('Mars/Base')]).toEqual([true, true, false])
  })
})
