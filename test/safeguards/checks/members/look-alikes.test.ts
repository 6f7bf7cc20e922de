/** R62: addresses that look like those of staff, and domains that look like those of the organisation. */
import { describe, expect, test } from 'vitest'
import { testApp } from '../../../support/test-app.ts'
import { putMembers } from '../../../support/put-members.ts'
import { seeAll } from '../../../support/see-all.ts'
import { seePeople, type Case } from './see-findings.ts'

const app = testApp({ PUBLIC_URL: 'https://id.society.example' })

const staff = { externalId: 'staff', name: 'Paul Moor', email: 'paul.moor@contoso.example', isStaff: true }
const member = (email: string) => ({ externalId: 'anna', email })

const cases: Case[] = [
  {
    code: 'lookalike-staff-email',
    what: 'a digit for a letter',
    people: [staff, member('pau1.moor@contoso.example')],
    seen: [{ of: ['anna'], severity: 'high', confidence: 'likely' }],
  },
  {
    code: 'lookalike-staff-email',
    what: 'two letters for one',
    people: [staff, member('paul.rnoor@contoso.example')],
    seen: [{ of: ['anna'] }],
  },
  {
    code: 'lookalike-staff-email',
    what: 'Cyrillic',
    people: [{ ...staff, isStaff: false, role: 'auditor' }, member('pаul.moor@contoso.example')],
    seen: [{ of: ['anna'] }],
  },
  {
    code: 'lookalike-staff-email',
    what: 'a capital as it was typed',
    people: [staff, member('pauI.moor@contoso.example')],
    seen: [{ of: ['anna'] }],
  },
  {
    code: 'lookalike-staff-email',
    what: 'the domain',
    people: [staff, member('paul.moor@c0ntoso.example')],
    seen: [{ of: ['anna'] }],
  },
  {
    code: 'lookalike-staff-email',
    what: 'two of them are one finding',
    people: [staff, member('pau1.moor@contoso.example'), { externalId: 'ben', email: 'paul.m00r@contoso.example' }],
    seen: [{ of: ['anna', 'ben'] }],
  },
  {
    code: 'lookalike-staff-email',
    what: 'ordinary members among themselves',
    people: [member('paul1@contoso.example'), { externalId: 'ben', email: 'paull@contoso.example' }, staff],
    seen: [],
  },
  {
    code: 'lookalike-staff-email',
    what: 'the same mailbox',
    people: [staff, member('paul.moor+tickets@contoso.example')],
    seen: [],
  },
  {
    code: 'lookalike-staff-email',
    what: 'staff among themselves',
    people: [staff, { ...staff, externalId: 'anna', email: 'pau1.moor@contoso.example' }],
    seen: [],
  },
  {
    code: 'lookalike-staff-email',
    what: 'somebody suspended',
    people: [staff, { ...member('pau1.moor@contoso.example'), status: 'suspended' }],
    seen: [],
  },
  {
    code: 'lookalike-email',
    what: 'a domain of staff',
    people: [staff, member('anna@c0ntoso.example'), { externalId: 'ben', email: 'ben@c0ntoso.example' }],
    seen: [{ of: ['anna', 'ben'], severity: 'low', confidence: 'possible' }],
  },
  {
    code: 'lookalike-email',
    what: 'the domain we are reached at',
    people: [member('anna@id.s0ciety.example')],
    seen: [{ of: ['anna'] }],
  },
  { code: 'lookalike-email', what: 'its parent', people: [member('anna@soсiety.example')], seen: [{ of: ['anna'] }] },
  { code: 'lookalike-email', what: 'the domain itself', people: [staff, member('anna@Contoso.example')], seen: [] },
  { code: 'lookalike-email', what: 'another domain', people: [staff, member('anna@c0nt0s.example')], seen: [] },
  {
    code: 'lookalike-email',
    what: 'staff with a public provider',
    people: [{ ...staff, email: 'paul@gmail.com' }, member('anna@grnail.com')],
    seen: [],
  },
]

describe.each(['forward', 'backward'] as const)('put there %s', (order) => {
  test.each(cases)('$code: $what', async (row) => {
    expect(await seePeople(app.deps, row, order)).toMatchObject(row.seen)
  })
})

test('lookalike-staff-email: the evidence says whom it looks like', async () => {
  await putMembers(app.deps, [staff, member('pau1.moor@contoso.example')])
  const [seen] = await seeAll(app.deps, ['lookalike-staff-email'])
  expect(seen?.evidence).toEqual({
    email: 'pau1.moor@contoso.example',
    external_id: 'anna',
    looks_like: 'paul.moor@contoso.example',
  })
})

test('lookalike-email: a house without a name of its own has none to imitate', async () => {
  await putMembers(app.deps, [member('anna@1ocalhost.example')])
  expect(await seeAll(app.deps, ['lookalike-email'], { publicUrl: 'http://localhost:3000' })).toEqual([])
  expect(await seeAll(app.deps, ['lookalike-email'], { publicUrl: 'http://127.0.0.1:3000' })).toEqual([])
})
