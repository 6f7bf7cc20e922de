/**
 * Takes down that somebody asked for a new password. Nothing here looks at the members, so that neither the answer nor the
 * time it takes can tell who is one: who is meant, and whether a mail goes out, is found out afterwards.
 */
import type { Clock } from '../../kernel/clock.ts'
import type { Random } from '../../kernel/random.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import type { RecoveryRequestsStore } from './recovery-requests.store.ts'

export type AskRecoveryDeps = {
  clock: Clock
  random: Pick<Random, 'uuid'>
  secretBox: Pick<SecretBox, 'seal'>
  recoveryRequests: Pick<RecoveryRequestsStore, 'insert'>
}

export type AskedRecovery = {
  /** An address, a username or an external ID, as it was typed. */
  identifier: string
  /** Where they were on the way to. */
  continueTo: string | undefined
  requestId: string
  ip: string | undefined
}

export async function askRecovery(deps: AskRecoveryDeps, asked: AskedRecovery): Promise<void> {
  const id = deps.random.uuid()
  const requestSealed = deps.secretBox.seal(JSON.stringify(asked), requestPlace(id))
  await deps.recoveryRequests.insert({ id, requestSealed, askedAt: deps.clock.now() })
}

/** Where a request is sealed for; it opens nowhere else. */
export const requestPlace = (id: string) => ({ table: 'recovery_requests', column: 'request_sealed', id }) as const
