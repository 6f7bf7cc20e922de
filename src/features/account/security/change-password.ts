/** Gives a signed-in member another password, for the present one. Everybody who came in by that one is out. */
import { AppError } from '../../../kernel/errors.ts'
import type { Deps, Stores } from '../../../deps.ts'
import { queueNotice } from '../../mail/queue-notice.ts'
import type { Member } from '../../members/member.ts'
import { judgePassword, type JudgePasswordDeps } from '../../passwords/judge-password.ts'
import type { PasswordComplaint } from '../../passwords/password-policy.ts'
import { voidRecovery } from '../../recovery/void-recovery.ts'
import { checkConfirmation, type PasswordDeps } from '../../sign-in/check-password.ts'
import type { Visit } from '../../sign-in/conclude-proof.ts'
import { forgetFailures } from '../../sign-in/throttle.ts'
import { voidAddressChange } from '../../verification/change/void-address-change.ts'

export type ChangePasswordDeps = Omit<PasswordDeps, 'inTransaction'> &
  JudgePasswordDeps &
  Pick<Deps, 'config' | 'inTransaction'>

export type ChangePasswordOutcome =
  /** `sessionEpoch`: the one in which the session of whoever changed it goes on. */
  | { kind: 'changed'; sessionEpoch: number }
  /** What is wrong with either of the two. */
  | { kind: 'refused'; current?: 'wrong' | { throttledUntil: Date } | undefined; next?: PasswordComplaint | undefined }

export async function changePassword(
  deps: ChangePasswordDeps,
  given: { member: Member; current: string; next: string; visit: Visit },
): Promise<ChangePasswordOutcome> {
  const { member, current, next, visit } = given
  const judged = await judgePassword(deps, next, member)
  const confirmed = await checkConfirmation(deps, { ...visit, member, password: current })
  const complaint = judged.kind === 'refused' ? judged.complaint : undefined
  if (confirmed.kind === 'throttled') {
    return { kind: 'refused', current: { throttledUntil: confirmed.until }, next: complaint }
  }
  if (confirmed.kind === 'refused') return { kind: 'refused', current: 'wrong', next: complaint }
  if (judged.kind === 'refused') return { kind: 'refused', next: complaint }

  const hash = await deps.passwords.hash(next)
  return deps.inTransaction(async (stores) => {
    const before = await stores.members.lock(member.id)
    // Whatever else ended their sessions since the page was opened ended this one, too.
    if (before?.status !== 'active' || before.sessionEpoch !== member.sessionEpoch) throw new AppError('state.conflict')
    await stores.members.setPassword(member.id, hash, deps.clock.now())
    const others = (await stores.sessions.endAllOf(member.id)) - 1
    await endWhatItOpened({ ...deps, ...stores }, before, visit)
    await stores.events.record({
      ...about(before, visit),
      type: 'password.set',
      detail: { sessions_ended: Math.max(0, others), breaches: judged.breaches },
    })
    const { sessionEpoch } = await stores.members.get(member.id)
    return { kind: 'changed', sessionEpoch }
  })
}

/** Links for yet another password, an address asked for under the old one, guesses at it; and the member is told. */
async function endWhatItOpened(
  deps: ChangePasswordDeps & Stores,
  member: Member,
  { requestId, ip, userAgent }: Visit,
): Promise<void> {
  const actor = `member:${member.id}` as const
  await voidRecovery(deps, member.id)
  await voidAddressChange(deps, { memberId: member.id, because: 'password-changed', actor, requestId, ip })
  await forgetFailures(deps, member)
  // An address that nobody proved may be somebody else's, who is not told of it.
  if (member.emailVerifiedAt !== undefined) await queueNotice(deps, { kind: 'password-changed', member, ip, userAgent })
}

const about = ({ id }: Member, { requestId, ip }: Visit) =>
  ({ actor: `member:${id}`, outcome: 'done', subjectId: id, requestId, ip }) as const
