/** A member asks for their account to be erased, or takes that back. */
import type { Clock } from '../../../kernel/clock.ts'
import type { Random } from '../../../kernel/random.ts'
import type { InTransaction } from '../../../kernel/transaction.ts'
import type { EventsStore } from '../../events/events.store.ts'
import type { ErasuresStore } from './erasures.store.ts'

type Stores = {
  erasures: Pick<ErasuresStore, 'insert' | 'withdraw'>
  events: Pick<EventsStore, 'record'>
}

export type AskForErasureDeps = { clock: Clock; random: Pick<Random, 'uuid'>; inTransaction: InTransaction<Stores> }

type Asking = { memberId: string; requestId: string; ip: string | undefined }

/** False when they have asked already. */
export const askForErasure = (
  { clock, random, inTransaction }: AskForErasureDeps,
  { reason, ...asking }: Asking & { reason: string | undefined },
): Promise<boolean> =>
  inTransaction(async ({ erasures, events }) => {
    const { memberId } = asking
    const isNew = await erasures.insert({ id: random.uuid(), memberId, reason, askedAt: clock.now() })
    if (!isNew) return false
    await events.record({
      ...about(asking),
      type: 'erasure.asked',
      ...(reason !== undefined && { personal: { reason } }),
    })
    return true
  })

/** False when there is none that waits. */
export const withdrawErasure = ({ clock, inTransaction }: AskForErasureDeps, asking: Asking): Promise<boolean> =>
  inTransaction(async ({ erasures, events }) => {
    if (!(await erasures.withdraw(asking.memberId, clock.now()))) return false
    await events.record({ ...about(asking), type: 'erasure.withdrawn' })
    return true
  })

const about = ({ memberId, requestId, ip }: Asking) =>
  ({ actor: `member:${memberId}`, outcome: 'done', subjectId: memberId, requestId, ip }) as const
