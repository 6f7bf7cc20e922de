/** Between the day that somebody chooses in their zone and the moment at which a decision ends. */
import { after, days } from '../../../../kernel/clock.ts'
import { dayOf, lastDays } from '../../../../kernel/zone-days.ts'
import { proposedDays } from '../decision.policy.ts'

/** The end of that day; of the last day that may be chosen, the last moment that may be. Undefined: too long, or over. */
export function endOfDecision(date: string, most: number, now: Date, zone: string): Date | undefined {
  const day = dayOf(date, zone)
  const latest = after(now, days(most))
  if (!day || day.upto <= now || day.from > latest) return undefined
  return day.upto < latest ? day.upto : latest
}

export const proposedDecision = (most: number, now: Date, zone: string) => ({
  wish: 'acknowledge',
  reason: '',
  until: dateAt(after(now, days(proposedDays(most))), zone),
})

const dateAt = (at: Date, zone: string): string => lastDays(1, at, zone)[0]?.date ?? ''
