/**
 * Makes a one-time code for a member whom no mail reaches. Whoever hands it over knows them; for staff and role holders a
 * second owner has to agree before it opens anything.
 */
import { after, hours, type Clock } from '../../../kernel/clock.ts'
import type { Random } from '../../../kernel/random.ts'
import { hashOfToken } from '../../../kernel/token-hash.ts'
import { isForOwners } from '../../administrators/administrators.policy.ts'
import type { By } from '../../events/event.ts'
import type { EventsStore } from '../../events/events.store.ts'
import type { Member } from '../../members/member.ts'
import type { MembersStore } from '../../members/members.store.ts'
import { voidRecovery, type VoidRecoveryDeps } from '../void-recovery.ts'
import { makeGrantCode } from './grant-code.ts'
import type { RecoveryGrantsStore } from './recovery-grants.store.ts'

/** Call it with stores bound to a transaction. */
export type MakeRecoveryGrantDeps = VoidRecoveryDeps & {
  clock: Clock
  random: Random
  members: Pick<MembersStore, 'lockActiveOwners'>
  recoveryGrants: Pick<RecoveryGrantsStore, 'endAllOf' | 'insert'>
  events: Pick<EventsStore, 'record'>
}

export type MakeRecoveryGrantOutcome =
  /** `code`: the only copy of it. */
  | { kind: 'made'; member: Member; code: string; expiresAt: Date; needsApproval: boolean }
  | { kind: 'suspended' }
  /** A password link is sent to a proved address: that proves more than paper does. */
  | { kind: 'has-address' }
  /** Staff or a role holder, and nobody but the maker and the member could agree: that is for the command line. */
  | { kind: 'no-second-owner' }

const recoveryGrantLifetime = hours(24)

/** Links and codes of before are void; sessions and the password, if there is one, go on until the code is used. */
export async function makeRecoveryGrant(
  deps: MakeRecoveryGrantDeps,
  { member, actorId, ...by }: Omit<By, 'actor'> & { member: Member; actorId: string },
): Promise<MakeRecoveryGrantOutcome> {
  if (member.status === 'suspended') return { kind: 'suspended' }
  if (member.emailVerifiedAt !== undefined) return { kind: 'has-address' }
  const needsApproval = isForOwners(member)
  const owners = await deps.members.lockActiveOwners()
  if (needsApproval && !owners.some((id) => id !== actorId && id !== member.id)) return { kind: 'no-second-owner' }

  const createdAt = deps.clock.now()
  const expiresAt = after(createdAt, recoveryGrantLifetime)
  const code = makeGrantCode(deps.random)
  const id = deps.random.uuid()
  await voidRecovery(deps, member.id)
  await deps.recoveryGrants.insert({
    id,
    memberId: member.id,
    codeHash: hashOfToken(code),
    madeBy: actorId,
    needsApproval,
    createdAt,
    expiresAt,
  })
  await deps.events.record({
    ...by,
    type: 'recovery-grant.made',
    actor: `member:${actorId}`,
    outcome: 'done',
    subjectId: member.id,
    detail: { grant: id, needs_approval: needsApproval, expires_at: expiresAt.toISOString() },
  })
  return { kind: 'made', member, code, expiresAt, needsApproval }
}
