import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Deps } from '../../src/deps.ts'
import { checkSignIn } from '../../src/features/sign-in/check-password.ts'
import { AppError } from '../../src/kernel/errors.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
let ada: Visitor

beforeEach(() => {
  ada = visitor(app.server)
})

const eventsOf = (type: string) => app.deps.database.db<Record<string, unknown>>('events').where({ type }).orderBy('id')

describe('a member with a password', () => {
  test.each([
    ['e-mail address', 'Ada.Lovelace@Example.org'],
    ['e-mail address in another case', 'ADA.lovelace@EXAMPLE.ORG'],
    ['e-mail address with blanks around it', '  ada.lovelace@example.org '],
    ['username', 'ada'],
    ['username in another case', 'ADA'],
    ['external ID', 'M-1815'],
  ])('signs in by %s', async (_what, identifier) => {
    await makeMember(app.deps, { email: 'Ada.Lovelace@example.org', username: 'ada', externalId: 'm-1815' })
    const answer = await ada.signIn(identifier, password)
    expect(answer.status).toBe(303)
    expect(answer.headers['location']).toBe('/account')
    expect((await ada.get('/account')).status).toBe(200)
  })

  test('lands where the sign-in was asked for, query string intact', async () => {
    await makeMember(app.deps, { email: 'ada@example.org' })
    const back = '/sso/zendesk/acme?return_to=%2Fhc%2Fen-us%3Fa%3D1%26b%3D%252F'
    const answer = await ada.signIn('ada@example.org', password, back)
    expect(answer.headers['location']).toBe(back)
  })

  test.each(['https://evil.example', '//evil.example', '/sign-out', 'javascript:alert(1)', '/sso/zendesk/acme/logout'])(
    'is not led on to %s',
    async (continueTo) => {
      await makeMember(app.deps, { email: 'ada@example.org' })
      const answer = await ada.signIn('ada@example.org', password, continueTo)
      expect(answer.headers['location']).toBe('/account')
    },
  )

  test('leaves a line in the history with source and reference, and no name', async () => {
    const member = await makeMember(app.deps, { email: 'ada@example.org' })
    const answer = await ada.signIn('ada@example.org', password)
    const [event] = await eventsOf('sign-in.succeeded')
    expect(event).toMatchObject({
      actor: `member:${member.id}`,
      subject_id: member.id,
      outcome: 'done',
      ip: expect.stringContaining('127.0.0.1') as string,
      request_id: answer.headers['x-request-id'],
    })
    expect(JSON.stringify(event)).not.toContain('ada@')
  })

  test('gets a stronger hash when the stored one has become weak', async () => {
    const member = await makeMember(app.deps, { email: 'ada@example.org' })
    vi.spyOn(app.deps.passwords, 'isOutdated').mockReturnValueOnce(true)
    vi.spyOn(app.deps.passwords, 'hash').mockResolvedValueOnce(`stronger:${password}`)
    expect((await ada.signIn('ada@example.org', password)).status).toBe(303)
    const [row] = await app.deps.database.db<Record<string, unknown>>('credentials').where({ member_id: member.id })
    expect(row).toMatchObject({ secret_hash: `stronger:${password}` })
  })
})

