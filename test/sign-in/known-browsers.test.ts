/** A browser that a member has signed in with counts for itself: whatever strangers do, the member gets in there. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '../../src/features/members/member.ts'
import { countFor, countTry, noteFailure, settleFor } from '../../src/features/sign-in/throttle.ts'
import { floodKey } from '../../src/features/sign-in/throttle-keys.ts'
import { findLockedUntil, unlockMember } from '../../src/features/sign-in/unlock-member.ts'
import { hours, minutes, seconds } from '../../src/kernel/clock.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
const wrong = 'not the password'
let ada: Member
let known: Visitor

beforeEach(async () => {
  ada = await makeMember(app.deps, { email: 'ada@example.org', username: 'ada' })
  await makeMember(app.deps, { email: 'bob@example.org' })
  known = visitor(app.server)
  await known.signIn('ada@example.org', password)
  await known.post('/sign-out')
})

const fromStranger = (given: string) => visitor(app.server).signIn('ada@example.org', given)
const statusesOf = async (count: number, trial: () => Promise<{ status: number }>) => {
  const statuses = []
  for (let i = 0; i < count; i += 1) statuses.push((await trial()).status)
  return statuses
}

test('R12 a stranger who guesses all day keeps nobody out of the browser they have signed in with', async () => {
  expect(await statusesOf(6, () => fromStranger(wrong))).toEqual([422, 422, 422, 422, 422, 429])
  // The whole house of the stranger is closed, too, and the member may sit in it.
  const elsewhere = { source: '127.0.0.1', member: undefined, knownBrowser: undefined }
  for (let i = 0; i < 45; i += 1) await countTry(app.deps, { ...elsewhere, name: `nobody${i}` })
  expect((await visitor(app.server).signIn('bob@example.org', password)).status).toBe(429)
  expect((await fromStranger(password)).status).toBe(429)
  expect((await known.signIn('ada@example.org', password)).status).toBe(303)
  expect((await fromStranger(password)).status).toBe(429)
})

test('has five tries of its own, and then waits as everybody does', async () => {
  expect(await statusesOf(6, () => known.signIn('ada@example.org', wrong))).toEqual([422, 422, 422, 422, 422, 429])
  expect((await known.signIn('ada', password)).status).toBe(429)
  // Strangers have theirs, whatever happened in it.
  expect((await fromStranger(wrong)).status).toBe(422)
  app.clock.advance(seconds(31))
  expect((await known.signIn('ada@example.org', password)).status).toBe(303)
})

test('is a stranger to every other member', async () => {
  expect(await statusesOf(6, () => known.signIn('bob@example.org', wrong))).toEqual([422, 422, 422, 422, 422, 429])
  expect((await visitor(app.server).signIn('bob@example.org', password)).status).toBe(429)
})

test('a made-up cookie makes no browser known', async () => {
  const forged = visitor(app.server)
  void forged.agent.set('Cookie', `latchkey-device=${'x'.repeat(43)}`)
  await statusesOf(5, () => fromStranger(wrong))
  expect((await forged.signIn('ada@example.org', password)).status).toBe(429)
})

describe('a flood over the whole installation', () => {
  /** The last of so many failed tries, each of another name from another source. */
  async function flood(): Promise<void> {
    const row = { key: floodKey(app.deps), failures: 499, updated_at: app.clock.now() }
    await app.deps.database.db('sign_in_throttles').insert(row)
    await noteFailure(app.deps, { own: [], source: ['one'], streak: undefined })
  }
  const tryOf = (name: string, source: string) =>
    countTry(app.deps, { name, source, member: undefined, knownBrowser: undefined })

  test('leaves strangers fewer tries, known browsers all of theirs, and nobody none', async () => {
    await flood()
    expect(await statusesOf(3, () => fromStranger(wrong))).toEqual([422, 422, 429])
    expect(await statusesOf(4, () => known.signIn('ada@example.org', wrong))).toEqual([422, 422, 422, 422])
    expect((await known.signIn('ada@example.org', password)).status).toBe(303)
    expect((await visitor(app.server).signIn('bob@example.org', password)).status).toBe(303)
  })

  test('slows each source down after five failures, and is over after a quarter of an hour', async () => {
    await flood()
    for (let i = 0; i < 5; i += 1) expect((await tryOf(`name ${i}`, 'a source')).kind).toBe('go-on')
    expect((await tryOf('name 6', 'a source')).kind).toBe('throttled')
    app.clock.advance(minutes(16))
    for (let i = 0; i < 40; i += 1) expect((await tryOf(`other ${i}`, 'another source')).kind).toBe('go-on')
  })
})

