/** Reports in each format: what is in them, in which order, and that nothing in them does anything to whoever opens them. */
import * as cheerio from 'cheerio'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { after, days } from '../../../src/kernel/clock.ts'
import { makeApp, makeMember, sharedSecret } from '../../support/make.ts'
import { putMembers } from '../../support/put-members.ts'
import { testApp } from '../../support/test-app.ts'
import { makeFinding } from '../findings/make-finding.ts'
import { audit, jsonReport, pieces, reportOf } from './report-world.ts'

const app = testApp()
const hiddenEmail = 'zo\u200be@example.org'

/** Two on one address; one whose address holds what nobody sees. */
async function someTrouble(): Promise<{ ada: string; formula: string }> {
  const [ada, formula] = await putMembers(app.deps, [
    { name: 'Ada Lovelace', email: 'shared@example.org', externalId: 'p-ada' },
    { name: '=HYPERLINK("https://evil.example")', email: 'Shared@example.org', externalId: '@SUM(1+1)' },
    { name: '<img src=x onerror=alert(1)>', email: hiddenEmail, externalId: 'p-zoe' },
  ])
  await audit(app)
  return { ada: ada!, formula: formula! }
}

describe('JSON', () => {
  test('has the run with its sources, and each finding with whom it is about, evidence, effect and remedy', async () => {
    const { ada, formula } = await someTrouble()
    const report = await jsonReport(app.deps)
    expect(report).toMatchObject({ schema: 'latchkey.audit/1', redacted: false })
    expect(report.run).toMatchObject({ completeness: 'ok', trigger: 'command-line', members: 3, why: [] })
    expect(report.run?.sources).toContainEqual(expect.objectContaining({ name: 'members', state: 'known', count: 3 }))
    expect(Object.keys(report.run ?? {})).toEqual(
      expect.arrayContaining(['id', 'started_at', 'finished_at', 'counts', 'completeness', 'sources']),
    )
    const shared = report.findings.find(({ code }) => code === 'duplicate-email')
    expect(shared).toMatchObject({
      ...{ severity: 'critical', confidence: 'certain', state: 'open', gate: 'block', decision: null },
      first_seen: app.clock.now().toISOString(),
      last_seen: app.clock.now().toISOString(),
    })
    expect(shared?.fingerprint).toMatch(/^[0-9a-f]{64}$/)
    expect(shared?.subjects.map(({ member }) => member).sort()).toEqual([ada, formula].sort())
    expect(shared?.subjects).toContainEqual({
      ...{ member: ada, external_id: 'p-ada', email: 'shared@example.org', subject: `member:${ada}` },
    })
    expect(shared?.effect).toContain('article 4408845838874')
    expect(shared?.remedy.length).toBeGreaterThan(1)
  })

  test('spells out what cannot be seen', async () => {
    await someTrouble()
    const { findings } = await jsonReport(app.deps)
    const hidden = findings.find(({ code }) => code === 'email-hidden-characters')
    expect(hidden?.evidence).toContainEqual(
      expect.objectContaining({ field: 'email', value: hiddenEmail, escaped: 'zo\\u{200B}e@example.org' }),
    )
  })

  test('is in the order of severity, code and fingerprint, and the same text twice', async () => {
    await audit(app)
    for (let count = 0; count < 40; count += 1) {
      const severity = (['low', 'critical', 'medium', 'info', 'high'] as const)[count % 5]!
      const code = (['alias-email', 'unverified-email', 'shared-phone'] as const)[count % 3]!
      const state = (['open', 'accepted'] as const)[count % 2]!
      await makeFinding(app.deps, { severity, code, state })
    }
    await makeFinding(app.deps, { state: 'resolved', severity: 'critical' })
    const first = await reportOf(app.deps, { format: 'json' })
    expect(await reportOf(app.deps, { format: 'json' })).toBe(first)
    const order = ['critical', 'high', 'medium', 'low', 'info']
    const { findings } = await jsonReport(app.deps)
    const places = findings.map(
      ({ severity, code, fingerprint }) => `${order.indexOf(severity)} ${code} ${fingerprint}`,
    )
    expect(places).toHaveLength(40)
    expect(places).toEqual([...places].sort())
  })

  test('says of an app in use without Zendesk data that it is blind, and why', async () => {
    await makeApp(app.deps)
    await audit(app)
    const { run } = await jsonReport(app.deps)
    expect(run).toMatchObject({ completeness: 'blind', why: ['zendesk-users-missing:acme-help'] })
    expect(run?.sources).toContainEqual(
      expect.objectContaining({ name: 'zendesk-users', app: 'acme-help', state: 'missing', as_of: null, count: null }),
    )
  })

  test('has only what is new when asked for, and what is as severe as asked for', async () => {
    await someTrouble()
    expect((await jsonReport(app.deps, { newOnly: true })).findings.length).toBeGreaterThan(1)
    await audit(app)
    expect((await jsonReport(app.deps, { newOnly: true })).findings).toEqual([])
    await putMembers(app.deps, [{ email: 'shared@EXAMPLE.org' }, { email: 'new\u200b@example.org' }])
    await audit(app)
    const { findings } = await jsonReport(app.deps, { newOnly: true })
    expect(findings.map(({ code, change }) => [code, change])).toEqual(
      expect.arrayContaining([
        ['duplicate-email', 'changed'],
        ['email-hidden-characters', 'new'],
      ]),
    )
    expect(findings).toHaveLength(2)
    const critical = await jsonReport(app.deps, { minimum: 'critical' })
    expect(critical.findings.map(({ code }) => code)).toEqual(['duplicate-email'])
  })

  test('says what was decided, and the gate that an owner chose', async () => {
    const { id: appId } = await makeApp(app.deps)
    const owner = await makeMember(app.deps, { role: 'owner' })
    await audit(app)
    const until = after(app.clock.now(), days(9))
    await makeFinding(app.deps, { code: 'alias-email', state: 'accepted', decidedUntil: until })
    await app.deps.gateOverrides.put(appId, {
      ...{ code: 'alias-email', gate: 'hold', reason: 'we want to look at them', at: app.clock.now(), by: owner.id },
    })
    const finding = (await jsonReport(app.deps)).findings.find(({ code }) => code === 'alias-email')
    expect(finding).toMatchObject({
      gate: 'hold',
      decision: { waits_for_second: false, reason: 'looked at it before', until: until.toISOString() },
    })
    // Where another app is looser, that is what can be relied on.
    await makeApp(app.deps, {
      name: 'Other',
      subdomain: 'other',
      secret: sharedSecret.split('').reverse().join(''),
    })
    expect((await jsonReport(app.deps)).findings.find(({ code }) => code === 'alias-email')?.gate).toBe('warn')
  })
})

