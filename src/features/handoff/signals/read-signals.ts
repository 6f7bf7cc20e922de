/** Turns what was observed of a member into signals: one of each code at most. Pure, as the checks that judge them. */
import type { FactsMember } from '../facts.ts'
import { memberSignals } from './member-signals.ts'
import type { Observed } from './observations.query.ts'
import type { Signal } from './signal.ts'
import { zendeskSignals } from './zendesk-signals.ts'

export const readSignals = (member: FactsMember, observed: Observed): Signal[] => [
  ...memberSignals(member, observed),
  ...zendeskSignals(member, observed),
]

/** The Zendesk user with this very address carries this very external ID, as far as fresh data tells. */
export const isLinkedOwner = ({ zendesk_users: users }: Observed): boolean =>
  users.some((user) => user.is_fresh && user.has_our_id && user.address === 'primary' && !user.is_deleted)
