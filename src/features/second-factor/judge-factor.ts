/** Judges what a member offers as their second factor, at the sign-in or later, and uses it up. */
import type { Clock } from '../../kernel/clock.ts'
import type { Random } from '../../kernel/random.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import type { By } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import { queueNotice, type QueueNoticeDeps } from '../mail/queue-notice.ts'
import type { Member } from '../members/member.ts'
import type { Proof } from '../sessions/proof.ts'
import { verifyPasskey, type PasskeyRefusal, type VerifyStores } from './passkeys/verify-passkey.ts'
import { hashOfRecoveryCode } from './recovery-codes/recovery-codes.ts'
import type { RecoveryCodesStore } from './recovery-codes/recovery-codes.store.ts'
import { openTotpSecret } from './totp/seal-totp.ts'
import { stepOf } from './totp/totp.ts'
import type { TotpFactorsStore } from './totp/totp-factors.store.ts'

export type OfferedFactor =
  | { way: 'totp' | 'recovery-code'; code: string }
  /** `answer`: the field of the form as it was posted. */
  | { way: 'passkey'; answer: unknown }

export type JudgeDeps = { clock: Clock; random: Random; secretBox: SecretBox; config: { publicUrl: string } }

/** Bound to the transaction in which the factor counts. Commit it whatever the verdict is. */
export type JudgeStores = VerifyStores & {
  totpFactors: Pick<TotpFactorsStore, 'find' | 'useStep'>
  recoveryCodes: Pick<RecoveryCodesStore, 'use'>
  events: Pick<EventsStore, 'record'>
} & Pick<QueueNoticeDeps, 'outbox' | 'branding'>

export type FactorVerdict = { kind: 'accepted'; proof: Proof } | { kind: 'refused'; because: FactorRefusal }

/** For the history; whoever tried learns only that it was refused, or that a passkey took too long. */
export type FactorRefusal =
  'no-such-factor' | 'wrong-code' | 'replayed-code' | 'unreadable-secret' | 'wrong-recovery-code' | PasskeyRefusal

export type FactorTry = {
  member: Member
  purpose: 'second-factor' | 'prove'
  offered: OfferedFactor
  by: By & { userAgent?: string | undefined }
}

export async function judgeFactor(deps: JudgeDeps, stores: JudgeStores, given: FactorTry): Promise<FactorVerdict> {
  const { member, purpose, offered, by } = given
  const because = await reasonAgainst(deps, stores, given)
  const { actor, requestId, ip, userAgent } = by
  const about = { actor, requestId, ip, subjectId: member.id } as const
  if (because !== undefined) {
    await stores.events.record({
      ...about,
      type: 'second-factor.refused',
      outcome: 'refused',
      codes: [because],
      detail: { way: offered.way, purpose },
    })
    return { kind: 'refused', because }
  }
  if (offered.way === 'recovery-code') {
    await stores.events.record({ ...about, type: 'recovery-code.used', outcome: 'done' })
    await queueNotice({ ...deps, ...stores }, { kind: 'recovery-code-used', member, ip, userAgent })
  }
  return { kind: 'accepted', proof: offered.way }
}

async function reasonAgainst(
  deps: JudgeDeps,
  stores: JudgeStores,
  { member, purpose, offered, by }: FactorTry,
): Promise<FactorRefusal | undefined> {
  switch (offered.way) {
    case 'totp':
      return reasonAgainstCode(deps, stores, member.id, offered.code)
    case 'recovery-code': {
      const hash = hashOfRecoveryCode(offered.code)
      const isUsed = hash !== undefined && (await stores.recoveryCodes.use(member.id, hash, deps.clock.now()))
      return isUsed ? undefined : 'wrong-recovery-code'
    }
    case 'passkey': {
      const { ip, userAgent } = by
      const answered = { purpose, memberId: member.id, answer: offered.answer, ip, userAgent }
      const verdict = await verifyPasskey(deps, stores, answered)
      return verdict.kind === 'refused' ? verdict.because : undefined
    }
  }
}

async function reasonAgainstCode(
  { clock, secretBox }: JudgeDeps,
  { totpFactors }: JudgeStores,
  memberId: string,
  code: string,
): Promise<FactorRefusal | undefined> {
  const factor = await totpFactors.find(memberId)
  if (!factor) return 'no-such-factor'
  const secret = openTotpSecret(secretBox, factor)
  if (secret === undefined) return 'unreadable-secret'
  const step = stepOf(secret, code, clock.now())
  if (step === undefined) return 'wrong-code'
  return (await totpFactors.useStep(factor, step)) ? undefined : 'replayed-code'
}
