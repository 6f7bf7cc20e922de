/** An app's fallback sheet in the console: downloaded, published, written down, and remembered when it goes out of date. */
import * as cheerio from 'cheerio'
import { beforeEach, expect, test } from 'vitest'
import { changeBranding } from '../../src/features/branding/change-branding.ts'
import type { BrandingChange } from '../../src/features/branding/branding.store.ts'
import { fallbackState } from '../../src/features/fallback/fallback-state.ts'
import type { App } from '../../src/features/apps/app.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
const page = '/admin/apps/acme-help/fallback'
let ada: Visitor
let adaId: string
let acme: App

beforeEach(async () => {
  adaId = (await makeMember(app.deps, { name: 'Ada', username: 'ada', role: 'administrator' })).id
  ada = visitor(app.server)
  await ada.signIn('ada', password)
  acme = await makeApp(app.deps)
})

const record = (place: string, fields: Record<string, string> = {}) =>
  ada.submit(page, { place, ...fields }, `${page}/publications`)
const state = () => fallbackState(app.deps, acme)
const brand = async (change: BrandingChange) =>
  changeBranding(app.deps, {
    version: (await app.deps.branding.find()).version,
    change,
    memberId: adaId,
    requestId: 'r',
    ip: undefined,
  })

test('the sheet is looked at and downloaded, under a policy that lets it load nothing', async () => {
  const $ = cheerio.load((await ada.get(page).expect(200)).text)
  expect(readable($.html())).toContain('The fallback sheet was never published')
  const hrefs = $('main a.button')
    .toArray()
    .map((link) => $(link).attr('href') ?? '')
  const [download = '', look = ''] = hrefs
  const file = await ada.get(download).expect(200)
  expect(file.headers['content-disposition']).toBe('attachment; filename="fallback-acme-help.html"')
  expect(file.headers['content-security-policy']).toMatch(
    /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
  )
  expect(file.text).toContain('https://acme.zendesk.com/access/sso_bypass')
  const seen = await ada.get(look).expect(200)
  expect(seen.headers['content-disposition']).toBeUndefined()
  expect($('main code').text()).toContain(/<code>([0-9a-f]{12})<\/code>/.exec(seen.text)?.[1])
})

test('languages are chosen; unknown ones are passed over', async () => {
  const chosen = await ada.get(`${page}/sheet?languages=ja&languages=fr&languages=tlh&languages=__proto__`).expect(200)
  const $ = cheerio.load(chosen.text)
  const parts = $('section[lang]').toArray()
  expect(parts.map((part) => $(part).attr('lang'))).toEqual(['fr', 'ja'])
})

test('a publication is kept with place, person, time and fingerprint, and the reminder goes', async () => {
  expect(await state()).toEqual({ state: 'never' })
  expect(readable((await ada.get('/admin/apps/acme-help')).text)).toContain('The fallback sheet was never published')
  const recorded = await record('  Notice board\r\nof the help desk ')
  expect([recorded.status, recorded.headers['location']]).toEqual([303, `${page}?done=recorded`])

  const [publication] = await app.deps.fallbackPublications.list(acme.id, 9)
  expect(publication).toMatchObject({ place: 'Notice board of the help desk', publishedBy: 'Ada' })
  expect(publication?.publishedAt).toEqual(app.clock.now())
  expect(await state()).toEqual({ state: 'current', publishedAt: app.clock.now() })

  const $ = cheerio.load((await ada.get(page)).text)
  const row = $('tbody tr').first().text()
  for (const word of [
    'Notice board of the help desk',
    'Ada',
    'English',
    publication?.hash.slice(0, 12),
    'As it is now',
  ]) {
    expect(row).toContain(word)
  }
  expect(readable((await ada.get('/admin/apps/acme-help')).text)).not.toContain('The fallback sheet was never')
  expect(readable((await ada.get('/admin/apps/acme-help/set-up')).text)).toContain('Published on')

  const event: unknown = await app.deps.database.db('events').where({ type: 'fallback.published' }).first()
  expect(event).toMatchObject({
    actor: `member:${adaId}`,
    app_id: acme.id,
    detail: { key: 'acme-help', content_hash: publication?.hash, languages: ['en'] },
    personal: { place: 'Notice board of the help desk' },
  })
})

