/** From the Zendesk endpoint to the hand-off page, as a browser sees it. */
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { describe, expect, test } from 'vitest'
import { minutes } from '../../src/kernel/clock.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { handoffForm, readable, visitor } from '../support/visitor.ts'

const house = testApp()
const endpoint = '/sso/zendesk/acme-help'
const zendesk = 'https://acme.zendesk.com'

const eventsOf = async (type: string) =>
  house.deps.database.db('events').where({ type }).orderBy('id') as Promise<{ codes: string[]; detail: object }[]>

async function signedIn(wishes: Parameters<typeof makeMember>[1] = {}) {
  const member = await makeMember(house.deps, wishes)
  const ada = visitor(house.server)
  const answer = await ada.signIn(member.externalId, password)
  expect(answer.status).toBe(303)
  return { member, ada }
}

describe('the hand-off page', () => {
  test('R36 R40 posts a token for the member to the configured Zendesk, and only there', async () => {
    const app = await makeApp(house.deps, { returnHosts: ['help.acme.example'] })
    const { member, ada } = await signedIn({ name: 'Zoë Åström', phone: '+46701234567' })
    const page = await ada.get(`${endpoint}?brand_id=1&locale_id=8&timestamp=1`)

    expect(page.status).toBe(200)
    expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    const policy = page.headers['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain(`form-action ${zendesk} https://help.acme.example;`)
    const nonce = /script-src 'nonce-([^']{24})'/.exec(policy)?.[1] ?? 'none'
    expect(page.text).toContain(`<script nonce="${nonce}">`)

    const { action, fields } = handoffForm(page.text)
    expect(action).toBe(`${zendesk}/access/jwt`)
    expect(Object.keys(fields)).toEqual(['jwt'])
    expect(decodeProtectedHeader(fields['jwt'] ?? '')).toEqual({ typ: 'JWT', alg: 'HS256' })
    expect(decodeJwt(fields['jwt'] ?? '')).toEqual({
      iat: Math.floor(house.clock.now().getTime() / 1000),
      jti: expect.stringMatching(/^[\w-]{32}$/) as string,
      email: member.email,
      name: 'Zoë Åström',
      external_id: member.externalId,
      phone: '+46701234567',
    })
    const [event] = await eventsOf('handoff.issued')
    expect(event).toMatchObject({ subject_id: member.id, app_id: app.id, outcome: 'done', codes: [] })
    expect(event?.detail).toMatchObject({ claims: ['iat', 'jti', 'email', 'name', 'external_id', 'phone'] })
    expect(JSON.stringify(event)).not.toContain(fields['jwt'])
    expect(house.logged.join('')).not.toContain(fields['jwt'])
  })

  test('reload and double click each get a token of their own', async () => {
    await makeApp(house.deps)
    const { ada } = await signedIn()
    const pages = await Promise.all([1, 2, 3, 4].map(() => ada.get(endpoint)))
    const ids = pages.map(({ text }) => decodeJwt(handoffForm(text).fields['jwt'] ?? '').jti)
    expect(new Set(ids).size).toBe(4)
  })

  test('carries an accepted return_to byte for byte, and drops and records any other', async () => {
    await makeApp(house.deps)
    const { ada } = await signedIn()
    const wanted = `${zendesk}/hc/en-us/requests/7?a=1&b=%C3%A9#c`
    const good = await ada.get(`${endpoint}?${new URLSearchParams({ return_to: wanted })}`)
    expect(handoffForm(good.text).fields['return_to']).toBe(wanted)

    for (const evil of [
      'return_to=https://evil.example/',
      'return_to=/hc&return_to=/agent',
      'return_to=//evil.example',
    ]) {
      const page = await ada.get(`${endpoint}?${evil}`)
      expect(page.status).toBe(200)
      expect(handoffForm(page.text).fields).not.toHaveProperty('return_to')
    }
    const events = await eventsOf('handoff.issued')
    expect(events.map(({ codes }) => codes)).toEqual([[], ...Array<string[]>(3).fill(['return-to-dropped'])])
  })

  test('R46 a name full of markup stays text', async () => {
    await makeApp(house.deps, { name: '<script>alert(1)</script> & "Co"' })
    const { ada } = await signedIn({ name: '"><img src=x onerror=alert(1)>' })
    const [app] = await house.deps.apps.list()
    const { text } = await ada.get(`/sso/zendesk/${app?.key ?? ''}`)
    expect(text.match(/<script/g)).toHaveLength(1)
    expect(text).not.toContain('<img')
  })
})

