/** Gives a member the password they chose by a link or a code, and ends whatever the one before it had opened. */
import type { Random } from '../../kernel/random.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import type { BrandingStore } from '../branding/branding.store.ts'
import type { EventType } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { OutboxStore } from '../mail/outbox.store.ts'
import { queueNotice } from '../mail/queue-notice.ts'
import type { MembersStore } from '../members/members.store.ts'
import type { Breaches } from '../passwords/look-up-breaches.ts'
import type { SessionsStore } from '../sessions/sessions.store.ts'
import { forgetFailures } from '../sign-in/throttle.ts'
import type { ThrottlesStore } from '../sign-in/throttles.store.ts'
import { voidRecovery, type VoidRecoveryDeps } from './void-recovery.ts'

/** Call it with stores bound to the transaction that used the link or the code up. */
export type RenewPasswordDeps = VoidRecoveryDeps & {
  config: { publicUrl: string }
  random: Pick<Random, 'uuid'>
  secretBox: Pick<SecretBox, 'derive' | 'seal'>
  members: Pick<MembersStore, 'find' | 'setPassword'>
  sessions: Pick<SessionsStore, 'endAllOf'>
  throttles: Pick<ThrottlesStore, 'listStreaks' | 'settle'>
  outbox: Pick<OutboxStore, 'insert' | 'listUndoAddresses' | 'supersede'>
  branding: Pick<BrandingStore, 'find'>
  events: Pick<EventsStore, 'record'>
}

/** What of it is bound to the transaction. */
export type RenewPasswordStore =
  'members' | 'sessions' | 'setupLinks' | 'recoveryGrants' | 'throttles' | 'outbox' | 'branding' | 'events'

/** Who came with the link or the code, as far as the request told. */
export type RecoveryVisit = { requestId: string; ip: string | undefined; userAgent?: string | undefined }

export type RenewedPassword = {
  memberId: string
  hash: string
  breaches: Breaches
  /** What was used up, and what the history says of it. */
  by: { type: Extract<EventType, 'setup-link.used' | 'recovery-grant.used'>; detail: Record<string, unknown> }
}

/** Signs nobody in, and leaves second factors as they are. */
export async function renewPassword(
  deps: RenewPasswordDeps,
  { memberId, hash, breaches, by }: RenewedPassword,
  { requestId, ip, userAgent }: RecoveryVisit,
): Promise<void> {
  const member = await deps.members.find(memberId)
  if (!member) throw new Error('whoever has a link or a code is a member')
  const ended = await deps.sessions.endAllOf(memberId)
  await deps.members.setPassword(memberId, hash, deps.clock.now())
  await voidRecovery(deps, memberId)
  // Whoever kept guessing at the old one keeps nobody out of the new one.
  await forgetFailures(deps, member)
  const about = { actor: 'anonymous', outcome: 'done', subjectId: memberId, requestId, ip } as const
  await deps.events.record({ ...about, ...by })
  await deps.events.record({ ...about, type: 'password.set', detail: { sessions_ended: ended, breaches } })
  // An address that nobody proved may be somebody else's, who is not told of it.
  if (member.emailVerifiedAt !== undefined) await queueNotice(deps, { kind: 'password-reset', member, ip, userAgent })
}
