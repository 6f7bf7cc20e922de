/** Counts an error that Zendesk reported after a member's hand-off, so that nobody is sent in circles. */
import { after, minutes, type Clock } from '../../kernel/clock.ts'
import type { EventsStore } from '../events/events.store.ts'
import { errorLoop } from './checks/no-error-loop.ts'
import type { ZendeskErrorCode } from './zendesk-errors.ts'

export type ZendeskErrorReport = {
  appId: string
  memberId: string
  code: ZendeskErrorCode
  /** Untrusted; kept outside the hashed part, since it may name an address. */
  message: string | undefined
  requestId: string
  ip: string | undefined
}

/** Zendesk answers a hand-off within seconds; people may take a while to come back to the tab. */
const answeredWithin = minutes(5)

/**
 * Returns how many errors this member has had with this app in the loop breaker's window. Anybody can send a browser
 * here, so an error counts only as the answer to a hand-off, and each hand-off has one answer.
 */
export async function recordZendeskError(
  { events, clock }: { events: EventsStore; clock: Clock },
  { appId, memberId, code, message, requestId, ip }: ZendeskErrorReport,
): Promise<number> {
  const now = clock.now()
  if (await events.isHandoffUnanswered({ memberId, appId, since: after(now, -answeredWithin) })) {
    await events.record({
      type: 'zendesk.error',
      actor: 'zendesk',
      subjectId: memberId,
      appId,
      outcome: 'failed',
      codes: [code],
      requestId,
      ip,
      ...(message === undefined ? {} : { personal: { message } }),
    })
  }
  return events.countZendeskErrors({ memberId, appId, since: after(now, -errorLoop.within) })
}
