/** Proving an address by a link in the mail. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '../../src/features/members/member.ts'
import { sendVerification } from '../../src/features/verification/send-verification.ts'
import { hashOfToken } from '../../src/kernel/token-hash.ts'
import { hours, seconds } from '../../src/kernel/clock.ts'
import { newestLink, readOutbox } from '../mail/outbox.ts'
import { makeMember } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor } from '../support/visitor.ts'

const app = testApp({ PUBLIC_URL: 'http://id.example.org' })
let member: Member

beforeEach(async () => {
  member = await makeMember(app.deps, {
    name: 'Zoë Ångström',
    email: 'Zoe@example.org',
    emailVerifiedAt: undefined,
    password: undefined,
  })
})

const send = (id = member.id) => sendVerification(app.deps, { member: { id }, actor: 'command-line', requestId: 'r' })
const isVerified = async () => (await app.deps.members.get(member.id)).emailVerifiedAt !== undefined
const events = (type: string) => app.deps.database.db('events').where({ type })

async function linkOf(): Promise<string> {
  expect(await send()).toMatchObject({ kind: 'queued' })
  return newestLink(app.deps)
}

const confirm = (path: string) => visitor(app.server).submit(path, {}, path)

/** Posts to a link whose page shows no form any more. */
const force = (path: string) => visitor(app.server).post(path)

test('the link shows whose address it proves, and one button proves it; nobody is signed in by it', async () => {
  const path = await linkOf()
  const zoe = visitor(app.server)
  const page = await zoe.get(path)
  expect(page.status).toBe(200)
  expect(readable(page.text)).toContain('Is Zoe@example.org your address?')
  expect(readable(page.text)).toContain('Zoë Ångström')

  const answer = await zoe.submit(path, {}, path)
  expect(answer.headers['location']).toBe('/address-confirmed')
  expect(readable((await zoe.get('/address-confirmed')).text)).toContain('Your address is confirmed')
  expect(await app.deps.members.get(member.id)).toMatchObject({
    emailVerifiedAt: app.clock.now(),
    version: member.version + 1,
  })
  expect(await app.deps.database.db('sessions')).toEqual([])
  expect((await zoe.get('/account')).status).toBe(303)
  expect(await events('address.verified')).toMatchObject([
    { actor: 'anonymous', outcome: 'done', subject_id: member.id, detail: { by: 'link' } },
  ])
})

test('the link goes to the stored address, begins with PUBLIC_URL and names its end; nothing personal is recorded', async () => {
  const path = await linkOf()
  expect(await readOutbox(app.deps)).toMatchObject([
    { to: 'Zoe@example.org', kind: 'verification', link: `http://id.example.org${path}` },
  ])
  expect(path).toMatch(/^\/verify\/[\w-]{43}$/)
  const [event] = (await events('verification-link.made')) as { detail: object }[]
  expect(event).toMatchObject({ actor: 'command-line', subject_id: member.id, request_id: 'r', personal: null })
  expect(event?.detail).toEqual({
    by: 'mail',
    expires_at: new Date(app.clock.now().getTime() + hours(24)).toISOString(),
  })
})

test('opening the link, as mail programs and scanners do, changes nothing', async () => {
  const path = await linkOf()
  for (const look of ['get', 'head', 'get'] as const)
    expect((await visitor(app.server).agent[look](path)).status).toBe(200)
  expect(await isVerified()).toBe(false)
  expect((await confirm(path)).status).toBe(303)
})

test('a form from elsewhere confirms nothing', async () => {
  const path = await linkOf()
  expect((await visitor(app.server).agent.post(path).type('form').send({})).status).toBe(403)
  expect(await isVerified()).toBe(false)
})

