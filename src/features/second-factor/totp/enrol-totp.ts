/**
 * Setting up an authenticator app. The secret stands on the page that shows it and nowhere else, sealed in its form, until a
 * code proves that the app has it: looking at the page stores nothing, and an app in use stays so until then.
 */
import { after, minutes, type Clock } from '../../../kernel/clock.ts'
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
import type { FactorsStore } from '../factors.store.ts'
import { putRecoveryCodes } from '../recovery-codes/make-recovery-codes.ts'
import type { RecoveryCodesStore } from '../recovery-codes/recovery-codes.store.ts'
import { openTotpSecret, sealTotpSecret } from './seal-totp.ts'
import { newTotpSecret, stepOf } from './totp.ts'
import type { TotpFactorsStore } from './totp-factors.store.ts'

type SealingDeps = { clock: Clock; random: Random; secretBox: SecretBox }

export type EnrolDeps = SealingDeps & {
  config: { publicUrl: string }
  inTransaction: InTransaction<
    {
      members: Pick<MembersStore, 'lock' | 'get'>
      factors: Pick<FactorsStore, 'summaryOf'>
      totpFactors: Pick<TotpFactorsStore, 'find' | 'put'>
      recoveryCodes: Pick<RecoveryCodesStore, 'replace'>
      sessions: Pick<SessionsStore, 'endAllOf'>
      events: Pick<EventsStore, 'record'>
    } & Pick<QueueNoticeDeps, 'outbox' | 'branding'>
  >
}

/** `sealed` travels in the form. */
export type Proposal = { secret: string; sealed: string }

/** Long enough to find an app and install it. */
const goodFor = minutes(30)

export function proposeTotp({ clock, random, secretBox }: SealingDeps, memberId: string): Proposal {
  const secret = newTotpSecret(random)
  const until = after(clock.now(), goodFor).getTime()
  return { secret, sealed: secretBox.seal(`${until}.${secret}`, placeOf(memberId)) }
}

/** Undefined when it is too old, somebody else's, or none of ours. */
export function readProposal(
  { clock, secretBox }: Pick<SealingDeps, 'clock' | 'secretBox'>,
  memberId: string,
  sealed: string,
): Proposal | undefined {
  try {
    const [until = '', secret = ''] = secretBox.open(sealed, placeOf(memberId)).split('.')
    return Number(until) > clock.now().getTime() ? { secret, sealed } : undefined
  } catch {
    return undefined
  }
}

export type EnrolOutcome =
  /** `recoveryCodes`: to be shown now or never; none while the member has unused ones. */
  | { kind: 'added'; recoveryCodes: string[]; sessionEpoch: number }
  | { kind: 'wrong-code' }
  /** The form was sent twice. */
  | { kind: 'added-before' }

/**
 * Every session ends, since it was opened without this app; the present one goes on in the epoch that is returned. `member`:
 * as the session of this request knows them.
 */
export async function confirmTotp(deps: EnrolDeps, { proposal, code, by, ...given }: EnrolTry): Promise<EnrolOutcome> {
  const { clock, secretBox, inTransaction } = deps
  const now = clock.now()
  const step = stepOf(proposal.secret, code, now)
  return inTransaction(async (stores) => {
    const { members, totpFactors, sessions, events } = stores
    const member = await lockSignedIn(stores, given.member)
    const { id: memberId } = member
    const before = await totpFactors.find(memberId)
    if (before && openTotpSecret(secretBox, before) === proposal.secret) return { kind: 'added-before' }
    if (step === undefined) return { kind: 'wrong-code' }
    const secretSealed = sealTotpSecret(secretBox, memberId, proposal.secret)
    await totpFactors.put({ memberId, secretSealed, confirmedAt: now }, step)
    await sessions.endAllOf(memberId)
    const { userAgent, ...about } = by
    const detail = before ? { replaced: true } : {}
    await events.record({ ...about, type: 'totp.added', outcome: 'done', subjectId: memberId, detail })
    await queueNotice({ ...deps, ...stores }, { kind: 'totp-added', member, ip: by.ip, userAgent })
    const { recoveryCodes: left } = await stores.factors.summaryOf(memberId)
    const recoveryCodes = left > 0 ? [] : await putRecoveryCodes({ ...deps, ...stores }, member, by)
    const { sessionEpoch } = await members.get(memberId)
    return { kind: 'added', recoveryCodes, sessionEpoch }
  })
}

export type EnrolTry = {
  member: Pick<Member, 'id' | 'sessionEpoch'>
  proposal: Proposal
  code: string
  by: By & { userAgent?: string | undefined }
}

const placeOf = (memberId: string) => ({ table: 'totp_factors', column: 'proposal', id: memberId }) as const
