/** Where the browser lands after a hand-off, and whether it has a session there. */
import { describe, expect, test } from 'vitest'
import { openPractice, origin, readTarget } from './practice-world.ts'

describe('return_to', () => {
  const go = async (returnTo: string, where: 'body' | 'query' = 'body') => {
    const practice = openPractice({ brandOrigins: ['https://help.contoso.test'] })
    const form = { jwt: practice.sign() }
    const answer =
      where === 'body'
        ? await practice.post({ ...form, return_to: returnTo })
        : await practice.post(form, `?return_to=${encodeURIComponent(returnTo)}`)
    return { href: readTarget(answer.text).href, hasSession: practice.state.sessions.size === 1 }
  }

  test.each([
    ['relative, with a query', '/hc/en-us/articles/1?x=1&y=a%26b#end', `${origin}/hc/en-us/articles/1?x=1&y=a%26b#end`],
    ['absolute', `${origin}/agent/tickets/101`, `${origin}/agent/tickets/101`],
    ['on a brand', 'https://help.contoso.test/hc', 'https://help.contoso.test/hc'],
  ])('%s is followed, from the form or the query', async (_what, returnTo, href) => {
    expect(await go(returnTo)).toEqual({ href, hasSession: true })
    expect(await go(returnTo, 'query')).toEqual({ href, hasSession: true })
  })

  test.each([
    ['https://evil.example/x', 'https://evil.example/x'],
    ['//evil.example/x', 'http://evil.example/x'],
    ['/\\evil.example', 'http://evil.example/'],
    ['https://127.0.0.1.evil.example:3001/', 'https://127.0.0.1.evil.example:3001/'],
  ])('%s is a foreign host: followed, as observed, without a session', async (returnTo, href) => {
    expect(await go(returnTo)).toEqual({ href, hasSession: false })
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    `http://ada@127.0.0.1:3001/hc`,
    'https://a:b@evil.example/',
    'http://[',
    '/access/logout',
    '/hc/../ACCESS/login',
    `/hc?${'x'.repeat(2_000)}`,
  ])('%s is dropped', async (returnTo) => {
    expect(await go(returnTo)).toEqual({ href: `${origin}/hc`, hasSession: true })
  })

  test('a foreign host can also be ignored', async () => {
    const practice = openPractice({ switches: { foreignReturnTo: 'go-home' } })
    expect((await practice.handOff({}, { return_to: 'https://evil.example/' })).url.href).toBe(`${origin}/hc`)
    expect(practice.state.sessions.size).toBe(1)
  })

  test('a path that looks like a host stays here', async () => {
    expect((await go('/.//evil.example')).href).toBe(`${origin}//evil.example`)
  })
})
