/** Counts an error that Zendesk reported after a member's hand-off, so that nobody is sent in circles. */
import { after, type Clock } from '../../kernel/clock.ts'
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

/** Returns how many errors this member has had with this app in the loop breaker's window, this one included. */
export async function recordZendeskError(
  { events, clock }: { events: EventsStore; clock: Clock },
  { appId, memberId, code, message, requestId, ip }: ZendeskErrorReport,
): Promise<number> {
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
  return events.countZendeskErrors({ memberId, appId, since: after(clock.now(), -errorLoop.within) })
}
