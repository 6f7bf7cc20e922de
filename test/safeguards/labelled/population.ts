/**
 * Several thousand people as a real store has them, and beside each what is the matter with them. The truth is noted where a
 * person is made, by what was meant: no key, table or rule of the program has a say in it.
 */
import type { FindingCode } from '../../../src/features/safeguards/catalogue.ts'
import type { Person } from '../../support/put-members.ts'
import { companies, namePools, publicProviders } from './names.ts'
import type { Chance } from './random.ts'
import { troubles } from './troubles.ts'

export type Population = {
  people: (Person & { externalId: string })[]
  /** Addresses that a member of `people` had before. */
  formerly: { externalId: string; email: string }[]
  truth: Map<FindingCode, Set<string>>
}

export const house = {
  domain: 'society.example',
  publicUrl: 'https://id.society.example',
  mixedDomain: 'alpine.ski.example',
}

export type Ordinary = Person & { name: string; email: string; phone: string }

/** What the recipes of troubles work with. */
export type Maker = {
  chance: Chance
  staff: readonly (Person & { email: string; externalId: string })[]
  /** Somebody ordinary, with an address that nobody else has. */
  ordinary: (wishes?: Partial<Person>) => Ordinary
  /** Puts somebody there. Their external ID. */
  put: (person: Person, ...troubled: FindingCode[]) => string
  hadBefore: (externalId: string, email: string) => void
}

export function makePopulation(chance: Chance, ordinary: number): Population {
  const population: Population = { people: [], formerly: [], truth: new Map() }
  const staff: (Person & { email: string; externalId: string })[] = []
  const nextAddress = addresses(chance)
  let count = 0

  const maker: Maker = {
    chance,
    staff,
    ordinary(wishes = {}) {
      count += 1
      const { name, local } = someName(chance)
      const phone = `+4915${String(10_000_000 + count * 7)}`
      return { name, phone, email: nextAddress(local, someDomain(chance)), ...wishes } as Ordinary
    },
    put(person, ...troubled) {
      const externalId = person.externalId ?? `M-${String(population.people.length).padStart(6, '0')}`
      population.people.push({ ...person, externalId })
      const isUnproved = person.isVerified === false && person.email !== undefined
      for (const code of [...troubled, ...(isUnproved ? (['unverified-email'] as const) : [])]) {
        population.truth.set(code, (population.truth.get(code) ?? new Set()).add(externalId))
      }
      return externalId
    },
    hadBefore: (externalId, email) => void population.formerly.push({ externalId, email }),
  }

  for (let each = 0; each < 40; each += 1) {
    const { name, local } = someName(chance)
    const isOutside = each % 8 === 0
    const email = nextAddress(local, isOutside ? 'gmail.com' : house.domain)
    const person = { name, email, isStaff: true, externalId: `S-${each}` }
    staff.push(person)
    maker.put(person)
  }
  for (let each = 0; each < ordinary; each += 1) putOrdinary(maker)
  for (const trouble of troubles) for (let each = 0; each < 40; each += 1) trouble(maker, each)
  return population
}

/** Most are by themselves; some live together, with one name and one telephone, which is all that they share. */
function putOrdinary({ chance, ordinary, put }: Maker): void {
  const isVerified = chance.is(0.97)
  const first = ordinary({ isVerified, canSignIn: chance.is(0.6), origin: chance.one(['import', 'administrator']) })
  if (!chance.is(0.04)) {
    put(first)
    return
  }
  put(first, 'shared-phone')
  const family = first.name.split(' ').at(-1)
  const partner = ordinary()
  put({ ...partner, name: `${partner.name.split(' ')[0]} ${family}`, phone: first.phone }, 'shared-phone')
}

function someName(chance: Chance): { name: string; local: string } {
  const pool = chance.one(namePools)
  const [given, family] = [chance.number(pool.given.length), chance.number(pool.family.length)]
  const isLatin = pool.latin !== undefined && chance.is(0.8)
  const written = isLatin ? pool.latin! : pool
  const [first, last] = [written.given[given]!, written.family[family]!]
  const small = (text: string): string => text.toLowerCase()
  // Hyphens, dots and initials are ordinary; so are 1 and 0 behind a name.
  const local = chance.one([
    `${first}.${last}`,
    `${first}-${last}`,
    `${first}_${last}`,
    `${first}${last}`,
    `${first[0]!}.${last}`,
  ])
  const year = chance.is(0.3) ? String(chance.one([1, 10, 11, 101, 7, 78, 1990])) : ''
  return { name: `${pool.given[given]!} ${pool.family[family]!}`, local: small(local) + year }
}

const someDomain = (chance: Chance): string => chance.one(chance.is(0.5) ? companies : publicProviders)

/** As providers give them away: what is taken gets a number. Google's people cannot have one mailbox twice. */
function addresses(chance: Chance): (local: string, domain: string) => string {
  const taken = new Set<string>()
  const place = (local: string, domain: string): string =>
    domain === 'gmail.com' ? `${local.replaceAll('.', '')}@${domain}` : `${local}@${domain}`
  return (local, domain) => {
    let wanted = local
    while (taken.has(place(wanted, domain))) wanted = `${local}${1 + chance.number(9_999)}`
    taken.add(place(wanted, domain))
    return `${wanted}@${domain}`
  }
}
