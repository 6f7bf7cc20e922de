/** The forecast held against the practice Zendesk: in every case, in every position of every switch, it comes as foretold. */
import { describe, expect, test } from 'vitest'
import { matchPerson, type Decision } from '../../../src/features/practice/match-person.ts'
import { createState, type Person, type SeedPerson } from '../../../src/features/practice/practice-state.ts'
import { defaultSwitches, switchCatalogue } from '../../../src/features/practice/practice-switches.ts'
import {
  predict,
  usualAssumptions,
  type Assumptions,
  type Candidate,
  type Effect,
  type Situation,
} from '../../../src/features/safeguards/forecast/predict.ts'
import { assumptionOf, outcomeOf } from '../../../src/features/safeguards/forecast/forecast-words.ts'

const member = { externalId: 'i', email: 'm@example.org' }
const elsewhere = 'other@example.org'
const at = new Date('2026-11-20T09:00:00Z')

/** Each has its own case; some are one case under different circumstances. */
const worlds: readonly (readonly [string, string, readonly SeedPerson[]])[] = [
  ['A', 'nobody', []],
  ['A', 'the ID of somebody deleted', [{ name: 'Gone', email: 'gone@example.org', externalId: 'I', isDeleted: true }]],
  ['B', 'one and the same', [{ name: 'X', email: member.email, externalId: 'I' }]],
  ['C', 'the ID alone', [{ name: 'X', email: elsewhere, externalId: 'i' }]],
  [
    'C',
    'the ID, and the address as a secondary one',
    [{ name: 'X', email: elsewhere, secondaryEmails: [member.email], externalId: 'i' }],
  ],
  ['D', 'the address alone', [{ name: 'Y', email: 'M@example.org' }]],
  [
    'D',
    'the address, and the ID of somebody deleted',
    [
      { name: 'Y', email: member.email },
      { name: 'Gone', email: elsewhere, externalId: 'i', isDeleted: true },
    ],
  ],
  ['E', 'the address with another ID', [{ name: 'Y', email: member.email, externalId: 'k' }]],
  [
    'E',
    'another ID, and ours with somebody deleted',
    [
      { name: 'Y', email: member.email, externalId: 'k' },
      { name: 'Gone', email: elsewhere, externalId: 'i', isDeleted: true },
    ],
  ],
  [
    'F',
    'two people',
    [
      { name: 'X', email: elsewhere, externalId: 'i' },
      { name: 'Y', email: member.email },
    ],
  ],
  [
    'F',
    'two people with IDs',
    [
      { name: 'X', email: elsewhere, externalId: 'i' },
      { name: 'Y', email: member.email, externalId: 'k' },
    ],
  ],
  [
    'F',
    'two people, the address a secondary one',
    [
      { name: 'X', email: elsewhere, externalId: 'i' },
      { name: 'Y', email: 'y@example.org', secondaryEmails: [member.email] },
    ],
  ],
  ['G', 'a secondary address', [{ name: 'Y', email: elsewhere, secondaryEmails: [member.email] }]],
  [
    'G',
    'a secondary address with another ID',
    [{ name: 'Y', email: elsewhere, secondaryEmails: [member.email], externalId: 'k' }],
  ],
  [
    'G',
    'a secondary address, and the ID of somebody deleted',
    [
      { name: 'Y', email: elsewhere, secondaryEmails: [member.email] },
      { name: 'Gone', email: 'gone@example.org', externalId: 'i', isDeleted: true },
    ],
  ],
]

const keys = Object.keys(usualAssumptions) as (keyof Assumptions)[]
/** Every position of every switch that the matching has. */
const positions = keys.reduce<Assumptions[]>(
  (all, key) => all.flatMap((given) => switchCatalogue[key].options.map(({ value }) => ({ ...given, [key]: value }))),
  [usualAssumptions],
)

test('the usual assumptions are what the practice Zendesk does unless told otherwise', () => {
  expect(defaultSwitches).toMatchObject(usualAssumptions)
  expect(positions).toHaveLength(2 * 2 * 2 * 2 * 3 * 3 * 2)
})

describe.each(worlds)('case %s: %s', (expected, _title, seeds) => {
  test('in every position of every switch', () => {
    for (const assumptions of positions) {
      const state = createState(
        {
          subdomain: 'acme',
          sharedSecret: 's',
          remoteLoginUrl: '',
          remoteLogoutUrl: '',
          people: seeds,
          switches: assumptions,
        },
        at,
      )
      const match = matchPerson({ email: member.email, externalId: member.externalId }, state)
      const prediction = predict(situationOf(state.people), assumptions)
      expect(prediction.case).toBe(expected)
      expect(match.case).toBe(expected)
      expect({ ...assumptions, effect: shapeOf(prediction.effect) }).toEqual({
        ...assumptions,
        effect: doneBy(match.decision),
      })
    }
  })
})

