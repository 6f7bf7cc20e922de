/** Held hand-offs, from the refusal to the decision and the token, as members and administrators meet them. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { App } from '../../../src/features/apps/app.ts'
import type { Member } from '../../../src/features/members/member.ts'
import { emailKeys, KEYS_VERSION } from '../../../src/kernel/email-keys.ts'
import { days, minutes } from '../../../src/kernel/clock.ts'
import { makeApp, makeMember, password, type MemberWishes } from '../../support/make.ts'
import { testApp } from '../../support/test-app.ts'
import { handoffForm, readable, visitor, type Visitor } from '../../support/visitor.ts'

const app = testApp()
const hop = '/sso/zendesk/acme-help'
const holds = '/admin/safeguards/holds'
const reason = 'We know both of them well.'
let acme: App
let owner: Visitor
let boss: Member

const signedIn = async (wishes: MemberWishes): Promise<{ member: Member; browser: Visitor }> => {
  const member = await makeMember(app.deps, wishes)
  const browser = visitor(app.server)
  await browser.signIn(member.externalId, password)
  return { member, browser }
}

/** Two members whose addresses differ in letter forms alone. */
const twins = async () => {
  const mike = await signedIn({ externalId: 'id-mike', name: 'Mike', email: 'mike@club.example' })
  const other = await signedIn({ externalId: 'id-mike-2', name: 'Mıke', email: 'mıke@club.example' })
  return { mike, other }
}

const decisions = () => app.deps.database.db('gate_decisions').orderBy('asked_at')
const firstHold = async (): Promise<string> => `${holds}/${(await app.deps.gateDecisions.listOpen(9))[0]?.id ?? ''}`
const decide = (who: Visitor, page: string, fields: Record<string, string>) =>
  who.post(page, { wish: 'approved-once', reason, ...fields })
const count = async (type: string) =>
  Number((await app.deps.database.db('events').where({ type }).count({ n: '*' }).first())?.n)

async function eventOf(type: string): Promise<{ codes: string[]; detail: { decisions?: string[] } }> {
  const rows = await app.deps.database.db('events').where({ type })
  return rows[0] as { codes: string[]; detail: { decisions?: string[] } }
}

async function knowZendesk(
  users: { id: string; email?: string; role?: string; externalId?: string }[],
  asOf = app.clock.now(),
): Promise<void> {
  const { db } = app.deps.database
  await db('zendesk_sources').insert({
    ...{ app_id: acme.id, kind: 'user-export', subdomain: 'acme', zendesk_origin: app.config.zendeskOrigin },
    ...{ as_of: asOf, imported_at: asOf, users: users.length, is_complete: true },
  })
  for (const { id, email, role = 'end-user', externalId = null } of users) {
    await db('zendesk_users').insert({
      ...{ app_id: acme.id, zendesk_id: id, source: 'user-export', name: `User ${id}`, role, external_id: externalId },
      ...{ external_id_known: true, is_suspended: false, seen_at: asOf },
    })
    if (email === undefined) continue
    const keys = emailKeys(email)
    await db('zendesk_user_addresses').insert({
      ...{ app_id: acme.id, zendesk_id: id, email, is_primary: true, email_exact_key: keys.exact },
      ...{ email_fold_key: keys.fold, email_accentless_key: keys.accentless, email_mailbox_key: keys.mailbox },
      ...{ email_skeleton_key: keys.skeleton, email_keys_version: KEYS_VERSION },
    })
  }
}

beforeEach(async () => {
  acme = await makeApp(app.deps)
  boss = await makeMember(app.deps, { externalId: 'boss', name: 'Boss', role: 'owner', email: 'boss@house.example' })
  owner = visitor(app.server)
  await owner.signIn('boss', password)
})

