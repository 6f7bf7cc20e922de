/** Judges one member by an app's access policy. */
import type { AccessPolicy, AccessRule, Condition, PeopleList } from './access-policy.ts'

/** What a policy looks at. */
export type Entrant = {
  isStaff: boolean
  isActive: boolean
  isVerified: boolean
  organization: string | undefined
  attributes: Readonly<Record<string, string>>
  namedIn: readonly PeopleList[]
}

/** What decided: the lists of people, a rule (counted from 0 in the policy's own order), or the word for everybody else. */
export type Entrance = { kind: 'allowed' | 'refused' } & ({ by: 'person' | 'otherwise' } | { by: 'rule'; rule: number })

/** Keeping out is stronger than letting in, whichever of the two is about a person. */
export function mayEnter({ rules, otherwise }: AccessPolicy, entrant: Entrant): Entrance {
  if (entrant.namedIn.includes('denied')) return { kind: 'refused', by: 'person' }
  const denying = indexOfRule(rules, 'deny', entrant)
  if (denying !== -1) return { kind: 'refused', by: 'rule', rule: denying }
  if (entrant.namedIn.includes('allowed')) return { kind: 'allowed', by: 'person' }
  const allowing = indexOfRule(rules, 'allow', entrant)
  if (allowing !== -1) return { kind: 'allowed', by: 'rule', rule: allowing }
  return { kind: otherwise === 'allow' ? 'allowed' : 'refused', by: 'otherwise' }
}

/** The first rule with this effect that fits. */
const indexOfRule = (rules: readonly AccessRule[], effect: AccessRule['effect'], entrant: Entrant): number =>
  rules.findIndex((rule) => rule.effect === effect && fits(rule, entrant))

const fits = ({ all }: AccessRule, entrant: Entrant): boolean =>
  all.length > 0 && all.every((condition) => isMet(condition, entrant))

function isMet(condition: Condition, entrant: Entrant): boolean {
  switch (condition.kind) {
    case 'staff':
      return entrant.isStaff === condition.is
    case 'status':
      return entrant.isActive === (condition.is === 'active')
    case 'verified':
      return entrant.isVerified === condition.is
    case 'organization':
      return entrant.organization !== undefined && condition.oneOf.includes(entrant.organization)
    case 'attribute': {
      const value = Object.hasOwn(entrant.attributes, condition.name) ? entrant.attributes[condition.name] : undefined
      return value !== undefined && condition.oneOf.includes(value)
    }
  }
}
