/** A policy in plain words, in the order in which it decides. */
import { expect, test } from 'vitest'
import { everyoneMayEnter, type AccessPolicy } from '../../src/features/access/access-policy.ts'
import { describePolicy, explainEntrance, type Phrase } from '../../src/features/access/describe-policy.ts'
import { goodFacts } from '../handoff/good-facts.ts'

const { member } = goodFacts
const read = (phrase: Phrase): string =>
  phrase.map((part) => (typeof part === 'string' ? part : `[${part.quoted}]`)).join('')
const say = (policy: AccessPolicy, more?: Parameters<typeof describePolicy>[1]) =>
  describePolicy(policy, more).map(read)

const policy: AccessPolicy = {
  otherwise: 'deny',
  rules: [
    { effect: 'allow', all: [{ kind: 'staff', is: true }] },
    { effect: 'allow', all: [{ kind: 'organization', oneOf: ['Contoso', 'Fabrikam', 'Litware'] }] },
    {
      effect: 'deny',
      all: [
        { kind: 'staff', is: false },
        { kind: 'attribute', name: 'department', oneOf: ['sales'] },
        { kind: 'verified', is: false },
        { kind: 'status', is: 'active' },
      ],
    },
  ],
}

test('what keeps out is told first, since it decides first', () => {
  expect(say(policy, { named: { allowed: 3, denied: 1 } })).toEqual([
    'One person is kept out by name.',
    'Members who are not staff and have the attribute [department] set to [sales] and have no confirmed address and are active are kept out.',
    '3 people are let in by name.',
    'Staff are let in.',
    'Members of [Contoso], [Fabrikam] or [Litware] are let in.',
    'Everybody else is kept out.',
  ])
})

test('without a rule it is about everybody', () => {
  expect(say(everyoneMayEnter)).toEqual(['Everybody is let in.'])
  expect(say({ otherwise: 'deny', rules: [] })).toEqual(['Everybody is kept out.'])
})

test('of many values it tells the first, and how many more', () => {
  const oneOf = Array.from({ length: 100 }, (_, index) => `O${index}`)
  const many: AccessPolicy = { otherwise: 'allow', rules: [{ effect: 'deny', all: [{ kind: 'organization', oneOf }] }] }
  expect(say(many, { shown: 2 })[0]).toBe('Members of [O0], [O1] or one of 98 others are kept out.')
  expect(say(many, { shown: 100 })[0]).toMatch(/\[O98\] or \[O99\] are kept out\.$/)
})

test('why somebody is let in or not: the rule that decided, in its words', () => {
  const explained = (entrant: Partial<typeof member>) => {
    const { because, ...entrance } = explainEntrance(policy, { ...member, ...entrant })
    return { ...entrance, because: read(because) }
  }
  expect(explained({ isStaff: true })).toEqual({ kind: 'allowed', by: 'rule', rule: 0, because: 'Staff are let in.' })
  expect(explained({ organization: 'Litware' })).toMatchObject({ kind: 'allowed', by: 'rule', rule: 1 })
  expect(explained({ isVerified: false, attributes: { department: 'sales' } })).toMatchObject({
    kind: 'refused',
    by: 'rule',
    rule: 2,
  })
  expect(explained({})).toEqual({ kind: 'refused', by: 'otherwise', because: 'Everybody else is kept out.' })
  expect(explained({ namedIn: ['allowed', 'denied'] })).toMatchObject({ by: 'person', because: 'Kept out by name.' })
  expect(explained({ namedIn: ['allowed'] })).toMatchObject({ by: 'person', because: 'Let in by name.' })
})
