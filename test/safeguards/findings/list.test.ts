/** The safeguards' first page: what was looked at, what matters first, and how the list is narrowed. */
import * as cheerio from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import { after, days } from '../../../src/kernel/clock.ts'
import { makeApp, makeMember, password } from '../../support/make.ts'
import { testApp } from '../../support/test-app.ts'
import { readable, visitor, type Visitor } from '../../support/visitor.ts'
import { makeAudit, makeFinding } from './make-finding.ts'

const app = testApp()
let owner: Visitor

beforeEach(async () => {
  await makeMember(app.deps, { username: 'an-owner', role: 'owner' })
  owner = await signedIn('an-owner')
})

async function signedIn(username: string): Promise<Visitor> {
  const someone = visitor(app.server)
  expect((await someone.signIn(username, password)).status).toBe(303)
  return someone
}

const openPage = async (query = '', who = owner) => {
  const page = await who.get(`/admin/safeguards${query}`)
  expect(page.status).toBe(200)
  return page.text
}

const listed = (page: string): string[] => {
  const $ = cheerio.load(page)
  return $('a[href^="/admin/safeguards/findings/"]')
    .map((_, link) => $(link).attr('href')!.split('/').at(-1)!)
    .get()
}

describe('how far the audit can be trusted', () => {
  test('that none was finished yet is said, and is not that nothing was found', async () => {
    const page = await openPage()
    expect(readable(page)).toContain('No audit has been finished yet')
    expect(readable(page)).not.toContain('Nothing is open')
    expect(cheerio.load(page)('form[action="/admin/audits"]').length).toBe(1)
  })

  test('a complete and recent one without findings is good news, and the only one in green', async () => {
    await makeAudit(app.deps)
    const page = await openPage()
    expect(readable(page)).toContain('Nothing is open')
    expect(cheerio.load(page)('.alert-success').length).toBe(1)
  })

  test.each(['partial', 'blind'] as const)(
    'one that was %s names what it could not see, and is never green',
    async (completeness) => {
      await makeAudit(app.deps, {
        completeness,
        sources: [
          { name: 'members', state: 'known', count: 3 },
          { name: 'zendesk-users', app: 'acme-help', state: 'missing' },
          { name: 'zendesk-settings', app: 'acme-help', state: 'stale', asOf: '2026-01-31T00:00:00.000Z' },
        ],
      })
      const page = await openPage()
      expect(cheerio.load(page)('.alert-success').length).toBe(0)
      expect(readable(page)).toContain('Zendesk users of acme-help: nothing is known')
      expect(readable(page)).toContain('blind since 31 Jan 2026')
      expect(readable(page)).toContain('Nothing is open in what could be seen')
    },
  )

  test('one that is three days old, or was followed by a failed one, is not green either', async () => {
    await makeAudit(app.deps, { finishedAt: after(app.clock.now(), -days(3)) })
    expect(cheerio.load(await openPage())('.alert-success').length).toBe(0)
    await makeAudit(app.deps)
    expect(cheerio.load(await openPage())('.alert-success').length).toBe(1)
    const at = after(app.clock.now(), 1000)
    await app.deps.database.db('audit_runs').insert({
      ...{ id: app.deps.random.uuid(), trigger: 'schedule', started_at: at, finished_at: at, state: 'failed' },
      ...{ program_version: '1', keys_version: 1 },
    })
    const page = await openPage()
    expect(cheerio.load(page)('.alert-success').length).toBe(0)
    expect(readable(page)).toContain('did not come to its end')
  })
})

