/** Who comes back with a browser of theirs is signed in by one statement, which sees what changed while the password was looked at. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Member } from '../../src/features/members/member.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
let member: Member
let ada: Visitor

beforeEach(async () => {
  member = await makeMember(app.deps, { username: 'ada', email: 'ada@example.org' })
  ada = visitor(app.server)
  await ada.signIn('ada', password)
  await ada.post('/sign-out')
})

const eventsOf = (type: string) =>
  app.deps.database.db<Record<string, unknown>>('events').where({ type }).orderBy('id', 'desc')

const during = (work: () => PromiseLike<unknown>) =>
  vi.spyOn(app.deps.passwords, 'verify').mockImplementationOnce(async () => {
    await work()
    return true
  })

test.each(['ada', 'ADA@example.org'])(
  'as %s: the sign-in is recorded, the browser noted, the count begins anew',
  async (name) => {
    for (let i = 0; i < 4; i += 1) await ada.signIn(name, 'not the password')
    app.clock.advance(60_000)
    const inTransaction = vi.spyOn(app.deps, 'inTransaction')
    expect((await ada.signIn(name, password)).status).toBe(303)
    expect(inTransaction).not.toHaveBeenCalled()
    inTransaction.mockRestore()
    const [event] = await eventsOf('sign-in.succeeded')
    expect(event).toMatchObject({
      subject_id: member.id,
      actor: `member:${member.id}`,
      detail: { proofs: ['password'] },
    })
    const { db } = app.deps.database
    expect(await db('devices')).toMatchObject([{ member_id: member.id, last_seen_at: app.clock.now() }])
    expect(await db('members').where({ id: member.id })).toMatchObject([{ last_signed_in_at: app.clock.now() }])
    expect(await db('sign_in_streaks').where({ member_id: member.id })).toEqual([])
    await ada.post('/sign-out')
    for (let i = 0; i < 4; i += 1) expect((await ada.signIn(name, 'not the password')).status).toBe(422)
  },
)

describe('while the password is looked at', () => {
  test.each<[what: string, change: () => Promise<unknown>]>([
    ['a suspension', () => app.deps.members.setStatus(member.id, 'suspended', app.clock.now())],
    ['a new password', () => app.deps.members.setPassword(member.id, 'instant:another', app.clock.now())],
    ['the end of all sessions', () => app.deps.inTransaction(({ sessions }) => sessions.endAllOf(member.id))],
    ['an erasure', () => app.deps.members.delete(member.id)],
  ])('%s counts', async (_what, change) => {
    const before = (await eventsOf('sign-in.succeeded')).length
    during(change)
    expect((await ada.signIn('ada', password)).status).toBe(422)
    expect(await eventsOf('sign-in.succeeded')).toHaveLength(before)
    expect(await eventsOf('sign-in.failed')).toMatchObject([{ codes: ['changed-meanwhile'] }])
  })

  test('a second factor that was set up counts: it is asked for', async () => {
    const factor = { member_id: member.id, secret_sealed: 'sealed', confirmed_at: app.clock.now() }
    during(() => app.deps.database.db('totp_factors').insert(factor))
    expect((await ada.signIn('ada', password)).headers['location']).toContain('/sign-in/second-factor')
  })

  test('a browser that was forgotten counts: it is a new one', async () => {
    during(() => app.deps.devices.removeAllOf(member.id))
    expect((await ada.signIn('ada', password)).status).toBe(303)
    const [event] = await eventsOf('sign-in.succeeded')
    expect(event).toMatchObject({ detail: { new_device: true } })
  })
})
