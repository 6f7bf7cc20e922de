/** What a token says of a member. An empty optional claim is left out, never null or "". */
import { readEmailAddress } from '../../kernel/email-address.ts'
import type { MappedField } from '../mapping/expression.ts'
import { mapClaims, type LeftOut, type MappedClaims } from '../mapping/claims/map-claims.ts'
import type { MappedMember } from '../mapping/member-paths.ts'

export type { LeftOut }

export type Claims = MappedClaims & {
  /** Whole seconds since 1970. */
  iat: number
  jti: string
  email: string
  name: string
  external_id: string
  /** E.164. */
  phone?: string
}

/** The member's claims, without the two that belong to one token alone. Source: JWT-doc, article 4408845838874. */
export function claimsOf(
  member: MappedMember,
  mapping: readonly MappedField[],
): { claims: Omit<Claims, 'iat' | 'jti'>; leftOut: LeftOut[] } {
  const address = member.email === undefined ? undefined : readEmailAddress(member.email)
  const mapped = mapClaims(mapping, member)
  const isMapped = (claim: string): boolean => mapping.some((field) => field.claim === claim)
  const ownPhone = isMapped('phone') ? undefined : member.phone
  const claims = {
    email: address?.kind === 'address' ? address.sent : '',
    name: member.name,
    external_id: member.externalId,
    ...(ownPhone !== undefined && { phone: ownPhone }),
    ...mapped.claims,
  }
  const leftOut: LeftOut[] = [
    ...(member.phone === undefined && !isMapped('phone') ? [{ claim: 'phone', why: 'no phone number is known' }] : []),
    // A name is never left out: the stored one takes its place.
    ...mapped.leftOut.filter(({ claim }) => claim !== 'name'),
    ...unmapped.filter(({ claim }) => !isMapped(claim)),
  ]
  return { claims, leftOut }
}

const unmapped: readonly LeftOut[] = [
  { claim: 'role', why: 'roles stay as they are in Zendesk; nothing maps them' },
  { claim: 'tags', why: 'sending tags would replace all tags in Zendesk; nothing maps them' },
]

/** The names of all claims, custom fields one by one: what the history keeps of a token. */
export const claimNames = ({ user_fields: fields = {}, ...plain }: Partial<Claims>): string[] => [
  ...Object.keys(plain),
  ...Object.keys(fields).map((key) => `user_fields.${key}`),
]