test('each switch that is named matters, and each that is not does not', () => {
  for (const [, , seeds] of worlds) {
    const situation = situationOf(
      createState({ subdomain: 'a', sharedSecret: 's', remoteLoginUrl: '', remoteLogoutUrl: '', people: seeds }, at)
        .people,
    )
    const { restsOn, effect } = predict(situation, usualAssumptions)
    for (const key of keys) {
      const others = switchCatalogue[key].options.map(
        ({ value }) => predict(situation, { ...usualAssumptions, [key]: value }).effect,
      )
      expect(restsOn.includes(key)).toBe(others.some((other) => JSON.stringify(other) !== JSON.stringify(effect)))
    }
  }
})

test('whoever is suspended is refused, and whoever has no address is not sent', () => {
  const x: Candidate = { zendeskId: '7', name: 'X', isTeamMember: false, isSuspended: true, externalId: 'i' }
  const situation: Situation = { member, x, y: x, y2: undefined, isIdOfDeleted: false }
  expect(predict(situation, usualAssumptions)).toMatchObject({
    case: 'B',
    effect: { kind: 'refused', because: 'suspended' },
    codes: ['suspended-or-deleted-match'],
  })
  expect(predict({ ...situation, member: { externalId: 'i', email: undefined } }, usualAssumptions).case).toBe(
    'blocked',
  )
})

test('the words name who is meant, and what is taken for granted', () => {
  const y: Candidate = { zendeskId: '7', name: 'Bob', isTeamMember: true, isSuspended: false, externalId: 'k' }
  const situation: Situation = { member, x: undefined, y, y2: undefined, isIdOfDeleted: false }
  const off = predict(situation, usualAssumptions)
  expect(outcomeOf(off)).toBe(
    'Zendesk refuses them: their address belongs to the team member Bob (ID 7), who has another external ID.',
  )
  expect(assumptionOf(off, usualAssumptions, 'unknown')).toBe(
    '“Update of external IDs?” is Off in Zendesk, which nobody has confirmed; and that an address with another external ID is refused; and that the address is tried when nobody has the external ID',
  )
  const assumptions: Assumptions = { ...usualAssumptions, updateExternalIds: true }
  expect(outcomeOf(predict(situation, assumptions))).toBe(
    'They are signed in as the team member Bob (ID 7). That user’s external ID k is replaced by theirs.',
  )
})

function situationOf(people: readonly Person[]): Situation {
  const alive = people.filter(({ isDeleted }) => !isDeleted)
  const candidateOf = (person: Person | undefined): Candidate | undefined =>
    person && {
      zendeskId: String(person.id),
      name: person.name,
      isTeamMember: person.role !== 'end-user',
      isSuspended: person.isSuspended,
      externalId: person.externalId,
    }
  const has = (person: Person) => person.externalId?.toLowerCase() === member.externalId
  return {
    member,
    x: candidateOf(alive.find(has)),
    y: candidateOf(alive.find(({ email }) => email.toLowerCase() === member.email)),
    y2: candidateOf(alive.find(({ secondaryEmails }) => secondaryEmails.includes(member.email))),
    isIdOfDeleted: people.some((person) => person.isDeleted && has(person)),
  }
}

/** What both can say, in one shape. */
type Shape = { kind: string; as?: string; takesExternalId?: boolean; address?: string; because?: string }

function shapeOf(effect: Effect): Shape {
  if (effect.kind === 'refused') return { kind: 'refused', because: effect.because }
  if (effect.kind !== 'signed-in') return { kind: effect.kind }
  const { as, takesExternalId, address } = effect
  return { kind: 'signed-in', as: as.zendeskId, takesExternalId, address }
}

function doneBy(decision: Decision): Shape {
  if (decision.kind === 'create') return { kind: 'created' }
  if (decision.kind === 'refused') {
    const because: Record<string, string> = {
      'match.email-taken': 'address-taken',
      'match.external-id-taken': 'external-id-taken',
      'match.other-external-id': 'other-external-id',
    }
    return { kind: 'refused', because: because[decision.because] ?? decision.because }
  }
  const addresses = { 'replace-primary': 'replaced', 'add-secondary': 'added' } as const
  return {
    kind: 'signed-in',
    as: String(decision.person.id),
    takesExternalId: decision.externalId !== undefined,
    address: decision.address === undefined ? 'unchanged' : addresses[decision.address],
  }
}
