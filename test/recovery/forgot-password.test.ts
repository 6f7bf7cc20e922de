/** "Forgot your password?": the answer tells nothing, the mail goes to the stored address, and the link does one thing once. */
import * as cheerio from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import { answerRequests } from '../../src/features/recovery/answer-requests.ts'
import { makeSetupLink } from '../../src/features/setup/make-setup-link.ts'
import { minutes } from '../../src/kernel/clock.ts'
import { readOutbox } from '../mail/outbox.ts'
import { setRegistration } from '../registration/registering.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor } from '../support/visitor.ts'

const app = testApp()
const good = 'seven blue elephants dancing'

beforeEach(async () => {
  await makeMember(app.deps, { email: 'Zoe@example.org', username: 'zoe', externalId: 'z-1' })
})

const ask = (identifier: string, continueTo?: string) => {
  const query = continueTo === undefined ? '' : `?${new URLSearchParams({ continue: continueTo })}`
  return visitor(app.server).submit(`/forgot-password${query}`, { identifier })
}
/** Of the one mail with a link that is not given up for a newer one; notices lie beside it. */
const resetLink = async (): Promise<string> => {
  const mails = (await readOutbox(app.deps)).filter(({ kind }) => kind === 'reset')
  expect(mails).toHaveLength(1)
  return new URL(mails[0]?.link ?? '').pathname
}
const events = (type: string) =>
  app.deps.database
    .db<{ type: string; subject_id: string | null; outcome: string; codes: string[] }>('events')
    .where({ type })
    .orderBy('id')

test('R18 the answer, its work and its statements are the same for whoever is meant', async () => {
  await makeMember(app.deps, { email: 'suspended@example.org', status: 'suspended' })
  await makeMember(app.deps, { email: 'unproved@example.org', emailVerifiedAt: undefined })
  await makeMember(app.deps, { username: 'bare', email: undefined })
  for (const username of ['one', 'two']) await makeMember(app.deps, { username, email: 'shared@example.org' })
  const asked = [
    ['zoe@example.org', undefined],
    ['zoe', undefined],
    ['Z-1', undefined],
    ['nobody@example.org', 'unknown-identifier'],
    ['nobody', 'unknown-identifier'],
    ['x'.repeat(10_000), 'unknown-identifier'],
    ['suspended@example.org', 'member-suspended'],
    ['unproved@example.org', 'address-unverified'],
    ['bare', 'no-address'],
    ['shared@example.org', 'ambiguous-identifier'],
    ['one', 'address-shared'],
  ] as const
  const answers = []
  for (const [identifier] of asked) {
    app.hashing.count = 0
    let statements = 0
    const counted = () => void (statements += 1)
    app.deps.database.db.on('query', counted)
    const answer = await ask(identifier)
    app.deps.database.db.off('query', counted)
    answers.push({ status: answer.status, headers: withoutChance(answer.headers), text: answer.text, statements })
    expect(app.hashing.count).toBe(0)
  }
  expect(answers[0]).toMatchObject({ status: 303 })
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(await readOutbox(app.deps)).toEqual([])

  expect(await answerRequests(app.deps)).toBe(asked.length)
  expect((await events('recovery.asked')).map(({ codes }) => codes[0])).toEqual(asked.map(([, because]) => because))
  const sent = await readOutbox(app.deps)
  expect(sent.map(({ to, kind }) => `${kind} ${to}`)).toContain('reset Zoe@example.org')
  expect(new Set(sent.map(({ to }) => to))).toEqual(new Set(['Zoe@example.org']))
})

/** What differs by chance in every answer. */
const withoutChance = (headers: Record<string, string>) =>
  Object.entries(headers).filter(([name]) => !['x-request-id', 'date', 'set-cookie'].includes(name))

test('the page afterwards says what to do when no mail comes, and carries along where one was going', async () => {
  const answer = await ask('zoe', '/account/security')
  expect(answer.headers['location']).toBe('/forgot-password/asked?continue=%2Faccount%2Fsecurity')
  const shown = await visitor(app.server).get(answer.headers['location'] ?? '')
  expect(readable(shown.text)).toContain('somebody there can print a one-time code')
  expect(shown.text).toContain('/sign-in?continue=%2Faccount%2Fsecurity')
  expect(shown.text).toContain('/recover?continue=%2Faccount%2Fsecurity')
})

