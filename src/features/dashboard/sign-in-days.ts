/** Sign-ins, hand-offs and what was refused, day by day. */
import type { Clock } from '../../kernel/clock.ts'
import { lastDays } from '../../kernel/zone-days.ts'
import type { EventType } from '../events/event.ts'
import type { TalliesQuery } from '../events/tallies.query.ts'

export type SignInDay = {
  /** As 2026-01-31. */
  date: string
  signIns: number
  handOffs: number
  refusedSignIns: number
  refusedHandOffs: number
  zendeskErrors: number
}

const types = {
  signIns: 'sign-in.succeeded',
  handOffs: 'handoff.issued',
  refusedSignIns: 'sign-in.failed',
  refusedHandOffs: 'handoff.refused',
  zendeskErrors: 'zendesk.error',
} as const satisfies Record<Exclude<keyof SignInDay, 'date'>, EventType>

const shownDays = 30

/** The last thirty days of the zone, the oldest first. */
export async function readSignInDays(
  { tallies, clock }: { tallies: Pick<TalliesQuery, 'countIn'>; clock: Clock },
  zone: string,
): Promise<SignInDay[]> {
  const days = lastDays(shownDays, clock.now(), zone)
  const counted = await tallies.countIn(days, Object.values(types))
  return days.map(({ date }, index) => {
    const countOf = (type: EventType): number =>
      counted.find((tally) => tally.span === index && tally.type === type)?.count ?? 0
    return {
      date,
      signIns: countOf(types.signIns),
      handOffs: countOf(types.handOffs),
      refusedSignIns: countOf(types.refusedSignIns),
      refusedHandOffs: countOf(types.refusedHandOffs),
      zendeskErrors: countOf(types.zendeskErrors),
    }
  })
}
