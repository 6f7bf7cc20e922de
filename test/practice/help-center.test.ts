/** The Help Center and the agent workspace, as a visitor meets them. */
import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { openPractice, origin } from './practice-world.ts'

const tickets = [
  { requester: 'Ada@example.org', subject: 'Lost my card' },
  { requester: 'old@example.org', subject: 'An older question' },
  { requester: 'bob@example.org', subject: 'Not Ada’s business' },
]
const ada = { name: 'Ada', email: 'ada@example.org', secondaryEmails: ['old@example.org'] }

describe('the Help Center', () => {
  test.each(['/hc', '/hc/en-us', '/hc/en-us/articles/1'])('%s answers GET and HEAD', async (path) => {
    const { agent } = openPractice()
    await agent.get(path).expect(200)
    await agent.head(path).expect(200)
  })

  test('the front door leads there', async () => {
    expect((await openPractice().agent.get('/').expect(302)).get('Location')).toBe('/hc')
  })

  test('switched off it is Not Found, after a sign-in that worked too', async () => {
    const practice = openPractice({ switches: { helpCenter: false } })
    const { url } = await practice.handOff()
    expect((await practice.agent.get(url.pathname).expect(404)).text).toContain('Not Found')
    await practice.agent.head('/hc').expect(404)
    await practice.agent.get('/hc/en-us/articles/1').expect(404)
  })

  test('"Sign in" carries the page and its whole query', async () => {
    const { agent } = openPractice()
    const path = '/hc/en-us/articles/1?x=1&y=a%26b&x=2'
    const page = load((await agent.get(path)).text)
    const href = page('a:contains("Sign in")').attr('href') ?? ''
    const answer = await agent.get(href).expect(302)
    const returnTo = new URL(answer.get('Location') ?? '').searchParams.get('return_to')
    expect(returnTo).toBe(origin + path)
    expect(
      page('#query dd')
        .get()
        .map((value) => load(value).text()),
    ).toEqual(['1', 'a&b', '2'])
  })

  test('a signed-in person sees their name and "Sign out", and no "Sign in"', async () => {
    const practice = openPractice()
    await practice.handOff({ name: 'Zoë Łuć' })
    const page = load((await practice.agent.get('/hc')).text)
    expect(page('.signed-in').text()).toContain('Zoë Łuć')
    expect(page('a:contains("Sign out")').attr('href')).toBe('/access/logout')
    expect(page('a:contains("Sign in")').length).toBe(0)
  })

  test('somebody suspended meanwhile is signed in no longer', async () => {
    const practice = openPractice()
    await practice.handOff()
    const person = practice.person('Ada')
    if (person) person.isSuspended = true
    expect((await practice.agent.get('/hc')).text).toContain('Sign in')
  })

  test('an unknown page is 404 with a way on', async () => {
    expect(load((await openPractice().agent.get('/nowhere').expect(404)).text)('main a').attr('href')).toBe('/hc')
  })

  test('a broken address is 400, never 500', async () => {
    const practice = openPractice()
    await practice.agent.get('/hc/en-us/articles/%E0%A4%A').expect(400)
    expect(practice.bugs).toEqual([])
  })
})

describe('my requests', () => {
  test('asks for a sign-in and comes back with the query', async () => {
    const { agent } = openPractice()
    const answer = await agent.get('/hc/en-us/requests?page=2').expect(302)
    expect(answer.get('Location')).toBe(`/access/login?return_to=${encodeURIComponent('/hc/en-us/requests?page=2')}`)
  })

  test('shows the tickets of every address of the profile, and nobody else’s', async () => {
    const practice = openPractice({ people: [ada], tickets })
    await practice.handOff()
    const page = await practice.agent.get('/hc/en-us/requests').expect(200)
    expect(page.text).toContain('Lost my card')
    expect(page.text).toContain('An older question')
    expect(page.text).not.toContain('business')
    await practice.agent.get('/hc/en-us/requests/101').expect(200)
    await practice.agent.get('/hc/en-us/requests/103').expect(404)
  })
})

describe('the agent workspace', () => {
  test.each(['/agent', '/agent/tickets/101'])('%s asks for a sign-in', async (path) => {
    expect((await openPractice().agent.get(path).expect(302)).get('Location')).toContain('/access/login')
  })

  test('end users are denied', async () => {
    const practice = openPractice({ tickets })
    await practice.handOff()
    const page = await practice.agent.get('/agent').expect(403)
    expect(page.text).toContain('Access denied')
    expect(page.text).not.toContain('business')
  })

  test.each(['agent', 'admin', 'owner'] as const)('%s sees everybody’s tickets', async (role) => {
    const practice = openPractice({ people: [{ ...ada, role }], tickets })
    await practice.handOff()
    expect((await practice.agent.get('/agent').expect(200)).text).toContain('business')
  })
})

describe('every page', () => {
  test.each(['/hc', '/admin', '/access/normal', '/nowhere'])('%s says that it is not Zendesk', async (path) => {
    const page = load((await openPractice().agent.get(path)).text)
    expect(page('.training-bar').text()).toBe('Practice Zendesk: a stand-in for training. Not Zendesk.')
    expect(page('footer').text()).toContain('Zendesk is a trademark of Zendesk, Inc.')
  })

  test('claims are text, whatever they hold', async () => {
    const practice = openPractice({ people: [{ name: 'x', email: 'ada@example.org', role: 'admin' }] })
    const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    await practice.handOff({ name: hostile, external_id: hostile, tags: [hostile] })
    for (const path of ['/hc', '/agent', '/admin', `/hc/en-us/articles/1?q=${encodeURIComponent(hostile)}`]) {
      const page = load((await practice.agent.get(path).expect(200)).text)
      expect(page('script, img').length, path).toBe(0)
      expect(page.text(), path).toContain(hostile)
    }
  })

  test('nothing may run, frame or be sent elsewhere', async () => {
    const answer = await openPractice().agent.get('/hc')
    expect(answer.get('Content-Security-Policy')).toContain("default-src 'none'")
    expect(answer.get('Content-Security-Policy')).toContain("form-action 'self'")
    expect(answer.get('X-Frame-Options')).toBe('SAMEORIGIN')
    expect(answer.get('Cache-Control')).toBe('no-store')
    expect(answer.get('X-Powered-By')).toBeUndefined()
  })

  test('a foreign name pointed at this machine is turned away', async () => {
    const { agent } = openPractice()
    await agent.get('/admin').set('Host', 'evil.example:3001').expect(421)
    await agent.get('/admin').set('Host', 'localhost:3001').expect(200)
  })

  test('the stylesheet is served by the app itself', async () => {
    const answer = await openPractice().agent.get('/practice.css').expect(200)
    expect(answer.get('Content-Type')).toContain('text/css')
  })

  test('a bug is a 500 page that says nothing of its cause', async () => {
    const practice = openPractice()
    Object.defineProperty(practice.state, 'people', {
      get: () => {
        throw new Error('inside')
      },
    })
    const answer = await practice.agent.get('/admin').expect(500)
    expect(answer.text).not.toContain('inside')
    expect(practice.bugs).toEqual([new Error('inside')])
  })
})