describe('CSV', () => {
  const rowsOf = (text: string) => parse(text, { columns: true, bom: true }) as unknown as Record<string, string>[]

  test('is RFC 4180 with a row for each whom a finding is about', async () => {
    const { ada } = await someTrouble()
    const text = await reportOf(app.deps, { format: 'csv' })
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const shared = rowsOf(text).filter(({ code }) => code === 'duplicate-email')
    expect(shared).toHaveLength(2)
    expect(shared.find(({ member }) => member === ada)).toMatchObject({
      ...{ severity: 'critical', subjects: '2', external_id: 'p-ada', email: 'shared@example.org', gate: 'block' },
    })
  })

  test('no cell begins as a formula, and what cannot be seen is spelled out', async () => {
    await someTrouble()
    const text = await reportOf(app.deps, { format: 'csv' })
    const cells = rowsOf(text).flatMap((row) => Object.values(row))
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
    expect(cells).toContain("'@SUM(1+1)")
    expect(cells.some((cell) => cell.includes('zo\\u{200B}e@example.org'))).toBe(true)
  })

  test('has a byte order mark only when asked for', async () => {
    await someTrouble()
    expect((await reportOf(app.deps, { format: 'csv' })).startsWith('severity,')).toBe(true)
    expect((await reportOf(app.deps, { format: 'csv', bom: true })).startsWith('\ufeffseverity,')).toBe(true)
  })
})

describe('text', () => {
  test('says what was looked at, then each kind once with its steps, then whom it is about', async () => {
    await someTrouble()
    const text = await reportOf(app.deps, { format: 'text' })
    expect(text).toContain(': complete.\n')
    expect(text).toMatch(/^ {2}members: known, as of .*, 3$/m)
    expect(text).toContain('CRITICAL  Several members on one address (duplicate-email)\n')
    expect(text.match(/Several members on one address \(/g)).toHaveLength(1)
    expect(text).toContain('Member p-ada; email shared@example.org')
  })

  test('no character of a member steers the terminal', async () => {
    await putMembers(app.deps, [
      { name: 'x', email: 'a\u202eb@example.org', externalId: 'esc\u001b[31m' },
      { name: 'y', email: 'A\u202eb@example.org', externalId: 'back\\slash' },
    ])
    await audit(app)
    const text = await reportOf(app.deps, { format: 'text' })
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e]/)
    expect(text).toContain('esc\\u{001B}[31m')
  })

  test('an incomplete audit is not called clean', async () => {
    await makeApp(app.deps)
    await audit(app)
    await app.deps.database.db('findings').delete()
    const text = await reportOf(app.deps, { format: 'text' })
    expect(text).toContain('blind')
    expect(text).toContain('! acme-help: nothing is known of its Zendesk users')
    expect(text).toContain('nothing is known.')
  })

  test('before any audit nothing is known', async () => {
    expect(await reportOf(app.deps, { format: 'text' })).toBe('No audit has been finished yet: nothing is known.\n')
    expect((await jsonReport(app.deps)).run).toBeNull()
  })
})

