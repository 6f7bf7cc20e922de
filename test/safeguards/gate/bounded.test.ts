/** What the live gate costs: nothing but the store, and as much for one of a crowd as for one of a few. */
import { expect, test } from 'vitest'
import { emailKeys, KEYS_VERSION } from '../../../src/kernel/email-keys.ts'
import { makeApp, makeMember, password } from '../../support/make.ts'
import { testApp } from '../../support/test-app.ts'
import { visitor } from '../../support/visitor.ts'

const app = testApp()
const email = 'everybody@club.example'

/** So many members who had the address before, who have it now, and Zendesk users who have it. */
async function crowd(appId: string, from: number, upTo: number): Promise<void> {
  const { db } = app.deps.database
  const { exact, fold, accentless, mailbox, skeleton } = emailKeys(email)
  const values = { appId, email, exact, fold, accentless, mailbox, skeleton, from, upTo, version: KEYS_VERSION }
  await db.raw(
    `insert into members (id, external_id, name, email, email_exact_key, email_fold_key, email_accentless_key,
       email_mailbox_key, email_skeleton_key, email_keys_version, status, created_at, updated_at)
     select gen_random_uuid(), 'crowd-' || n, 'Member', :email, :exact, :fold, :accentless, :mailbox, :skeleton, :version,
       'active', now(), now() from generate_series(:from::integer, :upTo::integer) n`,
    values,
  )
  await db.raw(
    `insert into former_addresses (member_id, email_exact_key, was_verified, held_until)
     select id, :exact, true, '2026-01-01' from members where external_id like 'crowd-%' on conflict do nothing`,
    values,
  )
  await db.raw(
    `insert into zendesk_users (app_id, zendesk_id, source, name, role, external_id_known, seen_at)
     select :appId, lpad(n::text, 9, '0'), 'user-export', 'User', 'end-user', true, '2026-01-01'
     from generate_series(:from::integer, :upTo::integer) n`,
    values,
  )
  await db.raw(
    `insert into zendesk_user_addresses (app_id, zendesk_id, email, is_primary, email_exact_key, email_fold_key,
       email_accentless_key, email_mailbox_key, email_skeleton_key, email_keys_version)
     select :appId, lpad(n::text, 9, '0'), :email, true, :exact, :fold, :accentless, :mailbox, :skeleton, :version
     from generate_series(:from::integer, :upTo::integer) n`,
    values,
  )
}

test('R64 what is read of a member is as much in a crowd of a thousand as among thirty', async () => {
  const { id: appId } = await makeApp(app.deps)
  const { id: memberId } = await makeMember(app.deps, { email })
  const factsNow = async () => {
    const facts = await app.deps.handoffs.previewFacts({ appKey: 'acme-help', memberId, now: app.clock.now() })
    return facts?.stamp.length
  }
  await crowd(appId, 1, 30)
  const few = await factsNow()
  await crowd(appId, 31, 1_000)
  expect(await factsNow()).toBe(few)
})

test('R64 a hand-off asks no other server, whatever there is to find', async () => {
  await makeApp(app.deps)
  const asked: string[] = []
  const note = (url: string) => {
    asked.push(url)
    return Promise.resolve({ kind: 'none', because: 'unreachable' } as const)
  }
  Object.assign(app.deps.outbound, { look: note, post: note })
  await makeMember(app.deps, { externalId: 'mike', email: 'mike@club.example' })
  await makeMember(app.deps, { externalId: 'mike-2', email: 'mıke@club.example' })
  const browser = visitor(app.server)
  await browser.signIn('mike', password)
  expect((await browser.get('/sso/zendesk/acme-help')).status).toBe(403)
  expect(asked).toEqual([])
})
