/** R62: members on one address, on spellings of one address, and on addresses of their organisation. */
import { describe, expect, test } from 'vitest'
import { testApp } from '../../../support/test-app.ts'
import { putMembers } from '../../../support/put-members.ts'
import { seeAll } from '../../../support/see-all.ts'
import { findingsIn, seeFindings, seePeople, type Case } from './see-findings.ts'

const app = testApp()

const anna = { externalId: 'anna', name: 'Anna Berg', email: 'anna.berg@contoso.example' }
const other = { externalId: 'ben', name: 'Ben Okafor', email: 'ben@contoso.example' }

const cases: Case[] = [
  {
    code: 'duplicate-email',
    what: 'two who can sign in, in another case',
    people: [anna, { ...other, email: 'Anna.BERG@Contoso.example' }],
    seen: [{ of: ['anna', 'ben'], severity: 'critical', confidence: 'certain' }],
  },
  {
    code: 'duplicate-email',
    what: 'one who can sign in',
    people: [anna, { ...other, email: anna.email, canSignIn: false }],
    seen: [{ of: ['anna', 'ben'], severity: 'high' }],
  },
  {
    code: 'duplicate-email',
    what: 'the domain in its two forms',
    people: [
      { ...anna, email: 'a@bücher.example' },
      { ...other, email: 'a@xn--bcher-kva.example' },
    ],
    seen: [{ of: ['anna', 'ben'] }],
  },
  {
    code: 'duplicate-email',
    what: 'nobody beside a suspended one',
    people: [anna, { ...other, email: anna.email, status: 'suspended' }],
    seen: [],
  },
  { code: 'duplicate-email', what: 'no address at all', people: [{ externalId: 'x' }, { externalId: 'y' }], seen: [] },
  {
    code: 'duplicate-email',
    what: 'what is only equivalent',
    people: [anna, { ...other, email: 'ａnna.berg@contoso.example' }],
    seen: [],
  },
  {
    code: 'equivalent-email',
    what: 'letter forms',
    people: [
      { ...anna, email: 'strauß@contoso.example' },
      { ...other, email: 'strauss@contoso.example' },
    ],
    seen: [{ of: ['anna', 'ben'], severity: 'high', confidence: 'likely' }],
  },
  {
    code: 'equivalent-email',
    what: 'three with two spellings, once',
    people: [
      { ...anna, email: 'mike@contoso.example' },
      { ...other, email: 'mike@contoso.example' },
      { externalId: 'cleo', email: 'mıke@contoso.example' },
    ],
    seen: [{ of: ['anna', 'ben', 'cleo'] }],
  },
  { code: 'equivalent-email', what: 'the same address', people: [anna, { ...other, email: anna.email }], seen: [] },
  {
    code: 'equivalent-email',
    what: 'other names',
    people: [
      { ...anna, email: 'miko@contoso.example' },
      { ...other, email: 'mike@contoso.example' },
    ],
    seen: [],
  },
  {
    code: 'accent-variant-email',
    what: 'an accent',
    people: [
      { ...anna, email: 'josé@contoso.example' },
      { ...other, email: 'jose@contoso.example' },
    ],
    seen: [{ of: ['anna', 'ben'], severity: 'low', confidence: 'possible' }],
  },
  {
    code: 'accent-variant-email',
    what: 'an accent beside staff',
    people: [
      { ...anna, email: 'josé@contoso.example' },
      { ...other, email: 'jose@contoso.example', isStaff: true },
    ],
    seen: [{ of: ['anna', 'ben'], severity: 'medium' }],
  },
  {
    code: 'accent-variant-email',
    what: 'vowels of Hindi, which make another name',
    people: [
      { ...anna, email: 'राम@contoso.example' },
      { ...other, email: 'रमा@contoso.example' },
    ],
    seen: [],
  },
  {
    code: 'accent-variant-email',
    what: 'two who write the same accent',
    people: [
      { ...anna, email: 'josé@contoso.example' },
      { ...other, email: 'JOSÉ@contoso.example' },
    ],
    seen: [],
  },
  {
    code: 'alias-email',
    what: 'dots and tags of a provider that is known for them',
    people: [
      { ...anna, email: 'anna.berg@gmail.com' },
      { ...other, email: 'annaberg+tickets@googlemail.com' },
    ],
    seen: [{ of: ['anna', 'ben'], severity: 'medium', confidence: 'likely' }],
  },
  {
    code: 'alias-email',
    what: 'a tag where tags are a guess',
    people: [anna, { ...other, email: 'anna.berg+tickets@contoso.example' }],
    seen: [{ of: ['anna', 'ben'], severity: 'low', confidence: 'possible' }],
  },
  {
    code: 'alias-email',
    what: 'dots of a company',
    people: [anna, { ...other, email: 'annaberg@contoso.example' }],
    seen: [],
  },
  {
    code: 'alias-email',
    what: 'hyphens in the names of strangers',
    people: [
      { ...anna, email: 'anna-berg@yahoo.com' },
      { ...other, email: 'anna-lund@yahoo.com' },
      { externalId: 'cleo', name: 'Anna Moe', email: 'anna@yahoo.com' },
    ],
    seen: [],
  },
  {
    code: 'alias-email',
    what: 'a hyphen, and the same name',
    people: [
      { ...anna, email: 'anna@yahoo.com' },
      { ...anna, externalId: 'again', name: 'ANNA  BERG', email: 'anna-tickets@yahoo.com' },
      { ...other, email: 'anna-lund@yahoo.com' },
    ],
    seen: [{ of: ['again', 'anna'], severity: 'low', confidence: 'possible' }],
  },
  {
    code: 'organisation-email-shared',
    what: 'the record of a company, and somebody who belongs to it',
    people: [
      { externalId: 'firm', name: 'Contoso Ltd.', email: 'mail@contoso.example' },
      { ...anna, email: 'mail@contoso.example', organization: 'CONTOSO Ltd', canSignIn: false },
      { ...other, email: 'mail@contoso.example', organization: 'Fabrikam' },
    ],
    seen: [{ of: ['anna', 'firm'], severity: 'high', confidence: 'likely' }],
  },
  {
    code: 'organisation-email-shared',
    what: 'an office that two of one organisation sign in with',
    people: [
      { ...anna, email: 'office@contoso.example', organization: 'Contoso' },
      { ...other, email: 'office@contoso.example', organization: 'Contoso' },
    ],
    seen: [{ of: ['anna', 'ben'] }],
  },
  {
    code: 'organisation-email-shared',
    what: 'a record that nobody signs in with',
    people: [
      { externalId: 'firm', name: 'Contoso', email: 'mail@contoso.example', canSignIn: false },
      { ...anna, email: 'mail@contoso.example', organization: 'Contoso' },
    ],
    seen: [],
  },
  {
    code: 'organisation-email-shared',
    what: 'a couple of one organisation with an address of their own',
    people: [
      { ...anna, email: 'bergs@home.example', organization: 'Contoso' },
      { ...other, email: 'bergs@home.example', organization: 'Contoso' },
    ],
    seen: [],
  },
  {
    code: 'organisation-email-shared',
    what: 'colleagues with addresses of their own',
    people: [
      { externalId: 'firm', name: 'Contoso', email: 'mail@contoso.example' },
      { ...anna, organization: 'Contoso' },
    ],
    seen: [],
  },
]

