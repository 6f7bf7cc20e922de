/** The live gate and the audit say the same of every member, for every finding that both look for. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { liveCodes, type LiveCode } from '../../../src/features/safeguards/gate/live-gate.ts'
import { emailKeys, KEYS_VERSION } from '../../../src/kernel/email-keys.ts'
import { makeApp, makeMember } from '../../support/make.ts'
import { seeAll } from '../../support/see-all.ts'
import { testApp } from '../../support/test-app.ts'

const app = testApp()

/** Of an app as a whole in an audit; at a hand-off, where it matters to this member. Or told by the audit itself. */
const ofApps: readonly LiveCode[] = [
  'update-external-ids-on',
  'update-external-ids-unknown',
  'zendesk-data-stale',
  'external-id-namespace-collision',
]
const compared = liveCodes.filter((code) => !ofApps.includes(code))

const locals = [
  'ann',
  'Ann',
  'ann+x',
  'ann-b',
  'a.nn',
  'аnn',
  'ａnn',
  'änn',
  'office',
  'staff1',
  'staffl',
  'PAUI',
  'paul',
]
const domains = [
  'club.example',
  'CLUB.example',
  'gmail.com',
  'googlemail.com',
  'yahoo.com',
  'сlub.example',
  'other.example',
]
/** Few of them, so that people meet. */
const address = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      local: fc.constantFrom('ann', 'Ann', 'ａnn', 'аnn', 'office'),
      domain: fc.constant('club.example'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ local: fc.constantFrom(...locals), domain: fc.constantFrom(...domains) }) },
)
const small = fc.integer({ min: 0, max: 7 })

const person = fc.record({
  address,
  before: fc.option(address, { nil: undefined }),
  name: fc.constantFrom('Ann', 'Bo', 'Club', 'ID-3'),
  organization: fc.constantFrom(null, 'Club', 'Fund'),
  username: fc.constantFrom(undefined, undefined, 'ann@club.example', 'Staff1@club.example', 'plain'),
  isStaff: fc.constantFrom(false, false, false, true),
  isVerified: fc.boolean(),
  isActive: fc.constantFrom(true, true, true, false),
  hasPassword: fc.boolean(),
  origin: fc.constantFrom(null, 'import', 'self-service', 'administrator'),
  externalId: fc.constantFrom(undefined, undefined, 'ann@club.example', '+4912345', 'Bo'),
  wasHandedOver: fc.boolean(),
})
const zendeskUser = fc.record({
  role: fc.constantFrom('end-user', 'agent', 'admin'),
  /** Of whom the external ID is: a member by place, nobody we know, or none. */
  idOf: fc.oneof(small, fc.constantFrom('stranger', null, null)),
  isSuspended: fc.constantFrom(null, false, false, true),
  isDeleted: fc.constantFrom(false, false, false, true),
  idKnown: fc.constantFrom(true, true, false),
  primary: fc.option(address, { nil: undefined }),
  secondary: fc.option(address, { nil: undefined }),
})
const world = fc.record({
  people: fc.array(person, { minLength: 3, maxLength: 8 }),
  users: fc.array(zendeskUser, { maxLength: 7 }),
})
type World = typeof world extends fc.Arbitrary<infer T> ? T : never

const write = ({ local, domain }: { local: string; domain: string }) => `${local}@${domain}`

/** Everything that an earlier world left behind; faster than a database of its own for each. */
async function empty() {
  const { db } = app.deps.database
  for (const table of ['zendesk_users', 'zendesk_sources', 'former_addresses', 'members', 'former_addresses']) {
    await db(table).delete()
  }
  await db('external_id_tombstones').delete()
}

