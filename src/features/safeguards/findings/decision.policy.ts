/** How long a decision about a finding may stand, and whether one person may take it: read as law. */
import { after, days } from '../../../kernel/clock.ts'
import type { Severity } from '../catalogue.ts'
import type { FindingState } from '../finding.ts'

export const wishes = ['acknowledge', 'snooze', 'accept', 'dismiss', 'withdraw'] as const
export type Wish = (typeof wishes)[number]
export type DecisionWish = Exclude<Wish, 'withdraw'>

export type DecidedState = Exclude<FindingState, 'open' | 'resolved'>
export const stateOfWish: Record<DecisionWish, DecidedState> = {
  acknowledge: 'acknowledged',
  snooze: 'snoozed',
  accept: 'accepted',
  dismiss: 'dismissed',
}

export const shortestReason = 10
export const longestReason = 500

type Judged = { severity: Severity; touchesStaff: boolean }

/** What could make a stranger an agent is not put aside by one person, nor for long. */
export const needsTwo = ({ severity, touchesStaff }: Judged): boolean => severity === 'critical' && touchesStaff

const usualDays = 30

export function longestDays(finding: Judged): number {
  if (needsTwo(finding)) return 7
  return finding.severity === 'low' || finding.severity === 'info' ? 180 : 90
}

/** The least of what all of them allow. */
export const longestDaysOf = (findings: readonly Judged[]): number =>
  findings.reduce((least, finding) => Math.min(least, longestDays(finding)), 180)

export const proposedDays = (most: number): number => Math.min(usualDays, most)

export const isTooLong = (finding: Judged, until: Date, now: Date): boolean =>
  until > after(now, days(longestDays(finding)))
