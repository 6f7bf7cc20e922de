/** Makes the codes that stand in for a lost factor. They are shown once: the store knows them by their hashes. */
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
import { hasSecondFactor } from '../factors.ts'
import type { FactorsStore } from '../factors.store.ts'
import { hashOfRecoveryCode, newRecoveryCodes } from './recovery-codes.ts'
import type { RecoveryCodesStore } from './recovery-codes.store.ts'

type MakingDeps = { clock: Clock; random: Random; secretBox: SecretBox; config: { publicUrl: string } }

type MakingStores = {
  recoveryCodes: Pick<RecoveryCodesStore, 'replace'>
  events: Pick<EventsStore, 'record'>
} & Pick<QueueNoticeDeps, 'outbox' | 'branding'>

export type MakeCodesDeps = MakingDeps & {
  inTransaction: InTransaction<
    MakingStores & { members: Pick<MembersStore, 'lock'>; factors: Pick<FactorsStore, 'summaryOf'> }
  >
}

type Making = By & { userAgent?: string | undefined }

/**
 * Undefined for somebody without a second factor: there is nothing that could get lost. Older codes are void. `given`: as
 * the session of this request knows them.
 */
export const makeRecoveryCodes = (
  deps: MakeCodesDeps,
  given: Pick<Member, 'id' | 'sessionEpoch'>,
  by: Making,
): Promise<readonly string[] | undefined> =>
  deps.inTransaction(async (stores) => {
    const member = await lockSignedIn(stores, given)
    const factors = await stores.factors.summaryOf(member.id)
    return hasSecondFactor(factors) ? putRecoveryCodes({ ...deps, ...stores }, member, by) : undefined
  })

/** Call it with stores bound to a transaction. */
export async function putRecoveryCodes(
  deps: MakingDeps & MakingStores,
  member: Member,
  { userAgent, ...by }: Making,
): Promise<string[]> {
  const codes = newRecoveryCodes(deps.random)
  const hashes = codes.map(hashOfRecoveryCode).filter((hash) => hash !== undefined)
  await deps.recoveryCodes.replace(member.id, hashes, deps.clock.now())
  const detail = { codes: codes.length }
  await deps.events.record({ ...by, type: 'recovery-codes.made', outcome: 'done', subjectId: member.id, detail })
  await queueNotice(deps, { kind: 'recovery-codes-made', member, ip: by.ip, userAgent })
  return codes
}