test('the page says what it is on the way to, and so does the one for registering', async () => {
  await setRegistration(app, { registration: 'open' })
  const { key } = await makeApp(app.deps, { name: 'Contoso Help Center' })
  const query = new URLSearchParams({ continue: `/sso/zendesk/${key}` })
  for (const path of ['/forgot-password', '/register']) {
    const anyone = visitor(app.server)
    expect(readable((await anyone.get(`${path}?${query}`)).text)).toContain('to continue to Contoso Help Center')
    expect(readable((await anyone.get(path)).text)).not.toContain('to continue')
  }
})

test('nothing typed is said to be nothing, and where one was going is kept if it is ours', async () => {
  const answer = await ask('  ', 'https://evil.example')
  expect(answer.status).toBe(422)
  expect(readable(answer.text)).toContain('Enter your e-mail address')
  expect(answer.text).not.toContain('evil')
  expect(await app.deps.database.db('recovery_requests')).toEqual([])
})

test('what was typed is nowhere in the database as it is', async () => {
  await ask('secret-hunter@example.org')
  expect(JSON.stringify(await app.deps.database.db('recovery_requests'))).not.toContain('hunter')
  await answerRequests(app.deps)
  expect(JSON.stringify(await app.deps.database.db('events'))).not.toContain('hunter')
  expect(await app.deps.database.db('recovery_requests')).toEqual([])
})

test.each([
  ['ZOE@EXAMPLE.ORG', 'another case'],
  ['ｚｏｅ@example.org', 'full-width letters'],
  ['zoe@exampl\u0435.org', 'a Cyrillic letter'],
  ['zoe+tag@example.org', 'a tag'],
  ['zoe@example.org, mallory@evil.example', 'a second address'],
  ['zoe@example.org\r\nBcc: mallory@evil.example', 'a header'],
])('R19 %s (%s) sends nothing to anywhere but the stored address', async (identifier) => {
  await makeMember(app.deps, { email: 'mike@example.org' })
  await ask(identifier)
  await ask('m\u0131ke@example.org')
  await answerRequests(app.deps)
  for (const { to } of await readOutbox(app.deps)) expect(to).toBe('Zoe@example.org')
})

test('too many asks for one name are slowed down, whether or not somebody has it', async () => {
  const answers = []
  for (const identifier of ['zoe', 'nobody']) {
    for (let n = 0; n < 5; n += 1) expect((await ask(identifier)).status).toBe(303)
    const { status, headers, text } = await ask(identifier)
    answers.push({ status, wait: headers['retry-after'], says: readable(text) })
  }
  expect(answers[0]).toMatchObject({ status: 429, wait: '30' })
  expect(answers[1]).toEqual(answers[0])
  expect(answers[0]?.says).toContain('Please wait a minute, then try again.')
})

