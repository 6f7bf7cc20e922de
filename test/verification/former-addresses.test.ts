/** Which addresses somebody had before: kept by the database, and no more than a digest of whoever is gone. */
import { expect, test } from 'vitest'
import { suspendMember } from '../../src/features/members/suspend-member.ts'
import { seconds } from '../../src/kernel/clock.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor } from '../support/visitor.ts'
import { readMails } from './mails.ts'

const app = testApp()
const held = (address: string, exceptId?: string) => app.deps.formerAddresses.findFormerHolders(address, exceptId)
const rows = () => app.deps.database.db<Record<string, unknown>>('former_addresses')

test('an address that was given up is known by whoever had it, however it is spelled', async () => {
  const { id, version } = await makeMember(app.deps, { email: 'Ada@Example.org' })
  await app.deps.members.update(id, version, { email: 'ada@other.example' }, app.clock.now())
  expect(await held('ADA@example.org')).toEqual([{ memberId: id, wasVerified: true, heldUntil: app.clock.now() }])
  expect(await held('ada@other.example')).toEqual([])
  expect(await held('Ada@Example.org', id)).toEqual([])
})

test('the same address written in another way, and any other change, leaves no trace', async () => {
  const member = await makeMember(app.deps, { email: 'ada@example.org' })
  await app.deps.members.update(member.id, member.version, { email: 'Ada@EXAMPLE.org', name: 'Ada' }, app.clock.now())
  await suspendMember({ ...app.deps }, { id: member.id, actor: 'system' })
  expect(await rows()).toEqual([])
})

test('had twice, it is there once, until the later time', async () => {
  const first = await makeMember(app.deps, { email: 'ada@example.org', emailVerifiedAt: undefined })
  const change = async (email: string, emailVerifiedAt?: Date) => {
    app.clock.advance(seconds(1))
    const { version } = await app.deps.members.get(first.id)
    await app.deps.members.update(first.id, version, { email, emailVerifiedAt }, app.clock.now())
  }
  await change('b@example.org')
  await change('ada@example.org', app.clock.now())
  await change('b@example.org')
  expect(await held('ada@example.org')).toEqual([{ memberId: first.id, wasVerified: true, heldUntil: app.clock.now() }])
})

test('of an erased member nothing stays but a digest, which finds the address and nobody', async () => {
  const { id, version } = await makeMember(app.deps, { email: 'ada@example.org' })
  await app.deps.members.update(id, version, { email: 'later@example.org' }, app.clock.now())
  await app.deps.members.delete(id)
  expect(await held('ada@example.org')).toMatchObject([{ memberId: undefined, wasVerified: true }])
  // Nobody had proved the second one.
  expect(await held('Later@example.org')).toMatchObject([{ memberId: undefined, wasVerified: false }])
  const kept = await rows()
  expect(kept).toHaveLength(2)
  expect(JSON.stringify(kept)).not.toContain('example.org')
  expect(JSON.stringify(kept)).not.toContain(id)
})

test('several who are gone and had one address leave one digest', async () => {
  for (let n = 0; n < 2; n += 1) {
    const { id } = await makeMember(app.deps, { email: 'shared@example.org' })
    await app.deps.members.delete(id)
  }
  expect(await rows()).toHaveLength(1)
})

test('a member without an address leaves nothing', async () => {
  const { id } = await makeMember(app.deps, { email: undefined, emailVerifiedAt: undefined })
  await app.deps.members.delete(id)
  expect(await rows()).toEqual([])
})

test('an administrator who gives another address has the former one told, if somebody had proved it', async () => {
  await makeMember(app.deps, { email: 'owner@example.org', role: 'owner' })
  const owner = visitor(app.server)
  await owner.signIn('owner@example.org', password)
  for (const [email, emailVerifiedAt] of [
    ['proved@example.org', app.clock.now()],
    ['unproved@example.org', undefined],
  ] as const) {
    const { id } = await makeMember(app.deps, { email, emailVerifiedAt })
    const answer = await owner.submit(`/admin/members/${id}/edit`, { email: `new-${email}` }, `/admin/members/${id}`)
    expect(answer.status).toBe(303)
  }
  expect(await readMails(app.deps)).toMatchObject([{ kind: 'address-changed', to: 'proved@example.org' }])
})
