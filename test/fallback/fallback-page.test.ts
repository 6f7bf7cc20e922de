/** The public page with the ways into Zendesk that do not pass through us. */
import supertest from 'supertest'
import { expect, test, vi } from 'vitest'
import { setAppEnabled } from '../../src/features/apps/set-app-enabled.ts'
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

test('the list names enabled apps only; the page of one that was switched off stays', async () => {
  await makeApp(app.deps)
  await makeApp(app.deps, { name: 'Paused', subdomain: 'paused', secret: otherSecret })
  await setAppEnabled(app.deps, { key: 'paused', isEnabled: false, actor: 'system' })
  const list = await get('/fallback').expect(200)
  expect(list.text).toContain('href="/fallback/acme-help"')
  expect(list.text).not.toContain('Paused')
  expect((await get('/fallback/paused').expect(200)).text).toContain('https://paused.zendesk.com/access/normal')
})

test.each([
  ['has no secret yet', undefined],
  ['has its secret', otherSecret],
])('an app that was never enabled and %s is not there, its name included', async (_title, secret) => {
  await makeApp(app.deps, { name: 'Skunkworks', subdomain: 'hush', secret, isEnabled: false })
  expect((await get('/fallback').expect(200)).text).not.toMatch(/skunkworks|hush/i)
  expect((await get('/fallback/skunkworks').expect(404)).text).not.toMatch(/Skunkworks|hush/)
})

test.each([
  '/fallback/unknown',
  '/fallback/%00',
  '/fallback/__proto__',
  '/fallback/acme-help/more',
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
  const server = createHttpServer(
    express().use(fallbackRoutes({ apps: { ...app.deps.apps, list }, config: app.config })),
  )
  await supertest(server).get('/fallback').expect(200)
  const page = await supertest(server).get('/fallback/acme-help').expect(200)
  expect(page.text).toContain('/access/sso_bypass')
})
