/** Computes the keys of addresses anew when the rules they were made by are no longer those of this program. */
import { setImmediate } from 'node:timers/promises'
import { minutes, seconds } from '../../../kernel/clock.ts'
import { emailKeys, usernameFoldKey } from '../../../kernel/email-keys.ts'
import { emailTraits } from '../../../kernel/email-traits.ts'
import type { Log } from '../../../kernel/log.ts'
import { repeat, type Repeating } from '../../../kernel/repeat.ts'
import type { InTransaction } from '../../../kernel/transaction.ts'
import type { MemberKeys, StaleKeysStore, StaleMember, StaleZendeskAddress } from './stale-keys.store.ts'

export type RecomputeDeps = {
  staleKeys: Pick<StaleKeysStore, 'count'>
  inTransaction: InTransaction<{ staleKeys: StaleKeysStore }>
}

const batchSize = 1_000

/** Every process does it; each takes what the others leave. Trouble is logged and tried again the next minute. */
export function startRecomputing(deps: RecomputeDeps & { log: Log }): Repeating {
  const recompute = async (signal: AbortSignal): Promise<void> => {
    const recomputed = await recomputeKeys(deps, signal)
    if (recomputed > 0) deps.log.info({ recomputed }, 'keys of addresses were computed anew')
  }
  return repeat(recompute, {
    every: minutes(1),
    first: seconds(5),
    onTrouble: (error) =>
      deps.log.warn({ error }, 'keys of addresses could not be computed anew: trying again in a minute'),
  })
}

/** How many. In transactions of a thousand: whoever is stopped half-way goes on from there the next time. */
export async function recomputeKeys(
  { staleKeys, inTransaction }: RecomputeDeps,
  signal?: AbortSignal,
): Promise<number> {
  if ((await staleKeys.count()) === 0) return 0
  const members = await throughAll<StaleMember>(signal, (after) =>
    inTransaction(async ({ staleKeys: stale }) => {
      const found = await stale.holdMembers(after?.id, batchSize)
      if (found.length > 0) await stale.putMemberKeys(found.map(memberKeys))
      return found
    }),
  )
  const addresses = await throughAll<StaleZendeskAddress>(signal, (after) =>
    inTransaction(async ({ staleKeys: stale }) => {
      const found = await stale.holdZendeskAddresses(after, batchSize)
      if (found.length > 0) {
        await stale.putZendeskKeys(found.map((address) => ({ ...address, keys: emailKeys(address.email) })))
      }
      return found
    }),
  )
  return members + addresses
}

async function throughAll<Found>(
  signal: AbortSignal | undefined,
  renew: (after: Found | undefined) => Promise<Found[]>,
): Promise<number> {
  let renewed = 0
  let last: Found | undefined
  while (!signal?.aborted) {
    const found = await renew(last)
    if (found.length === 0) break
    renewed += found.length
    last = found.at(-1)
    // The embedded database answers without leaving the event loop: let the others have their turn.
    await setImmediate()
  }
  return renewed
}

function memberKeys(member: StaleMember): MemberKeys {
  const keys = member.email === undefined ? undefined : emailKeys(member.email)
  const traits = member.email === undefined ? [] : emailTraits(member.email, keys)
  return { ...member, keys, traits, usernameFoldKey: usernameFoldKey(member.username) }
}
