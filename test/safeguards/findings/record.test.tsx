/** The page of one finding: what was found made visible, who is who, and what it stands beside. */
import * as cheerio from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import type { FindingMember } from '../../../src/features/safeguards/findings/record/finding-record.query.ts'
import { suggestSurvivor } from '../../../src/features/safeguards/findings/record/suggest-survivor.ts'
import { after, days } from '../../../src/kernel/clock.ts'
import { renderPage } from '../../../views/layout.tsx'
import { sameParts, VisibleValue } from '../../../views/safeguards/findings/visible-value.tsx'
import { makeApp, makeMember, password } from '../../support/make.ts'
import { testApp } from '../../support/test-app.ts'
import { readable, visitor, type Visitor } from '../../support/visitor.ts'
import { makeAudit, makeFinding } from './make-finding.ts'

const app = testApp()
let owner: Visitor

beforeEach(async () => {
  await makeMember(app.deps, { username: 'an-owner', role: 'owner' })
  owner = visitor(app.server)
  await owner.signIn('an-owner', password)
  await makeAudit(app.deps)
})

const open = async (fingerprint: string, who = owner) => {
  const page = await who.get(`/admin/safeguards/findings/${fingerprint}`)
  expect(page.status).toBe(200)
  return page.text
}

test('names and addresses that mean harm stay text, and what is hidden in them is told', async () => {
  const long = 'x'.repeat(300)
  const zoe = await makeMember(app.deps, { name: '<script>alert(1)</script>' })
  const fingerprint = await makeFinding(app.deps, {
    about: [
      { memberId: zoe.id, evidence: { email: 'zo\u200be@example.org', name: '<script>alert(1)</script>' } },
      { zendeskId: '1', evidence: { email: 'z\u043ee@example.org', name: `\u202eevil ${long}` } },
    ],
  })
  const page = await open(fingerprint)
  const $ = cheerio.load(page)
  expect($('script:not([src])').length).toBe(0)
  expect(page).not.toMatch(/[\u200b\u202e]/)
  expect(readable(page)).toContain('zo‹U+200B›e@example.org')
  expect(readable(page)).toContain('‹U+202E›evil')
  expect($('.foreign-letter[title=Cyrillic]').text()).toBe('\u043e')
  expect(readable(page)).toContain('Cyrillic: \u043e')
  expect(page).toContain(long)
})

test('a domain stands beside its other spelling', async () => {
  const about = (email: string) => ({ zendeskId: email, evidence: { email } })
  const fingerprint = await makeFinding(app.deps, {
    about: [about('a@bücher.example'), about('b@xn--bcher-kva.example'), about('c@example.org')],
  })
  const $ = cheerio.load(await open(fingerprint))
  const others = $('code.note')
    .map((_, code) => $(code).text())
    .get()
  expect(others).toEqual(['@xn--bcher-kva.example', '@bücher.example'])
})

test('says who is who, whom to keep and why, where to merge, and what else is found about them', async () => {
  const { id: appId } = await makeApp(app.deps)
  const old = await makeMember(app.deps, {
    name: 'Old',
    externalId: 'old-1',
    email: 'a.b@example.org',
    password: undefined,
  })
  const linked = await makeMember(app.deps, { name: 'Linked', externalId: 'new-1', email: 'ab@example.org' })
  await app.deps.database.db('zendesk_users').insert({
    ...{ app_id: appId, zendesk_id: '7', source: 'user-export', name: 'L', role: 'end-user', external_id: 'NEW-1' },
    ...{ external_id_known: true, seen_at: app.clock.now() },
  })
  const about = [{ memberId: old.id }, { memberId: linked.id }]
  const fingerprint = await makeFinding(app.deps, { code: 'alias-email', severity: 'medium', about })
  const other = await makeFinding(app.deps, { code: 'unverified-email', about: [{ memberId: old.id }] })
  await makeFinding(app.deps, { code: 'shared-phone', state: 'resolved', about: [{ memberId: old.id }] })
  const page = await open(fingerprint)
  const $ = cheerio.load(page)
  expect(readable(page)).toContain('Linked looks like the one to keep: Zendesk knows them by their external ID')
  expect($('a[href^="/admin/members/merge"]').attr('href')).toBe('/admin/members/merge?a=new-1&b=old-1')
  const links = new Set(
    $('a[href*="/findings/"]')
      .map((_, link) => $(link).attr('href'))
      .get(),
  )
  expect([...links]).toEqual([`/admin/safeguards/findings/${other}`])
})

test('ten thousand on one address are one page, with the first hundred and the count', async () => {
  const about = Array.from({ length: 130 }, (_, index) => ({
    zendeskId: String(index),
    evidence: { email: 'info@x.org' },
  }))
  const fingerprint = await makeFinding(app.deps, { about, subjects: 10_000 })
  const page = await open(fingerprint)
  expect(cheerio.load(page)('#evidence').closest('section').find('tbody tr').length).toBe(100)
  expect(readable(page)).toContain('The first 100 are shown; 9,900 others are not')
})

test('what an owner chose for an app instead of the catalogue’s gate is told with the reason', async () => {
  const { id } = await makeApp(app.deps)
  await app.deps.database.db('gate_overrides').insert({
    ...{ app_id: id, code: 'equivalent-email', gate: 'block', reason: 'We had a case.', changed_at: app.clock.now() },
  })
  const page = readable(await open(await makeFinding(app.deps)))
  expect(page).toContain('The hand-off is held until an administrator decides')
  expect(page).toContain('Acme Help: refused')
  expect(page).toContain('We had a case.')
})

