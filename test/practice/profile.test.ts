/** What a hand-off writes into a profile, and what it leaves alone. */
import { describe, expect, test } from 'vitest'
import type { SeedPerson } from '../../src/features/practice/practice-state.ts'
import type { PracticeSettings } from '../../src/features/practice/practice-zendesk.ts'
import { openPractice } from './practice-world.ts'

const ada: SeedPerson = {
  name: 'Old name',
  email: 'ada@example.org',
  externalId: 'M-1',
  phone: '+15550000000',
  tags: ['old'],
  organizations: ['Contoso'],
  userFields: new Map<string, unknown>([['level', 'silver']]),
}

async function write(claims: object, seed: Partial<SeedPerson> = {}, settings: Partial<PracticeSettings> = {}) {
  const practice = openPractice({
    people: [{ ...ada, ...seed }],
    organizations: [
      { name: 'Contoso' },
      { name: 'Fabrikam', externalId: 'org-2' },
      { name: 'Tailspin', externalId: '3' },
    ],
    userFields: [
      { key: 'level', kind: 'dropdown', options: ['silver', 'gold'] },
      { key: 'since', kind: 'date' },
      { key: 'newsletter', kind: 'checkbox' },
      { key: 'points', kind: 'number' },
      { key: 'note', kind: 'text' },
    ],
    ...settings,
  })
  const { url } = await practice.handOff({ external_id: 'M-1', ...claims })
  return { person: practice.state.people[0], refusal: url.searchParams.get('message') }
}

test('the name is always overwritten; what was not sent stays', async () => {
  const { person } = await write({})
  expect(person).toMatchObject({ ...ada, name: 'Ada' })
})

test('the phone changes when one is sent', async () => {
  expect((await write({ phone: '+4930123456' })).person).toMatchObject({ phone: '+4930123456' })
})

test('tags replace all tags, an empty list removes them', async () => {
  expect((await write({ tags: ['a', 'b', 'a'] })).person?.tags).toEqual(['a', 'b'])
  expect((await write({ tags: [] })).person?.tags).toEqual([])
})

describe('custom fields', () => {
  test('known ones that fit are written', async () => {
    const user_fields = { level: 'gold', since: '2020-02-29', newsletter: true, points: 7, note: 'hello' }
    expect(Object.fromEntries((await write({ user_fields })).person?.userFields ?? [])).toEqual(user_fields)
  })

  test('null clears', async () => {
    expect((await write({ user_fields: { level: null } })).person?.userFields.size).toBe(0)
  })

  test('unknown keys and values that do not fit fail in silence', async () => {
    const user_fields = { level: 'platinum', since: 'yesterday', newsletter: 'yes', points: '7', note: 5, other: 'x' }
    const { person, refusal } = await write({ user_fields })
    expect(refusal).toBeNull()
    expect(Object.fromEntries(person?.userFields ?? [])).toEqual({ level: 'silver' })
  })

  test('names of a prototype are neither read nor written', async () => {
    const user_fields: unknown = JSON.parse('{"__proto__":{"level":"gold"},"constructor":"x"}')
    const { person } = await write({ user_fields }, {}, { userFields: [{ key: 'toString', kind: 'text' }] })
    expect(Object.fromEntries(person?.userFields ?? [])).toEqual({ level: 'silver' })
    expect(({} as Record<string, unknown>)['level']).toBeUndefined()
  })
})

describe('organisations', () => {
  test.each([
    ['organization adds the one with exactly this name', { organization: 'Fabrikam' }, ['Contoso', 'Fabrikam']],
    ['another spelling is no match, and nothing is created', { organization: 'fabrikam' }, ['Contoso']],
    [
      'organization_id is an external id and wins',
      { organization: 'Fabrikam', organization_id: 3 },
      ['Contoso', 'Tailspin'],
    ],
    ['organizations replaces the list', { organizations: 'Fabrikam, Tailspin, Nobody' }, ['Fabrikam', 'Tailspin']],
    ['organization_ids replaces the list', { organization_ids: 'org-2,3' }, ['Fabrikam', 'Tailspin']],
  ])('%s', async (_what, claims, expected) => {
    expect((await write(claims)).person?.organizations).toEqual(expected)
  })
})

describe('role', () => {
  test.each([
    ['end-user', { role: 'admin' }, 'admin'],
    ['admin', { role: 'end_user' }, 'end-user'],
    ['admin', { role: 'agent', custom_role_id: 7 }, 'agent'],
    ['agent', {}, 'agent'],
    ['owner', { role: 'end_user' }, 'owner'],
  ] as const)('%s, sent %j, is then %s', async (role, claims, expected) => {
    expect((await write(claims, { role })).person?.role).toBe(expected)
  })

  test('leaving it out may also demote, in the stricter reading', async () => {
    const settings = { switches: { roleAbsent: 'end-user' } } as const
    expect((await write({}, { role: 'admin' }, settings)).person?.role).toBe('end-user')
    expect((await write({}, { role: 'owner' }, settings)).person?.role).toBe('owner')
  })
})

describe('blank claims', () => {
  const blanks = { phone: null, organization: '' }

  test('refused unless switched otherwise', async () => {
    expect((await write(blanks)).refusal).toContain('is blank')
  })

  test('passed over', async () => {
    const { person } = await write(blanks, {}, { switches: { blankClaims: 'ignore' } })
    expect(person).toMatchObject({ phone: ada.phone, organizations: ['Contoso'] })
  })

  test('or clearing the field', async () => {
    const { person } = await write(blanks, {}, { switches: { blankClaims: 'clear' } })
    expect(person).toMatchObject({ phone: undefined, organizations: [] })
  })
})
