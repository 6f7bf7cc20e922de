/** Typing one's own password again: a truth of its own in the history, counted together with sign-ins. */
import { beforeEach, describe, expect, test } from 'vitest'
import { confirmPassword } from '../../src/features/administrators/confirm-password.ts'
import type { Member } from '../../src/features/members/member.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor } from '../support/visitor.ts'

const app = testApp()
let ada: Member

beforeEach(async () => {
  ada = await makeMember(app.deps, { email: 'ada@example.org', role: 'owner' })
})

const confirm = (given: string, member = ada) =>
  confirmPassword(app.deps, { member, password: given, source: '127.0.0.1', ip: '127.0.0.1', requestId: 'r-1' })
const tries = () =>
  app.deps.database.db('events').whereRaw(`type ~ '^(sign-in|password)[.]' and type <> 'password.set'`).orderBy('id')

test('the right one is recorded as confirmed, by the member', async () => {
  expect(await confirm(password)).toBeUndefined()
  expect(await tries()).toMatchObject([
    {
      type: 'password.confirmed',
      actor: `member:${ada.id}`,
      subject_id: ada.id,
      outcome: 'done',
      codes: [],
      request_id: 'r-1',
      ip: '127.0.0.1',
    },
  ])
})

test('a wrong one is recorded as refused, by whoever sits in the member’s session', async () => {
  expect(await confirm('not the password')).toMatch(/not your password/)
  expect(await tries()).toMatchObject([
    {
      type: 'password.refused',
      actor: `member:${ada.id}`,
      subject_id: ada.id,
      outcome: 'refused',
      codes: ['wrong-password'],
    },
  ])
})

test('a blank one is no try', async () => {
  expect(await confirm('')).toMatch(/Enter your own password/)
  expect([await tries(), app.hashing.count]).toEqual([[], 1])
})

test('somebody else’s password is not theirs', async () => {
  await makeMember(app.deps, { email: 'bob@example.org', password: 'another password of bob' })
  expect(await confirm('another password of bob')).toMatch(/not your password/)
})

describe('together with sign-ins', () => {
  const signIn = () => visitor(app.server).signIn('ada@example.org', password)

  test('five wrong ones close the sign-in under the address too', async () => {
    for (let count = 0; count < 5; count += 1) expect(await confirm(`guess ${count}`)).toMatch(/not your password/)
    expect(await confirm(password)).toMatch(/Too many/)
    expect((await signIn()).status).toBe(429)
  })

  test('a right one starts the count anew', async () => {
    for (let count = 0; count < 4; count += 1) await confirm(`guess ${count}`)
    await confirm(password)
    for (let count = 0; count < 4; count += 1) expect(await confirm(`guess ${count}`)).toMatch(/not your password/)
    expect((await signIn()).status).toBe(303)
  })
})

test('works on an address that two members have, and for an external ID that looks like one', async () => {
  const external = 'eve@example.org'
  const eve = await makeMember(app.deps, { externalId: external, email: 'ada@example.org', password: 'eves own words' })
  expect(await confirm(password)).toBeUndefined()
  expect(await confirm('eves own words', eve)).toBeUndefined()
  expect(await confirm(password, eve)).toMatch(/not your password/)
})

test('does not work for a member who was suspended meanwhile', async () => {
  await app.deps.members.setStatus(ada.id, 'suspended', app.clock.now())
  expect(await confirm(password)).toMatch(/not your password/)
  expect(await tries()).toMatchObject([{ type: 'password.refused', codes: ['member-suspended'] }])
})