describe('a hold', () => {
  test('gives no token, says what happens next, and asks once however often they try', async () => {
    const { mike } = await twins()
    const page = await mike.browser.get(hop)
    expect(page.status).toBe(403)
    expect(readable(page.text)).toContain('somebody at your organisation has to look at your account')
    expect(page.text).not.toContain('mıke')
    expect(page.text).toContain('/access/normal')
    await mike.browser.get(hop)
    expect(await decisions()).toMatchObject([{ code: 'equivalent-email', state: 'waiting', asked_times: 2 }])
    expect([await count('gate.decision-asked'), await count('handoff.issued')]).toEqual([1, 0])
    const list = readable((await owner.get(holds)).text)
    expect(list).toContain('Mike')
    expect(list).toContain('tried 2 times')
    const shown = readable((await owner.get(await firstHold())).text)
    expect(shown).toContain('mike@club.example')
    expect(shown).toContain('Mıke')
  })

  test('approved once lets one hand-off through, and the next is held anew', async () => {
    const { mike } = await twins()
    await mike.browser.get(hop)
    const answer = await decide(owner, await firstHold(), {})
    expect(answer.headers['location']).toBe(`${holds}?done=approved`)
    const issued = await mike.browser.get(hop)
    expect(handoffForm(issued.text).fields['jwt']).toMatch(/^eyJ/)
    expect((await mike.browser.get(hop)).status).toBe(403)
    expect((await decisions()).map(({ state }: { state: string }) => state)).toEqual(['used', 'waiting'])
    const event = await eventOf('handoff.issued')
    expect(event.codes).toEqual(['equivalent-email'])
    expect(event.detail.decisions).toHaveLength(1)
  })

  test('approved for good lets them through until the evidence changes; that voids it, on record', async () => {
    const { mike, other } = await twins()
    await mike.browser.get(hop)
    await decide(owner, await firstHold(), { wish: 'approved' })
    for (const status of [200, 200]) expect((await mike.browser.get(hop)).status).toBe(status)
    // A name matches nobody.
    await app.deps.database.db('members').where({ id: other.member.id }).update({ name: 'Michael' })
    expect((await mike.browser.get(hop)).status).toBe(200)
    await makeMember(app.deps, { email: 'ｍike@club.example', externalId: 'mike-4' })
    expect((await mike.browser.get(hop)).status).toBe(403)
    expect((await decisions()).map(({ state }: { state: string }) => state)).toEqual(['void', 'waiting'])
    expect(await count('gate.decision-void')).toBe(1)
  })

  test('approved until a day is void after it', async () => {
    const { mike } = await twins()
    await mike.browser.get(hop)
    await decide(owner, await firstHold(), { wish: 'approved', days: '30' })
    expect((await mike.browser.get(hop)).status).toBe(200)
    app.clock.advance(days(31))
    await mike.browser.signIn('id-mike', password)
    expect((await mike.browser.get(hop)).status).toBe(403)
    expect((await decisions()).map(({ state }: { state: string }) => state)).toEqual(['void', 'waiting'])
  })

  test('refused: they are told so on the page and by mail; taken back, it is asked anew', async () => {
    const { mike } = await twins()
    await mike.browser.get(hop)
    const page = await firstHold()
    await decide(owner, page, { wish: 'refused' })
    expect(readable((await mike.browser.get(hop)).text)).toContain(
      'decided that it cannot be used to sign in to Zendesk',
    )
    expect(await app.deps.database.db('outbox_messages').select('kind')).toEqual([{ kind: 'handoff-declined' }])
    expect((await decisions()).map(({ state }: { state: string }) => state)).toEqual(['refused'])
    expect((await decide(owner, page, { wish: 'approved' })).headers['location']).toBe(`${holds}?done=gone`)
    await decide(owner, page, { wish: 'withdrawn' })
    expect(readable((await mike.browser.get(hop)).text)).toContain('somebody at your organisation has to look')
  })

  test('approving what is not so any more approves nothing', async () => {
    const { mike, other } = await twins()
    await mike.browser.get(hop)
    const page = await firstHold()
    await app.deps.members.delete(other.member.id)
    expect((await decide(owner, page, { wish: 'approved' })).headers['location']).toBe(`${holds}?done=changed`)
    expect((await mike.browser.get(hop)).status).toBe(200)
  })

  test('nobody is asked about somebody who would not get in anyway', async () => {
    const { mike } = await twins()
    await app.deps.database.db('members').where({ id: mike.member.id }).update({ email_verified_at: null })
    expect((await mike.browser.get(hop)).status).toBe(403)
    expect(await decisions()).toEqual([])
  })
})

