/** Whom a hand-off signs in: the match matrix A to G in every reading, through the real endpoint. */
import { describe, expect, test } from 'vitest'
import type { SeedPerson } from '../../src/features/practice/practice-state.ts'
import type { PracticeSwitches } from '../../src/features/practice/practice-switches.ts'
import { messageOf, withPeople } from './practice-world.ts'

const sent = { external_id: 'M-1', email: 'ada@example.org', name: 'Ada' }
const off: Partial<PracticeSwitches> = { updateExternalIds: false }
const onByEmail: Partial<PracticeSwitches> = { updateExternalIds: true, orderWhenOn: 'email-first' }
const onById: Partial<PracticeSwitches> = { updateExternalIds: true, orderWhenOn: 'id-first' }
const externalTaken = 'User is invalid: External has already been taken'
const emailTaken = 'User is invalid: Email is already in use by another person'

/** People seeded under other names, because a hand-off overwrites the name of whom it signs in. */
const both: SeedPerson = { name: 'Both', email: 'ada@example.org', externalId: 'm-1' }
const byId: SeedPerson = { name: 'By id', email: 'old@example.org', externalId: 'M-1' }
const byEmail: SeedPerson = { name: 'By e-mail', email: 'ADA@example.org' }
const otherId: SeedPerson = { name: 'Other id', email: 'ada@example.org', externalId: 'K-9' }
const bySecondary: SeedPerson = { name: 'By secondary', email: 'x@example.org', secondaryEmails: ['ada@example.org'] }

async function handOff(people: SeedPerson[], switches: Partial<PracticeSwitches>, claims: object = sent) {
  const practice = withPeople(people, switches)
  const { url } = await practice.handOff(claims)
  const [logged] = practice.state.handoffs
  const refusal = messageOf(url)
  const person = practice.state.people.find(({ id }) => id === logged?.personId)
  return { case: logged?.case, refusal, person, people: practice.state.people }
}

describe.each([
  ['off', off],
  ['on, e-mail first', onByEmail],
  ['on, external ID first', onById],
])('the same in every reading: updating is %s', (_name, switches) => {
  test('A: nobody matches, a new end user is created', async () => {
    const result = await handOff([], switches)
    expect(result).toMatchObject({ case: 'A', refusal: null })
    expect(result.person).toMatchObject({ role: 'end-user', email: sent.email, externalId: 'M-1', name: 'Ada' })
  })

  test('B: one person has both, upper and lower case being the same', async () => {
    const result = await handOff([both], switches)
    expect(result).toMatchObject({ case: 'B', refusal: null, people: [{ externalId: 'm-1', name: 'Ada' }] })
  })

  test('D: an address whose owner has no external ID gets it', async () => {
    const result = await handOff([byEmail], switches)
    expect(result).toMatchObject({
      case: 'D',
      refusal: null,
      people: [{ externalId: 'M-1', email: 'ADA@example.org' }],
    })
  })

  test('without an external ID the address alone decides', async () => {
    const result = await handOff([otherId], switches, { email: sent.email, name: 'Ada' })
    expect(result).toMatchObject({ case: 'email-only', refusal: null, people: [{ externalId: 'K-9', name: 'Ada' }] })
  })
})

describe('C: only the external ID matches', () => {
  test.each([
    ['off', off],
    ['on, external ID first', onById],
  ])('updating is %s: the address replaces the primary one', async (_name, switches) => {
    const result = await handOff([byId], switches)
    expect(result).toMatchObject({ case: 'C', refusal: null })
    expect(result.people).toMatchObject([{ email: 'ada@example.org', secondaryEmails: [] }])
  })

  test('or is added as a secondary one', async () => {
    const result = await handOff([byId], { emailRewrite: 'add-secondary' })
    expect(result.people).toMatchObject([{ email: 'old@example.org', secondaryEmails: ['ada@example.org'] }])
  })

  test('or changes nothing', async () => {
    const result = await handOff([byId], { emailRewrite: 'leave' })
    expect(result.people).toMatchObject([{ email: 'old@example.org', secondaryEmails: [], name: 'Ada' }])
  })

  test('on, e-mail first: creating collides with the external ID', async () => {
    expect(await handOff([byId], onByEmail)).toMatchObject({ case: 'C', refusal: externalTaken })
  })

  test('a secondary address of the same person becomes the primary one', async () => {
    const result = await handOff([{ ...bySecondary, externalId: 'M-1' }], off)
    expect(result).toMatchObject({ case: 'C', people: [{ email: 'ada@example.org', secondaryEmails: [] }] })
  })
})

describe('E: the address belongs to somebody with another external ID', () => {
  test.each([
    ['e-mail first', onByEmail],
    ['external ID first', onById],
  ])('on, %s: the external ID is replaced, the account handed over', async (_name, switches) => {
    const result = await handOff([otherId], switches)
    expect(result).toMatchObject({ case: 'E', refusal: null, people: [{ externalId: 'M-1', name: 'Ada' }] })
  })

  test('off: refused, and nothing changes', async () => {
    const result = await handOff([otherId], { onMismatch: 'refuse-on-mismatch' })
    expect(result).toMatchObject({ case: 'E', people: [otherId] })
    expect(result.refusal).toContain('another external id')
  })

  test('off, the other reading: signed in with the external ID untouched', async () => {
    const result = await handOff([otherId], { onMismatch: 'keep-id' })
    expect(result).toMatchObject({ case: 'E', refusal: null, people: [{ externalId: 'K-9', name: 'Ada' }] })
  })

  test('an agent is handed over just like anybody else', async () => {
    const result = await handOff([{ ...otherId, role: 'agent' }], onByEmail)
    expect(result.person).toMatchObject({ role: 'agent', externalId: 'M-1' })
  })
})

