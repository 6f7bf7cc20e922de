/** What Zendesk sends back: sign-outs, errors in plain words, and the brake on going in circles. */
import { describe, expect, test } from 'vitest'
import { minutes } from '../../src/kernel/clock.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'

const house = testApp()
const endpoint = '/sso/zendesk/acme-help'
const taken = 'User is invalid: External has already been taken'

async function signedIn(): Promise<Visitor> {
  await makeApp(house.deps)
  await makeMember(house.deps, { externalId: 'ada' })
  const ada = visitor(house.server)
  await ada.signIn('ada', password)
  return ada
}

/** What Zendesk does: takes the hand-off, and sends the person back with an error. */
async function refusedByZendesk(ada: Visitor, message = taken, more: Record<string, string> = {}) {
  await ada.get(endpoint)
  return ada.get(error(message, more))
}

const error = (message: string, more: Record<string, string> = {}) =>
  `${endpoint}/logout?${new URLSearchParams({ kind: 'error', message, ...more })}`

describe('an error', () => {
  test('is explained, counted, and does not sign the member out', async () => {
    const ada = await signedIn()
    const page = await refusedByZendesk(ada, taken, { email: 'ada@example.org', return_to: '/hc/en-us/requests/1' })
    expect(page.status).toBe(200)
    expect(readable(page.text)).toContain('Two people in Zendesk lay claim to your account')
    expect(page.text).toContain(`href="${endpoint}?return_to=%2Fhc%2Fen-us%2Frequests%2F1"`)
    expect(page.text).toContain('https://acme.zendesk.com/access/normal')
    const [event] = (await house.deps.database.db('events').where({ type: 'zendesk.error' })) as object[]
    expect(event).toMatchObject({ codes: ['external-id-taken'], personal: { message: taken }, detail: {} })
    expect((await ada.get(endpoint)).status).toBe(200)
  })

  test('with hostile words stays text, and is cut', async () => {
    const ada = await signedIn()
    const { text } = await ada.get(error(`<script>alert(1)</script>${'x'.repeat(5_000)}`))
    expect(text).not.toContain('<script>alert')
    expect(text).toContain('&lt;script')
    expect(/x{100,}/.exec(text)?.[0].length).toBeLessThan(300)
  })

  test.each([
    'message=a&message=b',
    'message[x]=a',
    'kind[]=error',
    'message=%F0%9F%98',
    `message=${'%0d%0a'.repeat(9)}Set-Cookie:x=1`,
    'return_to=//evil.example',
  ])('odd parameters get a page, never a crash: %s', async (odd) => {
    const ada = await signedIn()
    const page = await ada.get(`${endpoint}/logout?kind=error&${odd}`)
    expect(page.status).toBeLessThan(500)
    expect(page.text).not.toContain('evil.example')
  })

  test('thrice in ten minutes: no more retry, and the hop itself stops; later it works again', async () => {
    const ada = await signedIn()
    expect((await refusedByZendesk(ada)).text).toContain('Try once more')
    expect((await refusedByZendesk(ada)).text).toContain('Try once more')
    const third = await refusedByZendesk(ada)
    expect(third.status).toBe(403)
    expect(third.text).not.toContain('Try once more')
    const hop = await ada.get(endpoint)
    expect(hop.status).toBe(403)
    expect(readable(hop.text)).toContain('several times in a row')
    house.clock.advance(minutes(11))
    expect((await ada.get(endpoint)).status).toBe(200)
  })

  test('of one member does not stop another', async () => {
    const ada = await signedIn()
    for (let i = 0; i < 3; i += 1) await refusedByZendesk(ada)
    await makeMember(house.deps, { externalId: 'bob' })
    const bob = visitor(house.server)
    await bob.signIn('bob', password)
    expect((await bob.get(endpoint)).status).toBe(200)
  })

  test('that answers no hand-off counts nothing: foreign pages cannot trip the brake', async () => {
    const ada = await signedIn()
    for (let i = 0; i < 5; i += 1) expect((await ada.get(error(taken))).status).toBe(200)
    await refusedByZendesk(ada)
    for (let i = 0; i < 5; i += 1) await ada.get(error(taken))
    expect((await ada.get(endpoint)).status).toBe(200)
    expect(await house.deps.database.db('events').where({ type: 'zendesk.error' })).toHaveLength(1)
  })

  test('with a NUL in its message is shown without it', async () => {
    const ada = await signedIn()
    await ada.get(endpoint)
    const page = await ada.get(`${endpoint}/logout?kind=error&message=a%00b`)
    expect(page.status).toBe(200)
    expect(readable(page.text)).toContain('a b')
  })

  test('of somebody unknown is explained too, and fills no history', async () => {
    await makeApp(house.deps)
    const page = await visitor(house.server).get(error('JWT signature invalid'))
    expect(readable(page.text)).toContain('does not recognise our signature')
    expect(await house.deps.database.db('events').where({ type: 'zendesk.error' })).toEqual([])
  })
})

describe('a sign-out', () => {
  test('ends our session too, and leads back to the help centre', async () => {
    const ada = await signedIn()
    const page = await ada.get(`${endpoint}/logout?email=ada%40example.org&external_id=ada&brand_id=1`)
    expect(readable(page.text)).toContain('You are signed out')
    expect(page.text).toContain('href="https://acme.zendesk.com/hc"')
    expect(await house.deps.database.db('sessions')).toEqual([])
    expect((await ada.get(endpoint)).status).toBe(303)
  })

  test('ends only the own session, whoever the parameters name', async () => {
    const ada = await signedIn()
    await visitor(house.server).get(`${endpoint}/logout?external_id=ada&email=member1%40example.org`)
    expect((await ada.get(endpoint)).status).toBe(200)
  })

  test('of an app nobody registered is not found', async () => {
    expect((await visitor(house.server).get('/sso/zendesk/nobody/logout')).status).toBe(404)
  })
})
