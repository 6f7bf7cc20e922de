/** The token endpoint: what it answers to good, bad and nonsensical hand-offs. */
import { minutes, seconds } from '../../src/kernel/clock.ts'
import { load } from 'cheerio'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { messageOf, openPractice, origin, readTarget, secret } from './practice-world.ts'

const logoutUrl = 'http://127.0.0.1:3000/sso/zendesk/contoso/logout'

describe('a hand-off that works', () => {
  test('answers 200 with a page that moves on, and a session for the browser', async () => {
    const practice = openPractice()
    const answer = await practice.post({ jwt: practice.sign() })
    expect(answer.status).toBe(200)
    expect(answer.text).toContain(`You are being <a href="${origin}/hc">redirected</a>`)
    expect(answer.get('Set-Cookie')?.[0]).toMatch(/^practice_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    expect((await practice.agent.get('/hc')).text).toContain('Ada')
  })

  test('staff land in the agent workspace', async () => {
    const practice = openPractice({ people: [{ name: 'Ada', email: 'ada@example.org', role: 'agent' }] })
    expect((await practice.handOff()).url.href).toBe(`${origin}/agent`)
  })

  test('every sign-in gets a new session, the one before ends', async () => {
    const practice = openPractice()
    const first = (await practice.handOff()).cookies[0]?.split(';')[0] ?? ''
    await practice.handOff()
    const answer = await request(practice.app).get('/hc').set('Cookie', first)
    expect(answer.text).toContain('Sign in')
    expect(practice.state.sessions.size).toBe(1)
  })

  test('the session cookie is for https alone where the origin is https', async () => {
    const practice = openPractice({ origin: 'https://contoso.zendesk.test' })
    expect((await practice.handOff()).cookies[0]).toContain('Secure')
  })

  test('the session ends with the working day', async () => {
    const practice = openPractice()
    await practice.handOff()
    practice.advance(minutes(8 * 60 + 1))
    expect((await practice.agent.get('/hc')).text).toContain('Sign in')
  })
})

describe('a hand-off that fails', () => {
  test('goes to the Remote logout URL with kind and message, and ends the session that was there', async () => {
    const practice = openPractice()
    await practice.handOff()
    const answer = await practice.post({ jwt: practice.sign({}, 'another secret') })
    const url = readTarget(answer.text)
    expect(answer.status).toBe(200)
    expect(url.href.startsWith(`${logoutUrl}?kind=error&message=JWT+signature+invalid.`)).toBe(true)
    expect(messageOf(url)).toBe(
      'JWT signature invalid. The signature cannot be verified ,check that your tokens match.',
    )
    expect(url.searchParams.has('email')).toBe(false)
    expect((await practice.agent.get('/hc')).text).toContain('Sign in')
  })

  test('names address and external ID when the token was genuine', async () => {
    const practice = openPractice({
      people: [
        { name: 'X', email: 'x@example.org', externalId: 'M-1' },
        { name: 'Y', email: 'ada@example.org' },
      ],
      switches: { updateExternalIds: true },
    })
    const { url } = await practice.handOff({ external_id: 'M-1' })
    expect(Object.fromEntries(url.searchParams)).toEqual({
      kind: 'error',
      message: 'User is invalid: External has already been taken',
      email: 'ada@example.org',
      external_id: 'M-1',
      brand_id: '360000000001',
    })
  })

  test('blank parameters in the Remote logout URL suppress both', async () => {
    const practice = openPractice({ remoteLogoutUrl: `${logoutUrl}?email=&external_id=&keep=1` })
    practice.state.blocklist.push('example.org')
    const { url } = await practice.handOff({ external_id: 'M-1' })
    expect(url.search.startsWith('?email=&external_id=&keep=1&kind=error&message=')).toBe(true)
    expect(url.searchParams.getAll('email')).toEqual([''])
    expect(url.searchParams.getAll('external_id')).toEqual([''])
  })

  test.each(['', 'not a url', 'javascript:alert(1)'])(
    'Remote logout URL %j: shown at /access/unauthenticated',
    async (remoteLogoutUrl) => {
      const practice = openPractice({ remoteLogoutUrl })
      practice.state.blocklist.push('example.com')
      const blocked = await practice.handOff({ email: 'a@example.com', external_id: 'M-1' })
      expect([...blocked.url.searchParams.keys()]).toEqual(['kind', 'message', 'brand_id'])
      const { url } = await practice.handOff({ name: '' })
      expect(url.href.startsWith(`${origin}/access/unauthenticated?kind=error&message=`)).toBe(true)
      const page = await practice.agent.get(url.pathname + url.search)
      expect(page.text).toContain('The claim name must be a string')
    },
  )

  test('the same token twice is refused the second time', async () => {
    const practice = openPractice()
    const jwt = practice.sign()
    expect(messageOf(readTarget((await practice.post({ jwt })).text))).toBeNull()
    expect(messageOf(readTarget((await practice.post({ jwt })).text))).toContain('has been used before')
  })

  test('a jti stays used after the window, in a new token too', async () => {
    const practice = openPractice()
    await practice.handOff({ jti: 7 })
    practice.advance(minutes(10))
    expect(messageOf((await practice.handOff({ jti: '7' })).url)).toContain('has been used before')
  })

  test('a token that was refused for its signature does not use up the jti', async () => {
    const practice = openPractice()
    await practice.post({ jwt: practice.sign({ jti: 'same' }, 'another secret') })
    expect(messageOf((await practice.handOff({ jti: 'same' })).url)).toBeNull()
  })

  test('a token goes stale after three minutes, or two where switched', async () => {
    const practice = openPractice()
    const [first, second] = [practice.sign(), practice.sign()]
    practice.advance(seconds(180))
    expect(messageOf(readTarget((await practice.post({ jwt: first })).text))).toBeNull()
    practice.state.switches.clockWindow = 'two-minutes'
    expect(messageOf(readTarget((await practice.post({ jwt: second })).text))).toContain('clock')
  })

  test('the host of a brand takes no tokens', async () => {
    const practice = openPractice({ brandOrigins: ['http://brand.localhost:3001'] })
    const answer = await practice.post({ jwt: practice.sign() }).set('Host', 'brand.localhost:3001')
    expect(messageOf(readTarget(answer.text))).toBe('Invalid JWT Request')
    expect(practice.state.people).toEqual([])
  })

  test('the secret can be exchanged while it runs', async () => {
    const practice = openPractice()
    practice.state.sharedSecret = 'the next one'
    expect(messageOf((await practice.handOff()).url)).toContain('signature')
    const answer = await practice.post({ jwt: practice.sign({}, 'the next one') })
    expect(messageOf(readTarget(answer.text))).toBeNull()
  })
})

describe('what does not even look like a hand-off', () => {
  test.each(['get', 'put', 'delete', 'head'] as const)('%s is refused with a clear page', async (method) => {
    const practice = openPractice()
    const answer = await practice.agent[method](`/access/jwt?jwt=${practice.sign()}`)
    expect(answer.status).toBe(405)
    expect(answer.get('Allow')).toBe('POST')
    if (method !== 'head') expect(answer.text).toContain('Post the token instead')
    expect(practice.state.people).toEqual([])
  })

  test.each([
    ['no field', 'x=1'],
    ['an empty field', 'jwt='],
    ['the field twice', 'jwt=a&jwt=b'],
    ['nested brackets', 'jwt[a]=b'],
    ['a prototype key', '__proto__=x&constructor[prototype][jwt]=x'],
    ['return_to twice', 'jwt=a.b.c&return_to=/hc&return_to=/agent'],
  ])('%s: 400 with words', async (_what, body) => {
    const practice = openPractice()
    const answer = await practice.agent.post('/access/jwt').type('form').send(body)
    expect(answer.status).toBe(400)
    expect(load(answer.text)('h1').text()).not.toBe('')
    expect(practice.bugs).toEqual([])
  })

  test.each([
    ['a megabyte', 'application/x-www-form-urlencoded', `jwt=${'a'.repeat(1_000_000)}`, 413],
    ['too many fields', 'application/x-www-form-urlencoded', 'a&'.repeat(5_000), 413],
    ['JSON', 'application/json', '{"jwt":"a.b.c"}', 415],
    ['plain text', 'text/plain', 'jwt=a.b.c', 415],
    ['another charset', 'application/x-www-form-urlencoded; charset=utf-7', 'jwt=a.b.c', 415],
  ])('%s: a 4xx with words', async (_what, type, body, status) => {
    const practice = openPractice()
    const answer = await practice.agent.post('/access/jwt').set('Content-Type', type).send(body)
    expect(answer.status).toBe(status)
    expect(answer.text).toContain('Practice Zendesk')
    expect(practice.bugs).toEqual([])
  })
})

test('neither the token nor the secret is in any page or in the record', async () => {
  const practice = openPractice()
  const jwt = practice.sign()
  const answers = [await practice.post({ jwt }), await practice.agent.get('/admin'), await practice.agent.get('/hc')]
  for (const { text } of answers) {
    expect(text).not.toContain(jwt.split('.')[2])
    expect(text).not.toContain(secret)
  }
  expect(JSON.stringify(practice.state.handoffs)).not.toContain(jwt.split('.')[2])
})
