/** A hand-off long after the last proof asks for another one, where the settings say so. */
import { beforeEach, describe, expect, test } from 'vitest'
import { proofFields } from '../../views/second-factor/factor-forms.tsx'
import { minutes } from '../../src/kernel/clock.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { handoffForm, visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
const hop = `/sso/zendesk/acme-help?${new URLSearchParams({ return_to: 'https://acme.zendesk.com/hc/requests/42?a=b' })}`
const asked = `/sign-in/prove?${new URLSearchParams({ continue: hop })}`
let ada: Visitor

beforeEach(async () => {
  const { securitySettings } = app.deps
  const settings = await securitySettings.find()
  await securitySettings.change(settings.version, { ...settings, handoffProofMinutes: 30 }, app.clock.now())
  await makeApp(app.deps)
  await makeMember(app.deps, { email: 'ada@example.org' })
  ada = visitor(app.server)
  await ada.signIn('ada@example.org', password)
})

describe('R31 a hand-off', () => {
  test('is made while the proof is young, and asks for the password again when it is not, going on where it was going', async () => {
    app.clock.advance(minutes(30))
    expect((await ada.get(hop)).status).toBe(200)
    app.clock.advance(minutes(1))
    expect((await ada.get(hop)).headers['location']).toBe(asked)

    const wrong = await ada.submit(asked, { [proofFields.password]: 'not my password' }, '/sign-in/prove')
    expect(wrong.status).toBe(422)
    expect((await ada.get(hop)).status).toBe(303)

    const answer = await ada.submit(asked, { [proofFields.password]: password }, '/sign-in/prove')
    expect(answer.headers['location']).toBe(hop)
    const { fields } = handoffForm((await ada.get(hop)).text)
    expect(fields['return_to']).toBe('https://acme.zendesk.com/hc/requests/42?a=b')
  })

  test('issues nothing while the proof is missing, and the account stays open', async () => {
    app.clock.advance(minutes(31))
    await ada.get(hop)
    const handoffs = await app.deps.database.db('events').whereLike('type', 'handoff.%')
    expect(handoffs).toMatchObject([{ type: 'handoff.held', outcome: 'done', codes: ['proof-too-old'] }])
    expect((await ada.get('/account')).status).toBe(200)
  })

  test('is not asked twice: a proof for something dangerous is one as well', async () => {
    app.clock.advance(minutes(31))
    const page = '/account/security/password'
    const another = 'seven blue elephants dancing'
    await ada.submit(page, { current: password, password: another, passwordAgain: another }, page)
    expect((await ada.get(hop)).status).toBe(200)
  })
})
