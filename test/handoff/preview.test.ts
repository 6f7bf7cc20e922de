/** The console's look at a member's hand-off, and the command line's: the truth, and nothing anybody could use. */
import * as cheerio from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import { changeMapping } from '../../src/features/mapping/change-mapping.ts'
import { readMapping } from '../../src/features/mapping/read-mapping.ts'
import type { Member } from '../../src/features/members/member.ts'
import { pipeline } from '../../src/features/handoff/pipeline.ts'
import { previewHandoff } from '../../src/features/handoff/preview-handoff.ts'
import { isLiveCode, liveCodes, needsZendesk } from '../../src/features/safeguards/gate/live-gate.ts'
import { minutes } from '../../src/kernel/clock.ts'
import { enrol } from '../second-factor/authenticator.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { handoffForm, readable, visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
const home = '/admin/apps/acme-help/preview'
let ada: Visitor
let administrator: Member

beforeEach(async () => {
  await makeApp(app.deps)
  const named = { name: 'Ada', username: 'ada', externalId: 'id-ada' }
  administrator = await makeMember(app.deps, { ...named, role: 'administrator' })
  ada = visitor(app.server)
  await ada.signIn('ada', password)
})

async function map(typed: Record<string, string>) {
  const read = readMapping(Object.entries(typed).map(([claim, from]) => ({ claim, from })))
  if (read.kind === 'refused') throw new Error([...read.errors.values()].join(' '))
  const { version } = await app.deps.apps.get('acme-help')
  const given = { key: 'acme-help', version, mapping: read.mapping, mayMapRights: true, actor: 'system' } as const
  expect((await changeMapping(app.deps, given)).kind).toBe('changed')
}

const tableOf = (html: string, caption: string): string[][] => {
  const $ = cheerio.load(html)
  const table = $('table').filter((_, each) => $(each).find('caption').text() === caption)
  return table
    .find('tbody tr')
    .toArray()
    .map((row) =>
      $(row)
        .children()
        .toArray()
        .map((cell) => $(cell).text()),
    )
}
const search = (fields: Record<string, string>) => ada.submit(home, fields, home)

test('one’s own: every check, every claim with where it came from, and what is left out', async () => {
  await map({ 'user_fields.team': 'field:team', organization: '"Contoso"' })
  const page = await ada.get(home)
  expect(page.status).toBe(200)
  const text = readable(page.text)
  expect(text).toContain('This is you, id-ada')
  expect(text).toContain('They would be handed over')
  // Its own checks one by one; of the safeguards, how many found nothing and how many cannot know.
  const own = pipeline.filter(({ name }) => !isLiveCode(name))
  expect(cheerio.load(page.text)('.verdict-checks li')).toHaveLength(own.length + 2)
  expect(text).toContain(`${liveCodes.filter((code) => !needsZendesk(code)).length} safeguards found nothing`)
  expect(text).toContain(`${liveCodes.filter(needsZendesk).length} safeguards compare with the users of this Zendesk`)
  expect(tableOf(page.text, 'Claims of the token')).toEqual(
    expect.arrayContaining([
      ['name', 'Ada', 'name'],
      ['external_id', 'id-ada', 'external_id'],
      ['organization', 'Contoso', '"Contoso"'],
    ]),
  )
  expect(tableOf(page.text, 'Claims left out')).toEqual(
    expect.arrayContaining([
      ['phone', 'no phone number is known'],
      ['user_fields.team', 'field:team is not known of this member'],
    ]),
  )
  expect(text).toContain('Unknown')
})

test('it holds no token and no jti, and makes neither a hand-off nor an event', async () => {
  const page = await ada.get(home)
  expect(page.text).not.toMatch(/eyJ[\w-]+\./)
  expect(page.text).toContain('(made anew for every hand-off)')
  expect(await app.deps.database.db('events').whereLike('type', 'handoff.%')).toEqual([])
})

