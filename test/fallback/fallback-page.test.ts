/** The public page with the ways into Zendesk that do not pass through us. */
import { load } from 'cheerio'
import supertest from 'supertest'
import { expect, test, vi } from 'vitest'
import { setAppEnabled } from '../../src/features/apps/set-app-enabled.ts'
import { knownBranding } from '../../src/features/branding/known-branding.ts'
import { fallbackRoutes } from '../../src/features/fallback/fallback.routes.tsx'
import { createHttpServer } from '../../src/http/server.ts'
import express from 'express'
import { makeApp, sharedSecret } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'

const app = testApp()
const otherSecret = `${sharedSecret.slice(1)}1`
const get = (path: string) => supertest(app.server).get(path)

test('both links are there for everybody, in one page, without a session or a script', async () => {
  await makeApp(app.deps)
  const page = await get('/fallback/acme-help').expect(200)
  expect(page.text).toContain('href="https://acme.zendesk.com/access/normal"')
  expect(page.text).toContain('href="https://acme.zendesk.com/access/sso_bypass"')
  expect(page.text).toContain('4408882128666')
  expect(page.text).toContain('Zendesk is a trademark of Zendesk, Inc.')
  expect(page.text).not.toContain(sharedSecret)
  expect(page.headers['set-cookie']).toBeUndefined()
  expect(await app.deps.database.db('sessions').select('*')).toEqual([])
})

test('an app that was switched off stays in the list, and so does its page: that is when people need it', async () => {
  await makeApp(app.deps)
  await makeApp(app.deps, { name: 'Paused', subdomain: 'paused', secret: otherSecret })
  await setAppEnabled(app.deps, { key: 'paused', isEnabled: false, actor: 'system' })
  const list = await get('/fallback').expect(200)
  expect(list.text).toContain('href="/fallback/acme-help"')
  expect(list.text).toContain('href="/fallback/paused"')
  expect((await get('/fallback/paused').expect(200)).text).toContain('https://paused.zendesk.com/access/normal')
})

test('anybody can download the sheet: one file, in their language, under a policy that lets it load nothing', async () => {
  await makeApp(app.deps)
  const page = load((await get('/fallback/acme-help').expect(200)).text)
  const href = page('main a[href$="/sheet"]').attr('href') ?? ''
  const file = await get(href).set('Accept-Language', 'fr').expect(200)
  expect(file.headers['content-disposition']).toBe('attachment; filename="fallback-acme-help.html"')
  expect(file.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+';/)
  expect(file.headers['set-cookie']).toBeUndefined()
  const sheet = load(file.text)
  const spoken = sheet('section[lang]').toArray()
  expect(spoken.map((part) => sheet(part).attr('lang'))).toEqual(['en', 'fr'])
  expect(file.text).toContain('https://acme.zendesk.com/access/sso_bypass')
  expect(sheet('script, link, img[src^="/"]').length).toBe(0)
})

test.each([
  ['has no secret yet', undefined],
  ['has its secret', otherSecret],
])('an app that was never enabled and %s is not there, its name included', async (_title, secret) => {
  await makeApp(app.deps, { name: 'Skunkworks', subdomain: 'hush', secret, isEnabled: false })
  expect((await get('/fallback').expect(200)).text).not.toMatch(/skunkworks|hush/i)
  for (const path of ['/fallback/skunkworks', '/fallback/skunkworks/sheet']) {
    expect((await get(path).expect(404)).text).not.toMatch(/Skunkworks|hush/)
  }
})

test.each([
  '/fallback/unknown',
  '/fallback/%00',
  '/fallback/__proto__',
  '/fallback/acme-help/more',
  '/fallback/unknown/sheet',
  '/fallback/__proto__/sheet',
  `/fallback/${'a'.repeat(3_000)}`,
])('there is nothing at %s', async (path) => {
  await makeApp(app.deps)
  await get(path).expect(404)
})

test('an odd parameter changes nothing', async () => {
  await makeApp(app.deps)
  await get('/fallback/acme-help?key=a&key=b&__proto__[x]=1').expect(200)
})

test('the pages outlive the database: the last known list is shown', async () => {
  const known = await makeApp(app.deps)
  const list = vi.fn().mockResolvedValueOnce([known]).mockRejectedValue(new Error('gone'))
  const branding = knownBranding({ find: () => Promise.reject(new Error('gone')), findLogo: vi.fn() })
  const server = createHttpServer(
    express().use(fallbackRoutes({ ...app.deps, apps: { ...app.deps.apps, list } }, branding)),
  )
  await supertest(server).get('/fallback').expect(200)
  for (const path of ['/fallback/acme-help', '/fallback/acme-help/sheet']) {
    expect((await supertest(server).get(path).expect(200)).text).toContain('/access/sso_bypass')
  }
})
