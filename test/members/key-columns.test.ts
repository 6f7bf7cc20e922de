/** What is kept beside an address: its keys, what is odd about it, and by which way its member came. */
import { expect, test } from 'vitest'
import { KEYS_VERSION } from '../../src/kernel/email-keys.ts'
import { createAdministrator } from '../../src/features/administrators/create-administrator.ts'
import { changeMember } from '../../src/features/members/change-member.ts'
import type { MemberChange } from '../../src/features/members/members.columns.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor } from '../support/visitor.ts'

const app = testApp()
const row = async (id: string) => (await app.deps.database.db('members').where({ id }).first()) as unknown
const change = async (id: string, wanted: MemberChange) => {
  const { version } = await app.deps.members.get(id)
  await app.deps.inTransaction((stores) =>
    changeMember({ ...app.deps, ...stores }, { id, version, change: wanted, actor: 'system' }),
  )
}

test('R61 an address is stored with all its keys, and they go with it', async () => {
  const { id } = await makeMember(app.deps, { email: 'Info+PAUI@Example.org', username: 'Straße@example.org' })
  expect(await row(id)).toMatchObject({
    ...{ email_exact_key: 'info+paui@example.org', email_mailbox_key: 'info@example.org' },
    ...{ email_mailbox_certain: false, email_skeleton_key: 'info@exarnple.org' },
    ...{ email_typed_skeleton_key: 'lnfo@exarnple.org', email_traits: ['role-address'] },
    ...{ username_fold_key: 'strasse@example.org', email_keys_version: KEYS_VERSION },
  })

  await change(id, { email: 'ada@mailinator.com', username: 'ada' })
  expect(await row(id)).toMatchObject({
    ...{ email_skeleton_key: 'ada@rnailinator.corn', email_typed_skeleton_key: null, email_mailbox_certain: true },
    ...{ email_traits: ['disposable-domain'], username_fold_key: null },
  })

  await change(id, { email: undefined })
  expect(await row(id)).toMatchObject({
    ...{ email_exact_key: null, email_mailbox_key: null, email_mailbox_certain: null, email_skeleton_key: null },
    ...{ email_typed_skeleton_key: null, email_traits: [], email_keys_version: KEYS_VERSION },
  })
})

test('R61 a change of something else leaves them alone', async () => {
  const { id } = await makeMember(app.deps, { email: 'Info@example.org', username: 'a@example.org' })
  await change(id, { name: 'Other' })
  expect(await row(id)).toMatchObject({ email_traits: ['role-address'], username_fold_key: 'a@example.org' })
})

test('R61 who came by the command line is known as such', async () => {
  const made = await createAdministrator(app.deps, {
    ...{ email: 'owner@example.org', name: 'Olga Owner', role: 'owner', password: 'correct horse battery staple' },
  })
  if (made.kind !== 'created') throw new Error(made.kind)
  expect(await row(made.member.id)).toMatchObject({ origin: 'command-line' })
})

test('R61 who was added in the console came by an administrator', async () => {
  const actor = await makeMember(app.deps, { role: 'owner' })
  const browser = visitor(app.server)
  await browser.signIn(actor.externalId, password)
  const answer = await browser.submit('/admin/members/new', { name: 'New', email: 'new@example.org' }, '/admin/members')
  expect(answer.status).toBe(303)
  expect(await app.deps.database.db('members').where({ name: 'New' }).first()).toMatchObject({
    origin: 'administrator',
  })
})
