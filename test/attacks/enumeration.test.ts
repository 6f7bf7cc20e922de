/**
 * Enumeration: Mallory asks where an answer could tell whether somebody has an account. The sign-in, the lost password and
 * the registration have tests of their own in their rooms; these are the other doors.
 */
import { beforeEach, expect, test } from 'vitest'
import type { Member } from '../../src/features/members/member.ts'
import { suspendMember } from '../../src/features/members/suspend-member.ts'
import { makeSetupLink } from '../../src/features/setup/make-setup-link.ts'
import { hours, minutes } from '../../src/kernel/clock.ts'
import { enrol } from '../second-factor/authenticator.ts'
import { addPasskey, signInWith } from '../second-factor/passkeys/passkey-person.ts'
import { authenticator } from '../support/authenticator.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'
import { isIn } from './browsers.ts'

const app = testApp()
let ada: Member
let mallory: Visitor

beforeEach(async () => {
  ada = await makeMember(app.deps, { username: 'ada', email: 'ada@example.org' })
  await makeMember(app.deps, { username: 'mallory', email: 'mallory@example.org' })
  mallory = visitor(app.server)
})

type Answer = { status: number; headers: Record<string, unknown>; text: string }

/** Everything that can be seen or measured of an answer, without what differs by chance. */
async function observe(ask: () => Promise<Answer>) {
  let statements = 0
  const count = () => void (statements += 1)
  app.hashing.count = 0
  app.deps.database.db.on('query', count)
  const { status, headers, text } = await ask().finally(() => app.deps.database.db.off('query', count))
  const chance = ['x-request-id', 'date', 'set-cookie', 'content-length']
  const shown = Object.entries(headers).filter(([name]) => !chance.includes(name))
  const cookies = ((headers['set-cookie'] ?? []) as string[]).map((cookie) => cookie.replace(/=[^;]+/, '=…'))
  return {
    status,
    headers: shown,
    cookies,
    text: readable(text).replace(/Reference [\w-]{16}/, ''),
    statements,
    hashing: app.hashing.count,
  }
}

test('asking for an address that somebody has costs and says what it does for one that nobody has', async () => {
  await mallory.signIn('mallory', password)
  const path = '/account/address/change'
  const seen = []
  for (const email of ['nobody@example.org', 'ada@example.org', 'ADA@EXAMPLE.ORG', 'nobody2@example.org']) {
    app.clock.advance(minutes(1))
    const mails = await app.deps.database.db('outbox_messages')
    const answer = await observe(() => mallory.post(path, { email }))
    const page = readable((await mallory.get('/account/address')).text).replaceAll(email, '…')
    const written = (await app.deps.database.db('outbox_messages')).length - mails.length
    seen.push({ ...answer, page, written })
  }
  // The first of all has none before it to give up.
  const [, ...rest] = seen
  for (const one of rest) expect(one).toEqual(rest.at(-1))
  expect(rest[0]).toMatchObject({ status: 303, written: 1 })
})

test('a passkey of nobody, one that was removed and one of a suspended member are refused alike', async () => {
  const [removed, suspended] = [authenticator(), authenticator()]
  const owner = visitor(app.server)
  await owner.signIn('ada', password)
  for (const key of [removed, suspended]) await addPasskey(owner, key)
  const [{ id } = { id: '' }] = (await app.deps.passkeys.listOf(ada.id)).filter(
    ({ credentialId }) => credentialId === removed.credentialId,
  )
  await owner.post(`/account/security/passkeys/${id}/remove`)
  await app.deps.inTransaction((stores) => suspendMember({ ...app.deps, ...stores }, { id: ada.id, actor: 'system' }))
  const seen = []
  for (const key of [authenticator(), removed, suspended]) {
    const { statements, ...answer } = await observe(() => signInWith(app, key))
    expect(statements).toBeGreaterThan(0)
    seen.push(answer)
  }
  for (const one of seen) expect(one).toEqual(seen[0])
  expect(seen[0]).toMatchObject({ status: 422, hashing: 0 })
})

test('a link for a password that was used, has run out, or never was one are refused alike', async () => {
  const used = (await makeSetupLink(app.deps, { memberId: ada.id })).path
  const another = 'seven blue elephants dancing'
  await visitor(app.server).post(used, { password: another, passwordAgain: another })
  const expired = (await makeSetupLink(app.deps, { memberId: ada.id })).path
  app.clock.advance(hours(1))
  const seen = []
  for (const path of [used, expired, `/setup/${'A'.repeat(43)}`]) {
    for (const send of [
      () => mallory.get(path),
      () => mallory.post(path, { password: another, passwordAgain: another }),
    ])
      seen.push(await observe(async () => send()))
  }
  expect(seen[0]).toMatchObject({ status: 410 })
  for (const [index, one] of seen.entries()) expect(one).toEqual(seen[index % 2])
})

test('the page for the second factor is there for nobody but whoever typed the right password', async () => {
  await enrol(app, ada)
  const seen = []
  for (const [username, secret] of [
    ['ada', 'not the password'],
    ['nobody', password],
  ] as const) {
    const who = visitor(app.server)
    await who.signIn(username, secret)
    seen.push(await observe(async () => who.get('/sign-in/second-factor')))
    expect(await isIn(who)).toBe(false)
  }
  expect(seen[0]).toMatchObject({ status: 303 })
  expect(seen[1]).toEqual(seen[0])
})
