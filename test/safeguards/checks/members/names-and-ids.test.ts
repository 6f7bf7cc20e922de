/** R62: usernames that are somebody's address, telephones of several, and external IDs that two have or that will change. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeApp, makeMember } from '../../../support/make.ts'
import { testApp } from '../../../support/test-app.ts'
import { putMembers } from '../../../support/put-members.ts'
import { seeAll } from '../../../support/see-all.ts'
import { seeFindings, seePeople, type Case } from './see-findings.ts'

const app = testApp()

const phone = '+49301234567'
const anna = { externalId: 'anna', name: 'Anna Berg', email: 'anna@contoso.example' }
const unstable = (externalId: string): Case['seen'] => [{ of: [externalId], severity: 'medium', confidence: 'likely' }]

const cases: Case[] = [
  {
    code: 'username-equals-foreign-email',
    what: 'the address of another, in another form',
    people: [anna, { externalId: 'ben', username: 'ＡNNA@contoso.example' }],
    seen: [{ of: ['ben'], severity: 'high', confidence: 'certain' }],
  },
  {
    code: 'username-equals-foreign-email',
    what: 'their own address',
    people: [{ ...anna, username: 'anna@contoso.example' }],
    seen: [],
  },
  {
    code: 'username-equals-foreign-email',
    what: 'an address of nobody, and a name that is no address',
    people: [anna, { externalId: 'ben', username: 'ben@contoso.example' }, { externalId: 'cleo', username: 'anna' }],
    seen: [],
  },
  {
    code: 'username-equals-foreign-email',
    what: 'the address of somebody suspended',
    people: [
      { ...anna, status: 'suspended' },
      { externalId: 'ben', username: 'anna@contoso.example' },
    ],
    seen: [],
  },
  {
    code: 'shared-phone',
    what: 'three with one number',
    people: ['a', 'b', 'c'].map((externalId) => ({ externalId, phone })),
    seen: [{ of: ['a', 'b', 'c'], severity: 'low', confidence: 'possible' }],
  },
  {
    code: 'shared-phone',
    what: 'numbers of their own, and one of somebody suspended',
    people: [
      { externalId: 'a', phone },
      { externalId: 'b', phone, status: 'suspended' },
      { externalId: 'c', phone: '+49301234568' },
      { externalId: 'd' },
    ],
    seen: [],
  },
  {
    code: 'external-id-unstable',
    what: 'the address',
    people: [{ ...anna, externalId: 'Anna@Contoso.example' }],
    seen: unstable('Anna@Contoso.example'),
  },
  {
    code: 'external-id-unstable',
    what: 'an address they had once',
    people: [{ ...anna, externalId: 'anna.lund@contoso.example' }],
    seen: unstable('anna.lund@contoso.example'),
  },
  {
    code: 'external-id-unstable',
    what: 'the name',
    people: [{ ...anna, externalId: 'anna berg' }],
    seen: unstable('anna berg'),
  },
  {
    code: 'external-id-unstable',
    what: 'the telephone number',
    people: [{ ...anna, phone, externalId: '49301234567' }],
    seen: unstable('49301234567'),
  },
  {
    code: 'external-id-unstable',
    what: 'the username',
    people: [{ ...anna, externalId: 'aberg', username: 'ABerg' }],
    seen: unstable('aberg'),
  },
  { code: 'external-id-unstable', what: 'blanks', people: [{ externalId: ' 4711' }], seen: unstable(' 4711') },
  { code: 'external-id-unstable', what: 'nothing', people: [{ externalId: '' }], seen: unstable('') },
  {
    code: 'external-id-unstable',
    what: 'more than Zendesk takes',
    people: [{ externalId: 'x'.repeat(256) }],
    seen: unstable('x'.repeat(256)),
  },
  {
    code: 'external-id-unstable',
    what: 'numbers, long ones, and a membership number to sign in with',
    people: [{ externalId: '4711' }, { externalId: 'x'.repeat(255) }, { externalId: '0815', username: '0815' }],
    seen: [],
  },
]

describe.each(['forward', 'backward'] as const)('put there %s', (order) => {
  test.each(cases)('$code: $what', async (row) => {
    expect(await seePeople(app.deps, row, order)).toMatchObject(row.seen)
  })
})

test('external-id-duplicate, external-id-case-variant, external-id-reused: the database lets nobody have them', async () => {
  const { deps } = app
  await makeApp(deps)
  const gone = await makeMember(deps, { externalId: 'gone' })
  await deps.members.delete(gone.id)
  await makeMember(deps, { externalId: 'anna' })
  await makeMember(deps, { externalId: 'ben' })
  expect(await seeAll(deps, ['external-id-duplicate', 'external-id-case-variant', 'external-id-reused'])).toEqual([])
})

describe('past the rules of the database', () => {
  const unique = 'members_external_id_key_unique'
  beforeAll(() => app.deps.database.db.raw(`alter table members drop constraint ${unique}`))
  // A test may have left two behind.
  afterAll(async () => {
    await app.deps.database.db('members').delete()
    await app.deps.database.db.raw(`alter table members add constraint ${unique} unique (external_id_key)`)
  })

  test('external-id-duplicate: one ID of two is a finding of each app', async () => {
    await makeApp(app.deps)
    await makeApp(app.deps, {
      name: 'Two',
      subdomain: 'two',
      secret: 'Aq8vT2nLr5KxWb7cYd3MfGh9JpRs4AuEe6NiQoXt1BwVgCkD',
    })
    await putMembers(app.deps, [{ externalId: 'a' }, { externalId: 'a', status: 'suspended' }, { externalId: 'b' }])
    expect(await seeFindings(app.deps, 'external-id-duplicate')).toEqual([
      { of: ['a', 'a'], severity: 'critical', confidence: 'certain' },
      { of: ['a', 'a'], severity: 'critical', confidence: 'certain' },
    ])
    expect(await seeFindings(app.deps, 'external-id-case-variant')).toEqual([])
  })

  test('external-id-case-variant: two IDs that differ in case', async () => {
    await putMembers(app.deps, [{ externalId: 'A1' }, { externalId: 'a1' }, { externalId: 'b1' }])
    expect(await seeFindings(app.deps, 'external-id-case-variant')).toEqual([
      { of: ['A1', 'a1'], severity: 'high', confidence: 'certain' },
    ])
    expect(await seeFindings(app.deps, 'external-id-duplicate')).toEqual([])
  })

  test('external-id-reused: an ID of somebody who is gone', async () => {
    const gone = await makeMember(app.deps, { externalId: 'gone' })
    await app.deps.members.delete(gone.id)
    await putMembers(app.deps, [{ externalId: 'Gone' }, { externalId: 'here' }])
    expect(await seeFindings(app.deps, 'external-id-reused')).toEqual([
      { of: ['Gone'], severity: 'critical', confidence: 'certain' },
    ])
  })
})
