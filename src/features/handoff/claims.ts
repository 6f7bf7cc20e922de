/** What a token says of a member. An empty optional claim is left out, never null or "". */
import { readEmailAddress } from '../../kernel/email-address.ts'
import type { HandoffFacts } from './facts.ts'

export type Claims = {
  /** Whole seconds since 1970. */
  iat: number
  jti: string
  email: string
  name: string
  external_id: string
  /** E.164. */
  phone?: string
}

export type LeftOut = { claim: string; why: string }

/** The member's claims, without the two that belong to one token alone. Source: JWT-doc, article 4408845838874. */
export function claimsOf(member: HandoffFacts['member']): { claims: Omit<Claims, 'iat' | 'jti'>; leftOut: LeftOut[] } {
  const address = member.email === undefined ? undefined : readEmailAddress(member.email)
  const claims = {
    email: address?.kind === 'address' ? address.sent : '',
    name: member.name,
    external_id: member.externalId,
    ...(member.phone === undefined ? {} : { phone: member.phone }),
  }
  const leftOut: LeftOut[] = [
    ...(member.phone === undefined ? [{ claim: 'phone', why: 'no phone number is known' }] : []),
    { claim: 'role', why: 'roles stay as they are in Zendesk; nothing maps them' },
    { claim: 'tags', why: 'sending tags would replace all tags in Zendesk; nothing maps them' },
  ]
  return { claims, leftOut }
}
