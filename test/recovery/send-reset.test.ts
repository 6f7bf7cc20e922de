/** Sending a link for a new password: to the proved address and to nobody else. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '../../src/features/members/member.ts'
import { makeSetupLink } from '../../src/features/setup/make-setup-link.ts'
import { sendReset } from '../../src/features/recovery/send-reset.ts'
import { minutes, seconds } from '../../src/kernel/clock.ts'
import { newestLink, readOutbox } from '../mail/outbox.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor } from '../support/visitor.ts'

const app = testApp({ PUBLIC_URL: 'http://id.example.org' })
const good = 'seven blue elephants dancing'
let member: Member

beforeEach(async () => {
  member = await makeMember(app.deps, { name: 'Zoë Ångström', email: 'Zoe@example.org' })
})

const actor = 'member:00000000-0000-4000-8000-000000000001'
const send = (id = member.id) => sendReset(app.deps, { member: { id }, actor, requestId: 'r' })
const events = (type: string) => app.deps.database.db<{ type: string; detail: object }>('events').where({ type })

async function linkOf(): Promise<string> {
  expect(await send()).toMatchObject({ kind: 'queued' })
  return newestLink(app.deps)
}

test('the link gives a new password, ends all sessions and signs nobody in', async () => {
  const elsewhere = visitor(app.server)
  await elsewhere.signIn('zoe@example.org', password)
  const path = await linkOf()
  // Until it is used, nothing changes.
  expect((await elsewhere.get('/account')).status).toBe(200)

  const zoe = visitor(app.server)
  const answer = await zoe.submit(path, { password: good, passwordAgain: good })
  expect(answer.headers['location']).toBe('/password-saved')
  expect((await zoe.get('/account')).status).toBe(303)
  expect((await elsewhere.get('/account')).status).toBe(303)
  expect((await zoe.signIn('zoe@example.org', good)).status).toBe(303)
  expect((await zoe.get(path)).status).toBe(410)
})

test('goes to the stored address, from PUBLIC_URL; whoever asked for it is told no link', async () => {
  const outcome = await send()
  const expiresAt = new Date(app.clock.now().getTime() + minutes(30))
  expect(outcome).toEqual({ kind: 'queued', expiresAt })
  const [mail] = await readOutbox(app.deps)
  expect(mail).toMatchObject({ to: 'Zoe@example.org', kind: 'reset' })
  expect(mail?.link).toMatch(/^http:\/\/id\.example\.org\/setup\/[\w-]{43}$/)
  const [event] = await events('setup-link.made')
  expect(event).toMatchObject({
    ...{ actor, subject_id: member.id, request_id: 'r', personal: null },
    detail: { purpose: 'password', by: 'mail', expires_at: expiresAt.toISOString() },
  })
  expect(JSON.stringify(event)).not.toContain(mail?.link.split('/').at(-1))
})

test('R17 works for half an hour, however long the mail took', async () => {
  const path = await linkOf()
  app.clock.advance(minutes(30) - 1)
  expect((await visitor(app.server).get(path)).status).toBe(200)
  app.clock.advance(1)
  expect((await visitor(app.server).get(path)).status).toBe(410)
})

test('R17 only the newest works', async () => {
  const older = await linkOf()
  app.clock.advance(seconds(1))
  const newer = await linkOf()
  expect((await visitor(app.server).get(older)).status).toBe(410)
  expect((await visitor(app.server).get(newer)).status).toBe(200)
  await makeSetupLink(app.deps, { memberId: member.id })
  expect((await visitor(app.server).get(newer)).status).toBe(410)
})

describe('when the member gets another address', () => {
  const change = () => app.deps.members.update(member.id, member.version, { email: 'new@example.org' }, app.clock.now())

  test('the link in the old mailbox opens nothing, looked at or used', async () => {
    const path = await linkOf()
    const zoe = visitor(app.server)
    const shown = await zoe.get(path)
    const csrf = /name="csrf" value="([^"]+)"/.exec(shown.text)?.[1] ?? ''
    await change()
    expect((await zoe.get(path)).status).toBe(410)
    const used = await zoe.agent.post(path).type('form').send({ csrf, password: good, passwordAgain: good })
    expect(used.status).toBe(410)
    expect((await visitor(app.server).signIn(member.externalId, good)).status).toBe(422)
  })

  test('a link that the operator made is not for an address, and works on', async () => {
    const { path } = await makeSetupLink(app.deps, { memberId: member.id })
    await change()
    expect((await visitor(app.server).get(path)).status).toBe(200)
  })
})

test('voids no link that somebody was handed: only the one by mail before it', async () => {
  const { path: printed } = await makeSetupLink(app.deps, { memberId: member.id })
  const mailed = await linkOf()
  const newer = await linkOf()
  const looksAt = async (path: string) => (await visitor(app.server).get(path)).status
  expect([await looksAt(printed), await looksAt(mailed), await looksAt(newer)]).toEqual([200, 410, 200])
  await visitor(app.server).submit(newer, { password: good, passwordAgain: good })
  expect(await looksAt(printed)).toBe(410)
})

describe('nothing is sent', () => {
  const update = (change: object) => app.deps.database.db('members').where({ id: member.id }).update(change)
  const noAddress = {
    ...{ email: null, email_verified_at: null },
    ...{ email_exact_key: null, email_fold_key: null, email_accentless_key: null, email_mailbox_key: null },
  }

  test.each([
    ['to nobody', 'gone', () => app.deps.members.delete(member.id)],
    ['to a suspended member', 'suspended', () => update({ status: 'suspended' })],
    ['without an address', 'no-address', () => update(noAddress)],
    ['to an address nobody proved', 'address-unverified', () => update({ email_verified_at: null })],
    [
      'to an address that another one signs in with',
      'address-shared',
      () => makeMember(app.deps, { email: 'zoe@EXAMPLE.org' }),
    ],
  ] as const)('%s', async (_what, because, change) => {
    await change()
    expect(await send()).toEqual({ kind: 'refused', because })
    expect(await app.deps.database.db('outbox_messages')).toEqual([])
    expect(await app.deps.database.db('setup_links')).toEqual([])
    expect(await events('setup-link.made')).toEqual([])
  })
})

test('five within the hour are enough: the sixth is refused, and the fifth still works', async () => {
  for (let n = 0; n < 5; n += 1) {
    expect(await send()).toMatchObject({ kind: 'queued' })
    app.clock.advance(seconds(1))
  }
  const path = await newestLink(app.deps)
  expect(await send()).toEqual({ kind: 'refused', because: 'too-many' })
  expect((await visitor(app.server).get(path)).status).toBe(200)
  expect(await events('setup-link.made')).toHaveLength(5)
  const another = await makeMember(app.deps)
  expect(await send(another.id)).toMatchObject({ kind: 'queued' })
  // The first is an hour old now, and the others are not.
  app.clock.advance(minutes(60) - seconds(5))
  expect(await send()).toMatchObject({ kind: 'queued' })
  expect(await send()).toEqual({ kind: 'refused', because: 'too-many' })
})

test('somebody without credentials on the same address is in nobody’s way', async () => {
  await makeMember(app.deps, { email: 'zoe@example.org', password: undefined })
  expect(await send()).toMatchObject({ kind: 'queued' })
})
