/** What a change of the mapping does for one member: each claim as it is sent now, and as it would be then. */
import { claimsOf } from '../handoff/claims.ts'
import type { HandoffFacts } from '../handoff/facts.ts'
import { listClaims } from '../handoff/shown-claims.ts'
import type { MappedField } from './expression.ts'
import { printExpression } from './notation/print-expression.ts'

/** `value` undefined: left out, and why. */
export type ComparedValue = { value: string | undefined; why: string }
export type ComparedClaim = {
  claim: string
  /** What it would be made of. */
  from: string
  isChanged: boolean
  now: ComparedValue
  then: ComparedValue
}

type Mappings = { now: readonly MappedField[]; then: readonly MappedField[] }

/** `changed`: the claims that the mappings make of different things, whatever comes out for this member. */
export function compareMappings(
  member: HandoffFacts['member'],
  mappings: Mappings,
  changed: readonly string[],
): ComparedClaim[] {
  const now = valuesOf(member, mappings.now)
  const then = valuesOf(member, mappings.then)
  const mapped = [...mappings.now, ...mappings.then].map(({ claim }) => claim)
  const claims = new Set([...now.sent.keys(), ...then.sent.keys(), 'phone', ...mapped])
  return [...claims].map((claim) => ({
    claim,
    from: sourceOf(claim, mappings.then),
    isChanged: changed.includes(claim),
    now: valueOf(claim, now),
    then: valueOf(claim, then),
  }))
}

type Values = { sent: ReadonlyMap<string, string>; leftOut: ReadonlyMap<string, string> }

function valuesOf(member: HandoffFacts['member'], mapping: readonly MappedField[]): Values {
  const { claims, leftOut } = claimsOf(member, mapping)
  return {
    sent: new Map(listClaims(claims).map(({ claim, value }) => [claim, value])),
    leftOut: new Map(leftOut.map(({ claim, why }) => [claim, why])),
  }
}

const valueOf = (claim: string, { sent, leftOut }: Values): ComparedValue => ({
  value: sent.get(claim),
  why: leftOut.get(claim) ?? 'nothing maps it',
})

function sourceOf(claim: string, mapping: readonly MappedField[]): string {
  const field = mapping.find((each) => each.claim === claim)
  if (field) return printExpression(field.from)
  return ['email', 'name', 'external_id', 'phone'].includes(claim) ? claim : 'nothing'
}