describe('what matters first', () => {
  beforeEach(() => makeAudit(app.deps))

  test('severity, then whether staff is touched, then the newest; what is decided is not among it', async () => {
    const now = app.clock.now()
    const low = await makeFinding(app.deps, { severity: 'low' })
    const older = await makeFinding(app.deps, { openedAt: after(now, -days(2)) })
    const newer = await makeFinding(app.deps, { openedAt: after(now, -days(1)) })
    const staff = await makeFinding(app.deps, { touchesStaff: true, openedAt: after(now, -days(9)) })
    const critical = await makeFinding(app.deps, { severity: 'critical' })
    const put = await makeFinding(app.deps, { severity: 'critical', state: 'snoozed' })
    expect(listed(await openPage('?code=equivalent-email'))).toEqual([critical, staff, newer, older, low])
    expect(listed(await openPage('?code=equivalent-email&state=unresolved'))).toContain(put)
    expect(listed(await openPage('?state=snoozed'))).toEqual([put])
  })

  test('many of a kind are one group that says how many more there are, and leads to all of them', async () => {
    for (let count = 0; count < 55; count += 1) await makeFinding(app.deps, { code: 'alias-email', severity: 'medium' })
    const one = await makeFinding(app.deps, { code: 'duplicate-email', severity: 'critical' })
    const page = await openPage()
    expect(listed(page)).toHaveLength(4)
    expect(listed(page)[0]).toBe(one)
    expect(readable(page)).toContain('52 more of this kind')

    const first = await openPage('?code=alias-email')
    const next = cheerio.load(first)('.pager a').first().attr('href')!
    const second = (await owner.get(next)).text
    expect(listed(first)).toHaveLength(50)
    expect(listed(second)).toHaveLength(5)
    expect(new Set([...listed(first), ...listed(second)]).size).toBe(55)
  })

  test('pages go on across severities and moments that are the same', async () => {
    for (let count = 0; count < 120; count += 1) {
      const severity = count % 2 === 0 ? 'low' : 'high'
      await makeFinding(app.deps, { code: 'shared-phone', severity, touchesStaff: count % 3 === 0 })
    }
    const seen: string[] = []
    for (let href: string | undefined = '/admin/safeguards?code=shared-phone'; href !== undefined;) {
      const { text } = await owner.get(href)
      seen.push(...listed(text))
      const link = cheerio.load(text)('.pager a').first()
      href = link.text().trim() === 'Next' ? link.attr('href') : undefined
    }
    expect(seen).toHaveLength(120)
    expect(new Set(seen).size).toBe(120)
  })

  test('is narrowed by severity, app, staff and the people it is about', async () => {
    const { id: appId } = await makeApp(app.deps)
    const zoe = await makeMember(app.deps, { name: 'Zoë Ångström' })
    const about = await makeFinding(app.deps, { about: [{ memberId: zoe.id }] })
    const ofApp = await makeFinding(app.deps, { code: 'staff-email-match', severity: 'critical', appId })
    const staff = await makeFinding(app.deps, { severity: 'low', touchesStaff: true })
    expect(listed(await openPage('?severity=high'))).toEqual([about])
    expect(listed(await openPage('?app=acme-help'))).toEqual([ofApp])
    expect(listed(await openPage('?staff=yes'))).toEqual([staff])
    expect(listed(await openPage('?q=angstrom'))).toEqual([about])
    expect(listed(await openPage('?q=nobody-like-this'))).toEqual([])
    expect(listed(await openPage('?app=no-such-app'))).toEqual([])
  })

  test('whatever is asked for that is not offered counts as not asked', async () => {
    const one = await makeFinding(app.deps)
    for (const query of [
      '?state=nonsense',
      '?severity=9',
      '?code=%00',
      '?after=x%27',
      '?staff=perhaps',
      '?q[x]=1',
      '?code=a&code=b',
    ])
      expect(listed(await openPage(query))).toEqual([one])
    expect((await owner.get('/admin/safeguards?q=%00')).status).toBe(200)
  })

  test('says what waits for somebody', async () => {
    await makeFinding(app.deps, { state: 'accepted', decidedUntil: after(app.clock.now(), days(3)) })
    await makeFinding(app.deps, { state: 'accepted', decidedUntil: after(app.clock.now(), days(13)) })
    expect(readable(await openPage())).toContain('1 decision ends within a week')
  })

  test('leads to reports whoever may make them, and calls an app by its name', async () => {
    const { id: appId, key, name } = await makeApp(app.deps)
    await makeAudit(app.deps)
    await makeFinding(app.deps, { code: 'secret-old', appId, about: [{ subject: `app:${key}` }] })
    const $ = cheerio.load(await openPage())
    expect($('a[href="/admin/safeguards/export"]').text()).toBe('Export a report')
    expect($('a[href^="/admin/safeguards/findings/"]').text()).toBe(name)
    expect((await owner.get('/admin/safeguards/export')).status).toBe(200)
  })
})

test('an auditor reads and decides nothing; an operator sees members, and nobody of Zendesk', async () => {
  await makeAudit(app.deps)
  const member = await makeMember(app.deps, { name: 'Zoë Ångström' })
  const { id: appId } = await makeApp(app.deps)
  const fingerprint = await makeFinding(app.deps, {
    code: 'staff-email-match',
    appId,
    about: [
      { memberId: member.id },
      { zendeskId: '77', evidence: { name: 'Agent Smith', email: 'smith@example.org' } },
    ],
  })
  for (const role of ['auditor', 'operator'] as const) {
    await makeMember(app.deps, { username: `one-${role}`, role })
    const someone = await signedIn(`one-${role}`)
    for (const path of ['', `/findings/${fingerprint}`]) {
      const page = await openPage(path, someone)
      expect(page).toContain('Zoë Ångström')
      expect(page.includes('Agent Smith')).toBe(role === 'auditor')
      expect(cheerio.load(page)('form[action*="decide"] button').length).toBe(0)
      expect(cheerio.load(page)('input[name=finding]').length).toBe(0)
    }
    expect((await someone.post(`/admin/safeguards/findings/${fingerprint}/decide`)).status).toBe(403)
  }
})