async function build({ people, users }: World, appId: string): Promise<void> {
  const { deps, clock } = app
  const { db } = deps.database
  const ids: string[] = []
  const names = new Set<string>()
  /** The store gives no name twice. */
  const free = (name: string | undefined): string | undefined => {
    if (name === undefined || names.has(name.toLowerCase())) return undefined
    names.add(name.toLowerCase())
    return name
  }
  for (const [place, one] of people.entries()) {
    const externalId = free(one.externalId) ?? `id-${place}`
    const username = free(one.username)
    const { id } = await makeMember(deps, {
      externalId,
      name: one.name,
      email: write(one.before ?? one.address),
      username,
      isStaff: one.isStaff,
      emailVerifiedAt: one.isVerified ? clock.now() : undefined,
      password: one.hasPassword ? 'a long enough password' : undefined,
    })
    ids.push(externalId)
    await db('members').where({ id }).update({ origin: one.origin, organization: one.organization })
    if (one.wasHandedOver) {
      const event = { type: 'handoff.issued', actor: 'system', outcome: 'done', subjectId: id, appId } as const
      await deps.events.record(event)
    }
    clock.advance(1_000)
    const member = await deps.members.get(id)
    if (one.before) {
      const proved = one.isVerified ? { emailVerifiedAt: clock.now() } : {}
      await deps.members.update(id, member.version, { email: write(one.address), ...proved }, clock.now())
    }
    if (!one.isActive) await deps.members.setStatus(id, 'suspended', clock.now())
  }
  const now = clock.now()
  await db('zendesk_sources').insert({
    ...{ app_id: appId, kind: 'user-export', subdomain: 'acme', zendesk_origin: deps.config.zendeskOrigin },
    ...{ as_of: now, imported_at: now, users: users.length, is_complete: true },
  })
  const givenIds = new Set<string>()
  const givenKeys = new Set<string>()
  for (const [place, user] of users.entries()) {
    const wanted = typeof user.idOf === 'number' ? (ids[user.idOf] ?? null) : user.idOf
    const externalId = wanted === null || givenIds.has(wanted.toLowerCase()) ? null : wanted
    if (externalId !== null) givenIds.add(externalId.toLowerCase())
    await db('zendesk_users').insert({
      ...{ app_id: appId, zendesk_id: `z${place}`, source: 'user-export', name: `User ${place}`, role: user.role },
      ...{ external_id: externalId, external_id_known: user.idKnown, is_suspended: user.isSuspended },
      ...{ is_deleted: user.isDeleted, seen_at: now },
    })
    for (const [kind, given] of [
      ['primary', user.primary],
      ['secondary', user.secondary],
    ] as const) {
      const keys = given && emailKeys(write(given))
      // One address, one user: Zendesk has no other.
      if (!keys || givenKeys.has(keys.exact)) continue
      givenKeys.add(keys.exact)
      await db('zendesk_user_addresses').insert({
        ...{ app_id: appId, zendesk_id: `z${place}`, email: write(given), is_primary: kind === 'primary' },
        ...{ email_exact_key: keys.exact, email_fold_key: keys.fold, email_accentless_key: keys.accentless },
        ...{ email_mailbox_key: keys.mailbox, email_skeleton_key: keys.skeleton, email_keys_version: KEYS_VERSION },
      })
    }
  }
}

async function heldByGate(): Promise<string[]> {
  const { deps } = app
  const memberIds = (await deps.database.db('members').select<{ id: string }[]>('id')).map(({ id }) => id)
  const facts = await deps.handoffs.listPreviewFacts({ appKey: 'acme-help', memberIds, now: deps.clock.now() })
  return facts.flatMap(({ member, signals }) =>
    signals.filter(({ code }) => compared.includes(code as LiveCode)).map(({ code }) => `${code} ${member.externalId}`),
  )
}

async function seenByAudit(): Promise<string[]> {
  const { deps } = app
  const members = await deps.database.db('members').select<{ id: string; external_id: string }[]>('id', 'external_id')
  const names = new Map(members.map(({ id, external_id: name }) => [id, name]))
  // Whom an office is shared with is read off the duplicates that were seen before.
  const seen = await seeAll(deps, [...compared, 'duplicate-email'])
  return seen
    .filter(({ code, memberId }) => code !== 'duplicate-email' && memberId !== undefined)
    .map(({ code, memberId = '' }) => `${code} ${names.get(memberId) ?? ''}`)
}

test(
  'R62 whatever the store and Zendesk hold, both name the same findings of the same members',
  { timeout: 240_000 },
  async () => {
    const { id } = await makeApp(app.deps)
    const met = new Set<string>()
    await fc.assert(
      fc.asyncProperty(world, async (given) => {
        await empty()
        await build(given, id)
        const [gate, audit] = [await heldByGate(), await seenByAudit()]
        for (const each of gate) met.add(each.split(' ')[0] ?? '')
        expect([...new Set(gate)].sort()).toEqual([...new Set(audit)].sort())
      }),
      { numRuns: 40, seed: 20261122 },
    )
    // Worlds in which nothing happens would agree about anything.
    expect([...met].sort()).toEqual(compared.filter((code) => !neverMade.includes(code)).sort())
  },
)

/** The store refuses such addresses, so no world has them. */
const neverMade: readonly LiveCode[] = ['malformed-email', 'email-hidden-characters']