describe('deciding', () => {
  test.each([
    [{ reason: 'too short' }, 'Say why, in at least 10 characters.'],
    [{ wish: 'nothing' }, 'Choose what is to happen.'],
    [{ reason: `${reason}\u202e` }, 'There is an invisible character in this text.'],
  ])('%o is refused with words, and what was typed stays', async (fields, words) => {
    const { mike } = await twins()
    await mike.browser.get(hop)
    const answer = await decide(owner, await firstHold(), fields)
    expect(answer.status).toBe(422)
    expect(readable(answer.text)).toContain(words)
    expect(await decisions()).toMatchObject([{ state: 'waiting' }])
  })

  test('asks who is at the keyboard when that was proved long ago', async () => {
    const { mike } = await twins()
    await mike.browser.get(hop)
    const page = await firstHold()
    app.clock.advance(minutes(11))
    expect((await decide(owner, page, {})).status).toBe(403)
    expect(await decisions()).toMatchObject([{ state: 'waiting' }])
  })

  test('nobody decides about themselves, or about what they are part of', async () => {
    const { mike, other } = await twins()
    await mike.browser.get(hop)
    const page = await firstHold()
    await app.deps.database.db('members').where({ id: other.member.id }).update({ role: 'administrator' })
    expect((await decide(other.browser, page, {})).headers['location']).toBe(`${holds}?done=party`)
    expect(await decisions()).toMatchObject([{ state: 'waiting' }])
  })

  test('of staff takes two different owners', async () => {
    const { mike } = await twins()
    await app.deps.database.db('members').where({ id: mike.member.id }).update({ is_staff: true })
    await mike.browser.get(hop)
    const page = await firstHold()
    const administrator = await signedIn({ externalId: 'adm', role: 'administrator' })
    expect((await decide(administrator.browser, page, {})).headers['location']).toBe(`${holds}?done=for-owners`)
    expect((await decide(owner, page, { wish: 'approved' })).headers['location']).toBe(`${holds}?done=seconding`)
    expect((await mike.browser.get(hop)).status).toBe(403)
    expect((await decide(owner, page, { wish: 'approved' })).headers['location']).toBe(`${holds}?done=same-person`)
    const second = await signedIn({ externalId: 'boss-2', role: 'owner' })
    await decide(second.browser, page, { wish: 'approved-once' })
    // What the first chose is what both agreed to.
    expect(await decisions()).toMatchObject([{ state: 'approved', first_by: boss.id, decided_by: second.member.id }])
    expect((await mike.browser.get(hop)).status).toBe(200)
  })

  test('of somebody who became staff while it waited takes two, and what was said before counts no longer', async () => {
    const { mike, other } = await twins()
    await mike.browser.get(hop)
    const page = await firstHold()
    await app.deps.database.db('members').where({ id: mike.member.id }).update({ is_staff: true })
    expect((await decide(owner, page, { wish: 'approved' })).headers['location']).not.toBe(`${holds}?done=approved`)
    expect((await mike.browser.get(hop)).status).toBe(403)
    await other.browser.get(hop)
    const open = await app.deps.gateDecisions.listOpen(9)
    expect(open.map(({ needsTwo }) => needsTwo)).toEqual([true, true])
  })

  test('the word of a first person goes with their role', async () => {
    const { browser } = await signedIn({ externalId: 'eve', email: 'agent@house.example' })
    await knowZendesk([{ id: '7', email: 'agent@house.example', role: 'agent', externalId: 'eve' }])
    await browser.get(hop)
    const page = await firstHold()
    const dismissed = await signedIn({ externalId: 'adm', role: 'administrator' })
    expect((await decide(dismissed.browser, page, {})).headers['location']).toBe(`${holds}?done=seconding`)
    await app.deps.database.db('members').where({ id: dismissed.member.id }).update({ role: null })
    expect((await decide(owner, page, {})).headers['location']).toBe(`${holds}?done=seconding`)
    expect((await browser.get(hop)).status).toBe(403)
    expect(await decisions()).toMatchObject([{ state: 'seconding', first_by: boss.id }])
  })

  test('whoever is approved as an ordinary member is held anew once they are staff', async () => {
    const { mike } = await twins()
    await mike.browser.get(hop)
    await decide(owner, await firstHold(), { wish: 'approved' })
    expect((await mike.browser.get(hop)).status).toBe(200)
    await app.deps.database.db('members').where({ id: mike.member.id }).update({ is_staff: true })
    expect((await mike.browser.get(hop)).status).toBe(403)
  })

  test('about one account of Zendesk says nothing about another', async () => {
    const { mike } = await twins()
    await mike.browser.get(hop)
    await decide(owner, await firstHold(), { wish: 'approved' })
    expect((await mike.browser.get(hop)).status).toBe(200)
    await app.deps.database.db('apps').where({ id: acme.id }).update({ subdomain: 'another' })
    expect((await mike.browser.get(hop)).status).toBe(403)
  })

  test('leaves nothing of an erased member in the cases of others', async () => {
    const { mike, other } = await twins()
    await mike.browser.get(hop)
    expect(JSON.stringify(await decisions())).toContain('mıke@club.example')
    await owner.post(`/admin/members/${other.member.id}/erase`, { confirm: 'Mıke' })
    expect(await app.deps.members.find(other.member.id)).toBeUndefined()
    expect(JSON.stringify(await decisions())).not.toContain('mıke@club.example')
  })

  test('an unknown hold is no page', async () => {
    for (const id of ['x', '6f1c0f5e-6f6e-4a53-9d0a-0f3c9d1c2b11']) {
      expect((await owner.get(`${holds}/${id}`)).status).toBe(404)
      expect((await decide(owner, `${holds}/${id}`, {})).status).toBe(404)
    }
  })
})

