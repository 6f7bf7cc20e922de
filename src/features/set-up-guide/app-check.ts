/** A check Latchkey makes of an app's set-up by itself, and how far a result from earlier can still be believed. */
import { after, days } from '../../kernel/clock.ts'
import type { App } from '../apps/app.ts'
import type { EventCode } from '../events/event-codes.ts'

export const checkNames = [
  'help-center',
  'secret-shape',
  'secret-unique',
  'secret-signs',
  'endpoint-reachable',
  'clock-skew',
] as const
export type CheckName = (typeof checkNames)[number]

/** `unknown`: it could not be found out, which is not good news. */
export type CheckOutcome = 'good' | 'warning' | 'bad' | 'unknown'

/** Figures and host names that belong to a code; never a secret, an address of a person or a message from outside. */
export type CheckDetail = Readonly<Record<string, string | number>>

/** Codes are stable; their words belong to the page. What was not good is in the history. */
export type CheckFinding = { detail?: CheckDetail } & (
  { outcome: 'good'; code: string } | { outcome: Exclude<CheckOutcome, 'good'>; code: EventCode }
)

/** What a check was made of; once any of it is different, the result says nothing any more. */
export type CheckedPlace = { subdomain: string; zendeskOrigin: string; publicUrl: string }

export type CheckResult = CheckedPlace & {
  appId: string
  check: CheckName
  outcome: CheckOutcome
  code: string
  detail: CheckDetail
  checkedAt: Date
  /** Undefined: not by a person, or they were erased since. */
  checkedBy: { id: string; name: string } | undefined
}

/** `void`: something it was made of has changed since. Only a current result is believed. */
export type CheckStanding = 'missing' | 'current' | 'stale' | 'void'

export const checkLifetime = days(30)

/** Those that are about the stored secret say nothing about the next one. */
const aboutSecret: readonly CheckName[] = ['secret-shape', 'secret-unique', 'secret-signs']

export function standingOf(
  result: CheckResult | undefined,
  { app, place, now }: { app: Pick<App, 'secretSetAt'>; place: CheckedPlace; now: Date },
): CheckStanding {
  if (result === undefined) return 'missing'
  const isSamePlace =
    result.subdomain === place.subdomain &&
    result.zendeskOrigin === place.zendeskOrigin &&
    result.publicUrl === place.publicUrl
  const isOtherSecret =
    aboutSecret.includes(result.check) && app.secretSetAt !== undefined && app.secretSetAt > result.checkedAt
  if (!isSamePlace || isOtherSecret) return 'void'
  return after(result.checkedAt, checkLifetime) <= now ? 'stale' : 'current'
}
