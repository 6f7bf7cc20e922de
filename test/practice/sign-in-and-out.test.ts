/** The way to the identity provider and back out again, and the pages for when neither works. */
import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { openPractice, origin } from './practice-world.ts'

const logoutUrl = 'http://127.0.0.1:3000/sso/zendesk/contoso/logout'

describe('/access/login', () => {
  const login = async (practice = openPractice(), query = '') =>
    new URL((await practice.agent.get(`/access/login${query}`).expect(302)).get('Location') ?? '', origin)

  test('leads to the Remote login URL with what Zendesk appends, and keeps its own query', async () => {
    const practice = openPractice({ remoteLoginUrl: 'http://127.0.0.1:3000/sso?action=x' })
    const url = await login(practice, `?return_to=${encodeURIComponent('/hc/en-us/articles/1?x=1&y=ä')}`)
    expect(url.origin + url.pathname).toBe('http://127.0.0.1:3000/sso')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      action: 'x',
      brand_id: '360000000001',
      locale_id: '1',
      return_to: `${origin}/hc/en-us/articles/1?x=1&y=%C3%A4`,
      timestamp: String(practice.now().getTime() / 1_000),
    })
  })

  test.each(['', '?return_to=https://evil.example/', '?return_to=/access/logout', '?return_to=/a&return_to=/b'])(
    'return_to %j becomes the Help Center',
    async (query) => {
      expect((await login(openPractice(), query)).searchParams.get('return_to')).toBe(`${origin}/hc`)
    },
  )

  test('without a Remote login URL, or with SSO off for that kind of user, a password is asked for', async () => {
    expect((await login(openPractice({ remoteLoginUrl: '' }))).pathname).toBe('/access/normal')
    const practice = openPractice({ switches: { ssoForTeamMembers: false } })
    expect((await login(practice, '?return_to=/agent')).pathname).toBe('/access/normal')
    expect((await login(practice, '?return_to=/hc')).pathname).toBe('/sso/zendesk/contoso')
  })

  test('whoever is signed in already goes on', async () => {
    const practice = openPractice()
    await practice.handOff()
    expect((await login(practice, '?return_to=/hc/en-us/requests')).href).toBe(`${origin}/hc/en-us/requests`)
  })

  test('the origin may be set after the start', async () => {
    const practice = openPractice({ origin: undefined } as object)
    practice.state.origin = 'http://localhost:4567'
    expect((await login(practice)).searchParams.get('return_to')).toBe('http://localhost:4567/hc')
  })
})

describe('/access/logout', () => {
  test('ends the session and tells the identity provider who left', async () => {
    const practice = openPractice()
    await practice.handOff({ external_id: 'M-1' })
    const answer = await practice.agent.get('/access/logout?return_to=/hc/en-us/articles/1').expect(302)
    const url = new URL(answer.get('Location') ?? '')
    expect(url.origin + url.pathname).toBe(logoutUrl)
    expect(Object.fromEntries(url.searchParams)).toEqual({
      email: 'ada@example.org',
      external_id: 'M-1',
      brand_id: '360000000001',
      return_to: `${origin}/hc/en-us/articles/1`,
    })
    expect(practice.state.sessions.size).toBe(0)
    expect((await practice.agent.get('/hc')).text).toContain('Sign in')
  })

  test('blank parameters suppress address and external ID, a foreign return_to is dropped', async () => {
    const practice = openPractice({ remoteLogoutUrl: `${logoutUrl}?email=&external_id=` })
    await practice.handOff({ external_id: 'M-1' })
    const answer = await practice.agent.get('/access/logout?return_to=https://evil.example/')
    expect(answer.get('Location')).toBe(`${logoutUrl}?email=&external_id=&brand_id=360000000001`)
  })

  test('works for nobody, and without a Remote logout URL', async () => {
    const practice = openPractice({ remoteLogoutUrl: '' })
    expect((await practice.agent.get('/access/logout').expect(302)).get('Location')).toBe('/hc')
  })

  test('logout.json says so', async () => {
    const practice = openPractice()
    await practice.handOff()
    const answer = await practice.agent.get('/access/logout.json').expect(200)
    expect(answer.body).toEqual({ success: true })
    expect(practice.state.sessions.size).toBe(0)
  })
})

describe('pages for when it fails', () => {
  test.each([
    ['/access/normal', 'Zendesk password'],
    ['/access/sso_bypass', 'five minutes'],
    ['/access/unauthenticated', 'not signed in'],
  ])('%s explains itself', async (path, words) => {
    expect((await openPractice().agent.get(path).expect(200)).text).toContain(words)
  })

  test('a message in the address is text, and short', async () => {
    const message = `<script>alert(1)</script>${'x'.repeat(500)}`
    const answer = await openPractice().agent.get(`/access/unauthenticated?message=${encodeURIComponent(message)}`)
    expect(load(answer.text)('script').length).toBe(0)
    expect(load(answer.text)('blockquote').text()).toBe(message.slice(0, 300))
  })
})
