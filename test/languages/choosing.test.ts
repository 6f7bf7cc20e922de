/** In which language a page speaks, seen from outside: what wins over what, and how long a choice lasts. */
import { load } from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import { changeLocale } from './change-locale.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { handoffForm, visitor, type Visitor } from '../support/visitor.ts'

const house = testApp()
const endpoint = '/sso/zendesk/acme-help'
let ada: Visitor

beforeEach(async () => {
  ada = visitor(house.server)
  await makeApp(house.deps)
})

const langOf = (html: string): string | undefined => load(html)('html').attr('lang')
const signInFor = (localeId: string) =>
  `/sign-in?${new URLSearchParams({ continue: `${endpoint}?return_to=%2Fhc&locale_id=${localeId}` })}`

async function signedInWithLocale(locale: string | undefined): Promise<void> {
  const member = await makeMember(house.deps, { externalId: 'ada' })
  await changeLocale(house.deps, member.id, locale)
  await ada.signIn('ada', password)
}

describe('what wins', () => {
  test.each([
    { chosen: 'fr', locale_id: '8', member: 'es', browser: 'nl', speaks: 'fr' },
    { chosen: undefined, locale_id: '8', member: 'es', browser: 'nl', speaks: 'de' },
    { chosen: undefined, locale_id: undefined, member: 'es-MX', browser: 'nl', speaks: 'es' },
    { chosen: undefined, locale_id: undefined, member: 'nb', browser: 'nl', speaks: 'nl' },
    { chosen: undefined, locale_id: undefined, member: undefined, browser: 'nl-BE, en;q=0.5', speaks: 'nl' },
    { chosen: undefined, locale_id: '27', member: undefined, browser: 'pt-BR, it', speaks: 'en' },
    { chosen: undefined, locale_id: undefined, member: undefined, browser: undefined, speaks: 'en' },
  ])('$chosen, $locale_id, $member, $browser: $speaks', async ({ chosen, locale_id, member, browser, speaks }) => {
    await signedInWithLocale(member)
    if (chosen !== undefined) await ada.get(`/fallback?language=${chosen}`)
    const query = locale_id === undefined ? '' : `?locale_id=${locale_id}`
    const ask = (path: string) =>
      browser === undefined ? ada.get(path) : ada.get(path).set('Accept-Language', browser)
    for (const path of [`/account${query}`, `${endpoint}${query}`])
      expect(langOf((await ask(path)).text), path).toBe(speaks)
  })

  test.each([
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['it, pt;q=0.9, ja;q=0.2', 'ja'],
    ['en-GB, de;q=0.9', 'en'],
    ['de;q=0, fr;q=0.1', 'fr'],
    ['*', 'en'],
    ['x'.repeat(5_000), 'en'],
    [';;;q=q', 'en'],
  ])('a browser that asks for %s', async (asked, speaks) => {
    expect(langOf((await ada.get('/sign-in').set('Accept-Language', asked)).text)).toBe(speaks)
  })
})

describe('the number that Zendesk sends', () => {
  test.each([
    ['1', 'en'],
    ['1176', 'en'],
    ['8', 'de'],
    ['1294', 'de'],
    ['16', 'fr'],
    ['1187', 'fr'],
    ['2', 'es'],
    ['1194', 'es'],
    ['1005', 'nl'],
    ['67', 'ja'],
    ['27', 'es'],
    ['08', 'es'],
    ['8.0', 'es'],
    ['8&locale_id=16', 'es'],
    ['', 'es'],
    ['<script>', 'es'],
    ['constructor', 'es'],
  ])('locale_id=%s', async (localeId, speaks) => {
    const to = await ada.get(`${endpoint}?locale_id=${localeId}&return_to=%2Fhc`)
    const page = await ada.get(to.headers['location'] ?? '').set('Accept-Language', 'es')
    expect(langOf(page.text)).toBe(speaks)
  })

  test('is carried through the sign-in, wrong passwords included, to the hand-off page', async () => {
    await makeMember(house.deps, { externalId: 'ada' })
    const to = (await ada.get(`${endpoint}?locale_id=67&return_to=%2Fhc%2Fja`)).headers['location'] ?? ''
    const wrong = await ada.submit(to, { identifier: 'ada', password: 'wrong' })
    expect(langOf(wrong.text)).toBe('ja')
    expect(wrong.text).toContain('このお名前とパスワードで開けるアカウントはありません')
    const right = await ada.submit(to, { identifier: 'ada', password })
    const page = await ada.get(right.headers['location'] ?? '')
    expect(langOf(page.text)).toBe('ja')
    expect(handoffForm(page.text).fields['return_to']).toBe('/hc/ja')
  })

  test('goes no further when it means no language of ours', async () => {
    const to = (await ada.get(`${endpoint}?locale_id=999999`)).headers['location'] ?? ''
    expect(to).not.toContain('999999')
  })
})