describe('a hundred wrong passwords in a row', () => {
  /** As strangers would, as slowly as the delays make them. */
  async function failInARow(failures: number): Promise<void> {
    await app.deps.throttles.lengthenStreak({ memberId: ada.id, browser: undefined }, app.clock.now())
    await app.deps.database.db('sign_in_streaks').update({ failures })
  }

  test('close the password for strangers, not for the browsers of the member', async () => {
    await failInARow(99)
    expect(await findLockedUntil(app.deps, ada)).toBeUndefined()
    expect((await fromStranger(wrong)).status).toBe(422)
    app.clock.advance(hours(30))
    expect((await fromStranger(password)).status).toBe(422)
    expect(await findLockedUntil(app.deps, ada)).toBe('new-password')
    expect((await known.signIn('ada@example.org', password)).status).toBe(303)
  })

  test('are over with a success, with another password, or when somebody unlocks the member', async () => {
    await failInARow(100)
    await known.signIn('ada@example.org', password)
    expect((await fromStranger(password)).status).toBe(303)

    await failInARow(100)
    expect((await fromStranger(password)).status).toBe(422)
    app.clock.advance(seconds(1))
    await app.deps.members.setPassword(ada.id, 'instant:another good password', app.clock.now())
    expect((await fromStranger('another good password')).status).toBe(303)

    await failInARow(100)
    expect((await fromStranger('another good password')).status).toBe(422)
    await app.deps.inTransaction((stores) =>
      unlockMember({ ...app.deps, ...stores }, { member: ada, actor: 'command-line' }),
    )
    expect((await fromStranger('another good password')).status).toBe(303)
  })
})

test('unlocking opens what strangers closed and what the member closed in a browser of their own', async () => {
  await statusesOf(5, () => fromStranger(wrong))
  await statusesOf(5, () => known.signIn('ada@example.org', wrong))
  await countFor(app.deps, 'second-factor', { memberId: ada.id })
  expect(await findLockedUntil(app.deps, ada)).toBeInstanceOf(Date)
  await app.deps.inTransaction((stores) =>
    unlockMember({ ...app.deps, ...stores }, { member: ada, actor: 'command-line' }),
  )
  expect(await findLockedUntil(app.deps, ada)).toBeUndefined()
  expect((await known.signIn('ada@example.org', password)).status).toBe(303)
  expect((await fromStranger(password)).status).toBe(303)
})

describe('tries that are not about a password', () => {
  const trial = (source: string) => countFor(app.deps, 'second-factor', { memberId: ada.id, source })

  test('are counted apart, by the same rules', async () => {
    for (let i = 0; i < 5; i += 1) expect((await trial('here')).kind).toBe('go-on')
    expect(await trial('there')).toMatchObject({ kind: 'throttled' })
    expect((await countFor(app.deps, 'recovery', { memberId: ada.id, source: 'here' })).kind).toBe('go-on')
    expect((await fromStranger(password)).status).toBe(303)
  })

  test('begin anew after a success', async () => {
    for (let i = 0; i < 5; i += 1) await trial('here')
    await app.deps.inTransaction((stores) =>
      settleFor({ ...app.deps, ...stores }, 'second-factor', { memberId: ada.id, source: 'here' }),
    )
    for (let i = 0; i < 5; i += 1) expect((await trial('here')).kind).toBe('go-on')
  })
})