test('an operator sees neither the history nor settings of apps', async () => {
  await makeMember(app.deps, { username: 'an-operator', role: 'operator' })
  const operator = visitor(app.server)
  await operator.signIn('an-operator', password)
  const fingerprint = await makeFinding(app.deps, {
    about: [{ zendeskId: '1', evidence: { email: 'secret@example.org' } }],
  })
  expect(readable(await open(fingerprint))).toContain('History')
  const page = await open(fingerprint, operator)
  expect(readable(page)).not.toContain('History')
  expect(page).not.toContain('secret@example.org')
  expect(readable(page)).toContain('1 subject is no member here')
})

test('the trend leaves days without an audit blank, and never rounds up to all', async () => {
  const today = app.clock.now().toISOString().slice(0, 10)
  await app.deps.database.db('finding_days').insert([
    { day: today, code: 'alias-email', severity: 'medium', open: 3 },
    { day: today, code: 'equivalent-email', severity: 'high', open: 2 },
  ])
  await makeFinding(app.deps, { state: 'resolved', openedAt: after(app.clock.now(), -days(4)) })
  await makeMember(app.deps, { emailVerifiedAt: undefined })
  const { status, text } = await owner.get('/admin/safeguards/trend')
  expect(status).toBe(200)
  const $ = cheerio.load(text)
  expect($('svg title').filter((_, title) => $(title).text().includes('no audit')).length).toBe(89)
  expect(readable(text)).toContain('5 open on')
  expect(readable(text)).toContain('High14 days')
  expect(readable(text)).toContain('50 %')
})

describe('which of several to keep', () => {
  const member: FindingMember = {
    ...{ id: 'a', externalId: 'a', name: 'A', isVerified: false, isStaff: false, role: undefined, status: 'active' },
    ...{ hasCredentials: false, lastSignedInAt: undefined, createdAt: new Date(5), linkedIn: [] },
  }
  const b = { ...member, id: 'b' }
  const suggest = (...members: FindingMember[]) => suggestSurvivor('duplicate-email', members)

  test('linked in Zendesk, verified, newest sign-in, credentials, oldest: in this order', () => {
    expect(suggest(member, { ...b, createdAt: new Date(4) })).toEqual({ memberId: 'b', because: ['oldest'] })
    const older = { ...member, createdAt: new Date(1) }
    expect(suggest(older, { ...b, hasCredentials: true })?.memberId).toBe('b')
    expect(suggest({ ...older, hasCredentials: true }, { ...b, lastSignedInAt: new Date(9) })?.memberId).toBe('b')
    expect(suggest({ ...older, lastSignedInAt: new Date(9) }, { ...b, isVerified: true })?.memberId).toBe('b')
    expect(suggest({ ...older, isVerified: true }, { ...b, linkedIn: ['x'] })?.memberId).toBe('b')
  })

  test('nobody, where nothing tells them apart, they are too many, or it is not about one person', () => {
    expect(suggest(member, b)).toBeUndefined()
    expect(suggest(member)).toBeUndefined()
    const many = Array.from({ length: 11 }, (_, index) => ({ ...member, createdAt: new Date(index) }))
    expect(suggest(...many)).toBeUndefined()
    expect(suggestSurvivor('shared-phone', [member, { ...b, createdAt: new Date(1) }])).toBeUndefined()
  })
})

describe('making visible', () => {
  const draw = (value: string, isIdentifier = true) =>
    cheerio.load(renderPage(<VisibleValue value={value} isIdentifier={isIdentifier} />))

  test.each([
    ['\u00a0x', '‹U+00A0›x'],
    ['x ', 'x‹U+0020›'],
    ['a\u{e0061}b', 'a‹U+E0061›b'],
    ['a\ud800b', 'a‹U+D800›b'],
    ['a\u0000b', 'a‹U+0000›b'],
  ])('%j', (value, shown) => expect(draw(value)('.visible-value').text()).toBe(shown))

  test('letters of another script count in addresses always, in names only among Latin ones', () => {
    expect(draw('Иван', false)('.foreign-letter').length).toBe(0)
    expect(draw('Иvan', false)('.foreign-letter').text()).toBe('И')
    expect(draw('иван@example.org')('.foreign-letter').text()).toBe('иван')
    expect(draw('ａdmin@example.org')('.foreign-letter').attr('title')).toBe('Form of an ordinary letter')
    expect(draw('zoë@example.org')('.foreign-letter').length).toBe(0)
  })

  test('finds where values differ', () => {
    expect(sameParts(['abcd', 'abXd'])).toEqual({ start: 2, end: 1 })
    expect(sameParts(['aa', 'a'])).toEqual({ start: 1, end: 0 })
    expect(sameParts(['a', 'a'])).toBeUndefined()
  })

  test('capitals hide no other difference, and are one where nothing else is', () => {
    expect(sameParts(['Jo.Li@X', 'jo.1i@x'])).toEqual({ start: 3, end: 3 })
    expect(sameParts(['jo@X', 'jo@x'])).toEqual({ start: 3, end: 0 })
  })
})