describe('races', () => {
  test('R42 one approval and many hand-offs at once: one token', async () => {
    const { mike } = await twins()
    await mike.browser.get(hop)
    await decide(owner, await firstHold(), {})
    const answers = await Promise.all(Array.from({ length: 8 }, () => mike.browser.get(hop)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 403)])
    expect(await count('handoff.issued')).toBe(1)
  })

  test('two who approve at once: one decision', async () => {
    const { mike } = await twins()
    await mike.browser.get(hop)
    const page = await firstHold()
    const second = await signedIn({ externalId: 'boss-2', role: 'owner' })
    const answers = await Promise.all([decide(owner, page, {}), decide(second.browser, page, { wish: 'refused' })])
    expect(answers.filter(({ headers }) => headers['location'] === `${holds}?done=gone`)).toHaveLength(1)
    expect(await count('gate.decided')).toBe(1)
  })
})

describe('a shared address', () => {
  const shared = async () => ({
    ann: await signedIn({ externalId: 'ann', email: 'both@club.example' }),
    bo: await signedIn({ externalId: 'bo', email: 'both@club.example' }),
  })

  test('lets in the one whom Zendesk has on it under their own ID, and nobody else', async () => {
    const { ann, bo } = await shared()
    await knowZendesk([{ id: '1', email: 'both@club.example', externalId: 'ann' }])
    expect((await ann.browser.get(hop)).status).toBe(200)
    expect((await bo.browser.get(hop)).status).toBe(403)
  })

  test('with somebody of staff is not one person’s to approve', async () => {
    const eve = await signedIn({ externalId: 'eve', email: 'sam@house.example' })
    await makeMember(app.deps, { externalId: 'sam', email: 'sam@house.example', isStaff: true })
    await eve.browser.get(hop)
    expect(await decisions()).toMatchObject([{ code: 'duplicate-email', needs_two: true }])
    await decide(owner, await firstHold(), { wish: 'approved' })
    expect((await eve.browser.get(hop)).status).toBe(403)
  })

  test('not on the word of old data', async () => {
    const { ann } = await shared()
    await knowZendesk(
      [{ id: '1', email: 'both@club.example', externalId: 'ann' }],
      new Date(app.clock.now().getTime() - days(8)),
    )
    expect((await ann.browser.get(hop)).status).toBe(403)
  })

  test('is approved for exactly this pair: a third person voids it', async () => {
    const { ann } = await shared()
    await ann.browser.get(hop)
    expect(await decisions()).toMatchObject([{ code: 'duplicate-email', state: 'waiting' }])
    await decide(owner, await firstHold(), { wish: 'approved' })
    expect((await ann.browser.get(hop)).status).toBe(200)
    await makeMember(app.deps, { email: 'both@club.example' })
    expect((await ann.browser.get(hop)).status).toBe(403)
  })

  test('by a crowd is nobody’s to approve', async () => {
    const { ann } = await shared()
    for (let n = 0; n < 20; n += 1) await makeMember(app.deps, { email: 'both@club.example' })
    expect((await ann.browser.get(hop)).status).toBe(403)
    expect(await decisions()).toEqual([])
  })
})

describe('staff of Zendesk', () => {
  test('nobody arrives as an agent but by two people, whatever the app’s settings', async () => {
    const { member, browser } = await signedIn({ externalId: 'eve', email: 'agent@house.example' })
    await knowZendesk([{ id: '7', email: 'agent@house.example', role: 'agent', externalId: 'eve' }])
    for (const code of ['staff-email-match', 'staff-external-id-unknown']) {
      await owner.post(`/admin/apps/acme-help/gates/${code}`, { gate: 'none', reason })
    }
    expect((await browser.get(hop)).status).toBe(403)
    const page = await firstHold()
    expect(await decisions()).toMatchObject([{ code: 'staff-email-match', needs_two: true }])
    await decide(owner, page, { wish: 'approved' })
    expect((await browser.get(hop)).status).toBe(403)
    const second = await signedIn({ externalId: 'adm', role: 'administrator' })
    await decide(second.browser, page, { wish: 'approved' })
    expect((await browser.get(hop)).status).toBe(200)
    expect((await app.deps.members.get(member.id)).isStaff).toBe(false)
  })

  test('a staff member who is linked passes', async () => {
    const { browser } = await signedIn({ externalId: 'sam', email: 'sam@house.example', isStaff: true })
    await knowZendesk([{ id: '8', email: 'sam@house.example', role: 'admin', externalId: 'sam' }])
    expect((await browser.get(hop)).status).toBe(200)
  })
})

