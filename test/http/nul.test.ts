/** A NUL in an address is nobody's name and no bug: the database takes none. */
import { beforeEach, expect, test } from 'vitest'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
let ada: Visitor

beforeEach(async () => {
  await makeApp(app.deps)
  await makeMember(app.deps, { username: 'ada', role: 'owner' })
  ada = visitor(app.server)
  await ada.signIn('ada', password)
})

test.each([
  ['/branding/logo?v=%00', 404],
  ['/branding/logo?v=a%00', 404],
  ['/fallback/%00', 404],
  ['/setup/%00', 410],
  ['/verify/%00', 404],
  ['/admin/events?reference=a%00b&member=%00&app=%00&from=%00', 422],
  ['/admin/events/%00', 404],
  ['/admin/members?q=a%00b&organization=%00', 200],
  ['/admin/members/%00', 404],
  ['/admin/members/import/%00', 404],
  ['/admin/apps/%00', 404],
  ['/admin/settings/mail/%00', 404],
  ['/sso/zendesk/acme-help?return_to=%2Fhc%00', 200],
  ['/sso/zendesk/acme-help/logout?kind=error&message=a%00b', 200],
])('%s', async (path, status) => {
  const answer = await ada.get(path)
  expect(app.logged.filter((line) => line.includes('"bug"'))).toEqual([])
  expect(answer.status).toBe(status)
})
