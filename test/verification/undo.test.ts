/** Whoever reads the former address takes a change back, and whoever made it is out. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '../../src/features/members/member.ts'
import { queueNotice } from '../../src/features/mail/queue-notice.ts'
import { days, minutes } from '../../src/kernel/clock.ts'
import { enrolByPage } from '../second-factor/authenticator.ts'
import { addPasskey, signInWith } from '../second-factor/passkeys/passkey-person.ts'
import { authenticator } from '../support/authenticator.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'
import { newestMail, readMails } from './mails.ts'

const app = testApp({ PUBLIC_URL: 'http://id.example.org' })
let member: Member
/** Signed in as the member, and possibly not the member. */
let other: Visitor

beforeEach(async () => {
  member = await makeMember(app.deps, { name: 'Zoë Ångström', email: 'Zoe@example.org' })
  other = visitor(app.server)
  await other.signIn('zoe@example.org', password)
})

const form = '/account/address/change'
const events = (type: string) =>
  app.deps.database.db<{ detail: object; personal: object }>('events').where('type', type)
const now = () => app.deps.members.get(member.id)
const follow = (path: string, by = visitor(app.server)) => by.submit(path, {}, path)
const force = (path: string) => visitor(app.server).post(path)
const tell = async (notice: { kind: 'totp-added' }) => queueNotice(app.deps, { member: await now(), ...notice })
const passkey = () => authenticator({ origin: 'http://id.example.org' })
const again = 'seven blue elephants dancing'

/** Gives the path of the link that undoes it. */
async function change(to: string): Promise<string> {
  app.clock.advance(minutes(1))
  await other.submit(form, { email: to }, form)
  const { code } = await newestMail(app.deps, 'address-proof')
  expect((await other.post('/account/address/change/code', { code })).status).toBe(303)
  return (await newestMail(app.deps, 'address-undo')).path
}

test('the former address is back with its proof, every session and the password are gone, and a new one is mailed', async () => {
  const { emailVerifiedAt } = await now()
  const undo = await change('thief@example.net')
  const reader = visitor(app.server)
  for (const look of ['get', 'head', 'get'] as const) expect((await reader.agent[look](undo)).status).toBe(200)
  expect(await now()).toMatchObject({ email: 'thief@example.net' })
  expect(readable((await reader.get(undo)).text)).toContain('Is Zoe@example.org to be your address again?')

  expect((await follow(undo, reader)).headers['location']).toBe('/address-restored')
  expect(await now()).toMatchObject({ email: 'Zoe@example.org', emailVerifiedAt })
  expect((await other.get('/account')).status).toBe(303)
  expect((await other.signIn('zoe@example.org', password)).status).toBe(422)
  expect((await reader.get('/account')).status).toBe(303)

  const reset = await newestMail(app.deps, 'reset')
  expect(reset.to).toBe('Zoe@example.org')
  await reader.submit(reset.path, { password: again, passwordAgain: again })
  expect((await reader.signIn('zoe@example.org', again)).status).toBe(303)
  expect(await events('address.change-undone')).toMatchObject([
    { detail: { reset_mailed: true }, personal: { after: { email: 'Zoe@example.org' } } },
  ])
})

test('both addresses hear of it: the one who undid it may be the wrong one', async () => {
  await follow(await change('new@example.net'))
  const told = (await readMails(app.deps)).filter(({ kind }) => kind === 'address-restored').map(({ to }) => to)
  expect(told.sort()).toEqual(['Zoe@example.org', 'new@example.net'])
})

test('after a second change the first link still goes back to the first address, and the second one to nothing', async () => {
  const first = await change('thief@example.net')
  const second = await change('thief2@example.net')
  // A mail that still waits is not called back by a later change.
  expect((await readMails(app.deps)).filter(({ kind }) => kind === 'address-undo')).toHaveLength(2)
  expect((await follow(first)).status).toBe(303)
  expect(await now()).toMatchObject({ email: 'Zoe@example.org' })
  expect(readable((await force(second)).text)).toContain('The change was undone already')
  expect(await now()).toMatchObject({ email: 'Zoe@example.org' })
})

test('going back one step leaves the step before', async () => {
  const first = await change('new@example.net')
  const second = await change('thief@example.net')
  expect((await follow(second)).status).toBe(303)
  expect(await now()).toMatchObject({ email: 'new@example.net' })
  expect((await follow(first)).status).toBe(303)
  expect(await now()).toMatchObject({ email: 'Zoe@example.org' })
})

test('a new password of whoever made the change does not save it', async () => {
  const undo = await change('thief@example.net')
  await app.deps.members.setPassword(member.id, 'instant:something of the thief', app.clock.now())
  await app.deps.sessions.endAllOf(member.id)
  expect((await follow(undo)).status).toBe(303)
  expect((await visitor(app.server).signIn('zoe@example.org', 'something of the thief')).status).toBe(422)
})

test('what was pending then is void, and so is a mail that was to prove an address', async () => {
  const undo = await change('thief@example.net')
  app.clock.advance(minutes(1))
  await other.submit(form, { email: 'third@example.net' }, form)
  const { path } = await newestMail(app.deps, 'address-proof')
  await follow(undo)
  expect((await force(path)).status).toBe(410)
  expect(await now()).toMatchObject({ email: 'Zoe@example.org' })
})