test('whom the policy wants a second factor of, and who has none, is said to be asked for one first', async () => {
  const { securitySettings } = app.deps
  const bo = await makeMember(app.deps, { externalId: 'id-bo', isStaff: true })
  const told = async () => {
    const outcome = await previewHandoff(app.deps, { appKey: 'acme-help', member: 'id-bo' })
    const { verdict, lacks_second_factor } = outcome.kind === 'preview' ? outcome.preview : {}
    const pages = await Promise.all([ada.get(`${home}?member=${bo.id}`), ada.get(`/admin/members/${bo.id}`)])
    return [verdict, lacks_second_factor, ...pages.map(({ text }) => text.includes('set up a second factor first'))]
  }
  expect(await told()).toEqual(['issue', false, false, false])
  const phone = await enrol(app, administrator)
  ada = visitor(app.server)
  await ada.signIn('ada', password)
  await ada.submit('/sign-in/second-factor', { 'proof-code': phone.next() }, '/sign-in/second-factor')
  const settings = await securitySettings.find()
  await securitySettings.change(settings.version, { ...settings, secondFactorFor: 'staff' }, app.clock.now())
  expect(await told()).toEqual(['issue', true, true, true])
  await enrol(app, bo)
  expect(await told()).toEqual(['issue', false, false, false])
})

test('what it shows is what the hand-off sends, and about as long', async () => {
  await map({ tags: '"a,b"', 'user_fields.vip': 'if(staff, true, false)', locale: '8' })
  const outcome = await previewHandoff(app.deps, { appKey: 'acme-help', member: 'id-ada' })
  if (outcome.kind !== 'preview') throw new Error(outcome.kind)
  const { jwt = '' } = handoffForm((await ada.get('/sso/zendesk/acme-help')).text).fields
  const sent = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as { jti: string }
  expect(sent).toEqual({ ...outcome.preview.claims, jti: sent.jti })
  expect(outcome.preview.token_bytes).toBe(jwt.length)
  expect(outcome.preview).toMatchObject({
    verdict: 'issue',
    codes: [],
    header: { typ: 'JWT', alg: 'HS256' },
    sources: expect.arrayContaining([{ claim: 'user_fields.vip', from: 'if(staff, true, false)' }]) as unknown,
    forecast: { case: 'unknown' },
  })
})

describe('what would stop them this very moment is told as such', () => {
  async function verdict() {
    const outcome = await previewHandoff(app.deps, { appKey: 'acme-help', member: 'id-ada' })
    if (outcome.kind !== 'preview') throw new Error(outcome.kind)
    const { verdict, codes } = outcome.preview
    return { verdict, codes, text: readable((await ada.get(home)).text), hop: (await ada.get(hop)).status }
  }
  const hop = '/sso/zendesk/acme-help'

  test('a shared secret that no key opens', async () => {
    const { secretBox, database } = app.deps
    const foreign = secretBox.seal('x', { table: 'apps', column: 'secret_sealed', id: 'another' })
    await database.db('apps').update({ secret_sealed: foreign })
    const { text, ...told } = await verdict()
    expect(told).toEqual({ verdict: 'block', codes: ['secret-unavailable'], hop: 403 })
    expect(text).toContain('No shared secret to sign with.')
    expect(text).not.toContain('Every check passed')
  })

  test('an app that has no shared secret', async () => {
    const none = { secret_sealed: null, secret_fingerprint: null, secret_set_at: null, is_enabled: false }
    await app.deps.database.db('apps').update(none)
    expect(await verdict()).toMatchObject({
      verdict: 'block',
      codes: ['app-disabled', 'secret-unavailable'],
      hop: 403,
    })
  })

  test('errors that Zendesk answers with, as long as they count', async () => {
    const { id: appId } = await app.deps.apps.get('acme-help')
    const found = await app.deps.members.findForSignIn('id-ada')
    const subjectId = found.kind === 'one' ? found.member.id : ''
    const error = { type: 'zendesk.error', actor: 'zendesk', outcome: 'failed', appId, subjectId } as const
    for (const each of [error, error, error]) await app.deps.events.record(each)
    const { text, ...told } = await verdict()
    expect(told).toEqual({ verdict: 'block', codes: ['zendesk-error-loop'], hop: 403 })
    expect(text).toContain('Three errors from Zendesk within ten minutes.')
    app.clock.advance(minutes(11))
    expect(await verdict()).toMatchObject({ verdict: 'issue', codes: [], hop: 200 })
  })
})

