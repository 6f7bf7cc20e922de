/** Looks into what was asked for at "Forgot your password?": finds out who is meant, and mails them a link if that is safe. */
import { after, days, hours, minutes, seconds, type Clock } from '../../kernel/clock.ts'
import type { Log } from '../../kernel/log.ts'
import { repeat, type Repeating } from '../../kernel/repeat.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { EventCode } from '../events/event-codes.ts'
import type { MembersStore } from '../members/members.store.ts'
import { requestPlace, type AskedRecovery } from './ask-recovery.ts'
import type { RecoveryGrantsStore } from './grants/recovery-grants.store.ts'
import type { RecoveryRequestsStore, StoredRequest } from './recovery-requests.store.ts'
import { sendReset, type ResetStores, type SendResetDeps } from './send-reset.ts'

type Stores = ResetStores & {
  members: Pick<MembersStore, 'find' | 'findForSignIn'>
  recoveryRequests: Pick<RecoveryRequestsStore, 'take'>
}

export type AnswerRequestsDeps = Omit<SendResetDeps, 'inTransaction'> & {
  secretBox: SecretBox
  inTransaction: InTransaction<Stores>
}

/** Who waits for longer has asked again, or called: a link that comes out of the blue helps nobody. */
const patience = minutes(30)

/** Everything that waits, one after the other. How many there were. */
export async function answerRequests(deps: AnswerRequestsDeps, signal?: AbortSignal): Promise<number> {
  let answered = 0
  while (!signal?.aborted && (await deps.inTransaction((stores) => answerOne(deps, stores)))) answered += 1
  return answered
}

/** The request goes, and the mail is written, together or not at all. False when none waits. */
async function answerOne(deps: AnswerRequestsDeps, stores: Stores): Promise<boolean> {
  const stored = await stores.recoveryRequests.take()
  if (!stored) return false
  const asked = openRequest(deps, stored)
  const { subjectId, because } = await judge(deps, stores, stored, asked)
  await stores.events.record({
    type: 'recovery.asked',
    actor: 'anonymous',
    outcome: because === undefined ? 'done' : 'refused',
    subjectId,
    codes: because === undefined ? [] : [because],
    requestId: asked?.requestId,
    ip: asked?.ip,
  })
  return true
}

type Verdict = { subjectId?: string; because: EventCode | undefined }

async function judge(
  deps: AnswerRequestsDeps,
  stores: Stores,
  { askedAt }: StoredRequest,
  asked: AskedRecovery | undefined,
): Promise<Verdict> {
  if (!asked) return { because: 'unreadable' }
  const found = await stores.members.findForSignIn(asked.identifier)
  if (found.kind === 'none') return { because: 'unknown-identifier' }
  if (found.kind === 'ambiguous') return { because: 'ambiguous-identifier' }
  const { id: subjectId } = found.member
  if (after(askedAt, patience) <= deps.clock.now()) return { subjectId, because: 'too-late' }
  const { continueTo, requestId, ip } = asked
  const outcome = await sendReset(
    { ...deps, inTransaction: (work) => work(stores) },
    { member: { id: subjectId }, actor: 'anonymous', continueTo, requestId, ip },
  )
  if (outcome.kind === 'queued') return { subjectId, because: undefined }
  // In the history the bare word is Zendesk's: suspended there.
  return { subjectId, because: outcome.because === 'suspended' ? 'member-suspended' : outcome.because }
}

/** Undefined when the key it was sealed with is gone since. */
function openRequest({ secretBox }: AnswerRequestsDeps, { id, requestSealed }: StoredRequest) {
  try {
    return JSON.parse(secretBox.open(requestSealed, requestPlace(id))) as AskedRecovery
  } catch {
    return undefined
  }
}

export type RecoveringDeps = AnswerRequestsDeps & {
  clock: Clock
  log: Log
  recoveryGrants: Pick<RecoveryGrantsStore, 'deleteOld'>
}

/** How often to look, and how long codes are kept that are worth nothing any more. */
const rhythm = { look: seconds(1), sweep: hours(1), keep: days(14) } as const

/** For as long as the server runs. */
export function startRecovering(deps: RecoveringDeps): Repeating {
  let sweptAt = 0
  const work = async (signal: AbortSignal): Promise<void> => {
    await answerRequests(deps, signal)
    const now = deps.clock.now()
    if (now.getTime() - sweptAt < rhythm.sweep) return
    await deps.recoveryGrants.deleteOld(after(now, -rhythm.keep))
    sweptAt = now.getTime()
  }
  return repeat(work, {
    every: rhythm.look,
    onTrouble: (error) => deps.log.warn({ error }, 'requests for new passwords are not looked into: trying again'),
  })
}
