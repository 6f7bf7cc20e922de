/** Spraying: Mallory tries one common password on many names, each from another address. From one, see test/sign-in. */
import { beforeEach, expect, test } from 'vitest'
import { watchSignIns } from '../../src/features/sign-in/attacks/watch-sign-ins.ts'
import { eventsOf } from '../second-factor/authenticator.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor } from '../support/visitor.ts'
import { cookieIn, tokenOn } from './browsers.ts'

/** Behind one proxy, which says where each request comes from. */
const app = testApp({ TRUST_PROXY: '1' })
const common = 'Winter2026 and a bit more'
let form: { csrf: string; cookie: string }

beforeEach(async () => {
  await makeMember(app.deps, { username: 'ada', email: 'ada@example.org' })
  await makeMember(app.deps, { username: 'olga', role: 'owner' })
  const page = await visitor(app.server).get('/sign-in')
  form = { csrf: tokenOn(page.text), cookie: `latchkey-form=${cookieIn(page, 'latchkey-form')}` }
})

/** Each by a browser without a past. */
const attempt = (identifier: string, secret: string, from: string) =>
  visitor(app.server)
    .agent.post('/sign-in')
    .set({ Cookie: form.cookie, 'X-Forwarded-For': from })
    .type('form')
    .send({ csrf: form.csrf, identifier, password: secret })

test('nobody is kept out, and it is seen and shown to whoever looks after the installation', async () => {
  for (let tried = 0; tried < 65; tried += 1) {
    const name = tried % 20 === 0 ? 'ada' : `name${tried}`
    expect((await attempt(name, common, `192.0.2.${tried}`)).status).toBe(422)
  }
  expect((await attempt('ada', password, '192.0.2.250')).status).toBe(303)
  await watchSignIns(app.deps)
  const [seen] = await eventsOf(app.deps, 'sign-in.spray-seen')
  expect(seen).toMatchObject({ actor: 'system', codes: ['many-sources'] })
  expect(JSON.stringify(seen)).not.toMatch(/name\d|ada/)
  const olga = visitor(app.server)
  await olga.signIn('olga', password)
  expect(readable((await olga.get('/admin')).text)).toContain('An attack on the sign-in in the last day')
})
