/** Makes the mapped claims of one member. Total: what cannot be sent is left out, with the reason, never null or empty. */
import type { ClaimValue, ZendeskRole } from './claim-shapes.ts'
import { customField, findClaim } from './claims-catalogue.ts'
import { evaluate, isGap, type Gap } from '../evaluate.ts'
import type { MappedField, Value } from '../expression.ts'
import type { MappedMember } from '../member-paths.ts'

export type MappedClaims = {
  name?: string
  phone?: string
  organization?: string
  organization_id?: string
  /** Separated by commas. */
  organizations?: string
  organization_ids?: string
  locale?: number
  locale_id?: number
  tags?: string[]
  remote_photo_url?: string
  role?: ZendeskRole
  custom_role_id?: number
  user_fields?: Record<string, Value>
}

export type LeftOut = { claim: string; why: string }

export function mapClaims(
  mapping: readonly MappedField[],
  member: MappedMember,
): { claims: MappedClaims; leftOut: LeftOut[] } {
  const claims: [string, ClaimValue][] = []
  const fields: [string, ClaimValue][] = []
  const leftOut: LeftOut[] = []
  for (const { claim, from } of mapping) {
    const value = valueOf(claim, from, member)
    if (isGap(value)) leftOut.push({ claim, why: value.why })
    else if (claim.startsWith(customField)) fields.push([claim.slice(customField.length), value])
    else claims.push([claim, value])
  }
  // Each value was made to fit its claim by the catalogue. Entries, since a field's key is somebody else's word.
  const made = Object.fromEntries(claims) as MappedClaims
  if (made.custom_role_id !== undefined && made.role !== 'agent') {
    delete made.custom_role_id
    leftOut.push({ claim: 'custom_role_id', why: 'it goes with the role agent only' })
  }
  if (fields.length > 0) made.user_fields = Object.fromEntries(fields) as Record<string, Value>
  return { claims: made, leftOut }
}

function valueOf(claim: string, from: MappedField['from'], member: MappedMember): ClaimValue | Gap {
  const entry = findClaim(claim)
  if (!entry) return { why: 'it is no claim that we send' }
  const value = evaluate(from, member)
  return isGap(value) ? value : entry.shape.fit(value)
}
