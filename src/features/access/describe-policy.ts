/** An access policy in plain words, in the order in which it decides; and why one member is let in or not. */
import type { AccessPolicy, AccessRule, Condition } from './access-policy.ts'
import { mayEnter, type Entrance, type Entrant } from './may-enter.ts'

/** Words of ours, and between them words from outside, which a page sets apart. */
export type Phrase = readonly (string | { quoted: string })[]

/** How many people are named for the app by hand. */
export type NamedCounts = { allowed: number; denied: number }

const nobodyNamed: NamedCounts = { allowed: 0, denied: 0 }

/** One sentence each; the first that speaks of a member decides. `shown`: how many values of a condition are told. */
export function describePolicy(
  { rules, otherwise }: AccessPolicy,
  { named = nobodyNamed, shown = 5 }: { named?: NamedCounts; shown?: number } = {},
): Phrase[] {
  const denying = rules.filter(({ effect }) => effect === 'deny')
  const allowing = rules.filter(({ effect }) => effect === 'allow')
  const before = [
    ...(named.denied > 0 ? [[`${people(named.denied)} kept out by name.`]] : []),
    ...denying.map((rule) => describeRule(rule, shown)),
    ...(named.allowed > 0 ? [[`${people(named.allowed)} let in by name.`]] : []),
    ...allowing.map((rule) => describeRule(rule, shown)),
  ]
  return [...before, [describeRest(otherwise, before.length > 0)]]
}

export function describeRule({ effect, all }: AccessRule, shown = 5): Phrase {
  const verdict = effect === 'allow' ? 'are let in.' : 'are kept out.'
  const [only, second] = all
  if (only === undefined) return [`A rule without a condition speaks of nobody.`]
  if (second === undefined && only.kind === 'staff' && only.is) return [`Staff ${verdict}`]
  if (second === undefined && only.kind === 'organization') {
    return ['Members of ', ...either(only.oneOf, shown), ` ${verdict}`]
  }
  const clauses = all.flatMap((condition, index): Phrase => [
    index === 0 ? '' : ' and ',
    ...describeCondition(condition, shown),
  ])
  return ['Members who ', ...clauses.filter((part) => part !== ''), ` ${verdict}`]
}

export type Explained = Entrance & { because: Phrase }

/** `mayEnter`, and its reason in words. */
export function explainEntrance(policy: AccessPolicy, entrant: Entrant): Explained {
  const entrance = mayEnter(policy, entrant)
  return { ...entrance, because: reasonOf(policy, entrance) }
}

function reasonOf({ rules, otherwise }: AccessPolicy, entrance: Entrance): Phrase {
  if (entrance.by === 'person') return [entrance.kind === 'allowed' ? 'Let in by name.' : 'Kept out by name.']
  const rule = entrance.by === 'rule' ? rules[entrance.rule] : undefined
  return rule ? describeRule(rule) : [describeRest(otherwise, rules.length > 0)]
}

function describeCondition(condition: Condition, shown: number): Phrase {
  switch (condition.kind) {
    case 'staff':
      return [condition.is ? 'are staff' : 'are not staff']
    case 'status':
      return [condition.is === 'active' ? 'are active' : 'are suspended']
    case 'verified':
      return [condition.is ? 'have a confirmed address' : 'have no confirmed address']
    case 'organization':
      return ['belong to ', ...either(condition.oneOf, shown)]
    case 'attribute':
      return ['have the attribute ', { quoted: condition.name }, ' set to ', ...either(condition.oneOf, shown)]
  }
}

const describeRest = (otherwise: AccessPolicy['otherwise'], hasOthers: boolean): string =>
  `${hasOthers ? 'Everybody else' : 'Everybody'} is ${otherwise === 'allow' ? 'let in.' : 'kept out.'}`

const people = (count: number): string => (count === 1 ? 'One person is' : `${count} people are`)

/** `A, B or C`, and beyond `shown` of them only how many more. */
function either(values: readonly string[], shown: number): Phrase {
  const told = values.length > shown + 1 ? values.slice(0, shown) : values
  const hidden = values.length - told.length
  const last = hidden === 0 ? told.length - 1 : told.length
  return [
    ...told.flatMap((quoted, index): Phrase => [separator(index, last), { quoted }]),
    ...(hidden === 0 ? [] : [` or one of ${hidden} others`]),
  ].filter((part) => part !== '')
}

function separator(index: number, last: number): string {
  if (index === 0) return ''
  return index === last ? ' or ' : ', '
}
