/** Schedules as cron writes them: five fields, in a time zone. */
import { Cron } from 'croner'

/** Whether it can be read and ever comes: `0 3 31 2 *` never does. */
export function isCron(text: string): boolean {
  try {
    return read(text, 'UTC').nextRun(anyDay) !== null
  } catch {
    return false
  }
}

/** The latest moment at or before `now`; undefined when it never came. */
export function previousMoment({ cron, zone }: Schedule, now: Date): Date | undefined {
  // The library looks before a moment; a schedule has whole minutes.
  return read(cron, zone).previousRuns(1, new Date(now.getTime() + 1_000))[0]
}

/** The next moments after `now`, soonest first. */
export function nextMoments({ cron, zone }: Schedule, now: Date, count: number): Date[] {
  return read(cron, zone).nextRuns(count, now)
}

export type Schedule = { cron: string; zone: string }

const anyDay = new Date('2026-01-01T00:00:00Z')

const read = (cron: string, zone: string): Cron => new Cron(cron, { timezone: zone, mode: '5-part', paused: true })
