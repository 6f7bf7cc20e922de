/** R62: what is wrong with one address by itself. */
import { describe, expect, test } from 'vitest'
import { testApp } from '../../../support/test-app.ts'
import { seePeople, type Case } from './see-findings.ts'

const app = testApp()

const one = (email: string): Case['people'] => [{ externalId: 'anna', email }, { externalId: 'nobody' }]
const found = (severity: string): Case['seen'] => [{ of: ['anna'], severity }]

const cases: Case[] = [
  { code: 'malformed-email', what: 'no domain', people: one('anna@contoso'), seen: found('medium') },
  { code: 'malformed-email', what: 'no address', people: one('ask at the desk'), seen: found('medium') },
  { code: 'malformed-email', what: 'an ordinary one', people: one('anna@contoso.example'), seen: [] },
  { code: 'malformed-email', what: 'letters of the world', people: one('анна@contoso.example'), seen: [] },
  {
    code: 'email-hidden-characters',
    what: 'zero width',
    people: one('an\u200bna@contoso.example'),
    seen: found('high'),
  },
  { code: 'email-hidden-characters', what: 'bidi', people: one('anna\u202e@contoso.example'), seen: found('high') },
  { code: 'email-hidden-characters', what: 'combining marks', people: one('José@contoso.example'), seen: [] },
  { code: 'role-address-email', what: 'an office', people: one('Info@contoso.example'), seen: found('medium') },
  { code: 'role-address-email', what: 'a name', people: one('infante@contoso.example'), seen: [] },
  { code: 'disposable-email', what: 'a throw-away box', people: one('anna@mailinator.com'), seen: found('low') },
  { code: 'disposable-email', what: 'a box', people: one('anna@gmail.com'), seen: [] },
  { code: 'email-domain-typo', what: 'a slip', people: one('anna@gmial.com'), seen: found('info') },
  { code: 'email-domain-typo', what: 'no slip', people: one('anna@mail.com'), seen: [] },
]

describe.each(['forward', 'backward'] as const)('put there %s', (order) => {
  test.each(cases)('$code: $what', async (row) => {
    expect(await seePeople(app.deps, row, order)).toMatchObject(row.seen)
  })
})

test.each(['malformed-email', 'role-address-email'] as const)('%s: a suspended member is left alone', async (code) => {
  const people = [
    { email: 'info@', status: 'suspended' },
    { email: 'info@contoso.example', status: 'suspended' },
  ] as const
  expect(await seePeople(app.deps, { code, people }, 'forward')).toEqual([])
})
