import { beforeEach, expect, test } from 'vitest'
import type { Member } from '../../src/features/members/member.ts'
import { makeSetupLink } from '../../src/features/setup/make-setup-link.ts'
import { hashOfToken } from '../../src/kernel/token-hash.ts'
import { hours } from '../../src/kernel/clock.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor } from '../support/visitor.ts'

const app = testApp()
const good = 'seven blue elephants dancing'
let member: Member

beforeEach(async () => {
  member = await makeMember(app.deps, { name: 'Ada Lovelace', email: 'ada@example.org' })
})

const makeLink = async () => (await makeSetupLink(app.deps, { memberId: member.id })).path

test('asks for the password only, ends all sessions and signs nobody in', async () => {
  const elsewhere = visitor(app.server)
  await elsewhere.signIn('ada@example.org', password)
  const path = await makeLink()
  const ada = visitor(app.server)
  const page = await ada.get(path)
  expect(readable(page.text)).toContain('Ada Lovelace')
  expect(page.text).not.toMatch(/name="(name|email)"/)

  const answer = await ada.submit(path, { password: good, passwordAgain: good })
  expect(answer.headers['location']).toBe('/password-saved')
  expect((await ada.get('/password-saved')).status).toBe(200)
  expect(await app.deps.database.db('sessions')).toEqual([])
  expect((await ada.get('/account')).status).toBe(303)
  expect((await elsewhere.get('/account')).status).toBe(303)
  expect((await ada.signIn('ada@example.org', password)).status).toBe(422)
  expect((await ada.signIn('ada@example.org', good)).status).toBe(303)
  const events = await app.deps.database.db('events').where({ type: 'password.set', actor: 'anonymous' })
  expect(events).toMatchObject([{ subject_id: member.id, detail: { sessions_ended: 1 } }])
})

test('works once, for an hour, and only the newest', async () => {
  const older = await makeLink()
  const path = await makeLink()
  const ada = visitor(app.server)
  expect((await ada.get(older)).status).toBe(410)
  await ada.submit(path, { password: good, passwordAgain: good })
  expect((await ada.get(path)).status).toBe(410)
  const late = await makeLink()
  app.clock.advance(hours(1))
  expect((await ada.get(late)).status).toBe(410)
})

test('of two in the same moment one wins', async () => {
  const path = await makeLink()
  const answers = await Promise.all(
    [good, `${good} again`].map((given) => visitor(app.server).submit(path, { password: given, passwordAgain: given })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 410])
})

test('the database gives the link away once', async () => {
  const token = (await makeLink()).split('/').at(-1) ?? ''
  const consume = () => app.deps.setupLinks.consume(hashOfToken(token), app.clock.now())
  const links = await Promise.all([consume(), consume(), consume()])
  expect(links.filter((link) => link !== undefined)).toMatchObject([{ memberId: member.id }])
})

test('does not void the links of others', async () => {
  const bob = await makeMember(app.deps, { email: 'bob@example.org' })
  const firstOwner = (await makeSetupLink(app.deps)).path
  const other = (await makeSetupLink(app.deps, { memberId: bob.id })).path
  await makeLink()
  const ada = visitor(app.server)
  expect((await ada.get(other)).status).toBe(200)
  expect((await ada.get(firstOwner)).status).toBe(200)
})

test('may not be the name', async () => {
  const path = await makeLink()
  const mine = 'Ada-Lovelace-1815'
  const answer = await visitor(app.server).submit(path, { password: mine, passwordAgain: mine })
  expect(answer.status).toBe(422)
})
