/** https always means a proxy; without TRUST_PROXY one person could keep everybody from signing in. */
import { expect, test } from 'vitest'
import { checkProxy } from '../../src/cli/doctor-checks.ts'
import { testConfig } from '../support/test-app.ts'

const https = { PUBLIC_URL: 'https://login.example.org' }

test.each([
  ['problem', https],
  ['ok', { ...https, TRUST_PROXY: '1' }],
  ['ok', { ...https, TRUST_PROXY: '0' }],
  ['ok', { ...https, TRUST_PROXY: 'loopback' }],
  ['ok', { PUBLIC_URL: 'http://localhost:3000' }],
])('%s: %o', (state, environment) => {
  expect(checkProxy(testConfig(environment)).state).toBe(state)
})
