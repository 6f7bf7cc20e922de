/** R62: addresses that nobody proved, and members who came by themselves to a domain of staff. */
import { describe, expect, test } from 'vitest'
import { minutes } from '../../../../src/kernel/clock.ts'
import { testApp } from '../../../support/test-app.ts'
import { putMembers } from '../../../support/put-members.ts'
import { seeFindings, seePeople, type Case } from './see-findings.ts'

const app = testApp()

const staff = { externalId: 'staff', email: 'paul@contoso.example', isStaff: true }
const anna = { externalId: 'anna', email: 'anna@contoso.example' }

const cases: Case[] = [
  {
    code: 'unverified-email',
    what: 'a member',
    people: [staff, { ...anna, isVerified: false }],
    seen: [{ of: ['anna'], severity: 'high', confidence: 'certain' }],
  },
  {
    code: 'unverified-email',
    what: 'staff',
    people: [{ ...staff, isVerified: false }],
    seen: [{ of: ['staff'], severity: 'critical' }],
  },
  {
    code: 'unverified-email',
    what: 'a member with the address of staff',
    people: [staff, { ...anna, email: 'Ｐaul@contoso.example', isVerified: false }],
    seen: [{ of: ['anna'], severity: 'critical' }],
  },
  { code: 'unverified-email', what: 'a proved one', people: [anna], seen: [] },
  { code: 'unverified-email', what: 'none at all', people: [{ externalId: 'anna' }], seen: [] },
  {
    code: 'unverified-email',
    what: 'somebody suspended',
    people: [{ ...anna, isVerified: false, status: 'suspended' }],
    seen: [],
  },
  {
    code: 'staff-domain-self-registered',
    what: 'by themselves',
    people: [staff, { ...anna, origin: 'self-service' }],
    seen: [{ of: ['anna'], severity: 'high', confidence: 'likely' }],
  },
  {
    code: 'staff-domain-self-registered',
    what: 'each is a finding',
    people: [
      staff,
      { ...anna, origin: 'self-service' },
      { externalId: 'ben', email: 'b@contoso.example', origin: 'self-service' },
    ],
    seen: [{ of: ['anna'] }, { of: ['ben'] }],
  },
  { code: 'staff-domain-self-registered', what: 'by an administrator', people: [staff, anna], seen: [] },
  {
    code: 'staff-domain-self-registered',
    what: 'in a file, which vouches for them',
    people: [staff, { ...anna, origin: 'import' }],
    seen: [],
  },
  {
    code: 'staff-domain-self-registered',
    what: 'staff themselves',
    people: [staff, { ...anna, role: 'operator', origin: 'self-service' }],
    seen: [],
  },
  {
    code: 'staff-domain-self-registered',
    what: 'a domain of no staff',
    people: [staff, { ...anna, email: 'anna@sub.contoso.example', origin: 'self-service' }],
    seen: [],
  },
  ...['gmail.com', 'yahoo.co.uk', 'anna.fastmail.com', 'web.de'].map((domain): Case => ({
    code: 'staff-domain-self-registered',
    what: `staff at ${domain}, where anybody is`,
    people: [
      { ...staff, email: `paul@${domain}` },
      { ...anna, email: `anna@${domain}`, origin: 'self-service' },
    ],
    seen: [],
  })),
]

describe.each(['forward', 'backward'] as const)('put there %s', (order) => {
  test.each(cases)('$code: $what', async (row) => {
    expect(await seePeople(app.deps, row, order)).toMatchObject(row.seen)
  })
})

const people = [staff, { ...anna, origin: 'self-service' }] as const

test('staff-domain-self-registered: not at a domain where members and staff both live', async () => {
  const row = { code: 'staff-domain-self-registered', people } as const
  expect(await seePeople(app.deps, row, 'forward', { mixedDomains: ['contoso.example'] })).toEqual([])
})

test('staff-domain-self-registered: not once a mail was answered, unless another word came after it', async () => {
  const { deps, clock } = app
  const [, id] = await putMembers(deps, people)
  await deps.events.record({ type: 'address.verified', actor: `member:${id!}`, outcome: 'done', subjectId: id })
  expect(await seeFindings(deps, 'staff-domain-self-registered')).toEqual([])

  clock.advance(minutes(1))
  await deps.database.db('members').where({ id }).update({ email_verified_at: clock.now() })
  expect(await seeFindings(deps, 'staff-domain-self-registered')).toMatchObject([{ of: ['anna'] }])
})
