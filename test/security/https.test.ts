/** What only an installation behind https can promise. */
import { expect, test } from 'vitest'
import { testApp } from '../support/test-app.ts'
import { visitor } from '../support/visitor.ts'

const app = testApp({ PUBLIC_URL: 'https://login.example.org' })

test('R43 over https browsers are told to come by nothing else for two years', async () => {
  const { headers } = await visitor(app.server).get('/sign-in')
  expect(headers['strict-transport-security']).toBe('max-age=63072000')
})
