/** What makes one token another than the next. */
import { expect, test } from 'vitest'
import { epochSeconds } from '../../src/kernel/clock.ts'
import { systemRandom } from '../../src/kernel/random.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { handoffForm, visitor } from '../support/visitor.ts'

const app = testApp()

test('R35 a token says when it was made in whole seconds, and has an ID of 192 random bits that no other has', async () => {
  await makeApp(app.deps)
  await makeMember(app.deps, { username: 'ada' })
  const ada = visitor(app.server)
  await ada.signIn('ada', password)
  const claimsNow = async () => {
    const { jwt = '' } = handoffForm((await ada.get('/sso/zendesk/acme-help')).text).fields
    return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as { iat: number; jti: string }
  }
  const [one, another] = [await claimsNow(), await claimsNow()]
  expect(one.iat).toBe(epochSeconds(app.clock.now()))
  expect(Buffer.from(one.jti, 'base64url')).toHaveLength(24)
  expect(another.jti).not.toBe(one.jti)
  expect(one).not.toHaveProperty('exp')

  // As hand-off.ts asks for them.
  const ids = new Set(Array.from({ length: 100_000 }, () => systemRandom.token(24)))
  expect(ids.size).toBe(100_000)
})