test('in a draft nobody is told that the list of test people is enough', async () => {
  await app.deps.database.db('apps').update({ stage: 'draft', is_enabled: false })
  const text = readable((await ada.get(home)).text)
  expect(text).toContain('A draft lets nobody in.')
  expect(text).not.toContain('Enable the app')
})

describe('another member', () => {
  test('is found by ID, username or address, which stays out of the address bar', async () => {
    const zoe = await makeMember(app.deps, { name: 'Zoë', username: 'zoe', emailVerifiedAt: undefined })
    for (const person of [zoe.externalId, 'zoe', zoe.email ?? '']) {
      const answer = await search({ person })
      expect(answer.status).toBe(303)
      expect(answer.headers['location']).toBe(`${home}?member=${zoe.id}`)
    }
    const page = await ada.get(`${home}?member=${zoe.id}`)
    expect(readable(page.text)).toContain('They would be refused')
    expect(readable(page.text)).toContain('Nobody has proved that the e-mail address is theirs.')
    // The trial stays one's own, whomever one looks at.
    expect(readable(page.text)).toContain('Sign in to Zendesk as yourself')
  })

  test('several of one address are offered, nobody is said, nonsense is refused', async () => {
    const both = await Promise.all([1, 2].map(() => makeMember(app.deps, { email: 'both@example.org' })))
    const several = await search({ person: 'both@example.org' })
    expect(readable(several.text)).toContain('More than one member fits')
    const offered = cheerio
      .load(several.text)('button[name=member]')
      .toArray()
      .map(({ attribs }) => attribs['value'])
    expect(offered.sort()).toEqual(both.map(({ id }) => id).sort())
    expect((await search({ member: both[0]?.id ?? '' })).headers['location']).toBe(
      `${home}?member=${both[0]?.id ?? ''}`,
    )

    expect(readable((await search({ person: '<i>nobody</i>' })).text)).toContain('No member has “<i>nobody</i>”')
    for (const bad of [{ person: ' ' }, { person: 'x'.repeat(400) }, { member: 'x' }]) {
      expect((await search(bad)).status).toBe(422)
    }
    for (const bad of ['x', '6f1c0f5e-6f6e-4a53-9d0a-0f3c9d1c2b11', '%00']) {
      expect((await ada.get(`${home}?member=${bad}`)).status).toBe(404)
    }
  })
})

describe('trying it for real', () => {
  const offered = async () => cheerio.load((await ada.get(home)).text)('a[href="/sso/zendesk/acme-help"]').length

  test('is offered to whom it would let in, and does', async () => {
    expect(await offered()).toBe(1)
    expect((await ada.get('/sso/zendesk/acme-help')).status).toBe(200)
  })

  test('is not offered outside the stage; where to join it is said', async () => {
    await app.deps.database.db('apps').update({ stage: 'test' })
    expect(await offered()).toBe(0)
    const $ = cheerio.load((await ada.get(home)).text)
    expect($('a[href="/admin/apps/acme-help/roll-out"]').text()).toContain('Add yourself to the test people')
  })

  test.each([
    ['no shared secret', { secret_sealed: null, secret_fingerprint: null, secret_set_at: null, is_enabled: false }],
    ['a paused app', { is_enabled: false }],
  ])('is not offered with %s', async (_what, change) => {
    await app.deps.database.db('apps').update(change)
    expect(await offered()).toBe(0)
    expect((await ada.get('/sso/zendesk/acme-help')).status).not.toBe(200)
  })

  test('is not offered while Zendesk sends one back again and again', async () => {
    const { id: appId } = await app.deps.apps.get('acme-help')
    const found = await app.deps.members.findForSignIn('id-ada')
    const subjectId = found.kind === 'one' ? found.member.id : ''
    const error = { type: 'zendesk.error', actor: 'zendesk', outcome: 'failed', appId, subjectId } as const
    for (const each of [error, error, error]) await app.deps.events.record(each)
    expect(await offered()).toBe(0)
    expect((await ada.get('/sso/zendesk/acme-help')).status).toBe(403)
  })
})
