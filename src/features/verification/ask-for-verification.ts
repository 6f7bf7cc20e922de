/** A member asks for the mail that proves their own address, as often as `send-limit.ts` allows. */
import { after } from '../../kernel/clock.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { MembersStore } from '../members/members.store.ts'
import { nextSendAt, sendLimitWindow } from './send-limit.ts'
import {
  sendVerification,
  type MailRequest,
  type SendVerificationDeps,
  type SendVerificationOutcome,
  type SendVerificationStores,
} from './send-verification.ts'
import type { VerificationLinksStore } from './verification-links.store.ts'

type Stores = SendVerificationStores & {
  members: Pick<MembersStore, 'lock'>
  verificationLinks: Pick<VerificationLinksStore, 'listMadeSince'>
}

export type AskForVerificationDeps = Omit<SendVerificationDeps, 'inTransaction'> & {
  inTransaction: InTransaction<Stores>
}

export type AskForVerificationOutcome = SendVerificationOutcome | { kind: 'too-soon'; until: Date }

export async function askForVerification(
  deps: AskForVerificationDeps,
  request: MailRequest,
): Promise<AskForVerificationOutcome> {
  return deps.inTransaction(async (stores) => {
    const now = deps.clock.now()
    await stores.members.lock(request.member.id)
    const made = await stores.verificationLinks.listMadeSince(request.member.id, after(now, -sendLimitWindow))
    const until = nextSendAt(made, now)
    if (until !== undefined) return { kind: 'too-soon', until }
    return sendVerification({ ...deps, inTransaction: (work) => work(stores) }, request)
  })
}
