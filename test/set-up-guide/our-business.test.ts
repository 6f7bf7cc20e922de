/** Which addresses Latchkey may look at: its own and those of Zendesk accounts, and nothing that only looks like them. */
import { describe, expect, test } from 'vitest'
import { isOurBusiness } from '../../src/features/apps/zendesk-origin.ts'
import { testConfig } from '../support/test-app.ts'
import { publicUrl } from './guide-world.ts'

describe('what Latchkey may look at', () => {
  const real = testConfig({ PUBLIC_URL: publicUrl })
  test.each([
    ['https://acme.zendesk.com/hc', true],
    ['https://acme.zendesk.com:443/hc', true],
    ['https://ACME.zendesk.com/hc', true],
    [`${publicUrl}/healthz`, true],
    ['http://acme.zendesk.com/hc', false],
    ['https://acme.zendesk.com:8443/hc', false],
    ['https://acme.zendesk.com.evil.example/hc', false],
    ['https://evil.example/acme.zendesk.com', false],
    ['https://evil.example#.zendesk.com', false],
    ['https://evil.example?.zendesk.com', false],
    ['https://evil.example\\.zendesk.com/hc', false],
    ['https://a.b.zendesk.com/hc', false],
    ['https://.zendesk.com/hc', false],
    ['https://zendesk.com/hc', false],
    ['https://notzendesk.com/hc', false],
    ['https://acme.zendesk.com@evil.example/', false],
    ['https://user@acme.zendesk.com/hc', false],
    ['https://user:word@acme.zendesk.com/hc', false],
    ['https://id.example.org.evil.example/healthz', false],
    ['https://id.example.org:8443/healthz', false],
    ['http://id.example.org/healthz', false],
    ['http://169.254.169.254/latest/meta-data', false],
    ['file:///etc/hostname', false],
    ['data:text/plain,ok', false],
  ])('%s: %s', (address, isOurs) => {
    expect(isOurBusiness(real, new URL(address))).toBe(isOurs)
  })

  test.each([
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000/hc', true],
    ['http://127.0.0.1:4000', 'http://127.0.0.1:40001/hc', false],
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000@evil.example/', false],
    ['http://127.0.0.1:4000', 'https://acme.zendesk.com/hc', false],
    ['https://zendesk-{subdomain}.example.org', 'https://zendesk-acme.example.org/hc', true],
    ['https://zendesk-{subdomain}.example.org', 'https://zendesk-.example.org/hc', false],
    ['https://zendesk-{subdomain}.example.org', 'https://zendesk-a.evil.example.org/hc', false],
  ])('with ZENDESK_ORIGIN %s: %s is %s', (template, address, isOurs) => {
    expect(isOurBusiness(testConfig({ ZENDESK_ORIGIN: template }), new URL(address))).toBe(isOurs)
  })
})