describe('what was set up', () => {
  const factors = () => app.deps.factors.summaryOf(member.id)

  test('since the change was asked for goes with it, and every browser is forgotten', async () => {
    const undo = await change('thief@example.net')
    const key = passkey()
    expect((await addPasskey(other, key)).status).toBe(303)
    expect((await enrolByPage(other, app)).answer.status).toBe(200)
    expect(await factors()).toMatchObject({ hasTotp: true, passkeys: 1, recoveryCodes: 10 })
    expect(await app.deps.devices.listOf(member.id, app.clock.now())).not.toEqual([])

    expect((await follow(undo)).status).toBe(303)
    expect(await factors()).toEqual({ hasTotp: false, passkeys: 0, recoveryCodes: 0 })
    expect(await app.deps.devices.listOf(member.id, app.clock.now())).toEqual([])
    const back = visitor(app.server)
    await signInWith(app, key, { person: back })
    expect((await back.get('/account')).status).toBe(303)
    const [{ detail } = { detail: {} }] = await events('address.change-undone')
    expect(detail).toMatchObject({ totp_removed: true, passkeys_removed: 1, recovery_codes_removed: 10 })

    // And the member is asked for nothing that only the thief has.
    const { path } = await newestMail(app.deps, 'reset')
    const zoe = visitor(app.server)
    await zoe.submit(path, { password: again, passwordAgain: again })
    expect((await zoe.signIn('zoe@example.org', again)).headers['location']).toBe('/account')
  })

  test('before it was asked for stays', async () => {
    await addPasskey(other, passkey())
    await follow(await change('new@example.net'))
    expect(await factors()).toMatchObject({ passkeys: 1 })
  })
})

test('while it can be undone, the former address hears of every credential as well, and not afterwards', async () => {
  const told = async (kind: string) =>
    (await readMails(app.deps)).filter((mail) => mail.kind === kind).map(({ to }) => to)
  await change('thief@example.net')
  const path = '/account/security/password'
  await other.submit(path, { current: password, password: again, passwordAgain: again }, path)
  expect((await told('password-changed')).sort()).toEqual(['Zoe@example.org', 'thief@example.net'])
  await change('thief2@example.net')
  await addPasskey(other, passkey())
  expect((await told('passkey-added')).sort()).toEqual(['Zoe@example.org', 'thief2@example.net', 'thief@example.net'])

  app.clock.advance(days(7))
  await tell({ kind: 'totp-added' })
  expect(await told('totp-added')).toEqual(['thief2@example.net'])
})

test('once an administrator gave another address, the former one hears nothing any more', async () => {
  await change('new@example.net')
  const { id, version } = await now()
  await app.deps.members.update(
    id,
    version,
    { email: 'by-admin@example.org', emailVerifiedAt: app.clock.now() },
    app.clock.now(),
  )
  await tell({ kind: 'totp-added' })
  expect((await newestMail(app.deps, 'totp-added')).to).toBe('by-admin@example.org')
  expect((await readMails(app.deps)).filter(({ kind }) => kind === 'totp-added')).toHaveLength(1)
})

describe('nothing is undone', () => {
  const update = (change: object) => app.deps.database.db('members').where({ id: member.id }).update(change)
  const refused: [string, number, string, () => unknown][] = [
    ['after seven days', 410, 'This link has expired', () => app.clock.advance(days(7))],
    [
      'once an administrator gave another address',
      410,
      'Your organisation has changed the address',
      async () => {
        const { id, version } = await now()
        await app.deps.members.update(id, version, { email: 'by-admin@example.org' }, app.clock.now())
      },
    ],
    ['of somebody who is staff by now', 410, 'no longer valid', () => update({ is_staff: true })],
    [
      'when somebody else has the former address',
      410,
      'This address is in use',
      () => makeMember(app.deps, { email: 'zoe@example.org' }),
    ],
    ['of somebody who was erased', 404, 'This link does not work', () => app.deps.members.delete(member.id)],
  ]

  test.each(refused)('%s', async (_when, status, sentence, happens) => {
    const undo = await change('new@example.net')
    await happens()
    for (const answer of [await visitor(app.server).get(undo), await force(undo)]) {
      expect(answer.status).toBe(status)
      expect(readable(answer.text)).toContain(sentence)
    }
    expect(await events('address.change-undone')).toEqual([])
    expect(await events('password.removed')).toEqual([])
  })

  test('twice', async () => {
    const undo = await change('new@example.net')
    const answers = await Promise.all([follow(undo), follow(undo), follow(undo)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410])
    expect(readable((await force(undo)).text)).toContain('The change was undone already')
  })

  test('by a form from elsewhere', async () => {
    const undo = await change('new@example.net')
    expect((await visitor(app.server).agent.post(undo).type('form').send({})).status).toBe(403)
    expect(await now()).toMatchObject({ email: 'new@example.net' })
  })
})

test.each([
  '/verify',
  '/verify/',
  '/address-change',
  '/address-undo/',
  '/verify/abc',
  '/address-change/abc',
  '/address-undo/abc',
])('a link that was cut off says so: %s', async (path) => {
  const answer = await visitor(app.server).get(path)
  expect(answer.status).toBe(404)
  expect(readable(answer.text)).toContain('It may not be complete.')
})
