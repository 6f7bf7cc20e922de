/** Who hears of an audit, of what, and how often. */
import { beforeEach, describe, expect, test } from 'vitest'
import { announceForgotten, announceRun } from '../../../src/features/safeguards/digest/announce-run.ts'
import { addWebhook } from '../../../src/features/webhooks/change-webhooks.ts'
import { webhookEventTypes } from '../../../src/features/webhooks/webhook.ts'
import { days } from '../../../src/kernel/clock.ts'
import { readOutbox } from '../../mail/outbox.ts'
import { makeMember } from '../../support/make.ts'
import { testApp } from '../../support/test-app.ts'

const app = testApp()
let owner: Awaited<ReturnType<typeof makeMember>>

beforeEach(async () => {
  owner = await makeMember(app.deps, { name: 'Olga Owner', email: 'olga@example.org', role: 'owner' })
  await app.deps.safeguardSettings.keepFingerprintKey('key', app.clock.now())
  await chooseRecipients([owner.id])
})

const db = () => app.deps.database.db
const chooseRecipients = (ids: string[]) => db()('safeguard_settings').update({ digest_to: ids })

type Seen = { fingerprint: string; code?: string; severity?: string; change?: string; state?: string; until?: Date }

async function makeRun(
  found: readonly Seen[] = [],
  completeness: 'ok' | 'partial' | 'blind' = 'ok',
  why: string[] = [],
) {
  const id = app.deps.random.uuid()
  const now = app.clock.now()
  const run = { id, trigger: 'schedule', started_at: now, finished_at: now, state: 'finished', completeness, why }
  await db()('audit_runs').insert({ ...run, program_version: '0', keys_version: 1 })
  for (const { fingerprint, code = 'alias-email', severity = 'high', change = 'new', state = 'open', until } of found) {
    const isDecided = state !== 'open' && state !== 'resolved'
    await db()('findings')
      .insert({
        ...{
          fingerprint,
          code,
          severity,
          confidence: 'likely',
          state,
          evidence_hash: 'e',
          subjects: 2,
          touches_staff: false,
        },
        ...{ first_seen_at: now, last_seen_at: now, opened_at: now, last_run_id: id, change },
        ...(isDecided && { decision_reason: 'looked into', decided_until: until ?? now }),
        ...(state === 'resolved' && { resolved_at: now }),
      })
      .onConflict('fingerprint')
      .merge()
  }
  return { id, completeness, why }
}

const digests = async () =>
  (await readOutbox(app.deps)).filter(({ kind }) => kind === 'digest').map(({ subject, text }) => ({ subject, text }))
const messages = async () => {
  const rows = await db()<{ payload: string }>('webhook_deliveries').orderBy('created_at')
  return rows.map(({ payload }) => JSON.parse(payload) as { type: string; data: Record<string, unknown> })
}
const listen = () =>
  addWebhook(
    app.deps,
    { url: 'https://hooks.example.com/', description: '', eventTypes: webhookEventTypes, isEnabled: true },
    { createdBy: owner.id, actor: 'system' },
  )