describe('what Zendesk data says', () => {
  test.each([
    [
      'another external ID on the address',
      [{ id: '1', email: 'zoe@club.example', externalId: 'other' }],
      'external-id-mismatch',
    ],
    [
      'two users for one member',
      [
        { id: '1', externalId: 'zoe', email: 'old@club.example' },
        { id: '2', email: 'zoe@club.example' },
      ],
      'split-identity',
    ],
    ['another address on the ID', [{ id: '1', externalId: 'zoe', email: 'old@club.example' }], 'email-rewrite-pending'],
  ])('%s keeps them out', async (_what, users, code) => {
    const { browser } = await signedIn({ externalId: 'zoe', email: 'zoe@club.example' })
    await knowZendesk(users)
    expect((await browser.get(hop)).status).toBe(403)
    const event = await eventOf('handoff.refused')
    expect(event.codes).toContain(code)
  })

  test('of another account, or of practice, counts for nothing', async () => {
    const { browser } = await signedIn({ externalId: 'zoe', email: 'zoe@club.example' })
    await knowZendesk([{ id: '1', email: 'zoe@club.example', externalId: 'other' }])
    await app.deps.database.db('zendesk_sources').update({ zendesk_origin: 'http://localhost:4000' })
    expect((await browser.get(hop)).status).toBe(200)
  })

  test('old data is remarked upon, and lets them through', async () => {
    const { browser } = await signedIn({ externalId: 'zoe', email: 'zoe@club.example' })
    await knowZendesk([], new Date(app.clock.now().getTime() - days(8)))
    expect((await browser.get(hop)).status).toBe(200)
    const event = await eventOf('handoff.issued')
    expect(event.codes).toEqual(['zendesk-data-stale'])
  })
})

describe('the gates of an app', () => {
  const gates = '/admin/apps/acme-help/gates'

  test('are changed by an owner with a reason, count at once, and go back', async () => {
    const { mike } = await twins()
    const page = `${gates}/equivalent-email`
    expect((await owner.post(page, { gate: 'warn', reason: 'short' })).status).toBe(422)
    expect((await owner.post(page, { gate: 'soft', reason })).status).toBe(422)
    expect((await owner.submit(page, { gate: 'warn', reason }, page)).headers['location']).toBe(`${gates}?done=changed`)
    expect((await mike.browser.get(hop)).status).toBe(200)
    expect(readable((await owner.get(gates)).text)).toContain('Passes with a remark')
    expect(readable((await owner.get(gates)).text)).toMatch(/(?<!kept out, )1 let through/)
    await owner.post(page, { gate: 'hold', reason })
    expect(await app.deps.database.db('gate_overrides')).toEqual([])
    expect((await mike.browser.get(hop)).status).toBe(403)
    expect(await count('gate.changed')).toBe(2)
  })

  test('are loosened only by whoever proved lately who they are; tightening needs no proof', async () => {
    app.clock.advance(minutes(11))
    expect((await owner.post(`${gates}/equivalent-email`, { gate: 'none', reason })).status).toBe(403)
    expect((await owner.post(`${gates}/equivalent-email`, { gate: 'block', reason })).status).toBe(303)
  })

  test.each(['unverified-email', 'duplicate-email', 'secret-old', 'nonsense', '%00'])('%s has none', async (code) => {
    expect((await owner.get(`${gates}/${code}`)).status).toBe(404)
    expect((await owner.post(`${gates}/${code}`, { gate: 'none', reason })).status).toBe(404)
  })

  test('are no administrator’s to change', async () => {
    const administrator = await signedIn({ externalId: 'adm', role: 'administrator' })
    expect((await administrator.browser.post(`${gates}/equivalent-email`, { gate: 'none', reason })).status).toBe(403)
    expect((await administrator.browser.get(gates)).status).toBe(200)
  })
})