describe('somebody who is not signed in', () => {
  test('signs in first and comes back to where they were going, query intact', async () => {
    await makeApp(house.deps)
    await makeMember(house.deps, { externalId: 'ada' })
    const ada = visitor(house.server)
    const wanted = `${zendesk}/hc/en-us/articles/1?x=1&y=ä%26`
    const sentAway = await ada.get(`${endpoint}?${new URLSearchParams({ return_to: wanted })}`)
    expect(sentAway.status).toBe(303)
    const signInUrl = sentAway.headers['location'] ?? ''
    const answer = await ada.submit(signInUrl, { identifier: 'ada', password })
    expect(answer.status).toBe(303)
    const page = await ada.get(answer.headers['location'] ?? '')
    expect(handoffForm(page.text).fields['return_to']).toBe(wanted)
  })

  test('a repeated return_to is still dropped and recorded after signing in', async () => {
    await makeApp(house.deps)
    await makeMember(house.deps, { externalId: 'ada' })
    const ada = visitor(house.server)
    const sentAway = await ada.get(`${endpoint}?return_to=/hc&return_to=/agent`)
    const answer = await ada.submit(sentAway.headers['location'] ?? '', { identifier: 'ada', password })
    const page = await ada.get(answer.headers['location'] ?? '')
    expect(handoffForm(page.text).fields).not.toHaveProperty('return_to')
    expect((await eventsOf('handoff.issued'))[0]?.codes).toEqual(['return-to-dropped'])
  })

  test('learns nothing of which apps there are; signed in, a draft is not there either', async () => {
    await makeApp(house.deps, { isEnabled: false })
    const ada = visitor(house.server)
    const answers = [await ada.get(endpoint), await ada.get('/sso/zendesk/nobody')]
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    const { ada: insider } = await signedIn()
    const draft = await insider.get(endpoint)
    expect(draft.status).toBe(404)
    expect(draft.text).not.toContain('Acme')
  })

  test('looking at the endpoint creates no session', async () => {
    await makeApp(house.deps)
    const answer = await visitor(house.server).get(endpoint)
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(await house.deps.database.db('sessions')).toEqual([])
  })
})

describe('a refused hand-off', () => {
  const refusals: [string, string, (memberId: string) => Promise<unknown>][] = [
    ['app-disabled', 'switched off', () => house.deps.database.db('apps').update({ is_enabled: false })],
    ['no-credentials', 'no password', () => house.deps.database.db('credentials').delete()],
    [
      'address-missing',
      'no e-mail address',
      () => house.deps.database.db('members').update({ email: null, email_exact_key: null, email_verified_at: null }),
    ],
    ['address-unverified', 'confirmed', () => house.deps.database.db('members').update({ email_verified_at: null })],
    [
      'address-shared',
      'Another account',
      async () => {
        const [member] = await house.deps.database.db<{ email: string }>('members')
        await makeMember(house.deps, { email: member?.email.toUpperCase() })
      },
    ],
    ['member-suspended', 'suspended', () => house.deps.database.db('members').update({ status: 'suspended' })],
  ]

  test.each(refusals)(
    '%s: a page with words, a reference and the other ways in, and no token',
    async (code, words, spoil) => {
      await makeApp(house.deps)
      const { member, ada } = await signedIn()
      await spoil(member.id)
      const page = await ada.get(endpoint)
      expect(page.status).toBe(403)
      expect(readable(page.text)).toContain(words)
      expect(page.text).toContain(page.headers['x-request-id'])
      expect(page.text).toContain(`${zendesk}/access/normal`)
      expect(page.text).toContain(`${zendesk}/access/sso_bypass`)
      expect(page.text).not.toContain('name="jwt"')
      const [event] = await eventsOf('handoff.refused')
      expect(event).toMatchObject({ codes: [code], subject_id: member.id, request_id: page.headers['x-request-id'] })
      expect(await eventsOf('handoff.issued')).toEqual([])
    },
  )

  test('secret-unavailable: a secret that no key opens is our trouble, told as such', async () => {
    await makeApp(house.deps)
    const { ada } = await signedIn()
    const sealedForAnother = house.deps.secretBox.seal('x', { table: 'apps', column: 'secret_sealed', id: 'another' })
    await house.deps.database.db('apps').update({ secret_sealed: sealedForAnother })
    const page = await ada.get(endpoint)
    expect(page.status).toBe(403)
    expect(readable(page.text)).toContain('on our side')
    expect((await eventsOf('handoff.refused'))[0]?.codes).toEqual(['secret-unavailable'])
    expect(await eventsOf('handoff.issued')).toEqual([])
  })

  test('a member on a shared address without credentials stands in nobody’s way', async () => {
    await makeApp(house.deps)
    const { member, ada } = await signedIn()
    await makeMember(house.deps, { email: member.email, password: undefined })
    expect((await ada.get(endpoint)).status).toBe(200)
  })
})