describe('a choice', () => {
  test('is offered on every page by the names that languages call themselves, and lasts', async () => {
    const $ = load((await ada.get('/sign-in')).text)
    const links = $('footer nav').last().find('li')
    expect(links.map((_, each) => $(each).text()).get()).toEqual([
      'English',
      'Deutsch',
      'Français',
      'Español',
      'Nederlands',
      '日本語',
    ])
    const german = links.find('a[hreflang=de]')
    expect(german.attr('href')).toBe('?language=de')
    const chosen = await ada.get(`/sign-in${german.attr('href')}`).set('Accept-Language', 'nl')
    expect(langOf(chosen.text)).toBe('de')
    const cookie = String(chosen.headers['set-cookie'])
    expect(cookie).toMatch(/latchkey-language=de; Max-Age=31536000; Path=\/; .*HttpOnly; SameSite=Lax/)
    expect(langOf((await ada.get('/fallback').set('Accept-Language', 'nl')).text)).toBe('de')
    expect(langOf((await ada.get(signInFor('16'))).text)).toBe('de')
  })

  test('keeps where the sign-in leads', async () => {
    const $ = load((await ada.get(signInFor('8'))).text)
    const href = $('footer a[hreflang=fr]').attr('href') ?? ''
    const page = load((await ada.get(`/sign-in${href}`)).text)
    expect(page('html').attr('lang')).toBe('fr')
    expect(page('[name=continue]').attr('value')).toBe(`${endpoint}?return_to=%2Fhc&locale_id=8`)
  })

  test('keeps the message of an error, and nothing that was not accepted', async () => {
    const query = new URLSearchParams({ kind: 'error', message: 'iat: <b>expired</b>', return_to: '//evil.example' })
    const { text } = await ada.get(`${endpoint}/logout?${query}`)
    expect(text).not.toContain('evil.example')
    const href = load(text)('footer a[hreflang=de]').attr('href') ?? ''
    const german = await ada.get(`${endpoint}/logout${href}`)
    expect(load(german.text)('blockquote').text()).toBe('iat: <b>expired</b>')
    expect(german.text).toContain('eine der beiden Uhren')
  })

  test.each(['', 'xx', 'de&language=fr', 'de%0d%0aSet-Cookie:x=1', '__proto__', 'DE'])(
    'language=%s chooses nothing',
    async (odd) => {
      const page = await ada.get(`/sign-in?language=${odd}`)
      expect(langOf(page.text)).toBe('en')
      expect(String(page.headers['set-cookie'])).not.toContain('latchkey-language')
    },
  )

  test.each(['latchkey-language=xx', 'latchkey-language=de2', 'my-latchkey-language=de', 'latchkey-language='])(
    'a cookie %s says nothing',
    async (cookie) => {
      expect(langOf((await ada.get('/fallback').set('Cookie', cookie)).text)).toBe('en')
    },
  )

  test('looking at a page chooses nothing', async () => {
    const page = await ada.get('/fallback').set('Accept-Language', 'de')
    expect(page.headers['set-cookie']).toBeUndefined()
  })
})

test('the console stays in English and says so, whatever its administrator chose', async () => {
  await makeMember(house.deps, { externalId: 'root', role: 'owner' })
  await ada.signIn('root', password)
  await ada.get('/account?language=ja')
  expect(langOf((await ada.get('/account')).text)).toBe('ja')
  const page = await ada.get('/admin/apps')
  expect(langOf(page.text)).toBe('en')
  expect(load(page.text)('.skip').text()).toBe('Skip to content')
  const missing = await ada.get('/admin/nothing')
  expect(langOf(missing.text)).toBe('en')
})
