/** Keys made by the rules of another version are computed anew behind the pages' back, and nobody notices. */
import { expect, test, vi } from 'vitest'
import { emailKeys, KEYS_VERSION } from '../../src/kernel/email-keys.ts'
import { recomputeKeys } from '../../src/features/members/stale-keys/recompute-keys.ts'
import { makeApp, makeMember } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'

const app = testApp()
const members = () => app.deps.database.db('members')
const keyColumns = [
  ...['email_exact_key', 'email_fold_key', 'email_accentless_key', 'email_mailbox_key', 'email_mailbox_certain'],
  ...['email_skeleton_key', 'email_typed_skeleton_key', 'email_traits', 'email_keys_version', 'username_fold_key'],
]

/** As a release before had left them. */
const makeStale = () =>
  members().update({
    ...{ email_fold_key: 'old', email_accentless_key: 'old', email_mailbox_key: 'old', email_mailbox_certain: null },
    ...{ email_skeleton_key: null, email_typed_skeleton_key: 'old', email_traits: [], username_fold_key: null },
    email_keys_version: KEYS_VERSION - 1,
  })

/** More members than a batch holds. */
const addMany = (count: number) =>
  app.deps.database.db.raw(
    `insert into members (id, external_id, name, email, email_exact_key, email_keys_version, created_at, updated_at)
     select gen_random_uuid(), 'many-' || n, 'Many', 'Many' || n || '@example.org', 'many' || n || '@example.org', 1,
       now(), now()
     from generate_series(1, ?) n`,
    [count],
  )

test('R61 stale keys come out as a new member would have them, and nothing else changes', async () => {
  await makeMember(app.deps, { email: 'Info.PAUI+x@Gmail.com', username: 'STRAẞE@example.com' })
  await makeMember(app.deps, { email: 'office@gmial.com' })
  await makeMember(app.deps, { email: undefined, emailVerifiedAt: undefined, username: 'Ada@example.com' })
  const before: unknown[] = await members().orderBy('id')
  await makeStale()
  expect(await app.deps.staleKeys.count()).toBe(3)

  expect(await recomputeKeys(app.deps)).toBe(3)
  expect(await members().orderBy('id')).toEqual(before)
  expect(await app.deps.staleKeys.count()).toBe(0)
  expect(await app.deps.database.db('former_addresses')).toEqual([])
})

test('R61 a member whom no release gave keys gets them', async () => {
  await app.deps.database.db.raw(
    `insert into members (id, external_id, name, username, created_at, updated_at)
     values (gen_random_uuid(), '1', 'Ada', 'Ada@Example.com', now(), now())`,
  )
  await recomputeKeys(app.deps)
  expect(await members().first(...keyColumns)).toMatchObject({
    ...{ email_exact_key: null, email_skeleton_key: null, email_mailbox_certain: null, email_traits: [] },
    ...{ username_fold_key: 'ada@example.com', email_keys_version: KEYS_VERSION },
  })
})

test('R61 who is stopped half-way goes on from there', async () => {
  await addMany(2_500)
  const stopping = new AbortController()
  let batches = 0
  const inTransaction: typeof app.deps.inTransaction = async (work) => {
    batches += 1
    if (batches === 2) stopping.abort()
    return app.deps.inTransaction(work)
  }
  expect(await recomputeKeys({ ...app.deps, inTransaction }, stopping.signal)).toBe(2_000)
  expect(await app.deps.staleKeys.count()).toBe(500)
  expect(await recomputeKeys(app.deps)).toBe(500)
  expect(await members().where({ external_id: 'many-1111' }).first()).toMatchObject({
    email_skeleton_key: emailKeys('many1111@example.org').skeleton,
  })
})

test('R61 a batch that fails leaves its members as they were, for the next round', async () => {
  await addMany(3)
  const inTransaction: typeof app.deps.inTransaction = (work) =>
    app.deps.inTransaction(async (stores) => {
      await work(stores)
      throw new Error('killed')
    })
  await expect(recomputeKeys({ ...app.deps, inTransaction })).rejects.toThrow('killed')
  expect(await app.deps.staleKeys.count()).toBe(3)
})

test('R61 keys of an address that is no longer theirs are not put', async () => {
  const { id } = await makeMember(app.deps, { email: 'new@example.org' })
  await members().update({ email_keys_version: 1 })
  const keys = emailKeys('old@example.org')
  const before: unknown[] = await members()
  await app.deps.staleKeys.putMemberKeys([
    { id, email: 'old@example.org', username: undefined, keys, traits: [], usernameFoldKey: undefined },
  ])
  expect(await members()).toEqual(before)
})

test('R61 nothing is written, and no transaction opened, when nothing is stale', async () => {
  await makeMember(app.deps)
  const inTransaction = vi.fn(app.deps.inTransaction) as unknown as typeof app.deps.inTransaction
  expect(await recomputeKeys({ ...app.deps, inTransaction })).toBe(0)
  expect(inTransaction).not.toHaveBeenCalled()
})

test('R61 addresses of Zendesk users as well', async () => {
  const { id: appId } = await makeApp(app.deps)
  const { db } = app.deps.database
  await db.raw(
    `insert into zendesk_users (app_id, zendesk_id, source, name, role, external_id_known, seen_at)
     select ?, n::text, 'api', 'User', 'end-user', true, now() from generate_series(1, 1500) n`,
    [appId],
  )
  await db.raw(
    `insert into zendesk_user_addresses (app_id, zendesk_id, email, is_primary, email_exact_key, email_fold_key,
       email_accentless_key, email_mailbox_key, email_skeleton_key, email_keys_version)
     select ?, n::text, 'M' || n || '+x@Gmail.com', true, 'm' || n || '+x@gmail.com', '', '', '', '', 1
     from generate_series(1, 1500) n`,
    [appId],
  )
  expect(await app.deps.staleKeys.count()).toBe(1_500)
  expect(await recomputeKeys(app.deps)).toBe(1_500)
  expect(await app.deps.staleKeys.count()).toBe(0)
  expect(await db('zendesk_user_addresses').where({ zendesk_id: '777' }).first()).toMatchObject({
    ...{ email: 'M777+x@Gmail.com', email_exact_key: 'm777+x@gmail.com', email_fold_key: 'm777+x@gmail.com' },
    ...{ email_mailbox_key: 'm777@gmail.com', email_skeleton_key: 'rn777@grnail.corn' },
    email_keys_version: KEYS_VERSION,
  })
})
