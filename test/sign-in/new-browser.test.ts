/** A member who is signed in by a browser that nobody has seen with them is told so by mail. */
import { beforeEach, expect, test } from 'vitest'
import type { Member } from '../../src/features/members/member.ts'
import { minutes } from '../../src/kernel/clock.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor } from '../support/visitor.ts'

const app = testApp()
let ada: Member
beforeEach(async () => {
  ada = await makeMember(app.deps, { email: 'ada@example.org' })
})

type Notice = { id: string; member_id: string; message_sealed: string }
const notices = () => app.deps.database.db<Notice>('outbox_messages').where('kind', 'new-device')
const successes = () => app.deps.database.db<Record<string, unknown>>('events').where({ type: 'sign-in.succeeded' })

test('not at the first sign-in of all, nor in the same browser, but in the next one', async () => {
  const first = visitor(app.server)
  await first.signIn('ada@example.org', password)
  await first.post('/sign-out')
  await first.signIn('ada@example.org', password)
  expect(await notices()).toEqual([])
  await visitor(app.server).signIn('ada@example.org', password)
  expect(await notices()).toMatchObject([{ member_id: ada.id }])
  expect((await successes()).map(({ detail }) => (detail as Record<string, unknown>)['told'])).toEqual([
    undefined,
    undefined,
    true,
  ])
})

test('says where from and with what, and holds no link that opens anything', async () => {
  await visitor(app.server).signIn('ada@example.org', password)
  const other = visitor(app.server)
  void other.agent.set('User-Agent', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')
  await other.signIn('ada@example.org', password)
  const [mail] = await notices()
  const { id = '', message_sealed: sealed = '' } = mail ?? {}
  const place = { table: 'outbox_messages', column: 'message_sealed', id } as const
  const { to, text } = JSON.parse(app.deps.secretBox.open(sealed, place)) as { to: string; text: string }
  expect(to).toBe('ada@example.org')
  expect(text).toMatch(/127\.0\.0\.1/)
  expect(text).toMatch(/Firefox/)
  expect(text.match(/https?:\/\/\S+/g)).toEqual([`${app.config.publicUrl}/account/security`])
})

test('at most five times an hour, and the sign-in does not wait for it', async () => {
  for (let i = 0; i < 9; i += 1) {
    expect((await visitor(app.server).signIn('ada@example.org', password)).status).toBe(303)
  }
  expect(await notices()).toHaveLength(5)
  app.clock.advance(minutes(61))
  await visitor(app.server).signIn('ada@example.org', password)
  expect(await notices()).toHaveLength(6)
})

test('of a member’s browsers the newest hundred are known', async () => {
  const first = visitor(app.server)
  await first.signIn('ada@example.org', password)
  for (let i = 0; i < 100; i += 1) {
    app.clock.advance(minutes(1))
    const seen = { memberId: ada.id, userAgent: undefined, at: app.clock.now() }
    await app.deps.devices.note({ ...seen, id: app.deps.random.uuid(), tokenHash: `browser ${i}` })
  }
  const known = await app.deps.devices.listTokenHashes(ada.id)
  expect(known).toHaveLength(100)
  expect(known).toContain('browser 0')
  expect(await app.deps.devices.listOf(ada.id, app.clock.now())).toHaveLength(100)
})

test('a member without an address is not kept out for that', async () => {
  await makeMember(app.deps, { email: undefined, username: 'bob' })
  for (let i = 0; i < 2; i += 1) expect((await visitor(app.server).signIn('bob', password)).status).toBe(303)
  expect(await notices()).toEqual([])
})
