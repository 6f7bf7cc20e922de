/** Looking at a page makes no session, wherever the look comes from. */
import { expect, test } from 'vitest'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor } from '../support/visitor.ts'

const app = testApp()
const fromElsewhere = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', Referer: 'https://evil.example/' }

test('R32 a plain GET from another site creates none', async () => {
  await makeApp(app.deps)
  await makeMember(app.deps, { email: 'ada@example.org' })
  const query = new URLSearchParams({ identifier: 'ada@example.org', password })
  const pages = ['/', '/sign-in', `/sign-in?${query}`, '/account', '/sso/zendesk/acme-help', '/forgot-password']
  for (const page of [...pages, '/sign-in/second-factor', '/sign-in/prove', '/sign-out', '/signed-out']) {
    const answer = await visitor(app.server).get(page).set(fromElsewhere)
    const cookies = (answer.headers['set-cookie'] ?? []) as unknown as string[]
    expect([page, cookies.filter((cookie) => cookie.startsWith('latchkey='))]).toEqual([page, []])
  }
  expect(await app.deps.database.db('sessions')).toEqual([])
})

test('R32 nor does the sign-in form when another site sends it', async () => {
  await makeMember(app.deps, { email: 'ada@example.org' })
  const form = { identifier: 'ada@example.org', password }
  const answer = await visitor(app.server).agent.post('/sign-in').set(fromElsewhere).type('form').send(form)
  expect(answer.status).toBe(403)
  expect(await app.deps.database.db('sessions')).toEqual([])
})