test.each(['nobody', '%00', '__proto__', 'ACME-HELP', 'a'.repeat(300)])(
  'an app nobody registered is not found: %s',
  async (key) => {
    const { ada } = await signedIn()
    expect((await ada.get(`/sso/zendesk/${key}`)).status).toBe(404)
    expect((await ada.get(`/sso/zendesk/${key}/logout`)).status).toBe(404)
  },
)

test('a session whose member is gone leads to the sign-in page', async () => {
  await makeApp(house.deps)
  const { ada } = await signedIn()
  await house.deps.database.db('members').delete()
  const answer = await ada.get(endpoint)
  expect(answer.status).toBe(303)
  expect(answer.headers['location']).toMatch(/^\/sign-in\?continue=/)
  expect(await house.deps.database.db('sessions')).toEqual([])
})

test('a changed secret signs the very next token', async () => {
  const app = await makeApp(house.deps)
  const { ada } = await signedIn()
  await ada.get(endpoint)
  const other = 'Bb2'.repeat(16)
  const place = { table: 'apps', column: 'secret_sealed', id: app.id }
  const sealed = house.deps.secretBox.seal(other, place)
  await house.deps.database.db('apps').update({ secret_sealed: sealed, version: app.version + 1 })
  const { text } = await ada.get(endpoint)
  const { jwtVerify } = await import('jose')
  const token = handoffForm(text).fields['jwt'] ?? ''
  const currentDate = house.clock.now()
  await expect(jwtVerify(token, Buffer.from(other), { currentDate })).resolves.toBeDefined()
})

test('a token of yesterday does not come back: time moves, so does iat', async () => {
  await makeApp(house.deps)
  const { ada } = await signedIn()
  const first = decodeJwt(handoffForm((await ada.get(endpoint)).text).fields['jwt'] ?? '').iat ?? 0
  house.clock.advance(minutes(7))
  const second = decodeJwt(handoffForm((await ada.get(endpoint)).text).fields['jwt'] ?? '').iat ?? 0
  expect(second - first).toBe(7 * 60)
})

test('a passkey is a credential like a password, for the member and for whoever shares their address', async () => {
  await makeApp(house.deps)
  const { member, ada } = await signedIn({ email: 'ada@example.org' })
  const addPasskey = (memberId: string) =>
    house.deps.passkeys.insert({
      ...{ id: house.deps.random.uuid(), memberId, credentialId: `of ${memberId}`, publicKey: '', signCount: 0 },
      ...{ transports: [], isBackupEligible: false, isBackedUp: false, name: 'Phone' },
      ...{ createdAt: house.clock.now(), lastUsedAt: undefined },
    })
  const statusNow = async () => (await ada.get(endpoint)).status
  await addPasskey(member.id)
  await house.deps.members.removeCredentials(member.id)
  expect(await statusNow()).toBe(200)

  const sharer = await makeMember(house.deps, { email: 'Ada@example.org', password: undefined })
  expect(await statusNow()).toBe(200)
  await addPasskey(sharer.id)
  expect(await statusNow()).toBe(403)
  await house.deps.factors.removeSetUpSince(sharer.id, new Date(0))
  expect(await statusNow()).toBe(200)
  await house.deps.factors.removeSetUpSince(member.id, new Date(0))
  expect(await statusNow()).toBe(403)
})
