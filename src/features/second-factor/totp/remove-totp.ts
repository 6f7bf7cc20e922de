/** Takes a member's authenticator app away at their own wish: not the last factor where one is required of them. */
import type { Clock } from '../../../kernel/clock.ts'
import type { Random } from '../../../kernel/random.ts'
import type { SecretBox } from '../../../kernel/secret-box.ts'
import type { InTransaction } from '../../../kernel/transaction.ts'
import type { By } from '../../events/event.ts'
import type { EventsStore } from '../../events/events.store.ts'
import { queueNotice, type QueueNoticeDeps } from '../../mail/queue-notice.ts'
import type { Member } from '../../members/member.ts'
import type { MembersStore } from '../../members/members.store.ts'
import { lockSignedIn } from '../../sessions/lock-signed-in.ts'
import type { SessionsStore } from '../../sessions/sessions.store.ts'
import { isLastNeeded, type LastNeededStores } from '../last-needed.ts'
import type { RecoveryCodesStore } from '../recovery-codes/recovery-codes.store.ts'
import type { TotpFactorsStore } from './totp-factors.store.ts'

export type RemoveTotpDeps = {
  clock: Clock
  random: Random
  secretBox: SecretBox
  config: { publicUrl: string }
  inTransaction: InTransaction<
    LastNeededStores & {
      members: Pick<MembersStore, 'lock' | 'get'>
      totpFactors: Pick<TotpFactorsStore, 'find' | 'remove'>
      recoveryCodes: Pick<RecoveryCodesStore, 'removeIfAlone'>
      sessions: Pick<SessionsStore, 'endAllOf'>
      events: Pick<EventsStore, 'record'>
    } & Pick<QueueNoticeDeps, 'outbox' | 'branding'>
  >
}

export type RemoveTotpOutcome =
  | { kind: 'removed'; sessionEpoch: number }
  /** The policy wants a factor of them, and they have no other one. */
  | { kind: 'needed' }
  | { kind: 'none' }

/** Every session ends; the present one goes on in the epoch that is returned. `given`: as its request knows them. */
export async function removeTotp(
  deps: RemoveTotpDeps,
  given: Pick<Member, 'id' | 'sessionEpoch'>,
  { userAgent, ...by }: By & { userAgent?: string | undefined },
): Promise<RemoveTotpOutcome> {
  return deps.inTransaction(async (stores) => {
    const member = await lockSignedIn(stores, given)
    const { id: memberId } = member
    if (!(await stores.totpFactors.find(memberId))) return { kind: 'none' }
    if (await isLastNeeded(stores, member)) return { kind: 'needed' }
    await stores.totpFactors.remove(memberId)
    await stores.recoveryCodes.removeIfAlone(memberId)
    await stores.sessions.endAllOf(memberId)
    await stores.events.record({ ...by, type: 'totp.removed', outcome: 'done', subjectId: memberId })
    await queueNotice({ ...deps, ...stores }, { kind: 'totp-removed', member, ip: by.ip, userAgent })
    const { sessionEpoch } = await stores.members.get(memberId)
    return { kind: 'removed', sessionEpoch }
  })
}
