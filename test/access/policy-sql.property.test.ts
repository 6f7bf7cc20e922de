/** The policy in SQL and the policy in the hand-off are one law: for any policy and any member they say the same. */
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import type { AccessPolicy, Condition } from '../../src/features/access/access-policy.ts'
import { mayEnter, type Entrant } from '../../src/features/access/may-enter.ts'
import { makeApp } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'

const app = testApp()

/** Few enough to meet each other often, and each of them trouble for somebody who builds SQL, JSON or LIKE by hand. */
const words = [
  'Contoso',
  'contoso',
  '',
  ' ',
  "O'Brien & Söhne",
  '"quoted"',
  '\\',
  "\\'; drop table members; --",
  '%',
  '_',
  '?',
  '??',
  '$1',
  ':name',
  '{a,b}',
  '{"a":1}',
  'null',
  'NULL',
  '[]',
  'true',
  'a,b',
  'line\nbreak',
  '\u00e9',
  'e\u0301',
  '\u202etxt',
  '\ufffd',
  '👩‍🚀',
]
const names = ['department', '__proto__', 'constructor', 'hasOwnProperty', "a'b", 'a"b', 'a\\b', '0', '', 'é', '?']
/** What no database row can hold, but anybody could write into a policy. */
const unstorable = ['\0', 'a\0b', '\ud800', 'x\udfff']

const storedWord = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...words) },
  fc.string({ unit: 'binary', maxLength: 12 }).filter((text) => !text.includes('\0')),
)
const policyWord = fc.oneof({ weight: 5, arbitrary: storedWord }, fc.constantFrom(...unstorable))
const storedName = fc.constantFrom(...names)
const policyName = fc.oneof({ weight: 6, arbitrary: storedName }, fc.constantFrom(...unstorable))

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ kind: fc.constant('staff' as const), is: fc.boolean() }),
  fc.record({ kind: fc.constant('verified' as const), is: fc.boolean() }),
  fc.record({ kind: fc.constant('status' as const), is: fc.constantFrom('active' as const, 'suspended' as const) }),
  fc.record({ kind: fc.constant('organization' as const), oneOf: fc.array(policyWord, { maxLength: 4 }) }),
  fc.record({
    kind: fc.constant('attribute' as const),
    name: policyName,
    oneOf: fc.array(policyWord, { maxLength: 4 }),
  }),
)

const policy: fc.Arbitrary<AccessPolicy> = fc.record({
  otherwise: fc.constantFrom('allow' as const, 'deny' as const),
  rules: fc.array(
    fc.record({
      effect: fc.constantFrom('allow' as const, 'deny' as const),
      all: fc.array(condition, { maxLength: 3 }),
    }),
    { maxLength: 4 },
  ),
})

const member = fc.record({
  isStaff: fc.boolean(),
  isActive: fc.boolean(),
  isVerified: fc.boolean(),
  organization: fc.option(storedWord, { nil: undefined }),
  attributes: fc.array(fc.tuple(storedName, storedWord), { maxLength: 3 }).map(attributesOf),
  namedIn: fc.uniqueArray(fc.constantFrom('test' as const, 'allowed' as const, 'denied' as const), { maxLength: 2 }),
  hasCredentials: fc.boolean(),
})

/** Read as a member's are, so that `__proto__` is a name like any other. */
function attributesOf(pairs: [string, string][]): Record<string, string> {
  const members = pairs.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
  return JSON.parse(`{${members.join(',')}}`) as Record<string, string>
}

type Stored = Entrant & { hasCredentials: boolean }
let appId: string
let people: Map<string, Stored>

beforeEach(async () => {
  const made = await makeApp(app.deps)
  appId = made.id
})

async function store(members: Stored[]): Promise<void> {
  const { db } = app.deps.database
  people = new Map(members.map((each) => [app.deps.random.uuid(), each]))
  const at = app.clock.now()
  const rows = [...people].map(([id, each], index) => ({
    id,
    external_id: `m-${index}`,
    name: 'Member',
    email: 'member@example.org',
    email_exact_key: 'member@example.org',
    email_verified_at: each.isVerified ? at : null,
    organization: each.organization ?? null,
    is_staff: each.isStaff,
    status: each.isActive ? 'active' : 'suspended',
    attributes: JSON.stringify(each.attributes),
    created_at: at,
    updated_at: at,
  }))
  await db('members').insert(rows)
  const holders = [...people].filter(([, each]) => each.hasCredentials)
  await db('credentials').insert(
    holders.map(([id]) => ({ member_id: id, kind: 'password', secret_hash: 'x', created_at: at, updated_at: at })),
  )
  const named = [...people].flatMap(([id, each]) => each.namedIn.map((list) => ({ member_id: id, list })))
  await db('app_people').insert(named.map((row) => ({ ...row, app_id: appId, added_at: at })))
}

/** Of those who can sign in at all. */
const entering = (law: AccessPolicy): string[] =>
  [...people]
    .filter(([, each]) => each.isActive && each.hasCredentials && mayEnter(law, each).kind === 'allowed')
    .map(([id]) => id)
    .sort()

test('for any policy and any member, SQL and mayEnter say the same', { timeout: 120_000 }, async () => {
  await store(fc.sample(member, { numRuns: 300, seed: 7 }))
  const everybody = [...people].filter(([, each]) => each.isActive && each.hasCredentials).map(([id]) => id)
  expect(everybody.length).toBeGreaterThan(40)
  let mixed = 0

  await fc.assert(
    fc.asyncProperty(policy, policy, async (before, after) => {
      const comparison = { appId, before, after }
      const page = { after: undefined, limit: 1_000 }
      const inNow = (await app.deps.access.listPage(comparison, { ...page, people: 'let-in' })).people.map(
        ({ id }) => id,
      )
      const expected = entering(after)
      expect(inNow.sort()).toEqual(expected)
      if (expected.length > 0 && expected.length < everybody.length) mixed += 1

      const was = new Set(entering(before))
      const is = new Set(expected)
      const newlyIn = everybody.filter((id) => is.has(id) && !was.has(id))
      const newlyOut = everybody.filter((id) => was.has(id) && !is.has(id))
      expect(await app.deps.access.count(comparison)).toEqual({
        members: everybody.length,
        letIn: is.size,
        keptOut: everybody.length - is.size,
        newlyIn: newlyIn.length,
        newlyOut: newlyOut.length,
        staffNewlyIn: newlyIn.filter((id) => people.get(id)?.isStaff).length,
        staffNewlyOut: newlyOut.filter((id) => people.get(id)?.isStaff).length,
      })
    }),
    { numRuns: 150 },
  )
  // Policies that let in all or none would prove little.
  expect(mixed).toBeGreaterThan(30)
})