describe('while the password is looked at', () => {
  const during = (work: () => Promise<unknown>) =>
    vi.spyOn(app.deps.passwords, 'verify').mockImplementationOnce(async () => {
      await work()
      return true
    })

  test('a suspension counts', async () => {
    const { id } = await makeMember(app.deps, { email: 'ada@example.org' })
    during(() => app.deps.members.setStatus(id, 'suspended', app.clock.now()))
    expect((await ada.signIn('ada@example.org', password)).status).toBe(422)
    expect(await eventsOf('sign-in.failed')).toMatchObject([{ subject_id: id, codes: ['changed-meanwhile'] }])
    expect(await app.deps.database.db('sessions')).toEqual([])
  })

  test('an erasure counts, even one between the last look and the record of the sign-in', async () => {
    const { id } = await makeMember(app.deps, { email: 'ada@example.org' })
    const gone: Deps = {
      ...app.deps,
      inTransaction: (work) =>
        app.deps.inTransaction((stores) =>
          work({ ...stores, members: { ...stores.members, noteSignIn: () => Promise.resolve(undefined) } }),
        ),
    }
    const visit = { source: '127.0.0.1', ip: '127.0.0.1', requestId: 'r-1' }
    const outcome = await checkSignIn(gone, { ...visit, identifier: 'ada@example.org', password })
    expect(outcome).toEqual({ kind: 'refused' })
    expect(await eventsOf('sign-in.succeeded')).toEqual([])
    expect(await app.deps.database.db('devices')).toEqual([])
    expect(await eventsOf('sign-in.failed')).toMatchObject([{ subject_id: id, codes: ['changed-meanwhile'] }])
    expect(await app.deps.members.noteSignIn('00000000-0000-0000-0000-000000000000', app.clock.now())).toBeUndefined()
  })

  test('a new password counts', async () => {
    const { id } = await makeMember(app.deps, { email: 'ada@example.org' })
    during(() => app.deps.members.setPassword(id, 'instant:another', app.clock.now()))
    expect((await ada.signIn('ada@example.org', password)).status).toBe(422)
  })

  test('too many others are a 503 with a time to come back, and no failure of this one', async () => {
    await makeMember(app.deps, { email: 'ada@example.org' })
    for (let i = 0; i < 6; i += 1) {
      const busy = new AppError('server.busy', { retryAfterSeconds: 5 })
      vi.spyOn(app.deps.passwords, 'verify').mockRejectedValueOnce(busy)
      const answer = await ada.signIn('ada@example.org', password)
      expect(answer.status).toBe(503)
      expect(answer.headers['retry-after']).toBe('5')
    }
    expect((await ada.signIn('ada@example.org', password)).status).toBe(303)
  })
})

describe('the sign-in page', () => {
  test('says where it leads on to, for an enabled app only', async () => {
    await makeApp(app.deps, { name: 'Acme Help' })
    const page = await ada.get(`/sign-in?${new URLSearchParams({ continue: '/sso/zendesk/acme-help' })}`)
    expect(readable(page.text)).toContain('to continue to Acme Help')
    const other = await ada.get(`/sign-in?${new URLSearchParams({ continue: '/sso/zendesk/unknown' })}`)
    expect(readable(other.text)).not.toContain('to continue')
  })

  test('leads on to where a password is replaced and, if people may, to where they register', async () => {
    const onTheWay = new URLSearchParams({ continue: '/sso/zendesk/acme-help?return_to=%2Fhc' })
    const hrefs = async () =>
      [...(await ada.get(`/sign-in?${onTheWay}`)).text.matchAll(/href="(\/(?:forgot-password|register)[^"]*)"/g)].map(
        ([, href]) => href?.replaceAll('&amp;', '&'),
      )
    expect(await hrefs()).toEqual([`/forgot-password?${onTheWay}`])
    const settings = await app.deps.securitySettings.find()
    await app.deps.securitySettings.change(settings.version, { ...settings, registration: 'open' }, app.clock.now())
    expect(await hrefs()).toEqual([`/forgot-password?${onTheWay}`, `/register?${onTheWay}`])
  })

  test('offers to go on, or to be somebody else, when one is signed in', async () => {
    await makeMember(app.deps, { name: 'Ada Lovelace', email: 'ada@example.org' })
    await ada.signIn('ada@example.org', password)
    const page = await ada.get('/sign-in?continue=%2Fadmin%2Fapps')
    expect(page.status).toBe(200)
    expect(readable(page.text)).toContain('Ada Lovelace')
    expect(page.text).toContain('href="/admin/apps"')
    const out = await ada.submit('/sign-in', {}, '/sign-out')
    expect(out.headers['location']).toBe('/signed-out')
    expect((await ada.get('/account')).headers['location']).toBe('/sign-in?continue=%2Faccount')
  })

  test('makes no session row, whatever an anonymous visitor opens', async () => {
    for (const path of [
      '/',
      '/sign-in',
      '/account',
      '/admin/apps',
      '/signed-out',
      '/setup/x',
      '/fallback',
      '/nothing',
    ]) {
      await ada.get(path)
    }
    expect(await app.deps.database.db('sessions')).toEqual([])
  })

  test('keeps passwords out of every log line, event and page', async () => {
    await makeMember(app.deps, { email: 'ada@example.org' })
    const secret = 'wrong but nearly right 7391'
    const answer = await ada.signIn('ada@example.org', secret)
    await ada.signIn('ada@example.org', password)
    const everything = [answer.text, ...app.logged, JSON.stringify(await app.deps.database.db('events'))].join('\n')
    expect(everything).not.toContain('7391')
    expect(app.logged.join('\n')).not.toContain('ada@example.org')
    expect(everything).not.toContain(password)
  })
})