describe('HTML', () => {
  test('is one file that loads nothing, runs nothing, and marks what cannot be seen', async () => {
    await someTrouble()
    const html = await reportOf(app.deps, { format: 'html' })
    expect(html.startsWith('<!doctype html>')).toBe(true)
    expect(html.trimEnd().endsWith('</html>')).toBe(true)
    const $ = cheerio.load(html)
    expect($('script, link, img, iframe, [src], [onerror]').length).toBe(0)
    expect($('style').length).toBe(1)
    expect($('meta[http-equiv="Content-Security-Policy"]').attr('content')).toContain("default-src 'none'")
    expect($('h2').text()).toContain('Several members on one address')
    expect($('.hidden-character').text()).toContain('‹U+200B›')
    expect(html).not.toContain('\u200b')
  })
})

test('5,000 findings and one about 1,500 members come in pieces, each once, and no piece is large', async () => {
  const ids = await putMembers(
    app.deps,
    Array.from({ length: 1_500 }, (_, index) => ({ email: 'all@example.org', externalId: `m${index}` })),
  )
  const { db } = app.deps.database
  await db.raw(
    `insert into findings (fingerprint, code, severity, confidence, state, evidence_hash, subjects, touches_staff,
       first_seen_at, last_seen_at, opened_at)
     select encode(sha256(convert_to(n::text, 'UTF8')), 'hex'), 'shared-phone', 'low', 'possible', 'open', 'x', 1, false,
       now(), now(), now() from generate_series(1, 5000) n`,
  )
  await db.raw(
    `insert into finding_subjects (finding_id, subject, member_id, evidence)
     select id, 'member:' || ?::text, ?::uuid, '{"phone": "+442079460000"}' from findings`,
    [ids[0]!, ids[0]!],
  )
  const one = await makeFinding(app.deps, { code: 'duplicate-email', severity: 'critical', subjects: 1_500 })
  await db.raw(
    `insert into finding_subjects (finding_id, subject, member_id, evidence)
     select f.id, 'member:' || m.id, m.id, jsonb_build_object('email', m.email)
     from findings f cross join members m where f.fingerprint = ?`,
    [one],
  )
  const written = await pieces(app.deps, { format: 'json' })
  expect(written.length).toBeGreaterThanOrEqual(11)
  expect(Math.max(...written.map(({ length }) => length))).toBeLessThan(1_500_000)
  const { findings } = await jsonReport(app.deps)
  expect(findings).toHaveLength(5_001)
  expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(5_001)
  // Of very many the first thousand, and how many there are.
  expect(findings[0]).toMatchObject({ fingerprint: one, subject_count: 1_500 })
  expect(findings[0]?.subjects).toHaveLength(1_000)
})

test('a report during which another audit came to its end breaks off, instead of being a mixture', async () => {
  await someTrouble()
  const { auditRuns } = app.deps
  const other = { ...(await auditRuns.findLatestFinished())!, id: app.deps.random.uuid() }
  let asked = 0
  const deps = {
    ...app.deps,
    auditRuns: {
      ...auditRuns,
      findLatestFinished: async () => ((asked += 1) === 1 ? auditRuns.findLatestFinished() : other),
    },
  }
  await expect(pieces(deps, { format: 'csv' })).rejects.toThrow('another audit')
})

test('that a report left is recorded, without anything personal', async () => {
  await someTrouble()
  await reportOf(app.deps, { format: 'csv' }, { redact: true })
  const events = await app.deps.database.db('events').where({ type: 'finding.exported' }).select<object[]>('*')
  expect(events).toMatchObject([
    { actor: 'command-line', outcome: 'done', detail: { format: 'csv', redacted: true, new_only: false } },
  ])
  expect(JSON.stringify(events)).not.toContain('example.org')
})
