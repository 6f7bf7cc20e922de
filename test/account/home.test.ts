/** /account: where to go, and what stands between a member and Zendesk. */
import { beforeEach, describe, expect, test } from 'vitest'
import { languages } from '../../views/languages/language.ts'
import { makeApp, makeMember, password, type MemberWishes } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor } from '../support/visitor.ts'

const app = testApp({}, { secondFactorFor: 'staff' })

beforeEach(() => makeApp(app.deps, { name: 'Acme Help' }))

async function signedIn(wishes: MemberWishes = {}) {
  await makeMember(app.deps, { name: 'Ada', email: 'ada@example.org', ...wishes })
  const who = visitor(app.server)
  await who.signIn('ada@example.org', password)
  return who
}

test('says who is signed in, where they can go, and how to get out', async () => {
  const ada = await signedIn()
  const { text } = await ada.get('/account')
  expect(text).toContain('href="/sso/zendesk/acme-help"')
  expect(text).not.toContain('href="/admin"')
  expect(readable(text)).toContain('You are signed in as AdaSign out')
  expect((await ada.submit('/account', {}, '/sign-out')).headers['location']).toBe('/signed-out')
})

test('an address that nobody proved, and a factor that is missing, come with what to do', async () => {
  const plain = await signedIn()
  expect(readable((await plain.get('/account')).text)).not.toMatch(/not confirmed|second factor/)
  await app.deps.members.delete((await app.deps.members.findByEmail('ada@example.org'))[0]?.id ?? '')
  const staff = await signedIn({ emailVerifiedAt: undefined, isStaff: true })
  const { text } = await staff.get('/account')
  expect(text).toContain('href="/account/address"')
  expect(text).toContain('href="/account/security/second-factor"')
  expect(readable((await staff.get('/account/security')).text)).toContain('asks you for a second factor')
})

describe.each(['', '/profile', '/security', '/security/password', '/zendesk', '/data'])('/account%s', (part) => {
  test('speaks every language, and marks its place', async () => {
    const ada = await signedIn()
    const titles = new Set<string>()
    for (const language of languages) {
      const answer = await ada.get(`/account${part}?language=${language}`)
      expect(answer.status).toBe(200)
      expect(answer.text).toContain(`<html lang="${language}">`)
      expect(answer.text.match(/aria-current="page"/g)).toHaveLength(1)
      titles.add(/<title>([^<]*)/.exec(answer.text)?.[1] ?? '')
    }
    expect(titles.size).toBeGreaterThan(3)
  })

  test('is for nobody without a session', async () => {
    const answer = await visitor(app.server).get(`/account${part}`)
    expect(answer.headers['location']).toBe(`/sign-in?${new URLSearchParams({ continue: `/account${part}` })}`)
  })
})