describe('input that no person types', () => {
  test.each([
    ['nothing', {}],
    ['an empty password', { identifier: 'ada@example.org', password: '' }],
    ['a repeated field', { identifier: ['a', 'b'], password: ['c', 'd'] }],
    ['nested fields', { 'identifier[a]': 'x', 'password[b]': 'y' }],
    [
      'prototype keys',
      { __proto__x: 'x', 'constructor[prototype]': 'y', identifier: '__proto__', password: 'constructor' },
    ],
    ['a NUL character', { identifier: 'ada\0@example.org', password: 'x\0y' }],
    ['half a character', { identifier: 'ada\ud800', password: '\udfff' }],
    ['a password of 201 characters', { identifier: 'ada@example.org', password: 'x'.repeat(201) }],
    ['a name of 30,000 characters', { identifier: 'x'.repeat(30_000), password: 'y' }],
  ])('%s gets the ordinary answer', async (_what, fields) => {
    await makeMember(app.deps, { email: 'ada@example.org' })
    const answer = await ada.submit('/sign-in', fields as Record<string, string>)
    expect(answer.status).toBe(422)
    expect(readable(answer.text)).toContain('do not open an account here')
  })

  test('a password in the address counts for nothing', async () => {
    await makeMember(app.deps, { email: 'ada@example.org' })
    const page = await ada.get('/sign-in')
    const csrf = /name="csrf" value="([^"]+)"/.exec(page.text)?.[1]
    const query = new URLSearchParams({ identifier: 'ada@example.org', password })
    const answer = await ada.agent.post(`/sign-in?${query}`).type('form').send({ csrf })
    expect(answer.status).toBe(422)
  })

  test('a form of a megabyte is refused with words', async () => {
    const answer = await ada.submit('/sign-in', { identifier: 'x'.repeat(1_000_000), password: 'y' })
    expect(answer.status).toBe(413)
    expect(readable(answer.text)).toContain('larger than Latchkey accepts')
  })

  test('another password of 200 characters does, and its last character matters', async () => {
    const long = 'lang '.repeat(39) + 'Ende!'
    expect(long).toHaveLength(200)
    await makeMember(app.deps, { email: 'ada@example.org', password: long })
    expect((await ada.signIn('ada@example.org', `${long.slice(0, -1)}?`)).status).toBe(422)
    expect((await ada.signIn('ada@example.org', long)).status).toBe(303)
  })
})

test('R13 a fresh installation has no account, and no usual password opens it', async () => {
  expect(await app.deps.members.count()).toBe(0)
  for (const name of ['admin', 'administrator', 'root', 'owner', 'latchkey', 'admin@example.org', 'demo']) {
    for (const usual of ['admin', name, 'password']) expect((await ada.signIn(name, usual)).status).toBe(422)
  }
})
