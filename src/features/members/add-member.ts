/** Adds one member. For many at once there is the import. */
import type { Clock } from '../../kernel/clock.ts'
import { issueExternalId } from '../../kernel/ids.ts'
import type { Passwords } from '../../kernel/passwords.ts'
import type { Random } from '../../kernel/random.ts'
import type { Actor } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { Breaches } from '../passwords/look-up-breaches.ts'
import type { Member, MemberOrigin, MemberStatus, Role } from './member.ts'
import type { Conflict, MembersStore } from './members.store.ts'

/** Call it with stores bound to a transaction: the member, the credential and the events belong together. */
export type AddMemberDeps = {
  members: Pick<MembersStore, 'insert' | 'findConflict' | 'setPassword'>
  events: Pick<EventsStore, 'record'>
  clock: Clock
  random: Random
  passwords: Pick<Passwords, 'hash'>
}

/** Values are checked already (`.input.ts`); nothing is required but a name. */
export type NewMember = {
  /** Left out: one is issued. */
  externalId?: string | undefined
  username?: string | undefined
  name: string
  email?: string | undefined
  /** When somebody proved or vouched for the address. */
  emailVerifiedAt?: Date | undefined
  /** Who vouched, where nobody proved it: goes into the history. */
  addressAttestedBy?: 'operator' | undefined
  phone?: string | undefined
  organization?: string | undefined
  locale?: string | undefined
  isStaff?: boolean | undefined
  status?: MemberStatus | undefined
  role?: Role | undefined
  attributes?: Record<string, string> | undefined
  /** Hashed here, while the transaction waits; `passwordHash` is for callers who can hash before they open one. */
  password?: string | undefined
  passwordHash?: string | undefined
  /** What judge-password.ts found out about it. */
  breaches?: Breaches | undefined
  origin: MemberOrigin
  actor: Actor
  requestId?: string | undefined
}

export type AddMemberOutcome = { kind: 'added'; member: Member } | { kind: Conflict }

export async function addMember(deps: AddMemberDeps, given: NewMember): Promise<AddMemberOutcome> {
  const { members, events, clock, random } = deps
  const at = clock.now()
  const externalId = given.externalId ?? issueExternalId(random)
  const member = await members.insert({
    id: random.uuid(),
    externalId,
    externalIdIssued: given.externalId === undefined,
    username: given.username,
    name: given.name,
    email: given.email,
    emailVerifiedAt: given.email === undefined ? undefined : given.emailVerifiedAt,
    phone: given.phone,
    organization: given.organization,
    locale: given.locale,
    isStaff: given.isStaff ?? false,
    status: given.status ?? 'active',
    role: given.role,
    attributes: given.attributes ?? {},
    origin: given.origin,
    at,
  })
  if (!member) {
    const conflict = await members.findConflict({ externalId, username: given.username })
    if (conflict) return { kind: conflict }
    throw new Error('a member was refused without a reason')
  }

  const about = { actor: given.actor, outcome: 'done', subjectId: member.id, requestId: given.requestId } as const
  const detail = {
    ...(member.role && { role: member.role }),
    ...(given.addressAttestedBy && { address_attested_by: given.addressAttestedBy }),
  }
  await events.record({ ...about, type: 'member.added', detail })
  const hash = given.passwordHash ?? (given.password && (await deps.passwords.hash(given.password)))
  if (hash) {
    await members.setPassword(member.id, hash, at)
    const { breaches } = given
    await events.record({ ...about, type: 'password.set', detail: { ...(breaches && { breaches }) } })
  }
  return { kind: 'added', member }
}
