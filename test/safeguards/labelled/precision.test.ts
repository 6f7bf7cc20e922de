/** R62: how often the checks over members are right, and how much they miss, among people of whom the truth is known. */
import { beforeAll, expect, test } from 'vitest'
import type { FindingCode } from '../../../src/features/safeguards/catalogue.ts'
import { memberChecks } from '../../../src/features/safeguards/checks/member-checks.ts'
import type { Sighting } from '../../../src/features/safeguards/finding.ts'
import { emailKeys } from '../../../src/kernel/email-keys.ts'
import { testApp } from '../../support/test-app.ts'
import { putMembers } from '../../support/put-members.ts'
import { seeAll } from '../../support/see-all.ts'
import { house, makePopulation, type Population } from './population.ts'
import { chance } from './random.ts'

/** What a rule must reach. Lists of providers and slips are never whole: what they name is right, and much is not in them. */
const bounds = {
  'duplicate-email': { precision: 0.99, recall: 0.99 },
  'equivalent-email': { precision: 0.98, recall: 0.98 },
  'accent-variant-email': { precision: 0.9, recall: 0.98 },
  'alias-email': { precision: 0.9, recall: 0.98 },
  'lookalike-staff-email': { precision: 0.9, recall: 0.95 },
  'lookalike-email': { precision: 0.9, recall: 0.98 },
  'role-address-email': { precision: 0.95, recall: 0.95 },
  'organisation-email-shared': { precision: 0.95, recall: 0.95 },
  'unverified-email': { precision: 0.99, recall: 0.99 },
  'staff-domain-self-registered': { precision: 0.95, recall: 0.98 },
  'email-hidden-characters': { precision: 0.99, recall: 0.99 },
  'malformed-email': { precision: 0.98, recall: 0.98 },
  'username-equals-foreign-email': { precision: 0.99, recall: 0.99 },
  'email-recycled': { precision: 0.98, recall: 0.98 },
  'disposable-email': { precision: 0.95, recall: 0.6 },
  'email-domain-typo': { precision: 0.95, recall: 0.4 },
  'external-id-unstable': { precision: 0.95, recall: 0.95 },
  'shared-phone': { precision: 0.98, recall: 0.98 },
} as const satisfies Partial<Record<FindingCode, { precision: number; recall: number }>>

const app = testApp({ PUBLIC_URL: house.publicUrl })
let population: Population
let seen: Sighting[]

beforeAll(() => {
  population = makePopulation(chance(20_261_122), 3_500)
})

// Putting so many there is what takes its time.
test('each kind of finding is as right and as complete as it has to be', { timeout: 90_000 }, async () => {
  await settle(population)
  const codes = memberChecks.flatMap((check) => check.codes)
  seen = await seeAll(app.deps, codes, { publicUrl: house.publicUrl, mixedDomains: [house.mixedDomain] })

  const rows = codes.flatMap((code) => scoreOf(code, seen, population) ?? [])
  process.stdout.write(`${population.people.length} people\n${table(rows)}\n`)
  for (const [code, { precision, recall }] of Object.entries(bounds)) {
    const row = rows.find((each) => each.code === code)
    expect(row, `${code} is in the set`).toBeDefined()
    expect(row!.precision, `precision of ${code}: ${row!.wrong.join(', ')}`).toBeGreaterThanOrEqual(precision)
    expect(row!.recall, `recall of ${code}: ${row!.missed.join(', ')}`).toBeGreaterThanOrEqual(recall)
  }
  const unexpected = rows.filter(({ code }) => !(code in bounds)).map(({ code }) => code)
  expect(unexpected, 'kinds that the set holds nothing of').toEqual([])
})

/** Everybody with their trouble, and what was theirs before. */
async function settle({ people, formerly }: Population): Promise<void> {
  const ids = await putMembers(app.deps, people)
  const idOf = new Map(people.map(({ externalId }, at) => [externalId, ids[at]]))
  await app.deps.database.db('former_addresses').insert(
    formerly.map(({ externalId, email }) => ({
      member_id: idOf.get(externalId),
      email_exact_key: emailKeys(email).exact,
      was_verified: true,
      held_until: app.clock.now(),
    })),
  )
}

type Score = {
  code: string
  truth: number
  found: number
  precision: number
  recall: number
  wrong: string[]
  missed: string[]
}

function scoreOf(code: FindingCode, sightings: readonly Sighting[], { truth, people }: Population): Score | undefined {
  const meant = truth.get(code) ?? new Set<string>()
  const found = new Set(
    sightings.filter((each) => each.code === code).map((each) => String(each.evidence['external_id'])),
  )
  if (meant.size + found.size === 0) return undefined
  const right = [...found].filter((id) => meant.has(id)).length
  const told = (ids: Iterable<string>): string[] =>
    [...ids].map((id) => people.find((each) => each.externalId === id)?.email ?? id)
  return {
    code,
    truth: meant.size,
    found: found.size,
    precision: found.size === 0 ? 1 : right / found.size,
    recall: meant.size === 0 ? 1 : right / meant.size,
    wrong: told([...found].filter((id) => !meant.has(id))),
    missed: told([...meant].filter((id) => !found.has(id))),
  }
}

const table = (rows: readonly Score[]): string =>
  [
    `${'finding'.padEnd(32)}${['truth', 'found', 'precision', 'recall'].map((head) => head.padStart(11)).join('')}`,
    ...rows.map(({ code, truth, found, precision, recall }) => {
      const figures = [String(truth), String(found), precision.toFixed(3), recall.toFixed(3)]
      return `${code.padEnd(32)}${figures.map((figure) => figure.padStart(11)).join('')}`
    }),
  ].join('\n')
