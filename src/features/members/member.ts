/** A member: one person in our store, with or without credentials. */

export type MemberStatus = 'active' | 'suspended'
export const roles = ['owner', 'administrator', 'operator', 'auditor'] as const
/** What an administrator may do in the console; most members have none. */
export type Role = (typeof roles)[number]

/** By which way a member came into the store. */
export type MemberOrigin = 'administrator' | 'command-line' | 'import' | 'self-service' | 'zendesk'

export type Member = {
  /** Ours alone, random; never leaves Latchkey. */
  id: string
  /** Immutable, unique ignoring case, never used again; what Zendesk knows the person by. */
  externalId: string
  username: string | undefined
  name: string
  /** As typed, trimmed. Addresses may be shared by several members. */
  email: string | undefined
  /** When the present address was proved to be this person's; undefined: nobody proved it. */
  emailVerifiedAt: Date | undefined
  /** E.164. */
  phone: string | undefined
  organization: string | undefined
  /** BCP 47. */
  locale: string | undefined
  /** Allowed to act as a Zendesk agent or admin. */
  isStaff: boolean
  status: MemberStatus
  role: Role | undefined
  attributes: Record<string, string>
  /** Counts up with every change. */
  version: number
  /** Counts up whenever all their sessions end: a session is good for the epoch that its sign-in was judged in. */
  sessionEpoch: number
  createdAt: Date
  updatedAt: Date
}
