import { createServer } from 'node:http'
import { beforeEach, describe, expect, test } from 'vitest'
import { makeSetupLink } from '../../src/features/setup/make-setup-link.ts'
import { hours, seconds } from '../../src/kernel/clock.ts'
import { makeMember } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
let ada: Visitor
let path: string

const good = 'seven blue elephants dancing'
const form = { name: 'Ada Lovelace', email: 'Ada@Example.org', password: good, passwordAgain: good }
const owners = () => app.deps.database.db<Record<string, unknown>>('members').where({ role: 'owner' })

beforeEach(async () => {
  ada = visitor(app.server)
  path = (await makeSetupLink(app.deps)).path
})

describe('the link of a new house', () => {
  test('makes the first owner, signs them in and leads to the apps', async () => {
    const answer = await ada.submit(path, form)
    expect(answer.status).toBe(303)
    expect(answer.headers['location']).toBe('/admin/apps')
    expect((await ada.get('/admin/apps')).status).toBe(200)
    const [owner] = await owners()
    expect(owner).toMatchObject({ name: 'Ada Lovelace', email: 'Ada@Example.org', status: 'active' })
    expect((await visitor(app.server).signIn('ada@example.org', good)).status).toBe(303)
  })

  test('takes the address as vouched for by the operator, and says so in the history', async () => {
    await ada.submit(path, form)
    expect((await owners())[0]).toMatchObject({ email_verified_at: app.clock.now() })
    const [event] = await app.deps.database.db<Record<string, unknown>>('events').where({ type: 'setup-link.used' })
    expect(event).toMatchObject({ detail: { purpose: 'first-owner', address_attested_by: 'operator' } })
  })

  test('is in no log line, event or table as it is', async () => {
    await ada.get(path)
    await ada.submit(path, form)
    const token = path.split('/').at(-1) ?? ''
    expect(token.length).toBeGreaterThanOrEqual(43)
    const everything = [
      ...app.logged,
      JSON.stringify(await app.deps.database.db('events')),
      JSON.stringify(await app.deps.database.db('setup_links')),
    ].join('\n')
    expect(everything).not.toContain(token)
    expect(everything).not.toContain(good)
  })

  test('is not used up by looking, by mistakes, or without the form token', async () => {
    for (let i = 0; i < 3; i += 1) expect((await ada.get(path)).status).toBe(200)
    expect((await ada.submit(path, { ...form, password: 'short' })).status).toBe(422)
    expect((await ada.agent.post(path).type('form').send(form)).status).toBe(403)
    expect(await owners()).toEqual([])
    expect((await ada.submit(path, form)).status).toBe(303)
  })

  test('works once', async () => {
    await ada.submit(path, form)
    const answer = await visitor(app.server).get(path)
    expect(answer.status).toBe(410)
    expect(readable(answer.text)).toContain('This link does not work any more')
  })

  test('works once also when it is used twice in the same moment', async () => {
    const one = visitor(app.server)
    const two = visitor(app.server)
    const answers = await Promise.all([one.submit(path, form), two.submit(path, { ...form, email: 'eve@example.org' })])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410])
    expect(await owners()).toHaveLength(1)
  })

  test('works for a day', async () => {
    app.clock.advance(hours(24) - seconds(1))
    expect((await ada.get(path)).status).toBe(200)
    app.clock.advance(seconds(1))
    expect((await ada.get(path)).status).toBe(410)
  })

  test('is void when a newer one is made, and when there is an owner', async () => {
    const newer = (await makeSetupLink(app.deps)).path
    expect((await ada.get(path)).status).toBe(410)
    expect((await ada.get(newer)).status).toBe(200)
    await makeMember(app.deps, { role: 'owner' })
    expect((await ada.get(newer)).status).toBe(410)
  })

  test.each(['/setup/x', `/setup/${'A'.repeat(43)}`, '/setup/%00', '/setup/__proto__'])('%s is none', async (other) => {
    expect((await ada.get(other)).status).toBe(410)
  })

  test('works in another process on the same database', async () => {
    const { createApp } = await import('../../src/app.ts')
    const second = createApp(app.deps)
    expect((await visitor(createServer(second.app)).submit(path, form)).status).toBe(303)
    second.close()
    expect((await ada.get(path)).status).toBe(410)
  })
})

describe('what is typed', () => {
  test.each([
    [{ name: ' ' }, 'A name is needed'],
    [{ name: 'x'.repeat(256) }, 'at most 255'],
    [{ name: 'Ada\u202eecalevoL' }, 'invisible character'],
    [{ email: 'ada' }, 'one plain e-mail address'],
    [{ email: 'ada@example.org\u200b' }, 'invisible'],
    [{ password: 'fourteen chars', passwordAgain: 'fourteen chars' }, 'at least 15'],
    [{ passwordAgain: 'something else entirely' }, 'not the same'],
    [{ password: 'ada lovelace ada', passwordAgain: 'ada lovelace ada' }, 'mostly your name'],
  ])('%o is refused with words, and the rest comes back without the passwords', async (wrong, words) => {
    const answer = await ada.submit(path, { ...form, ...(wrong as Record<string, string>) })
    expect(answer.status).toBe(422)
    expect(readable(answer.text)).toContain(words)
    expect(answer.text).not.toContain(good)
    if (!('email' in wrong)) expect(answer.text).toContain('Ada@Example.org')
    expect(app.hashing.count).toBe(0)
  })

  test('every field is judged at once', async () => {
    const answer = await ada.submit(path, { name: '', email: '', password: '', passwordAgain: '' })
    const read = readable(answer.text)
    for (const words of ['A name is needed', 'one plain e-mail address', 'at least 15']) expect(read).toContain(words)
  })

  test('lists and other shapes are answered with words', async () => {
    const csrf = /name="csrf" value="([^"]+)"/.exec((await ada.get(path)).text)?.[1] ?? ''
    const answer = await ada.agent.post(path).type('form').send(`csrf=${csrf}&name=a&name=b&email[x]=y&__proto__=z`)
    expect(answer.status).toBe(422)
  })

  test('an address that another member has is not made a shared one', async () => {
    await makeMember(app.deps, { email: 'ada@example.org' })
    const answer = await ada.submit(path, form)
    expect(answer.status).toBe(422)
    expect(readable(answer.text)).toContain('A member has this address already')
    expect((await ada.submit(path, { ...form, email: 'ada2@example.org' })).status).toBe(303)
  })
})
