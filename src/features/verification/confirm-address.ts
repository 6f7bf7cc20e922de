/** What happens behind a verification link: looking at it shows whose address it proves, confirming proves it. */
import type { Clock } from '../../kernel/clock.ts'
import { hashOfToken } from '../../kernel/token-hash.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { Member } from '../members/member.ts'
import type { MembersStore } from '../members/members.store.ts'
import type { VerificationLinksStore } from './verification-links.store.ts'

export type ConfirmAddressDeps = {
  clock: Clock
  members: Pick<MembersStore, 'find'>
  verificationLinks: Pick<VerificationLinksStore, 'find'>
  inTransaction: InTransaction<{
    verificationLinks: Pick<VerificationLinksStore, 'confirm'>
    events: Pick<EventsStore, 'record'>
  }>
}

/** Whose link it is, for the language they read; undefined when it was never made, or too long ago. */
export type LookedAtLink =
  { kind: 'open' | 'spent' | 'expired' | 'void'; member: Member } | { kind: 'unknown'; member?: undefined }

export async function lookAtLink(deps: ConfirmAddressDeps, token: string): Promise<LookedAtLink> {
  const link = await deps.verificationLinks.find(hashOfToken(token), deps.clock.now())
  const member = link && (await deps.members.find(link.memberId))
  return link && member ? { kind: link.state, member } : { kind: 'unknown' }
}

/** False when the link does not, or no longer, prove anything: look at it again to learn why. */
export async function confirmAddress(
  deps: ConfirmAddressDeps,
  token: string,
  { requestId, ip }: { requestId: string; ip: string | undefined },
): Promise<boolean> {
  return deps.inTransaction(async ({ verificationLinks, events }) => {
    const confirmed = await verificationLinks.confirm(hashOfToken(token), deps.clock.now())
    if (!confirmed) return false
    await events.record({
      type: 'address.verified',
      actor: 'anonymous',
      outcome: 'done',
      subjectId: confirmed.memberId,
      requestId,
      ip,
      detail: { by: 'link' },
    })
    return true
  })
}
