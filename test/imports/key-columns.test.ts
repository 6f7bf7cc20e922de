/** Addresses that come by a file have the keys that they would have had by any other way, and an undo gives back the former. */
import { beforeEach, expect, test } from 'vitest'
import { KEYS_VERSION } from '../../src/kernel/email-keys.ts'
import { makeMember } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { wizard, work } from './wizard.ts'

const app = testApp()
const header = 'external_id,name,email,username'
const keyColumns = [
  ...['email', 'email_exact_key', 'email_fold_key', 'email_accentless_key', 'email_mailbox_key'],
  ...['email_mailbox_certain', 'email_skeleton_key', 'email_typed_skeleton_key', 'email_traits', 'email_keys_version'],
  ...['username', 'username_fold_key', 'origin'],
]
const rows = async () =>
  (await app.deps.database
    .db('members')
    .select(keyColumns)
    .where('external_id', 'like', 'k-%')
    .orderBy('external_id')) as unknown[]

const addresses = ['Info+PAUI@Gmial.com', 'Müller.Straße@xn--bcher-kva.example', 'ada@example.org']

let person: Awaited<ReturnType<typeof wizard>>
beforeEach(async () => {
  person = await wizard(app)
})

test('R61 a file writes what a form would', async () => {
  const byForm: unknown[] = []
  for (const [at, email] of addresses.entries()) {
    await makeMember(app.deps, { externalId: `k-${at}`, email, username: `U${at}`, origin: 'import' })
  }
  byForm.push(...(await rows()))
  await app.deps.database.db('members').where('external_id', 'like', 'k-%').delete()
  await app.deps.database.db('external_id_tombstones').delete()

  const lines = addresses.map((email, at) => `k-${at},Name,${email},U${at}`)
  await person.imported([header, ...lines, 'k-9,Name,,'].join('\n'))
  const withoutAddress = {
    ...{
      email: null,
      email_skeleton_key: null,
      email_mailbox_certain: null,
      email_traits: [],
      username_fold_key: null,
    },
    ...{ email_keys_version: KEYS_VERSION, origin: 'import' },
  }
  expect(await rows()).toEqual([...byForm, expect.objectContaining(withoutAddress)])
})

test('R61 a file that changes an address changes all its keys; undone, all are as before', async () => {
  await makeMember(app.deps, { externalId: 'k-1', email: 'Office.I@example.org', username: 'one@example.org' })
  await makeMember(app.deps, { externalId: 'k-2', email: 'info@example.org', username: 'two@example.org' })
  const before = await rows()
  const href = await person.imported(`${header}\nk-1,Name,ada@mailinator.com,ada\nk-2,Other,,\n`)
  expect(await rows()).toMatchObject([
    {
      ...{ email_skeleton_key: 'ada@rnailinator.corn', email_typed_skeleton_key: null, username_fold_key: null },
      ...{ email_traits: ['disposable-domain'], email_mailbox_certain: true, origin: 'administrator' },
    },
    before[1],
  ])

  await person.undo(href)
  await work(app)
  expect(await rows()).toEqual(before)
})

test('R61 undoing an import of an earlier version leaves keys that are computed anew', async () => {
  await makeMember(app.deps, { externalId: 'k-1', email: 'info@example.org' })
  const href = await person.imported(`${header}\nk-1,Name,ada@example.org,\n`)
  await app.deps.database.db.raw(
    `update import_changes set before = before - array['email_traits', 'email_skeleton_key', 'email_keys_version']`,
  )
  await person.undo(href)
  await work(app)
  expect(await rows()).toMatchObject([{ email: 'info@example.org', email_traits: [], email_keys_version: 0 }])
  expect(await app.deps.staleKeys.count()).toBe(1)
})
