/** When ZENDESK_ORIGIN is not the real Zendesk, every console page says so, and every link goes there. */
import { expect, test } from 'vitest'
import { zendeskOrigin } from '../../src/features/apps/zendesk-origin.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp, testConfig } from '../support/test-app.ts'
import { readable, visitor } from '../support/visitor.ts'

const app = testApp({ ZENDESK_ORIGIN: 'http://127.0.0.1:3001' })

test('the banner stands on every console page, and the fallback links lead to the practice Zendesk', async () => {
  await makeApp(app.deps)
  await makeMember(app.deps, { username: 'ada', role: 'owner' })
  const ada = visitor(app.server)
  await ada.signIn('ada', password)
  for (const path of ['', '/new', '/acme-help', '/acme-help/edit']) {
    const page = await ada.get(`/admin/apps${path}`).expect(200)
    expect(readable(page.text), path).toContain('Practice: hand-offs go to http://127.0.0.1:3001')
  }
  expect((await ada.get('/fallback/acme-help')).text).toContain('href="http://127.0.0.1:3001/access/normal"')
})

test('the real Zendesk is reached by the subdomain', () => {
  expect(zendeskOrigin(testConfig(), 'acme')).toBe('https://acme.zendesk.com')
  expect(zendeskOrigin(testConfig({ ZENDESK_ORIGIN: 'https://{subdomain}.sandbox.example' }), 'acme')).toBe(
    'https://acme.sandbox.example',
  )
})