describe('the link', () => {
  const linkFor = async (continueTo?: string) => {
    await ask('zoe', continueTo)
    await answerRequests(app.deps)
    return resetLink()
  }
  const choose = (path: string) => visitor(app.server).submit(path, { password: good, passwordAgain: good })

  test('R21 signs nobody in, ends sessions, and leaves the second factor to be asked for', async () => {
    const { id } = (await app.deps.members.findByEmail('zoe@example.org'))[0]!
    const elsewhere = visitor(app.server)
    await elsewhere.signIn('zoe', password)
    await app.deps.database.db('totp_factors').insert({
      member_id: id,
      secret_sealed: 'sealed',
      confirmed_at: app.clock.now(),
    })
    const path = await linkFor()
    const zoe = visitor(app.server)
    const saved = await zoe.submit(path, { password: good, passwordAgain: good })
    expect(saved.headers['location']).toBe('/password-saved')
    expect((await zoe.get('/account')).status).toBe(303)
    expect((await elsewhere.get('/account')).status).toBe(303)
    expect((await zoe.signIn('zoe', password)).status).toBe(422)
    expect((await zoe.signIn('zoe', good)).headers['location']).toContain('/sign-in/second-factor')
    expect((await zoe.get('/account')).status).toBe(303)
    expect(await readOutbox(app.deps)).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'password-reset', to: 'Zoe@example.org' })]),
    )
  })

  test('leads on to where its member was going, through the sign-in', async () => {
    const to = '/sso/zendesk/acme?return_to=https%3A%2F%2Facme.zendesk.com%2Fhc%2Frequests%2F1'
    const saved = await choose(await linkFor(to))
    const shown = await visitor(app.server).get(saved.headers['location'] ?? '')
    expect(shown.text).toContain(`/sign-in?${new URLSearchParams({ continue: to })}`.replaceAll('&', '&amp;'))
    expect((await visitor(app.server).signIn('zoe', good, to)).headers['location']).toBe(to)
  })

  test('that was stolen opens nothing once its member has another password, by another link or by the account page', async () => {
    const { id } = (await app.deps.members.findByEmail('zoe@example.org'))[0]!
    const stolen = await linkFor()
    expect((await choose((await makeSetupLink(app.deps, { memberId: id })).path)).status).toBe(303)
    expect((await visitor(app.server).get(stolen)).status).toBe(410)

    const again = await linkFor()
    const thief = visitor(app.server)
    const csrf = cheerio
      .load((await thief.get(again)).text)('[name=csrf]')
      .val()
    const zoe = visitor(app.server)
    await zoe.signIn('zoe', good)
    const own = { current: good, password: `${good} again`, passwordAgain: `${good} again` }
    const changed = await zoe.submit('/account/security/password', own, '/account/security/password')
    expect(changed.status).toBe(303)
    const late = await thief.agent
      .post(again)
      .type('form')
      .send({ csrf, password: 'x'.repeat(5), passwordAgain: '' })
    expect(late.status).toBe(410)
    expect((await visitor(app.server).signIn('zoe', `${good} again`)).status).toBe(303)
  })

  test('opens nothing for somebody who was suspended meanwhile, in whatever way', async () => {
    const path = await linkFor()
    await app.deps.database.db('members').update({ status: 'suspended' })
    expect((await visitor(app.server).get(path)).status).toBe(410)
  })

  test('is not looked at by a scanner that only opens it', async () => {
    const path = await linkFor()
    for (let n = 0; n < 3; n += 1) expect((await visitor(app.server).get(path)).status).toBe(200)
    expect((await visitor(app.server).agent.head(path)).status).toBe(200)
    expect((await choose(path)).status).toBe(303)
  })
})

test('whoever guessed at the old password keeps nobody out of the new one', async () => {
  for (let n = 0; n < 6; n += 1) await visitor(app.server).signIn('zoe', 'not the password')
  expect((await visitor(app.server).signIn('zoe', password)).status).toBe(429)
  await ask('zoe')
  await answerRequests(app.deps)
  await visitor(app.server).submit(await resetLink(), { password: good, passwordAgain: good })
  expect((await visitor(app.server).signIn('zoe', good)).status).toBe(303)
})

test('what could not be looked into is still there, and the mail is written once', async () => {
  await ask('zoe')
  const failing: typeof app.deps = {
    ...app.deps,
    inTransaction: (work) =>
      app.deps.inTransaction((stores) =>
        work({ ...stores, events: { ...stores.events, record: () => Promise.reject(new Error('the disk is full')) } }),
      ),
  }
  await expect(answerRequests(failing)).rejects.toThrow('the disk is full')
  expect(await readOutbox(app.deps)).toEqual([])
  expect(await Promise.all([answerRequests(app.deps), answerRequests(app.deps)])).toContain(1)
  expect(await readOutbox(app.deps)).toHaveLength(1)
})

test('after half an hour nobody waits any more: the history says so, and no mail comes out of the blue', async () => {
  await ask('zoe')
  app.clock.advance(minutes(30))
  await answerRequests(app.deps)
  expect(await events('recovery.asked')).toMatchObject([{ outcome: 'refused', codes: ['too-late'] }])
  expect(await readOutbox(app.deps)).toEqual([])
})