describe('the digest', () => {
  test('says how many of what, and where; nothing of anybody', async () => {
    await announceRun(app.deps, await makeRun([{ fingerprint: 'a' }, { fingerprint: 'b', severity: 'critical' }]))
    const [digest, ...others] = await digests()
    expect(others).toEqual([])
    expect(digest!.subject).toBe('The safeguards found something')
    expect(digest!.text).toContain('1 critical: new\n1 high: new\nOpen in all: 1 critical, 1 high')
    expect(digest!.text).toContain(`${app.config.publicUrl}/admin/safeguards`)
    expect(digest!.text.replace('Hello Olga Owner,', '')).not.toMatch(/Olga|@/)
  })

  test('is not sent again for the same, comes once a week when it is quiet, and at once when something is new', async () => {
    await announceRun(app.deps, await makeRun([]))
    expect((await digests()).map(({ subject }) => subject)).toEqual(['The safeguards: all quiet'])
    app.clock.advance(days(1))
    await announceRun(app.deps, await makeRun([]))
    expect(await digests()).toHaveLength(1)
    await announceRun(app.deps, await makeRun([], 'blind', ['zendesk-users-missing:acme']))
    expect(await digests()).toHaveLength(2)
    app.clock.advance(days(1))
    await announceRun(app.deps, await makeRun([], 'blind', ['zendesk-users-missing:acme']))
    expect(await digests()).toHaveLength(2)
    await announceRun(
      app.deps,
      await makeRun([{ fingerprint: 'a', change: 'reopened' }], 'blind', ['zendesk-users-missing:acme']),
    )
    expect(await digests()).toHaveLength(3)
    app.clock.advance(days(7))
    await announceRun(app.deps, await makeRun([{ fingerprint: 'a', change: 'still' }]))
    expect((await digests()).at(-1)!.subject).toBe('The safeguards: all quiet')
  })

  test('never calls a blind run quiet', async () => {
    await announceRun(app.deps, await makeRun([], 'blind'))
    app.clock.advance(days(8))
    await announceRun(app.deps, await makeRun([], 'blind'))
    const told = await digests()
    expect(told.map(({ subject }) => subject)).toEqual(Array(2).fill('The safeguards found something'))
    expect(told[1]!.text).toContain('The audit was blind')
  })

  test('tells of decisions that are about to end, and not of what was decided since', async () => {
    const until = new Date(app.clock.now().getTime() + days(3))
    await announceRun(app.deps, await makeRun([{ fingerprint: 'a', state: 'accepted', until }]))
    expect((await digests())[0]!.text).toContain('1 decided for a time that ends within a week\nNothing is open')
  })

  test('goes only to who was chosen, still holds a role and proved the address', async () => {
    const member = await makeMember(app.deps)
    const unproved = await makeMember(app.deps, { role: 'auditor', emailVerifiedAt: undefined })
    await chooseRecipients([member.id, unproved.id])
    await announceRun(app.deps, await makeRun([{ fingerprint: 'a' }]))
    expect(await digests()).toEqual([])
  })
})

describe('webhooks', () => {
  test('are told each change and the run, without anything of anybody', async () => {
    await listen()
    await announceRun(
      app.deps,
      await makeRun([
        { fingerprint: 'a' },
        { fingerprint: 'b', change: 'resolved', state: 'resolved' },
        { fingerprint: 'c', change: 'still' },
      ]),
    )
    const told = await messages()
    expect(told.map(({ type }) => type)).toEqual(['finding.opened', 'finding.resolved', 'run.finished'])
    expect(told[0]!.data).toMatchObject({
      ...{ fingerprint: 'a', code: 'alias-email', severity: 'high', app: null, subjects: 2 },
      link: `${app.config.publicUrl}/admin/safeguards/findings/a`,
    })
  })

  test('hear of hundreds by their number', async () => {
    await listen()
    const many = Array.from({ length: 101 }, (_each, at) => ({ fingerprint: `f${at}` }))
    await announceRun(app.deps, await makeRun(many, 'partial', ['keys-stale']))
    const told = await messages()
    expect(told.map(({ type }) => type)).toEqual(['finding.opened', 'run.incomplete'])
    expect(told[0]!.data).toMatchObject({ code: 'alias-email', count: 101 })
  })
})

test('a run is told of once, and one that a crash left untold is told of later', async () => {
  await listen()
  const run = await makeRun([{ fingerprint: 'a' }])
  const broken = {
    ...app.deps,
    random: {
      ...app.deps.random,
      uuid: () => {
        throw new Error('killed')
      },
    },
  }
  await announceRun(broken, run)
  expect(await messages()).toEqual([])
  expect(app.logged.join()).toContain('an audit could not be told of')

  const auditRuns = { find: (id: string) => Promise.resolve(id === run.id ? run : undefined) }
  expect(await announceForgotten({ ...app.deps, auditRuns })).toBe(1)
  await announceRun(app.deps, run)
  expect(await messages()).toHaveLength(2)
  expect(await digests()).toHaveLength(1)
  expect(await announceForgotten({ ...app.deps, auditRuns })).toBe(0)
})
