/** A page with several forms: each of them can be sent. */
import * as cheerio from 'cheerio'
import { expect, test } from 'vitest'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor } from '../support/visitor.ts'

const house = testApp()

test('the first console page after signing in has one token for all its forms', async () => {
  await makeMember(house.deps, { externalId: 'olivia', role: 'owner' })
  const olivia = visitor(house.server)
  await olivia.signIn('olivia', password)
  const page = await olivia.get('/admin/apps/new')
  const $ = cheerio.load(page.text)
  const tokens = $('input[name=csrf]')
    .toArray()
    .map((field) => $(field).val())
  expect(tokens.length).toBeGreaterThan(1)
  expect(new Set(tokens).size).toBe(1)
  expect([page.headers['set-cookie']].flat()).toHaveLength(1)
})