describe('a link that does not work any more says why, looked at and used', () => {
  async function expectEnd(path: string, status: number, sentence: string): Promise<void> {
    const looked = await visitor(app.server).get(path)
    const used = await force(path)
    for (const answer of [looked, used]) {
      expect(answer.status).toBe(status)
      expect(readable(answer.text)).toContain(sentence)
    }
  }

  test('used', async () => {
    const path = await linkOf()
    await confirm(path)
    await expectEnd(path, 410, 'This link was used already')
    expect(await events('address.verified')).toHaveLength(1)
  })

  test('expired', async () => {
    const path = await linkOf()
    app.clock.advance(hours(24))
    await expectEnd(path, 410, 'This link has expired')
    expect(await isVerified()).toBe(false)
  })

  test('a newer one was sent', async () => {
    const older = await linkOf()
    app.clock.advance(seconds(1))
    const newer = await linkOf()
    await expectEnd(older, 410, 'This link is no longer valid')
    expect(await isVerified()).toBe(false)
    expect((await confirm(newer)).status).toBe(303)
  })

  test('the address is another one', async () => {
    const path = await linkOf()
    await app.deps.members.update(member.id, member.version, { email: 'other@example.org' }, app.clock.now())
    await expectEnd(path, 410, 'This link is no longer valid')
    expect(await isVerified()).toBe(false)
  })

  test('the member is gone', async () => {
    const path = await linkOf()
    await app.deps.members.delete(member.id)
    await expectEnd(path, 404, 'This link does not work')
  })

  test('never made', async () => {
    await expectEnd('/verify/made-up', 404, 'This link does not work')
  })
})

test('the same address written in another way is still the same', async () => {
  const path = await linkOf()
  await app.deps.members.update(member.id, member.version, { email: 'zoe@EXAMPLE.org' }, app.clock.now())
  expect((await confirm(path)).status).toBe(303)
  expect(await isVerified()).toBe(true)
})

test('of several in the same moment one proves it', async () => {
  const path = await linkOf()
  const answers = await Promise.all([confirm(path), confirm(path), confirm(path)])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410])
  expect(await events('address.verified')).toHaveLength(1)
})

test('the database gives the proof away once', async () => {
  const token = (await linkOf()).split('/').at(-1) ?? ''
  const use = () => app.deps.verificationLinks.confirm(hashOfToken(token), app.clock.now())
  const outcomes = await Promise.all([use(), use(), use()])
  expect(outcomes.filter((outcome) => outcome !== undefined)).toEqual([{ memberId: member.id }])
})

test('the links of others are left alone', async () => {
  const path = await linkOf()
  const bob = await makeMember(app.deps, { email: 'bob@example.org', emailVerifiedAt: undefined })
  await send(bob.id)
  expect((await visitor(app.server).get(path)).status).toBe(200)
})

test('in the language the member reads', async () => {
  await app.deps.members.update(member.id, member.version, { locale: 'de-AT' }, app.clock.now())
  await send()
  expect(await readOutbox(app.deps)).toMatchObject([{ language: 'de', subject: 'Bestätigen Sie Ihre E-Mail-Adresse' }])
})

describe('nothing is sent', () => {
  test.each([
    ['to nobody', 'gone', async () => app.deps.members.delete(member.id)],
    ['without an address', 'no-address', () => app.deps.database.db('members').update(noAddress)],
    // Written past every check: what it holds must not become a header or a second recipient.
    [
      'to what is no address',
      'no-address',
      () => app.deps.database.db('members').update({ email: 'a@b.org\r\nBcc: c@d.org' }),
    ],
    ['for an address that is proved', 'already-verified', () => app.deps.database.db('members').update(proved)],
  ] as const)('%s', async (_what, because, change) => {
    await change()
    expect(await send()).toEqual({ kind: 'refused', because })
    expect(await app.deps.database.db('outbox_messages')).toEqual([])
    expect(await app.deps.database.db('verification_links')).toEqual([])
    expect(await events('verification-link.made')).toEqual([])
  })

  const proved = { email_verified_at: new Date() }
  const noAddress = {
    email: null,
    ...{ email_exact_key: null, email_fold_key: null, email_accentless_key: null, email_mailbox_key: null },
  }
})

test('no line of the log holds the link or the address', async () => {
  const path = await linkOf()
  await confirm(path)
  await force(path)
  const lines = app.logged.join('\n')
  expect(lines).toContain('/verify/:token')
  expect(lines).not.toContain(path.slice('/verify/'.length))
  expect(lines.toLowerCase()).not.toContain('zoe@')
})
