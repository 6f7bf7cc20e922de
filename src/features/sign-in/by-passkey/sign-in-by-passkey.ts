/** A sign-in without a password: the passkey says whose it is, and is both factors at once. */
import { AppError } from '../../../kernel/errors.ts'
import type { InTransaction } from '../../../kernel/transaction.ts'
import type { EventsStore } from '../../events/events.store.ts'
import type { MembersStore } from '../../members/members.store.ts'
import { verifyPasskey, type PasskeyRefusal, type VerifyStores } from '../../second-factor/passkeys/verify-passkey.ts'
import {
  concludeProof,
  type ConcludeDeps,
  type Conclusion,
  type ConcludeStores,
  type Destination,
  type Visit,
} from '../conclude-proof.ts'
import { countFor, settleFor, type ThrottleDeps } from '../throttle.ts'
import type { ThrottlesStore } from '../throttles.store.ts'

export type ByPasskeyDeps = ConcludeDeps &
  ThrottleDeps & {
    events: Pick<EventsStore, 'record'>
    inTransaction: InTransaction<Stores>
  }

type Stores = ConcludeStores &
  VerifyStores & {
    members: Pick<MembersStore, 'find' | 'noteSignIn'>
    throttles: Pick<ThrottlesStore, 'settle'>
  }

/** `answer`: the field `assertion` as it was posted. */
export type PasskeyTry = Visit & Destination & { answer: unknown }

/** Why it is refused goes into the history; whoever tried learns that it was, or that the page was open for too long. */
export type ByPasskeyRefusal = { kind: 'refused' } | { kind: 'too-late' } | { kind: 'throttled'; until: Date }

export async function signInByPasskey(deps: ByPasskeyDeps, given: PasskeyTry): Promise<Conclusion | ByPasskeyRefusal> {
  const { source } = given
  const throttle = await countFor(deps, 'passkey', { source })
  if (throttle.kind === 'throttled') return throttle
  const judged = await deps.inTransaction((stores) => judge(deps, stores, given)).catch(refusedWhenErased)
  if (judged.kind !== 'refused') return judged
  await deps.events.record({
    type: 'sign-in.failed',
    actor: 'anonymous',
    outcome: 'refused',
    subjectId: judged.memberId,
    codes: [judged.because],
    requestId: given.requestId,
    ip: given.ip,
    detail: { way: 'passkey' },
  })
  return { kind: judged.because === 'passkey-too-late' ? 'too-late' : 'refused' }
}

type Refused = {
  kind: 'refused'
  because: PasskeyRefusal | 'member-suspended' | 'changed-meanwhile'
  memberId?: string | undefined
}

/** What is refused here is committed as well: the answer has been used. */
async function judge(deps: ByPasskeyDeps, stores: Stores, given: PasskeyTry): Promise<Conclusion | Refused> {
  const { answer, ip, userAgent, source } = given
  const verdict = await verifyPasskey(deps, stores, { purpose: 'sign-in', answer, ip, userAgent })
  if (verdict.kind === 'refused') return verdict
  const { memberId } = verdict
  const member = await stores.members.find(memberId)
  if (member?.status !== 'active') return { kind: 'refused', because: 'member-suspended', memberId }
  await settleFor({ ...deps, ...stores }, 'passkey', { source })
  return concludeProof(deps, stores, { ...given, member, proofs: ['passkey'] })
}

function refusedWhenErased(error: unknown): Refused {
  if (error instanceof AppError && error.code === 'state.conflict')
    return { kind: 'refused', because: 'changed-meanwhile' }
  throw error
}