test('when what it says changes, the app’s pages say what, until it is published again', async () => {
  await record('https://intranet.example.org/zendesk')
  await brand({ support: { phone: '+44 20 7946 0000' } })
  expect(await state()).toMatchObject({ state: 'outdated', changes: ['support'] })
  for (const path of [page, '/admin/apps/acme-help']) {
    expect(readable((await ada.get(path)).text)).toContain('Changed since: whom to ask')
  }
  const guide = async () =>
    cheerio
      .load((await ada.get('/admin/apps/acme-help/set-up')).text)('#step-fallback')
      .text()
  expect(await guide()).toMatch(/Needs attention[^]*Changed since: whom to ask/)
  const firstSteps = async () =>
    readable(
      cheerio
        .load((await ada.get('/admin')).text)('.first-step-done')
        .text(),
    )
  expect(await firstSteps()).not.toContain('Publish the fallback sheet')
  const $ = cheerio.load((await ada.get(page)).text)
  expect($('tbody tr').text()).toContain('Out of date')
  expect($('tbody a').attr('href')).toBe('https://intranet.example.org/zendesk')
  app.clock.advance(1_000)
  await record('https://intranet.example.org/zendesk')
  expect(await state()).toMatchObject({ state: 'current' })
  expect(await guide()).toMatch(/Done[^]*nothing on it has changed since/)
  expect(await firstSteps()).toContain('Publish the fallback sheet')
  // Colour and logo are no words.
  await brand({ accent: '#b00020' })
  expect(await state()).toMatchObject({ state: 'current' })
})

test('what was downloaded before the last change is not recorded as if it were the new one', async () => {
  const $ = cheerio.load((await ada.get(page)).text)
  const hash = String($('[name=hash]').val())
  await brand({ organizationName: 'Contoso Society' })
  const late = await record('Notice board', { hash })
  expect(late.status).toBe(409)
  expect(readable(late.text)).toContain('Nothing was recorded')
  expect(cheerio.load(late.text)('[name=place]').val()).toBe('Notice board')
  expect(await state()).toEqual({ state: 'never' })
})

test.each([
  ['', /Say where/],
  ['   ', /Say where/],
  ['x'.repeat(301), /At most 300/],
  ['board \u202Eevil', /invisible/],
])('a place like %j is asked for again', async (place, says) => {
  const answer = await record(place)
  expect(answer.status).toBe(422)
  expect(cheerio.load(answer.text)('#error-place').text()).toMatch(says)
  expect(await state()).toEqual({ state: 'never' })
})

test.each(['', 'x', '0'.repeat(63)])('a form with the fingerprint %j was not ours', async (hash) => {
  expect((await record('Notice board', { hash })).status).toBe(400)
})

test('a place is a link only when it is an https address, and hostile words stay words', async () => {
  for (const place of ['javascript:alert(1)', '<img src=x onerror=alert(1)>', 'http://example.org', 'https://x y']) {
    expect((await record(place)).status).toBe(303)
  }
  const $ = cheerio.load((await ada.get(page)).text)
  expect($('tbody tr')).toHaveLength(4)
  expect($('tbody a, tbody img')).toHaveLength(0)
})

test('an auditor may look and download, a stranger may not', async () => {
  await makeMember(app.deps, { username: 'otto', role: 'auditor' })
  const otto = visitor(app.server)
  await otto.signIn('otto', password)
  const $ = cheerio.load((await otto.get(page).expect(200)).text)
  expect($('main form[method=post]')).toHaveLength(0)
  await otto.get(`${page}/sheet`).expect(200)
  await visitor(app.server).get(`${page}/sheet`).expect(303)
  await ada.get('/admin/apps/unknown/fallback').expect(404)
})

test('a publication outlives the member who made it, without their name', async () => {
  await record('Notice board')
  await app.deps.database.db('members').where({ id: adaId }).update({ role: null })
  await app.deps.database.db('members').where({ id: adaId }).delete()
  const [publication] = await app.deps.fallbackPublications.list(acme.id, 9)
  expect(publication).toMatchObject({ place: 'Notice board', publishedBy: undefined })
})