describe('F: external ID and address belong to two people', () => {
  test.each([
    ['off', off],
    ['on, external ID first', onById],
  ])('updating is %s: the new address collides', async (_name, switches) => {
    const result = await handOff([byId, byEmail], switches)
    expect(result).toMatchObject({ case: 'F', refusal: emailTaken, people: [byId, byEmail] })
  })

  test('on, e-mail first: the external ID collides', async () => {
    const result = await handOff([byId, byEmail], onByEmail)
    expect(result).toMatchObject({ case: 'F', refusal: externalTaken, people: [byId, byEmail] })
  })

  test('with addresses left alone the owner of the external ID is signed in', async () => {
    const result = await handOff([byId, byEmail], { emailRewrite: 'leave' })
    expect(result).toMatchObject({ case: 'F', refusal: null, people: [{ name: 'Ada' }, { name: 'By e-mail' }] })
  })

  test('somebody else’s secondary address collides too', async () => {
    expect(await handOff([byId, bySecondary], off)).toMatchObject({ case: 'F', refusal: emailTaken })
  })
})

describe('G: the address is somebody’s secondary one', () => {
  test('refused: it is taken', async () => {
    const result = await handOff([bySecondary], { secondaryMatch: 'refuse' })
    expect(result).toMatchObject({ case: 'G', refusal: emailTaken, people: [bySecondary] })
  })

  test('or that person is signed in and gets the external ID', async () => {
    const result = await handOff([bySecondary], { secondaryMatch: 'match' })
    expect(result).toMatchObject({ case: 'G', refusal: null, people: [{ email: 'x@example.org', externalId: 'M-1' }] })
  })

  test('or a second person is created', async () => {
    const result = await handOff([bySecondary], { secondaryMatch: 'create-new' })
    expect(result).toMatchObject({ case: 'G', refusal: null, people: [bySecondary, { name: 'Ada' }] })
  })
})

describe('other open questions', () => {
  test('off, nobody has the external ID: creating may collide with the address', async () => {
    expect(await handOff([byEmail], { whenIdUnknown: 'create-new' })).toMatchObject({ case: 'D', refusal: emailTaken })
  })

  test.each([
    ['exact', 'Ada@example.org', 'A'],
    ['ignore-case', 'Ada@example.org', 'D'],
    ['ignore-case', 'ada+x@example.org', 'A'],
    ['ignore-plus-tag', 'ada+x@example.org', 'D'],
    ['ignore-case', 'adá@example.org', 'A'],
    ['ignore-accents', 'adá@example.org', 'D'],
  ] as const)('comparing addresses by %s: %s is case %s', async (emailComparison, email, expected) => {
    const people = [{ name: 'Y', email: 'ada@example.org' }]
    expect(await handOff(people, { emailComparison }, { ...sent, email })).toMatchObject({ case: expected })
  })

  test('the external ID of a deleted person is free, or stays taken', async () => {
    const deleted = { ...both, isDeleted: true }
    expect(await handOff([deleted], { deletedIds: 'free' })).toMatchObject({ case: 'A', refusal: null })
    expect(await handOff([deleted], { deletedIds: 'reserved' })).toMatchObject({ refusal: externalTaken })
    expect(await handOff([deleted, byEmail], { deletedIds: 'reserved' })).toMatchObject({ refusal: externalTaken })
  })
})

describe('people who may not sign in', () => {
  test('a suspended person is refused and left as they were', async () => {
    const result = await handOff([{ ...both, isSuspended: true }], off)
    expect(result).toMatchObject({ case: 'B', people: [{ name: 'Both' }] })
    expect(result.refusal).toContain('suspended')
  })

  test.each([['ada@example.org'], ['example.org'], ['EXAMPLE.org']])(
    '%s on the blocklist keeps new people out',
    async (entry) => {
      const practice = withPeople([])
      practice.state.blocklist.push(entry)
      const { url } = await practice.handOff(sent)
      expect(messageOf(url)).toBe(
        'Users with the email address ada@example.org are not allowed to sign up for this help desk',
      )
      expect(practice.state.people).toEqual([])
    },
  )

  test('the blocklist does not concern people who are there already', async () => {
    const practice = withPeople([both])
    practice.state.blocklist.push('example.org')
    expect(messageOf((await practice.handOff(sent)).url)).toBeNull()
  })

  test('single sign-on may be off for end users or for team members', async () => {
    const agent: SeedPerson = { ...both, role: 'agent' }
    expect((await handOff([both], { ssoForEndUsers: false })).refusal).toContain('not enabled')
    expect((await handOff([agent], { ssoForEndUsers: false })).refusal).toBeNull()
    expect((await handOff([agent], { ssoForTeamMembers: false })).refusal).toContain('not enabled')
    expect((await handOff([], { ssoForEndUsers: false })).people).toEqual([])
  })
})