describe.each(['forward', 'backward'] as const)('put there %s', (order) => {
  test.each(cases)('$code: $what', async (row) => {
    expect(await seePeople(app.deps, row, order)).toMatchObject(row.seen)
  })
})

// Putting so many there is what takes its time.
test('duplicate-email: ten thousand members on one address are one finding', { timeout: 90_000 }, async () => {
  await putMembers(
    app.deps,
    Array.from({ length: 10_000 }, (_, at) => ({ externalId: `many-${at}`, email: 'info@contoso.example' })),
  )
  const [finding, ...others] = await seeFindings(app.deps, 'duplicate-email')
  expect(others).toEqual([])
  expect(finding).toMatchObject({ severity: 'critical', confidence: 'certain' })
  expect(finding!.of.length).toBe(10_000)
})

test('duplicate-email, equivalent-email, alias-email: each finding is what is strongest between two', async () => {
  await putMembers(app.deps, [
    { externalId: 'a', email: 'strauss@gmail.com' },
    { externalId: 'b', email: 'Strauss@gmail.com' },
    { externalId: 'c', email: 'strauß@gmail.com' },
    { externalId: 'd', email: 's.trauss@gmail.com' },
  ])
  const seen = await seeAll(app.deps, ['duplicate-email', 'equivalent-email', 'alias-email'])
  const of = (code: string) =>
    findingsIn(seen.filter((each) => each.code === code)).map((finding) => finding.of.join(''))
  expect(of('duplicate-email')).toEqual(['ab'])
  expect(of('equivalent-email')).toEqual(['abc'])
  expect(of('alias-email')).toEqual(['abcd'])
})

test('duplicate-email: it is the same finding, whoever joins', async () => {
  const key = async () => (await seeAll(app.deps, ['duplicate-email']))[0]?.key
  await putMembers(app.deps, [anna, { ...other, email: anna.email }])
  const before = await key()
  await putMembers(app.deps, [{ externalId: 'cleo', email: anna.email }])
  expect(await key()).toBe(before)
})
