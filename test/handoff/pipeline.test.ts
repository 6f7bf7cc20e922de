/** Which facts let a token leave: every check on its own, and all together. */
import { expect, test } from 'vitest'
import type { HandoffFacts } from '../../src/features/handoff/facts.ts'
import { judge } from '../../src/features/handoff/pipeline.ts'
import { goodFacts } from './good-facts.ts'

const good = goodFacts

const cases: [string, Partial<HandoffFacts['member']>, Partial<HandoffFacts['app']>][] = [
  ['app-disabled', {}, { isEnabled: false }],
  ['not-in-stage', {}, { stage: 'draft' }],
  ['not-in-stage', { isStaff: true }, { stage: 'test' }],
  ['not-in-stage', {}, { stage: 'staff' }],
  ['not-allowed', { namedIn: ['denied', 'allowed'] }, {}],
  ['not-allowed', {}, { accessPolicy: { otherwise: 'deny', rules: [] } }],
  ['member-suspended', { isActive: false }, {}],
  ['no-credentials', { hasCredentials: false }, {}],
  ['address-missing', { email: undefined, isVerified: false }, {}],
  ['address-missing', { email: 'not an address' }, {}],
  ['address-unverified', { isVerified: false }, {}],
  ['address-shared', { sharesAddress: true }, {}],
  ['zendesk-error-loop', { recentErrors: 3 }, {}],
]

test('without a secret that opens nothing can be signed', () => {
  expect(judge({ ...good, canSign: false })).toEqual({ gate: 'block', codes: ['secret-unavailable'] })
})

test('an ordinary member of an enabled app is issued a token', () => {
  expect(judge(good)).toEqual({ gate: 'issue', codes: [] })
  expect(judge({ ...good, member: { ...good.member, recentErrors: 2 } }).gate).toBe('issue')
})

test.each(cases)('%s blocks', (code, member, app) => {
  const facts = { ...good, member: { ...good.member, ...member }, app: { ...good.app, ...app } }
  expect(judge(facts)).toEqual({ gate: 'block', codes: [code] })
})

test('every reason is told, not only the first', () => {
  const member = {
    ...good.member,
    isActive: false,
    hasCredentials: false,
    isVerified: false,
    sharesAddress: true,
  }
  expect(judge({ ...good, member }).codes).toEqual([
    'member-suspended',
    'no-credentials',
    'address-unverified',
    'address-shared',
  ])
})
